"""When two people change one thing: what the other wrote beside what was typed here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.formats import localize
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the two do not agree on."""

    label: str | Promise
    theirs: str
    mine: str


def differences(
    form: forms.ModelForm[Any], current: Model, names: Iterable[str]
) -> Sequence[Difference]:
    """Compare a form that was filled in right with what stands there now."""
    found = []
    for name in names:
        mine, theirs = form.cleaned_data.get(name), getattr(current, name)
        if mine != theirs:
            field = form.fields[name]
            shown = Difference(
                field.label or name, _shown(field, theirs), _shown(field, mine)
            )
            found.append(shown)
    return found


def _shown(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return "-"
    choices: Any = field.choices if isinstance(field, forms.TypedChoiceField) else ()
    return str(dict(choices).get(value, localize(value)))


def with_version(form: forms.ModelForm[Any], version: int) -> None:
    """Let the form be sent once more, now knowing what stands there."""
    sent = QueryDict(mutable=True)
    sent.update({name: str(value) for name, value in form.data.items()})
    sent[form.add_prefix("version")] = str(version)
    form.data = sent
