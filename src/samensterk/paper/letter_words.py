"""The words of a letter as data, whatever it is about: for paper, mail and pages."""

from collections.abc import Sequence
from dataclasses import dataclass

ANSWER = "answer"  # the section that says how to answer


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it; in `ANSWER` stand the code and its QR."""

    code: str
    heading: str
    paragraphs: Sequence[str] = ()
    items: Sequence[str] = ()
    after: Sequence[str] = ()
    labels: Sequence[str] = ()  # which paragraphs name what comes below them


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A whole letter, but for its address and code."""

    subject: str
    greeting: str
    intro: Sequence[str]
    sections: Sequence[Section]
    closing: str

    def section(self, code: str) -> Section:
        return next(one for one in self.sections if one.code == code)


@dataclass(frozen=True, slots=True)
class CodeWords:
    """What stands beside a code."""

    link: str  # where to go with it
    code_is: str  # what it is called
