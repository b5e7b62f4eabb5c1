"""The form of a round in parts: what is always asked, and what is closed until it differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields below one heading; without a heading they are always open."""

    fields: Sequence[BoundField]
    title: str = ""
    now: str = ""  # how it stands, so that it can stay closed

    @property
    def is_always_open(self) -> bool:
        return not self.title

    @property
    def is_open(self) -> bool:
        """Let nobody look for what is wrong in something that is closed."""
        return any(one.errors for one in self.fields)


def bound(form: forms.BaseForm, names: Sequence[str]) -> list[BoundField]:
    """Give those of some fields that are asked and seen."""
    return [
        form[one]
        for one in names
        if one in form.fields and not form.fields[one].widget.is_hidden
    ]
