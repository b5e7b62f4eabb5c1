"""A place to practise: somebody in every role, the same every time, nobody real."""

import json
import os
import subprocess
import sys

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
from samensterk.web.common.roles import Role
from samensterk.web.config import demo
from samensterk.web.privacy.log.verification import verify
from samensterk.web.privacy.models import LogEntry, UnusualUse

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
    counts = [one.objects.count() for one in made]

    assert min(counts) > 0
    assert demo.fill(scans) == first
    assert [one.objects.count() for one in made] == counts


def test_where_real_people_are_nobody_practises(scans):
    make_member(Role.COORDINATOR, make_place("Kampen", "GM0166"))

    with pytest.raises(demo.NotForPractice):
        demo.fill(scans)

    assert User.objects.count() == 1


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
