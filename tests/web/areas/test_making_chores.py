"""Files of orders that had their time."""

from datetime import timedelta

import pytest
from django.utils import timezone
from web.areas.ordering import begin, send

from samensterk.web.areas.making.chores import forget_old_files
from samensterk.web.areas.models import ScanOrder
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_night_files_that_had_their_time_go(enter, place, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    coordinator = enter(Role.COORDINATOR, place)
    fresh, draft, done = (begin(coordinator, place) for _ in range(3))
    for one in (fresh, draft, done):
        send(coordinator, place, one, ("a.json", b"{}"))
    long_ago = timezone.now() - timedelta(days=15)
    ScanOrder.objects.filter(pk=draft.pk).update(made_at=long_ago)
    ScanOrder.objects.filter(pk=done.pk).update(
        state="done", made_at=long_ago, ended_at=timezone.now() - timedelta(days=8)
    )

    forget_old_files(timezone.now())

    kept = {one.name for one in (settings.MEDIA_ROOT / "sources").iterdir()}
    assert kept == {str(fresh.pk)}
    assert set(ScanOrder.objects.all()) == {fresh, done}
