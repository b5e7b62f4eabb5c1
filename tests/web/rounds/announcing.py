"""Rounds with yards that can be announced, for tests of letters."""

from datetime import timedelta

from web.members import make_yards
from web.rounds_made import (
    make_round,
    make_round_area,
    make_rule,
    make_shift,
    make_team,
    make_team_member,
)
from web.scanned import make_described_scan

from samensterk.web.common.moments import today
from samensterk.web.rounds.letters.announcing import announce
from samensterk.web.rounds.letters.drafting import save_draft
from samensterk.web.rounds.models import Announcement

VALUES = {
    "ask_at": "team Veiligheid, 14 0599",
    "complain_at": "klachtencoördinator, 14 0599",
}


def a_ready_round(place, n_yards=6):
    """Make a round over one area with a third of the yards, a team and a rule.

    The yards stand in three visit areas in turn; the round has the first of these.
    """
    scan = make_described_scan(place)
    yards = make_yards(place, n_yards, scan)
    of = make_round(place, scan)
    area = scan.areas.get(level="visit_area")
    make_round_area(of, area=area)
    make_rule(place)
    team = make_team(of)
    make_team_member(team)
    for day in range(5):
        make_shift(team, of.starts_on + timedelta(days=day))
    return of, [one for one in yards if one.visit_area == area.name]


def drafted(of, **more):
    values = {**VALUES, "answer_until": today() + timedelta(days=20), **more}
    return save_draft(of=of, seen=None, values=values, by_id=None)


def announced(of):
    """Announce a round, or changes of it."""
    draft = drafted(of)
    return announce(announcement=draft, version=draft.version)


def last_of(of):
    return Announcement.objects.filter(of=of).order_by("number").last()
