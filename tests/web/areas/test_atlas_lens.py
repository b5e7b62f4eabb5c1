"""The lens of the CCV is vocabulary: it knows no place, and no place leads to it."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from web.members import make_member, sign_in
from web.scanned import make_described_scan

from samensterk.web.areas.atlas import lens, lens_views
from samensterk.web.areas.atlas.lens import read_lens
from samensterk.web.common.roles import Role

READINGS = {"two_sided", "discriminates", "value", "register", "seen"}


@pytest.mark.parametrize("module", [lens, lens_views])
def test_the_lens_knows_no_scan_area_or_yard(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    asked = [
        getattr(one, "module", "") or ""
        for one in ast.walk(tree)
        if isinstance(one, ast.ImportFrom)
    ]

    own = [one for one in asked if one.startswith("samensterk")]
    assert set(own) <= {"samensterk.web.areas.atlas.lens"}


def test_signals_that_mislead_say_so():
    by_number = {one.number: one.reading for one in read_lens().signals}

    assert [n for n, reading in by_number.items() if reading == "two_sided"] == [4, 8]
    assert [n for n, reading in by_number.items() if reading == "discriminates"] == [1]
    assert [n for n, reading in by_number.items() if reading == "value"] == [7]
    assert set(by_number.values()) <= READINGS
    assert all(one.warning for one in read_lens().signals)


def test_the_list_has_a_source_and_is_read_again_within_a_year():
    found = read_lens()

    assert found.url.startswith("https://hetccv.nl/")
    assert found.read_on < found.review_by <= found.read_on + timedelta(days=365)


@pytest.mark.django_db
def test_the_page_names_no_place_and_has_nothing_to_fill_in(client, place):
    scan = make_described_scan(place)
    sign_in(client, make_member(Role.RIEC_ANALYST, place).user)

    page = client.get(reverse("areas:lens", args=[place.slug])).content.decode()
    main = page[page.index("<main") : page.index("</main>")]

    assert "Oosterlage" not in main
    assert "<form" not in main
    assert f"/gebied/{scan.pk}/" not in main
    assert all(one.text in main.replace("&#x27;", "'") for one in read_lens().signals)


@pytest.mark.django_db
def test_no_area_leads_to_the_lens(client, place):
    scan = make_described_scan(place)
    area = scan.areas.filter(level="cell").first()
    sign_in(client, make_member(Role.COORDINATOR, place).user)

    for name, more in (("area", [area.pk]), ("map", []), ("area_table", [])):
        page = client.get(reverse(f"areas:{name}", args=[place.slug, scan.pk, *more]))
        assert reverse("areas:lens", args=[place.slug]) not in page.content.decode()
