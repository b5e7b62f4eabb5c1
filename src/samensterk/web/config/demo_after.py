"""Two rounds of Noorderveld that have been, to practise on: one due again, one told back."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from samensterk.web.accounts.models import User
from samensterk.web.areas.scans.ground import fingerprint
from samensterk.web.areas.scans.queries import visit_areas_of
from samensterk.web.common.moments import today
from samensterk.web.config.demo_rounds import workday
from samensterk.web.rounds.coverage.rhythm import rhythms_of, set_rhythm
from samensterk.web.rounds.harvest.services import (
    approve_harvest,
    begin_harvest,
    publish_harvest,
    write_harvest,
)
from samensterk.web.rounds.models import Round, RoundArea, Visit, VisitCount
from samensterk.web.rounds.setup.area_services import choose_areas
from samensterk.web.rounds.setup.services import plan_round

SPACE = UUID("0d6f8a52-59f4-5c07-9d0c-5d0f7a2f4c11")  # of the numbers of these visits
EARLIER, LATER = "Proefronde langs de erven", "Tweede proefronde langs de erven"
N_AREAS = 2
LASTED = timedelta(days=25)
# How visits ended, in each of the areas of a round.
ENDED = (
    {"talk": 18, "not_home": 6, "later": 2, "ceased": 5, "rather_not": 2},
    {"talk": 18, "not_home": 5, "later": 1, "ceased": 2, "rather_not": 1},
)
# What was talked about: words, and with how many.
TALKS: tuple[tuple[list[str], list[str], list[str], int], ...] = (
    (["who_we_are", "theft"], ["card", "leaflet"], ["light"], 7),
    (["who_we_are", "renting"], ["card"], ["talks"], 6),
    (["waste"], ["card", "sign"], ["app_group"], 5),
)
HEARD = (
    "Diefstal van gereedschap en diesel houdt veel mensen bezig, vooral in de winter. "
    "Wie een schuur leeg heeft staan, wil weten waar hij op moet letten als iemand wil huren. "
    "Langs de doorgaande weg ligt vaak afval."
)
DOING = (
    "Wij houden in het voorjaar een avond over sloten, licht en verzekering. "
    "Op de site staat een modelcontract voor verhuur; vragen kunt u stellen bij de gemeente. "
    "De gemeente haalt afval langs de weg op binnen drie werkdagen nadat u het meldt."
)


def rounds_that_have_been(of: Round, coordinator: User) -> list[Round]:
    """Make two closed rounds in other areas of the scan; twice changes nothing."""
    there = list(visit_areas_of(of.scan).defer(None).order_by("-pk"))
    free = [one for one in there if not of.areas.filter(area=one).exists()]
    made = []
    for title, first, areas in (
        (EARLIER, _workday_ago(800), free[:N_AREAS]),
        (LATER, _workday_ago(300), free[N_AREAS : 2 * N_AREAS]),
    ):
        if not areas:
            continue
        found = _plan(of, title, first, coordinator)
        if found.state == Round.State.DRAFT:
            ids = [one.pk for one in areas]
            choose_areas(of=found, version=found.version, area_ids=ids)
            _let_have_been(found)
        made.append(found)
    if len(made) > 1:
        _tell_back(made[-1], coordinator)
        ground = fingerprint(free[0].outline)
        if ground not in rhythms_of(of.municipality_id):
            set_rhythm(
                municipality_id=of.municipality_id, ground=ground, version=0, months=18
            )
    return made


def _workday_ago(n: int) -> date:
    return workday(today() - timedelta(days=n))


def _plan(of: Round, title: str, first: date, coordinator: User) -> Round:
    values = {
        "title": title,
        "purpose": of.purpose,
        "whom": of.whom,
        "starts_on": first,
        "ends_on": workday(first + LASTED),
        "composition": of.composition,
    }
    return plan_round(
        programme=of.programme,
        scan_id=of.scan_id,
        values=values,
        by_id=coordinator.pk,
    )


def _let_have_been(of: Round) -> None:
    for area, ended in zip(of.areas.order_by("place", "pk"), ENDED, strict=False):
        for outcome, n in ended.items():
            VisitCount.objects.create(
                municipality_id=of.municipality_id,
                of=of,
                area=area,
                outcome=outcome,
                n=n,
                last_on=of.ends_on,
            )
        _talk(of, area)
    Round.objects.filter(pk=of.pk).update(state=Round.State.CLOSED)  # nobody was told
    of.state = Round.State.CLOSED


def _talk(of: Round, area: RoundArea) -> None:
    """Write down what was talked about, at addresses that nobody has."""
    number = 0
    for topics, material, can_do, n in TALKS:
        for _turn in range(n):
            number += 1
            key = f"oefening-{area.pk}-{number}"
            Visit.objects.create(
                id=uuid5(SPACE, key),
                municipality_id=of.municipality_id,
                of=of,
                area=area,
                key=key,
                on=of.ends_on,
                half="morning",
                outcome="talk",
                topics=topics,
                material=material,
                can_do=can_do,
            )


def _tell_back(of: Round, coordinator: User) -> None:
    first = of.areas.order_by("place", "pk").first()
    if first is None or of.harvests.exists():
        return
    made = begin_harvest(of=of, area_id=first.pk)
    words = {"heard": HEARD, "doing": DOING}
    made = write_harvest(harvest=made, version=made.version, values=words)
    made = approve_harvest(harvest=made, version=made.version, by_id=coordinator.pk)
    publish_harvest(harvest=made, version=made.version)
