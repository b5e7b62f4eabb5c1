"""Rounds of Noorderveld to practise on: one under way, of which the order was drawn, one begun."""

from datetime import date, time, timedelta
from typing import Any

from samensterk.web.accounts.models import Municipality, User
from samensterk.web.areas.scans.queries import last_scan, visit_areas_of
from samensterk.web.common.moments import today
from samensterk.web.config.demo_clock import days_ago
from samensterk.web.programme.plan.queries import current_programme
from samensterk.web.rounds.kinds.limits import Season, kept_season
from samensterk.web.rounds.kinds.queries import hours_here
from samensterk.web.rounds.kinds.services import set_hours
from samensterk.web.rounds.models import Draw, Round
from samensterk.web.rounds.rules.services import publish_rule
from samensterk.web.rounds.setup.area_services import choose_areas, choose_draw
from samensterk.web.rounds.setup.drawing import finish_draw, start_draw
from samensterk.web.rounds.setup.services import plan_round
from samensterk.web.rounds.teams.workdays import free_days

RULE = {
    "acute": (
        "Bij acuut gevaar voor mensen of dieren bellen wij 112 en gaan wij weg. Zien wij sporen van een ernstig misdrijf, "
        "zoals een drugslab of mensen die worden uitgebuit, dan gaan wij ook weg en vertellen wij dat aan de politie. "
        "Wij zeggen dat vooraf, zodat u het weet."
    ),
    "leaves": (
        "Wij komen om te praten, niet om te controleren. Wij kijken niet naar vergunningen, milieuregels, mest, dieren of "
        "belastingen. Wij vragen niet wie bij u woont of werkt, en wij vragen geen papieren. Afval of oude spullen op het "
        "erf laten wij voor wat het is. Wij maken geen foto's, schrijven hier niets over op en geven niets door."
    ),
    "decided_by": "het college van burgemeester en wethouders",
}
PURPOSE = (
    "Wij willen iedereen in dit gebied leren kennen. Wij vertellen wat er speelt in het buitengebied, horen waar u tegenaan "
    "loopt en laten een kaartje achter met onze nummers. Het is geen controle; u mag altijd nee zeggen."
)
# An example of what a municipality may hear from its farmers, no facts about farming.
HOURS: tuple[dict[str, Any], ...] = (
    {"kind": "dairy", "morning_from": time(10), "afternoon_until": time(15, 30)},
    {
        "kind": "arable",
        "seasons": [
            kept_season(Season("aardappeloogst", (9, 1), (10, 31))),
            kept_season(Season("zaaien en poten", (4, 1), (4, 20), is_on_request=True)),
        ],
    },
)
FIRST, SECOND = "Eerste ronde langs de erven", "Tweede ronde langs de erven"
N_FIRST, N_SECOND = 4, 3  # areas
BEGAN, BEFORE = 16, 45  # days ago: its first day, and when it was begun with
LASTS, NEXT_IN = timedelta(days=44), 120
FRIDAY = 5
DICE = ("3 5 1", "6 2 2")


def rounds_in_use(here: Municipality, coordinator: User, officer: User) -> Round | None:
    """Fill the rule and two rounds; gives the first, of which the order is drawn."""
    scan, programme = last_scan(here.pk), current_programme(here.pk)
    if scan is None or programme is None:
        return None
    areas = [one.pk for one in visit_areas_of(scan)]
    first_day = workday(today() - timedelta(days=BEGAN))
    with days_ago(BEFORE):
        publish_rule(
            municipality_id=here.pk,
            seen=0,
            values={**RULE, "decided_on": today() - timedelta(days=12)},
            by_id=coordinator.pk,
        )
        first = plan_round(
            programme=programme,
            scan_id=scan.pk,
            values=_values(FIRST, Round.Whom.FARMS, first_day),
            by_id=coordinator.pk,
        )
        if not first.areas.exists():
            ids = areas[:N_FIRST]
            chosen = choose_areas(of=first, version=first.version, area_ids=ids)
            chosen = choose_draw(of=chosen, version=chosen.version)
            _draw(chosen, coordinator, officer)
    if not hours_here(here.pk).exists():
        for values in HOURS:
            set_hours(municipality_id=here.pk, values=values)
    second = plan_round(
        programme=programme,
        scan_id=scan.pk,
        values=_values(
            SECOND, Round.Whom.ALL, workday(today() + timedelta(days=NEXT_IN))
        ),
        by_id=coordinator.pk,
    )
    if not second.areas.exists():
        ids = areas[N_FIRST : N_FIRST + N_SECOND]
        choose_areas(of=second, version=second.version, area_ids=ids)
    return Round.objects.get(pk=first.pk)


def workday(day: date) -> date:
    """Give this day, or the next one on which somebody works."""
    while day.isoweekday() > FRIDAY or day in free_days(day, day):
        day += timedelta(days=1)
    return day


def _values(title: str, whom: str, first_day: date) -> dict[str, Any]:
    return {
        "title": title,
        "purpose": PURPOSE,
        "whom": whom,
        "starts_on": first_day,
        "ends_on": workday(first_day + LASTS),
        "composition": {"supervisor": 1, "officer": 1},
    }


def _draw(of: Round, coordinator: User, officer: User) -> Draw:
    found = start_draw(
        of=of,
        version=of.version,
        entry=DICE[0],
        reason="",
        by_id=coordinator.pk,
    )
    return finish_draw(found=found, entry=DICE[1], by_id=officer.pk)
