"""Two people in one form: who saves second sees what the other made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.formats import date_format, localize, time_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.plan.models import Activity


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Who was first, when, and in which fields it differs from this form."""

    by: str
    at: datetime | None
    labels: Sequence[str]


def show_meanwhile(form: forms.BaseForm, current: Event | Task) -> Meanwhile:
    """Put what stands there now beside each field that differs.

    The form keeps what was filled in; sent again it is saved over the other's.
    """
    form.data = dict(form.data.items()) | {
        form.add_prefix("version"): str(current.version)
    }
    labels = []
    for name, mine in form.cleaned_data.items():
        theirs = getattr(current, name, None)
        if name == "version" or not hasattr(current, name) or _same(mine, theirs):
            continue
        field = form.fields[name]
        labels.append(str(field.label))
        shown = _shown(field, name, theirs)
        # On the bound field: that of the form was read when it was checked.
        form[name].help_text = format_html(
            "<strong>{}</strong> {}", _("It says now: %s.") % shown, field.help_text
        )
    line = _last_change(current)
    by = str(line.by) if line is not None and line.by is not None else ""
    return Meanwhile(by, line.at if line is not None else None, labels)


def _same(mine: Any, theirs: Any) -> bool:
    if mine in (None, "") and theirs in (None, ""):
        return True
    if isinstance(mine, str) and isinstance(theirs, str):
        return mine.replace("\r\n", "\n") == theirs.replace("\r\n", "\n")
    return bool(mine == theirs)


def _shown(field: forms.Field, name: str, value: Any) -> str:
    if value in (None, ""):
        return _("nothing")
    if isinstance(field, forms.ChoiceField):
        choices: Iterable[Any] = field.widget.choices
        known = {str(key): str(label) for key, label in choices}
        return known.get(str(value), _("somebody who is not in this list"))
    if isinstance(value, date):
        return str(date_format(value))
    if isinstance(value, time):
        return str(time_format(value))
    return str(localize(value))


def _last_change(current: Event | Task) -> Activity | None:
    is_task = isinstance(current, Task)
    about = Q(task=current.pk) if is_task else Q(event=current.pk, task=None)
    lines = Activity.objects.filter(about, municipality=current.municipality_id)
    quiet = (Activity.Verb.TASK_COMMENTED, Activity.Verb.FILE_ADDED)
    return lines.exclude(verb__in=quiet).select_related("by").first()
