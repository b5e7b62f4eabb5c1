"""Who reads what in a report: what was told at a table is not for everybody."""

import pytest
from django.urls import reverse
from web.areas.reported import make_reported_scan

from samensterk.web.areas.reports.services import make_version
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(place, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_reported_scan(place, settings.MEDIA_ROOT)


def at(place, door, *parts):
    return reverse(f"areas:{door}", args=[place.slug, *parts])


@pytest.mark.parametrize("form", [None, "html"])
def test_what_was_told_is_for_who_sat_at_the_table_and_others_read_that_it_is_not_there(
    enter, place, scan, form
):
    told = [{"title": "Gebied 1", "lines": ["Bij de brug is het stil. (LTO)"]}]
    version = make_version(scan=scan, seen=0, sections=[], street_knowledge=told)
    url = at(place, "report", scan.pk, version.pk)
    if form:
        url = at(place, "report_file", scan.pk, version.pk, form)

    for role, reads_it in (
        (Role.RIEC_ANALYST, True),
        (Role.COORDINATOR, True),
        (Role.FIELD_TEAM, False),
    ):
        page = enter(role, place).get(url).content.decode()
        assert ("Bij de brug is het stil." in page) == reads_it
        assert ("In dit verslag staan niet: Straatkennis." in page) != reads_it
