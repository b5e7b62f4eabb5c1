"""What the home page says: what is late, what comes, what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import HomeLine, HomeList, HomeListMaker
from samensterk.web.common.may import may
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.agenda.viewers import viewer_without_all
from samensterk.web.programme.plan.models import Activity
from samensterk.web.programme.reminders import queries, services

WEEKS_AHEAD = 3
MOST = 6


def work_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """Three lists that share one look at who somebody is."""
    here, user_id = request.municipality.pk, request.user.pk
    own = viewer_without_all(here, user_id)
    sees_all = Role.COORDINATOR in request.roles
    mine = queries.own_tasks(own)
    late = mine.filter(due_on__lt=today())
    if sees_all:
        every = Task.objects.for_municipality(here).late(today())
        late = every.select_related("event", "organisation", "owner")
    yield _late(request, list(late[:MOST]), sees_all=sees_all)
    ahead = today() + timedelta(weeks=WEEKS_AHEAD)
    tasks = list(mine.filter(due_on__range=(today(), ahead))[:MOST])
    events = queries.events_ahead(here, 7 * WEEKS_AHEAD)[:MOST]
    yield _soon(request, tasks, events)
    since = services.note_visit(municipality_id=here, user_id=user_id)
    if since is not None:
        reader = replace(own, sees_all=sees_all)
        found = queries.news(reader, since=since, most=MOST)
        yield _new(request, found)


def _late(
    request: MunicipalityRequest, tasks: Sequence[Task], *, sees_all: bool
) -> HomeList:
    lines = [
        HomeLine(
            one.title,
            _url(request, "programme:task", one.pk),
            about=_whose(one) if sees_all else _of_event(one),
            day=late_in_words(one.due_on),
            is_late=True,
        )
        for one in tasks
    ]
    return HomeList(_("Late"), lines, _("Nothing is late."), *_timeline(request))


def _soon(
    request: MunicipalityRequest, tasks: Sequence[Task], events: Sequence[Event]
) -> HomeList:
    """Tasks and events in one row of days."""
    dated = [
        (
            one.due_on,
            HomeLine(
                one.title,
                _url(request, "programme:task", one.pk),
                about=_of_event(one),
                day=date_format(one.due_on),
            ),
        )
        for one in tasks
    ]
    dated += [
        (
            one.day,
            HomeLine(
                one.title,
                _url(request, "programme:event", one.pk),
                about=one.location or str(one.get_kind_display()),
                day=date_format(one.day),
            ),
        )
        for one in events
    ]
    lines = [line for _day, line in sorted(dated, key=lambda one: one[0])][: 2 * MOST]
    empty = _("Nothing of yours is planned in the next three weeks.")
    mail_url = reverse("programme:rhythm", args=[request.municipality.slug])
    return HomeList(_("Soon"), lines, empty, mail_url, _("Get this by mail"))


def _new(request: MunicipalityRequest, found: Sequence[Activity]) -> HomeList:
    lines = [
        HomeLine(
            _("%(who)s %(did)s")
            % {"who": one.by or _("Somebody"), "did": one.get_verb_display()},
            _about_url(request, one),
            about=one.about,
        )
        for one in found
    ]
    return HomeList(_("New since your last visit"), lines, _("Nothing new."))


def _about_url(request: MunicipalityRequest, one: Activity) -> str:
    if one.task_id:
        return _url(request, "programme:task", one.task_id)
    return _url(request, "programme:event", one.event_id) if one.event_id else ""


def _url(request: MunicipalityRequest, door: str, pk: int) -> str:
    """Give the page of a thing, where this reader has one."""
    if not may(request, door):
        return ""
    return reverse(door, args=[request.municipality.slug, pk])


def _timeline(request: MunicipalityRequest) -> tuple[str, str]:
    if not may(request, "programme:timeline"):
        return "", ""
    slug = request.municipality.slug
    return reverse("programme:timeline", args=[slug]), _("The whole time line")


def _of_event(task: Task) -> str:
    return task.event.title if task.event else ""


def _whose(task: Task) -> str:
    return str(task.owner or task.organisation or _("of nobody yet"))


def late_in_words(day: date) -> str:
    n_days = queries.days_late(day)
    return ngettext("%(n)s day late", "%(n)s days late", n_days) % {"n": n_days}


# Whoever may choose a rhythm takes part in the programme.
LISTS = (HomeListMaker("programme:rhythm", work_lists),)
