"""Notice which yards, contacts and visits are used, so that it can be written down.

A watched model tells `notice` of every row that is read. What a request or a job has
touched is gathered and given to the recorder, which the privacy room registers.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

EVERY = "*"  # in place of a key: all of a municipality


class Action(StrEnum):
    READ = "read"
    WRITE = "write"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One yard, contact or visit, by the key that stays the same in every scan."""

    municipality_id: int
    kind: str
    key: str

    @property
    def token(self) -> str:
        return f"{self.kind}/{self.key}"


@dataclass(frozen=True, slots=True)
class Use:
    """Who uses personal data, from where, for what."""

    user_id: int | None
    roles: str
    door: str
    action: Action
    purpose: str
    reason: str = ""
    request_id: str = ""


@dataclass(slots=True)
class Gathered:
    """What was touched since `gathering` began."""

    subjects: set[Subject] = field(default_factory=set)
    action: Action | None = None  # when it is not what the request method tells
    purpose: str = ""  # when somebody was asked for it
    reason: str = ""


Recorder = Callable[[Use, Gathered], None]
# Registered by the room that keeps the log; without one nothing personal is shown.
RECORDERS: list[Recorder] = []
_CURRENT: ContextVar[Gathered | None] = ContextVar("gathered", default=None)


@contextmanager
def gathering() -> Iterator[Gathered]:
    """Gather what is touched from here on, in this thread."""
    gathered = Gathered()
    token = _CURRENT.set(gathered)
    try:
        yield gathered
    finally:
        _CURRENT.reset(token)


def is_gathering() -> bool:
    return _CURRENT.get() is not None


def notice(subject: Subject) -> None:
    """Say that something personal is used; outside requests and jobs it is nothing."""
    current = _CURRENT.get()
    if current is not None:
        current.subjects.add(subject)


@contextmanager
def all_at_once(municipality_id: int, kind: str) -> Iterator[None]:
    """Name all of a municipality in one word, in place of each row that is read inside."""
    if not is_gathering():
        yield
        return
    notice(Subject(municipality_id, kind, EVERY))
    with gathering():
        yield


def asked_for(purpose: str, reason: str = "") -> None:
    """Say what somebody gave as his purpose."""
    current = _CURRENT.get()
    if current is not None:
        current.purpose, current.reason = purpose, reason


def done_as(action: Action) -> None:
    """Say what was done when the method of the request does not tell."""
    current = _CURRENT.get()
    if current is not None:
        current.action = action


def record(use: Use, gathered: Gathered) -> None:
    """Write down what was touched; nothing when nothing was."""
    if gathered.subjects:
        for recorder in RECORDERS:
            recorder(use, gathered)
