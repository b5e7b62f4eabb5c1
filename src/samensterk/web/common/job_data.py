"""What long work tells of the colleague who asked for it."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.models import Job
from samensterk.web.common.personal_data import Item, Person


class JobProvider:
    """Finds work by the e-mail address or the name of who asked for it."""

    code = "jobs"
    label = gettext_lazy("Long work")
    models = frozenset({"common.Job"})

    def find(self, person: Person) -> Sequence[Item]:
        return [_item(job) for job in _rows(person).select_related("asked_by")]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        mine = [one for one in _rows(person) if str(one.pk) in ids and one.is_ended]
        for one in mine:
            one.delete()
        return len(mine)


def _rows(person: Person) -> QuerySet[Job]:
    words = person.words.split()
    if not words:
        return Job.objects.none()
    name = Q()
    for word in words:
        name &= Q(asked_by__name__icontains=word)
    rows = Job.objects.for_municipality(person.municipality_id)
    return rows.filter(Q(asked_by__email__iexact=person.words.strip()) | name)


def _item(job: Job) -> Item:
    day = date_format(localtime(job.asked_at), "DATETIME_FORMAT")
    return Item(
        id=str(job.pk),
        title=_("Work of %(day)s, asked for by %(who)s")
        % {"day": day, "who": _who(job)},
        fields=_fields(job, day),
        source=_("the colleague himself, by asking for the work"),
        kept_because=""
        if job.is_ended
        else _("This work still goes on. Stop it first, or wait until it is done."),
    )


def _fields(job: Job, day: str) -> Mapping[str, str]:
    fields = {
        _("asked by"): _who(job),
        _("asked at"): day,
        _("kind of work"): job.kind,
        _("state"): str(job.get_state_display()),
    }
    if job.note:
        fields[_("note")] = job.note
    return fields


def _who(job: Job) -> str:
    """Tell two with the same name apart."""
    return f"{job.asked_by} ({job.asked_by.email})" if job.asked_by else "-"
