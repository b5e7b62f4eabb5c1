"""What can go wrong with announcing and answering.

* LetterError
  * NoRule
  * NoAreas
  * OlderScan
  * OrderIsOpen
  * NobodyToTell
  * RoundIsOver
  * NoSuchHalfDay
  * AnswerTooLate
  * NoProgramme
"""


class LetterError(Exception):
    """A round cannot be announced, or an answer not taken, so."""


class NoRule(LetterError):
    """Nobody published what a team does with what it sees."""


class NoAreas(LetterError):
    """The round visits no area yet."""


class OlderScan(LetterError):
    """A newer scan draws areas of the round otherwise."""


class OrderIsOpen(LetterError):
    """The order of the areas does not follow its own rule yet."""


class NobodyToTell(LetterError):
    """Everybody knows what holds now, or nobody is visited."""


class RoundIsOver(LetterError):
    """The last day of the round has been, or somebody closed it."""


class NoSuchHalfDay(LetterError):
    """No team can on that half day any more."""


class AnswerTooLate(LetterError):
    """The visit has been, or does not come any more."""


class NoProgramme(LetterError):
    """A task is part of a programme, and there is none."""
