"""What can go wrong with the rule for what a team sees.

* RuleError
  * PublishedMeanwhile
"""

from samensterk.web.rounds.rules.models import FieldRule


class RuleError(Exception):
    """The rule cannot be published so; the message is for developers."""


class PublishedMeanwhile(RuleError):
    """Somebody else published an edition; `current` is the one that holds now."""

    def __init__(self, current: FieldRule | None) -> None:
        super().__init__(f"edition {current.number if current else 0} holds already")
        self.current = current
