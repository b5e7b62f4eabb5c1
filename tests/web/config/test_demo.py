"""A place to practise: somebody in every role, the same every time, nobody real."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from web.members import make_member, make_place

from samensterk.web.accounts.models import Membership, User
from samensterk.web.accounts.practice import is_practice
from samensterk.web.areas.models import (
    DriveNote,
    ReportVersion,
    TalkNote,
    Yard,
    YardCorrection,
)
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.config import demo
from samensterk.web.privacy.log.verification import verify
from samensterk.web.privacy.models import LogEntry, UnusualUse
from samensterk.web.rounds.models import Round, Stop, TeamMember
from samensterk.web.rounds.teams.workdays import free_days

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scans(tmp_path_factory):
    from samensterk.cli.demo import _grow, _scan
    from samensterk.products.kinds import COUNTRYSIDE

    folder = tmp_path_factory.mktemp("demo")
    for name, n, seed in (("here", 40, 7), ("neighbour", 30, 11)):
        _scan(
            _grow(folder / name / "files", n, seed), folder / name / "scan", COUNTRYSIDE
        )
    return demo.Scans(
        here=(folder / "here" / "scan",),
        parks=None,
        neighbour=folder / "neighbour" / "scan",
    )


@pytest.fixture(scope="module")
def scans_of_areas(scans, tmp_path_factory):
    from samensterk.cli.demo import _grow, _scan
    from samensterk.products.kinds import COUNTRYSIDE

    folder = tmp_path_factory.mktemp("areas")
    _scan(_grow(folder / "files", 280, 7), folder / "scan", COUNTRYSIDE)
    return replace(scans, here=(folder / "scan",))


def test_there_is_somebody_in_every_role(scans):
    logins = demo.fill(scans)

    assert {one.role for one in logins} == set(Role.values)
    assert all(is_practice(one.email) for one in logins)
    assert all(
        (one.totp_secret is None) == (one.role == Role.DOOR_HELPER) for one in logins
    )


def test_filling_it_again_changes_nothing(scans):
    first = demo.fill(scans)
    made = (User, Membership, Yard, TalkNote, DriveNote, YardCorrection, ReportVersion)
    made += (Round, Stop)
    counts = [one.objects.count() for one in made]

    assert min(counts) > 0
    assert demo.fill(scans) == first
    assert [one.objects.count() for one in made] == counts


def test_where_real_people_are_nobody_practises(scans):
    make_member(Role.COORDINATOR, make_place("Kampen", "GM0166"))

    with pytest.raises(demo.NotForPractice):
        demo.fill(scans)

    assert User.objects.count() == 1


def test_one_round_is_prepared_one_under_way_and_two_have_been(scans_of_areas):
    demo.fill(scans_of_areas)

    rounds = Round.objects.order_by("starts_on")
    assert [one.state for one in rounds] == ["closed", "closed", "announced", "draft"]
    under_way = rounds[2]
    assert under_way.draws.get().by_one != under_way.draws.get().by_two
    assert not under_way.runs.filter(is_straight=True).exists()
    assert under_way.answers.filter(handled_at=None).exists()
    assert not Stop.objects.filter(of=under_way, day__lt=today(), state="planned")
    assert rounds[1].harvests.get().published_at is not None
    assert not free_days_with_visits(under_way)


def free_days_with_visits(of):
    free = free_days(of.starts_on, of.ends_on)
    return Stop.objects.filter(of=of, day__in=free)


@pytest.mark.slow
def test_the_command_gives_a_script_all_it_needs(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    words = ["demo", "--to", str(tmp_path / "demo"), "--no-serve", "--json"]

    def run(*more):
        done = subprocess.run(
            [sys.executable, "-m", "samensterk", *words, *more],
            env={**kept, "DJANGO_SETTINGS_MODULE": "samensterk.web.config.settings"},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    first, again = run(), run("--reset")

    assert first == again
    assert first["address"] == "http://127.0.0.1:8000"
    assert {"role", "email", "password", "totp_secret", "municipality"} <= set(
        first["logins"][0]
    )


def test_the_officer_has_an_evening_to_look_at(scans):
    logins = demo.fill(scans)
    demo.fill(scans)

    n_yards = Yard.objects.filter(municipality__slug="noorderveld").count()
    assert UnusualUse.objects.get(rule="night").n_subjects == min(n_yards, 80)
    assert verify().findings == []
    assert LogEntry.objects.count() == min(n_yards, 80)
    officer = next(one for one in logins if one.role == Role.PRIVACY_OFFICER)
    assert officer.municipality == "noorderveld"


def test_a_police_officer_signs_in_and_goes_along_with_a_team(scans_of_areas):
    logins = demo.fill(scans_of_areas)

    officer = next(one for one in logins if one.email.startswith("wijkagent@"))
    assert officer.role == Role.FIELD_TEAM
    membership = Membership.objects.get(user__email=officer.email)
    assert membership.organisation.kind == "police"
    member = TeamMember.objects.get(user=membership.user)
    assert member.part == TeamMember.Part.OFFICER
    assert member.organisation == membership.organisation
    colleagues = TeamMember.objects.filter(team=member.team)
    assert colleagues.filter(user__email__startswith="field-team@").exists()
