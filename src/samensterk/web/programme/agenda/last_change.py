"""Who saved an event or a task last, for who saves second."""

from django import forms
from django.db.models import Q

from samensterk.web.common.versions import BothVersions, show_both
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.plan.models import Activity


def show_both_with_who(form: forms.BaseForm, current: Event | Task) -> BothVersions:
    """Compare a form with what stands there now, and say who wrote that."""
    line = _last_change(current)
    if line is None:
        return show_both(form, current)
    return show_both(form, current, by=str(line.by or ""), at=line.at)


def _last_change(current: Event | Task) -> Activity | None:
    is_task = isinstance(current, Task)
    about = Q(task=current.pk) if is_task else Q(event=current.pk, task=None)
    lines = Activity.objects.filter(about, municipality=current.municipality_id)
    quiet = (Activity.Verb.TASK_COMMENTED, Activity.Verb.FILE_ADDED)
    return lines.exclude(verb__in=quiet).select_related("by").first()
