"""How far rounds have come, by visit area of the last scan; never of a yard."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from samensterk.planning.rotation import LastVisited, rotation
from samensterk.survey.suppression import FEWEST
from samensterk.web.areas.scans.ground import Match, fingerprint, matches
from samensterk.web.areas.scans.queries import last_scan, visit_areas_of
from samensterk.web.areas.yards.queries import n_to_visit
from samensterk.web.common.moments import today
from samensterk.web.rounds.coverage.models import AreaRhythm
from samensterk.web.rounds.coverage.rhythm import USUAL_MONTHS, due_on, rhythms_of
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.visits.models import Outcome

if TYPE_CHECKING:
    from samensterk.web.areas.scans.models import LoadedScan, ScanArea

SOON = timedelta(days=183)
STEP = 5  # shares are told in steps of so many percent
# After these nobody comes again in the same round.
ENDS = (Outcome.TALK, Outcome.CEASED, Outcome.NOT_REACHABLE)
NEVER, DUE, SOON_DUE, NOT_YET = "never", "due", "soon", "later"
IN_ROUND, EMPTY = "round", "empty"
STATES = {
    NEVER: _("not visited yet"),
    DUE: _("due now"),
    SOON_DUE: _("due within half a year"),
    NOT_YET: _("not due yet"),
    IN_ROUND: _("in a round that is planned or under way"),
    EMPTY: _("no yard to visit"),
}
PROPOSED = (NEVER, DUE)


@dataclass(frozen=True, slots=True)
class Been:
    """What one round did in one of its areas."""

    row: RoundArea
    last_on: date | None
    n_done: int
    n_of: int  # 0 when nobody knows any more


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """One visit area of the last scan: how it stands, and when it is due."""

    area: "ScanArea"
    ground: str
    n_to_visit: int
    n_farms: int
    last: Been | None
    is_about: bool  # an earlier scan drew the area otherwise
    months: int
    is_own_rhythm: bool
    now_in: Round | None

    @property
    def last_on(self) -> date | None:
        return self.last.last_on if self.last is not None else None

    @property
    def share_percent(self) -> int | None:
        """Give the share visited in the last round, in steps; None: of too few to say."""
        if self.last is None:
            return None
        is_farms = self.last.row.of.whom == Round.Whom.FARMS
        now = self.n_farms if is_farms else self.n_to_visit
        n_of = self.last.n_of or max(now, self.last.n_done)
        if n_of < FEWEST:
            return None
        return round(100 * self.last.n_done / n_of / STEP) * STEP

    @property
    def due_on(self) -> date | None:
        return due_on(self.last_on, self.months) if self.last_on else None

    @property
    def state(self) -> str:
        if self.now_in is not None:
            return IN_ROUND
        if not self.n_to_visit:
            return EMPTY
        if self.due_on is None:
            return NEVER
        if self.due_on <= today():
            return DUE
        return SOON_DUE if self.due_on <= today() + SOON else NOT_YET

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True, slots=True)
class Coverage:
    """All visit areas of the last scan, in its order."""

    scan: "LoadedScan"
    areas: Sequence[AreaCoverage]
    n_rhythms_lost: int  # of areas that the last scan draws otherwise

    @property
    def proposed(self) -> Sequence[AreaCoverage]:
        """Give the areas that are due: the longest not visited first."""
        due = {
            f"{one.area.name} {one.area.area_id}": one
            for one in self.areas
            if one.state in PROPOSED
        }
        known = [
            LastVisited(key, one.last_on.toordinal() if one.last_on else None)
            for key, one in due.items()
        ]
        return [due[key] for key in rotation(known)]

    def counted(self) -> list[tuple[str, int]]:
        """Give how many areas are in each state, in words."""
        numbers = [
            (str(words), sum(one.state == state for one in self.areas))
            for state, words in STATES.items()
        ]
        return [(words, n) for words, n in numbers if n]


def coverage_of(municipality_id: int) -> Coverage | None:
    """Give how far rounds are; None without a scan. As many queries for any number."""
    scan = last_scan(municipality_id)
    if scan is None:
        return None
    areas = list(visit_areas_of(scan).defer(None))
    been = _been(municipality_id)
    there = matches(areas, [one.row.area for one in been])
    by_area: dict[int, list[Been]] = {}
    for one in been:
        by_area.setdefault(one.row.area_id, []).append(one)
    rhythms = rhythms_of(municipality_id)
    names = [one.name for one in areas]
    everybody, farms = (
        n_to_visit(municipality_id, names, only_farms=only) for only in (False, True)
    )
    found = [
        _covered(area, (n_all, n_farms), _on(there[area.pk], by_area), rhythms)
        for area, n_all, n_farms in zip(areas, everybody, farms, strict=True)
    ]
    lost = rhythms.keys() - {one.ground for one in found}
    return Coverage(scan, found, len(lost))


def coverage_of_area(municipality_id: int, area_pk: int) -> AreaCoverage | None:
    found = coverage_of(municipality_id)
    if found is None:
        return None
    return next((one for one in found.areas if one.area.pk == area_pk), None)


def _on(
    there: Iterable[Match], by_area: Mapping[int, list[Been]]
) -> list[tuple[Been, bool]]:
    return [(been, one.is_same) for one in there for been in by_area[one.earlier]]


def _covered(
    area: "ScanArea",
    counts: tuple[int, int],
    been: Sequence[tuple[Been, bool]],
    rhythms: Mapping[str, AreaRhythm],
) -> AreaCoverage:
    visited = [(one, same) for one, same in been if one.last_on is not None]
    last = max(visited, key=lambda one: (_day(one[0]), one[0].row.pk), default=None)
    now_in = [one.row.of for one, _same in been if _is_on(one.row.of)]
    ground = fingerprint(area.outline)
    own = rhythms.get(ground)
    return AreaCoverage(
        area=area,
        ground=ground,
        n_to_visit=counts[0],
        n_farms=counts[1],
        last=last[0] if last else None,
        is_about=last is not None and not last[1],
        months=own.months if own is not None else USUAL_MONTHS,
        is_own_rhythm=own is not None,
        now_in=min(now_in, key=lambda one: one.starts_on, default=None),
    )


def _day(been: Been) -> date:
    return been.last_on or date.min


def _is_on(of: Round) -> bool:
    return of.state != Round.State.CLOSED and of.ends_on >= today()


def _been(municipality_id: int) -> list[Been]:
    """Give every area of every round; two queries. No visit and no yard is read."""
    rows = RoundArea.objects.filter(municipality=municipality_id).order_by("pk")
    stops = {one.pk: (one.n_done, one.n_stops) for one in _with_stops(rows)}
    return [_one_been(row, *stops[row.pk]) for row in _with_counts(rows)]


def _one_been(row: Any, n_done: int, n_of: int) -> Been:
    """Count planned visits; when these have gone, a year after the round, what stays."""
    return Been(row, row.last_on, n_done if n_of else row.n_ended or 0, n_of)


def _with_counts(rows: QuerySet[RoundArea]) -> QuerySet[RoundArea]:
    been = Q(counts__n__gt=0) & ~Q(counts__outcome=Outcome.NOT_REACHABLE)
    return rows.select_related("area", "of").annotate(
        last_on=Max("counts__last_on", filter=been),
        n_ended=Sum("counts__n", filter=Q(counts__outcome__in=ENDS)),
    )


def _with_stops(rows: QuerySet[RoundArea]) -> QuerySet[Any]:
    first = Q(stops__again_of=None) & ~Q(stops__state=Stop.State.LAPSED)
    return rows.annotate(
        n_stops=Count("stops__key", filter=first, distinct=True),
        n_done=Count(
            "stops__key", filter=first & Q(stops__state=Stop.State.DONE), distinct=True
        ),
    )
