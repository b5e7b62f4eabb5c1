"""Finding events and tasks by words, among those that somebody may see."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.finding import MOST_PER_KIND, Found
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.agenda.task_words import state_of
from samensterk.web.programme.agenda.timeline_words import when_of
from samensterk.web.programme.agenda.viewers import viewer_of


def _words(text: str, *fields: str) -> Q:
    found = Q()
    for word in text.split():
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        found &= anywhere
    return found


class EventFinder:
    label = _("Events")
    door = "programme:event"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        here = request.municipality
        rows = Event.objects.seen_by(here.pk)
        rows = rows.filter(_words(text, "title", "about", "location"))
        return [
            Found(
                one.title,
                reverse("programme:event", args=[here.slug, one.pk]),
                when_of(one),
            )
            for one in rows.order_by("-day", "-pk")[:MOST_PER_KIND]
        ]


class TaskFinder:
    label = _("Tasks")
    door = "programme:task"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        slug = request.municipality.slug
        rows = viewer_of(request).tasks().filter(_words(text, "title", "about"))
        return [
            Found(
                one.title,
                reverse("programme:task", args=[slug, one.pk]),
                f"{date_format(one.due_on)}, {state_of(one)}",
            )
            for one in rows.order_by("-due_on", "-pk")[:MOST_PER_KIND]
        ]
