"""What can go wrong with run sheets.

* RunSheetError
  * StepsError
    * DuplicateKey
    * UnknownNeed
    * CircularSteps
    * MinuteOnAnotherDay
  * CodeTaken
  * NothingNew
  * NotLookedAt
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samensterk.web.programme.run_sheets.models import SheetImport


class RunSheetError(Exception):
    """A run sheet cannot be so; the message is for developers."""


class StepsError(RunSheetError):
    """These steps make no run sheet."""


class DuplicateKey(StepsError):
    def __init__(self, key: str) -> None:
        super().__init__(f"{key} stands there twice")
        self.key = key


class UnknownNeed(StepsError):
    """A step waits for one that is not there."""

    def __init__(self, key: str, need: str) -> None:
        super().__init__(f"{key} needs {need}, which is not there")
        self.key = key
        self.need = need


class CircularSteps(StepsError):
    """Steps would wait for each other for ever; `titles` is the way round."""

    def __init__(self, keys: Sequence[str], titles: Sequence[str]) -> None:
        super().__init__(" > ".join(keys))
        self.keys = tuple(keys)
        self.titles = tuple(titles)


class MinuteOnAnotherDay(StepsError):
    """Minutes are of the day itself only."""

    def __init__(self, key: str, day: int) -> None:
        super().__init__(f"{key} has a minute on day {day}")
        self.key = key
        self.day = day


class CodeTaken(RunSheetError):
    """The municipality has a run sheet by this name already."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NothingNew(RunSheetError):
    """An edition would be the same as the one before."""


class NotLookedAt(RunSheetError):
    """A file was read in or taken back already; `current` says which."""

    def __init__(self, current: "SheetImport") -> None:
        super().__init__(current.state)
        self.current = current
