"""Values of others in a Markdown text: they come out as themselves."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import mark_safe

from samensterk.paper.documents import printable

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Words(str):
    """A text that templates write with its Markdown escaped."""

    __slots__ = ()

    def __html__(self) -> str:  # what Django's templates ask for
        return in_markdown(self)


def in_markdown(text: str) -> str:
    """Escape everything that Markdown gives a meaning."""
    on_one_line = " ".join(printable(text).split())
    escaped = _PUNCTUATION.sub(r"\\\1", on_one_line)
    return mark_safe(escaped)  # noqa: S308 - of Markdown, which is escaped here


def as_words(value: Any) -> Any:
    """Make every text in plain values one that is escaped when it is written."""
    if isinstance(value, str):
        return Words(value)
    if isinstance(value, Mapping):
        return {name: as_words(one) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [as_words(one) for one in value]
    return value
