"""What has had its time goes, once a day; what has not, stays."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone
from web.members import make_member, make_yards

from samensterk.web.accounts.invitations import Offer, invite
from samensterk.web.accounts.models import Invitation, Membership, RefusedDoor
from samensterk.web.areas.models import Yard
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.config import nightly

pytestmark = pytest.mark.django_db


def test_jobs_refusals_and_invitations_go_after_their_term(place):
    user = make_member(Role.TRAINER, place).user
    offer = Offer(place.organisation, place, Role.TRAINER, today())
    for days in (1, 1000):
        moment = timezone.now() - timedelta(days=days)
        Job.objects.create(kind="a", state="done", ended_at=moment)
        RefusedDoor.objects.create(user=user, door="a", answer="b", at=moment)
        made, _token = invite(email="a@b.example.nl", offer=offer, invited_by=None)
        Invitation.objects.filter(pk=made.pk).update(expires_at=moment)

    nightly.clean_up()

    counts = [one.objects.count() for one in (Job, RefusedDoor, Invitation)]
    assert counts == [1, 1, 1]


def test_yards_and_memberships_go_after_their_term(place):
    make_yards(place, 2)
    Yard.objects.filter(house_number=1).update(gone_since=today() - timedelta(6 * 365))
    long_ago = today() - timedelta(days=3 * 365)
    make_member(Role.TRAINER, place, starts_on=long_ago, ends_on=long_ago)
    make_member(Role.TRAINER, place)

    nightly.clean_up()

    assert Yard.objects.get().house_number == 2
    assert Membership.objects.count() == 1


def test_it_is_done_once_a_day(place, monkeypatch):
    times = []
    monkeypatch.setattr(nightly, "clean_up", lambda: times.append(1))

    for _ in range(3):
        nightly.once_a_day()

    assert times == [1]


def test_a_night_that_failed_is_tried_again(place, monkeypatch):
    def fail():
        raise OperationalError

    kept = nightly.clean_up
    monkeypatch.setattr(nightly, "clean_up", fail)
    with pytest.raises(OperationalError):
        nightly.once_a_day()
    times = []
    monkeypatch.setattr(nightly, "clean_up", lambda: times.append(kept()))

    nightly.once_a_day()

    assert len(times) == 1


def test_what_a_killed_backup_left_is_swept(settings, tmp_path):
    settings.DATA = tmp_path
    moment = time.time() - 2 * 86400
    for name in (".backup-old", ".restore-old", "media", ".backup-new"):
        (tmp_path / name).mkdir()
        if name != ".backup-new":
            os.utime(tmp_path / name, (moment, moment))

    nightly.sweep()

    assert sorted(path.name for path in tmp_path.iterdir()) == [".backup-new", "media"]


def test_what_somebody_sent_is_not_kept_for_ever(place, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name, days in (("old", 30), ("new", 0)):
        folder = Path(tmp_path) / "scans" / name
        folder.mkdir(parents=True)
        moment = time.time() - days * 86400
        os.utime(folder, (moment, moment))

    nightly.clean_up()

    assert [path.name for path in (tmp_path / "scans").iterdir()] == ["new"]
