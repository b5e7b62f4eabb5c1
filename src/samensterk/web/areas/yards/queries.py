"""Questions about yards."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Abs

from samensterk.web.areas.yards.models import (
    Yard,
    YardCorrection,
    YardCorrectionQuerySet,
    YardQuerySet,
    YardQuestion,
    YardQuestionQuerySet,
)
from samensterk.web.areas.yards.visits import LAST_VISITS
from samensterk.web.common.moments import today
from samensterk.web.privacy.rights.queries import (
    Way,
    has_wish,
    is_stricter,
    may_be_addressed,
    wish_positions,
    wishes_at,
)

YEAR = timedelta(days=365)
# What the list may show: what is on it, or what is not any more.
ON_LIST, SET_ASIDE, GONE = "", "afgevoerd", "weg"
WELCOME = "welkom"


@dataclass(frozen=True, slots=True)
class YardFilter:
    """What a list of yards may be narrowed by; a fact of a yard is not among it."""

    text: str = ""
    visit_area: str = ""
    street: str = ""
    kind: str = ""
    corrections: str = ""
    wish: str = ""
    visited: str = ""
    which: str = ON_LIST

    @property
    def is_empty(self) -> bool:
        return self == YardFilter()


def yards(
    municipality_id: int, asked: YardFilter | None = None, *, text: str = ""
) -> YardQuerySet:
    """Give the yards, by street and number.

    They can be narrowed by where they are and by what people did, never by a fact.
    """
    asked = asked or YardFilter(text=text)
    rows = _on_or_off(Yard.objects.for_municipality(municipality_id), asked.which)
    if asked.visit_area:
        rows = rows.filter(visit_area=asked.visit_area)
    if asked.street:
        rows = rows.filter(street__istartswith=asked.street)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    for word in asked.text.split():
        rows = rows.filter(address__icontains=word)
    rows = rows.filter(*_about_people(municipality_id, asked))
    return rows.order_by("street", "house_number", "pk").defer("facts", "before")


def n_to_visit(
    municipality_id: int, visit_areas: Sequence[str], *, only_farms: bool
) -> list[int]:
    """Count the yards that a round through these areas visits, area by area; one query.

    Who wants no visit is not counted. No yard is read, so none is in the log.
    """
    if not visit_areas:
        return []
    rows = Yard.objects.for_municipality(municipality_id).present()
    rows = rows.filter(may_be_addressed(municipality_id, Way.VISIT))
    if only_farms:
        rows = rows.filter(kind=Yard.Kind.FARM)
    counts = {
        f"area_{number}": Count("pk", filter=Q(visit_area=name))
        for number, name in enumerate(visit_areas)
    }
    found = rows.aggregate(**counts)
    return [found[one] for one in counts]


def _on_or_off(rows: YardQuerySet, which: str) -> YardQuerySet:
    if which == SET_ASIDE:
        return rows.exclude(set_aside_on=None)
    if which == GONE:
        return rows.exclude(gone_since=None).filter(set_aside_on=None)
    return rows.present()


def _about_people(municipality_id: int, asked: YardFilter) -> list[Any]:
    """Give conditions on corrections, wishes and visits."""
    found: list[Any] = []
    if asked.corrections == "met":
        found.append(Q(n_corrections__gt=0))
    elif asked.corrections == "zonder":
        found.append(Q(n_corrections=0))
    elif asked.corrections == "vraag":
        open_ones = YardQuestion.objects.for_municipality(municipality_id).open()
        found.append(Exists(open_ones.filter(yard=OuterRef("pk"))))
    if asked.wish == WELCOME:
        found.append(~has_wish(municipality_id))
    elif asked.wish:
        found.append(has_wish(municipality_id, asked.wish))
    visits = LAST_VISITS.known
    if asked.visited and visits is not None:
        day = None if asked.visited == "nooit" else today() - YEAR
        was = visits.visited_since(municipality_id, day)
        found.append(was if asked.visited == "jaar" else ~was)
    return found


def family_of(yard: Yard) -> Sequence[Yard]:
    """Give the yards that merged into one, and into those."""
    rows = Yard.objects.for_municipality(yard.municipality_id).defer("facts", "before")
    found: list[Yard] = []
    last = [yard.pk]
    while last:
        more = list(rows.filter(merged_into__in=last).order_by("address", "pk"))
        found += more
        last = [one.pk for one in more]
    return found


def last_visit(yard: Yard) -> date | None:
    """Give the day of the last visit, where a room knows of visits."""
    visits = LAST_VISITS.known
    return visits.last_of(yard.municipality_id, yard.key) if visits else None


def last_visits_by_area(
    municipality_id: int, areas: Collection[int]
) -> Mapping[int, date]:
    """Give the day of the last visit in visit areas, where a room knows of visits."""
    visits = LAST_VISITS.known
    return visits.last_by_area(municipality_id, areas) if visits else {}


def beside(
    municipality_id: int, street: str, place: str, number: int, *, near: str = ""
) -> Yard | None:
    """Give a yard to put a new one beside: in its street, or the only one that is named."""
    rows = Yard.objects.for_municipality(municipality_id).present()
    rows = rows.defer("facts", "before")
    away = Abs(F("house_number") - number)
    of_street = rows.filter(street__iexact=street, place__iexact=place)
    found = of_street.exclude(house_number=None).order_by(away, "pk").first()
    if found is not None or not near:
        return found
    named = yards(municipality_id, text=near)[:2]
    return named[0] if len(named) == 1 else None


def corrections_of(municipality_id: int, *, text: str = "") -> YardCorrectionQuerySet:
    """Give what was corrected, the last first."""
    rows = YardCorrection.objects.for_municipality(municipality_id)
    for word in text.split():
        rows = rows.filter(yard__address__icontains=word)
    return rows.select_related("yard", "by").defer("yard__facts", "yard__before")


def questions_of(municipality_id: int) -> YardQuestionQuerySet:
    """Give what somebody must answer, by street."""
    rows = YardQuestion.objects.for_municipality(municipality_id).open()
    rows = rows.select_related("yard", "scan").defer("yard__facts", "yard__before")
    return rows.order_by("yard__street", "yard__house_number", "pk")


def changed_yards(municipality_id: int, change: str = "") -> YardQuerySet:
    """Give the yards that the last scan found anew, otherwise or not, by street."""
    rows = Yard.objects.for_municipality(municipality_id).filter(set_aside_on=None)
    rows = rows.filter(change=change) if change else rows.exclude(change="")
    return rows.order_by("street", "house_number", "pk").defer("facts", "before")


def wishes_left_behind(municipality_id: int) -> list[Yard]:
    """Give merged yards whose wish is stricter than that of the yard they belong to.

    A merge takes a wish along; this finds those that were set after it.
    """
    rows = Yard.objects.for_municipality(municipality_id).exclude(merged_into=None)
    merged = list(
        rows.filter(has_wish(municipality_id))
        .select_related("merged_into")
        .defer("facts", "before", "merged_into__facts", "merged_into__before")
    )
    targets = [one.merged_into for one in merged if one.merged_into is not None]
    keys = {one.key for one in (*merged, *targets)}
    wishes = wishes_at(municipality_id, keys)
    return [
        one
        for one in merged
        if one.merged_into is not None
        and is_stricter(wishes.get(one.key), wishes.get(one.merged_into.key))
    ]


def n_wishes_left_behind(municipality_id: int) -> int:
    """Count them for the home page; no yard is read, so none is in the log."""
    rows = Yard.objects.for_municipality(municipality_id).exclude(merged_into=None)
    positions = [one for one, _label in wish_positions()]  # each stricter than the last
    left = Q(pk__in=[])
    for number, position in enumerate(positions):
        lacks = Q(has_wish(municipality_id, position))
        for as_strict in positions[number:]:
            there = has_wish(municipality_id, as_strict, key="merged_into__key")
            lacks &= ~Q(there)
        left |= lacks
    return rows.filter(left).count()


def yards_to_visit(
    municipality_id: int, areas: Collection[str], *, farms_only: bool
) -> YardQuerySet:
    """Give the yards of whole visit areas; who may be visited is asked elsewhere."""
    rows = Yard.objects.for_municipality(municipality_id).present()
    rows = rows.exclude(key="").filter(visit_area__in=sorted(set(areas)))
    if farms_only:
        rows = rows.filter(kind=Yard.Kind.FARM)
    return rows.order_by("street", "house_number", "pk").defer("facts", "before")
