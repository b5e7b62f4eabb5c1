"""What the texts of papers can say besides Markdown: ask, and tell in words."""

import re
from datetime import date
from typing import Any

from django import template
from django.utils import translation
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from samensterk.web.common.keeping import in_words
from samensterk.web.privacy.papers.words import Words

register = template.Library()
# Private characters: no value of others can hold them, see `printable`.
BEGINS, ENDS = "\ue000", "\ue001"
MARK = re.compile(f"{BEGINS}([a-z0-9-]+){ENDS}")


@register.simple_tag
def decide(question_id: str) -> str:
    """Leave a question to the municipality: `{% decide "grondslag" %}`."""
    return mark_safe(f"{BEGINS}{question_id}{ENDS}")  # noqa: S308 - an id of ours


@register.filter(is_safe=False)
def duration(days: Any) -> str:
    """Say how long, in the words of a reader."""
    return Words(in_time(int(days)))


@register.filter(is_safe=False)
def listed(values: Any) -> str:
    """Write a list as words: 'a, b en c'."""
    texts = [str(one) for one in values]
    if len(texts) < 2:
        return Words("".join(texts))
    return Words(f"{', '.join(texts[:-1])} en {texts[-1]}")


@register.filter(is_safe=False)
def day(written: Any) -> str:
    """Write a day of ISO 8601 as a reader does; what is no day stays as it is."""
    try:
        found = date.fromisoformat(str(written))
    except ValueError:
        return Words(str(written))
    return Words(date_format(found, "j F Y"))


@register.filter(is_safe=False)
def capital(text: Any) -> str:
    return Words(f"{str(text)[:1].upper()}{str(text)[1:]}")


@register.filter(is_safe=False)
def yes(value: Any) -> str:
    return Words("ja" if value else "nee")


def in_time(days: int) -> str:
    """Say a term as the other pages do, in Dutch whoever reads."""
    if days == 0:
        return "meteen"
    with translation.override("nl"):
        return in_words(days)
