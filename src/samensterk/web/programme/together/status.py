"""How far municipalities are: what the RIEC sees, and nothing of yards or people."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from samensterk.web.accounts.queries import municipalities_among
from samensterk.web.common.moments import begin_of, today
from samensterk.web.programme.agenda.models import Event, Share, Task, TaskQuerySet
from samensterk.web.programme.plan.models import Activity, Phase, Programme

NOW, AHEAD, OVER = 0, 1, 2
# Where there is none, so that both databases sort it in the same place.
LAST_DAY, FIRST_DAY = date(9999, 12, 31), date(1900, 1, 1)


def statuses(places: Collection[int], *, text: str = "") -> QuerySet[Any]:
    """Give these municipalities with how far each is; one query for any number."""
    day = today()
    rows = municipalities_among(places, text=text)
    rows = rows.annotate(programme_id=Subquery(_current(day).values("pk")[:1]))
    chosen = Programme.objects.filter(pk=OuterRef("programme_id"))
    event = _next_event(day)
    return rows.annotate(
        programme_title=Coalesce(Subquery(chosen.values("title")), Value("")),
        programme_starts=Subquery(chosen.values("starts_on")),
        programme_ends=Subquery(chosen.values("ends_on")),
        phase=Coalesce(Subquery(_phase(day).values("title")[:1]), Value("")),
        event_kind=Coalesce(Subquery(event.values("kind")[:1]), Value("")),
        event_title=Coalesce(Subquery(event.values("title")[:1]), Value("")),
        event_day=Subquery(event.values("day")[:1]),
        n_late=_number(Task.objects.late(day)),
        n_open=_number(Task.objects.open()),
        last_at=Subquery(_last_activity()),
    ).annotate(
        starts_by=Coalesce("programme_starts", Value(LAST_DAY)),
        event_by=Coalesce("event_day", Value(LAST_DAY)),
        last_by=Coalesce(
            "last_at", Value(begin_of(FIRST_DAY)), output_field=DateTimeField()
        ),
    )


def _current(day: date) -> QuerySet[Programme]:
    """Give the programme of a day first: see `plan.queries.current_programme`."""
    state = Case(
        When(starts_on__lte=day, ends_on__gte=day, then=Value(NOW)),
        When(starts_on__gt=day, then=Value(AHEAD)),
        default=Value(OVER),
        output_field=IntegerField(),
    )
    rows = Programme.objects.filter(municipality=OuterRef("pk")).annotate(state=state)
    # Of those ahead the first to begin, of the others the last.
    ahead = [Case(When(state=AHEAD, then=F(one))) for one in ("starts_on", "pk")]
    return rows.order_by("state", *ahead, "-starts_on", "-pk")


def _phase(day: date) -> QuerySet[Phase]:
    return Phase.objects.filter(
        programme=OuterRef("programme_id"), starts_on__lte=day, ends_on__gte=day
    ).order_by("-starts_on", "-pk")


def _next_event(day: date) -> QuerySet[Event]:
    """Give what comes first, also when another municipality holds it."""
    joined = Share.objects.active().filter(municipality=OuterRef(OuterRef("pk")))
    own = Q(municipality=OuterRef("pk")) | Q(pk__in=joined.values("event"))
    ahead = Q(day__gte=day) | Q(ends_on__gte=day)
    rows = Event.objects.standing().filter(own, ahead)
    return rows.order_by("day", "pk")


def _number(tasks: TaskQuerySet) -> Coalesce:
    mine = tasks.filter(municipality=OuterRef("pk")).order_by()
    counted = mine.values("municipality").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _last_activity() -> QuerySet[Any]:
    mine = Activity.objects.filter(municipality=OuterRef("pk")).order_by()
    return mine.values("municipality").annotate(last=Max("at")).values("last")
