"""Who did what, as lines that somebody may read."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import people_of
from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.tables import Column, Listing
from samensterk.web.programme.agenda.activities import activities_for
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.plan.models import Activity

Verb = Activity.Verb


def lines_for(viewer: Viewer, *, text: str = "") -> QuerySet[Activity]:
    """Give what somebody may read, newest first; every word must be found."""
    rows = activities_for(viewer)
    for word in text.split():
        verbs = [
            one.value for one in Verb if word.casefold() in str(one.label).casefold()
        ]
        who = Q(by__name__icontains=word, by__in=_people_here(viewer))
        rows = rows.filter(Q(about__icontains=word) | Q(verb__in=verbs) | who)
    return rows.select_related("by")


def _people_here(viewer: Viewer) -> list[int]:
    return [one.pk for one in people_of(viewer.municipality_id)]


@dataclass(frozen=True, slots=True)
class Doors:
    """Which pages of a line the reader may open, asked once for the whole list."""

    slug: str
    opens_event: bool
    opens_task: bool
    opens_overview: bool

    def url_of(self, line: Activity) -> str | None:
        if line.task_id:
            name, number = "programme:task", line.task_id
            return reverse(name, args=[self.slug, number]) if self.opens_task else None
        if line.event_id:
            name, number = "programme:event", line.event_id
            return reverse(name, args=[self.slug, number]) if self.opens_event else None
        if line.programme_id and self.opens_overview:
            url = reverse("programme:overview", args=[self.slug])
            return f"{url}?programma={line.programme_id}"
        return None


def stream_listing(
    request: MunicipalityRequest, people: Collection[int]
) -> Listing[Activity]:
    """Give how lines are listed; who is not of this municipality is not named."""
    doors = Doors(
        request.municipality.slug,
        may(request, "programme:event"),
        may(request, "programme:task"),
        may(request, "programme:overview"),
    )
    return Listing(
        caption=gettext_lazy("Who did what"),
        empty=gettext_lazy("Nothing was found."),
        columns=(
            Column(gettext_lazy("about"), lambda line: line.about or _("(no title)")),
            Column(gettext_lazy("what was done"), lambda line: line.get_verb_display()),
            Column(gettext_lazy("who"), lambda line: _who(line, people)),
            Column(gettext_lazy("when"), _when),
        ),
        url_of=doors.url_of,
    )


def _who(line: Activity, people: Collection[int]) -> str:
    if line.by is None:
        return _("the system, or somebody who left")
    return str(line.by) if line.by_id in people else _("another municipality")


def _when(line: Activity) -> str:
    return date_format(localtime(line.at), "SHORT_DATETIME_FORMAT")


def next_events(
    municipality_id: int, programme_id: int, *, with_joined: bool
) -> QuerySet[Event]:
    """Give the events of a programme, and those of others that it has joined."""
    own = Q(programme=programme_id, municipality=municipality_id)
    wanted = own | ~Q(municipality=municipality_id) if with_joined else own
    rows = Event.objects.seen_by(municipality_id).standing().filter(wanted)
    return rows.order_by("day", "starts_at", "pk")
