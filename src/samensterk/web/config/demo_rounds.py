"""Rounds of Noorderveld to practise on: one of which the order is drawn, one begun."""

from datetime import timedelta

from samensterk.web.accounts.models import Municipality, User
from samensterk.web.areas.scans.queries import last_scan, visit_areas_of
from samensterk.web.common.moments import today
from samensterk.web.programme.plan.queries import current_programme
from samensterk.web.rounds.models import Round
from samensterk.web.rounds.rules.services import publish_rule
from samensterk.web.rounds.setup.area_services import choose_areas, choose_draw
from samensterk.web.rounds.setup.drawing import finish_draw, start_draw
from samensterk.web.rounds.setup.services import plan_round

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
    "decided_by": "college van burgemeester en wethouders",
}
PURPOSE = (
    "Wij willen iedereen in dit gebied leren kennen. Wij vertellen wat er speelt in het buitengebied, horen waar u tegenaan "
    "loopt en laten een kaartje achter met onze nummers. Het is geen controle; u mag altijd nee zeggen."
)
FIRST, SECOND = "Ronde voorjaar, noordkant", "Ronde zomer, zuidkant"
N_FIRST, N_SECOND = 4, 3  # areas
DICE = ("3 5 1", "6 2 2")


def rounds_in_use(here: Municipality, coordinator: User, officer: User) -> Round | None:
    """Fill the rule and two rounds; gives the first, of which the order is drawn."""
    scan, programme = last_scan(here.pk), current_programme(here.pk)
    if scan is None or programme is None:
        return None
    publish_rule(
        municipality_id=here.pk,
        seen=0,
        values={**RULE, "decided_on": today() - timedelta(days=12)},
        by_id=coordinator.pk,
    )
    areas = [one.pk for one in visit_areas_of(scan)]
    first, second = (
        plan_round(
            programme=programme,
            scan_id=scan.pk,
            values={
                "title": title,
                "purpose": PURPOSE,
                "whom": whom,
                "starts_on": today() + timedelta(days=first_day),
                "ends_on": today() + timedelta(days=first_day + 28),
                "composition": {"supervisor": 1, "officer": 1},
            },
            by_id=coordinator.pk,
        )
        for title, whom, first_day in (
            (FIRST, Round.Whom.FARMS, 35),
            (SECOND, Round.Whom.ALL, 180),
        )
    )
    chosen = choose_areas(of=first, version=first.version, area_ids=areas[:N_FIRST])
    choose_areas(of=second, version=second.version, area_ids=areas[-N_SECOND:])
    _draw(choose_draw(of=chosen, version=chosen.version), coordinator, officer)
    return Round.objects.get(pk=first.pk)


def _draw(of: Round, coordinator: User, officer: User) -> None:
    found = start_draw(
        of=of,
        version=of.version,
        entry=DICE[0],
        reason="",
        by_id=coordinator.pk,
    )
    finish_draw(found=found, entry=DICE[1], by_id=officer.pk)
