"""A site of its own, with something in it to back up."""

import pytest
from web.members import make_member, make_place, make_yards

from samensterk.web.common.roles import Role


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA = tmp_path / "site"
    settings.MEDIA_ROOT = settings.DATA / "media"
    (settings.MEDIA_ROOT / "scans").mkdir(parents=True)
    (settings.MEDIA_ROOT / "scans" / "a file").write_text("of a user")
    return settings.DATA


@pytest.fixture
def filled(folder):
    place = make_place()
    make_member(Role.COORDINATOR, place)
    make_yards(place, 30)
    return place
