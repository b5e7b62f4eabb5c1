"""Two people change one thing: who saves second sees both versions, and chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.db import models
from django.http import Http404
from django.utils.formats import localize
from django.utils.translation import gettext as _

M = TypeVar("M", bound=models.Model)


class ChangedMeanwhile(Exception):
    """Somebody else saved first; `current` is what stands there now."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"version {current.version} is there already")
        self.current = current


class Gone(Http404):
    """It was removed, or handed to others, since it was fetched.

    A page that does not ask is answered as any other that is not there.
    """


def hold(row: M) -> M:
    """Give a row as it is now; who changes it as well waits until we are done.

    Raises
    ------
    Gone
    """
    rows: models.QuerySet[M] = type(row)._default_manager.all()  # noqa: SLF001 - of any model
    held = rows.select_for_update(of=("self",), no_key=True).filter(pk=row.pk).first()
    if held is None:
        raise Gone
    return held


def hold_at(row: M, version: int) -> M:
    """Hold a row, unless somebody else changed it since `version`.

    Raises
    ------
    ChangedMeanwhile
    Gone
    """
    held: Any = hold(row)
    if held.version != version:
        raise ChangedMeanwhile(held)
    return held  # type: ignore[no-any-return]


class VersionedForm(forms.ModelForm[M]):
    """A form that knows from which version it was made; a verb does the saving."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        current: Any = self.instance
        if current._state.adding:  # noqa: SLF001 - the only way to ask
            del self.fields["version"]
        else:
            self.fields["version"].initial = current.version

    @property
    def version_seen(self) -> int:
        """Give which version the form was made from; none fits when it is not told."""
        return self.cleaned_data.get("version") or 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the two do not agree on."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class BothVersions:
    """What differs, and who was first and when, where that is known."""

    differences: Sequence[Difference]
    by: str = ""
    at: datetime | None = None


def show_both(
    form: forms.BaseForm,
    current: Any,
    *,
    kept: Mapping[str, Any] | None = None,
    by: str = "",
    at: datetime | None = None,
) -> BothVersions:
    """Compare a form that was filled in right with what stands there now.

    The form keeps what was typed; sent again it is saved over the other's. `kept` is
    what stands in the fields now, where these are not those of the model.
    """
    sent: Any = form.data
    form.data = sent.copy()
    form.data[form.add_prefix("version")] = str(current.version)  # type: ignore[index]
    if kept is None:
        own = [name for name in form.fields if hasattr(current, name)]
        kept = {name: getattr(current, name) for name in own}
    typed = form.cleaned_data
    shown = [
        one
        for one in form
        if not one.is_hidden and one.name in kept and one.name in typed
    ]
    differences = [
        Difference(
            str(one.label),
            _shown(one.field, kept[one.name]),
            _shown(one.field, typed[one.name]),
        )
        for one in shown
        if not _is_same(typed[one.name], kept[one.name])
    ]
    return BothVersions(differences, by, at)


def _is_same(mine: Any, theirs: Any) -> bool:
    if mine in (None, "") and theirs in (None, ""):
        return True
    if isinstance(mine, list):
        return sorted(mine) == sorted(theirs)
    # A choice is a text in the form, and may be a number in the table.
    told = [str(one).replace("\r\n", "\n") for one in (mine, theirs)]
    return bool(mine == theirs) or told[0] == told[1]


def _shown(field: forms.Field, value: Any) -> str:
    if value in (None, "", []):
        return "-"
    if isinstance(value, list):
        return ", ".join(_shown(field, one) for one in value)
    if isinstance(field, forms.ModelChoiceField):
        return field.label_from_instance(value)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        words = {str(key): str(label) for key, label in choices}
        return words.get(str(value), _("something that is not in this list"))
    return str(localize(value))
