"""A municipality's look is only what everybody can read."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samensterk.web.accounts.colours import check_colour, contrast
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><rect width="9" height="9"/></svg>'


@pytest.fixture
def change(enter, place):
    client = enter(Role.MUNICIPALITY_ADMIN, place)
    url = reverse("accounts:house_style", args=[place.slug])

    def send(**more):
        fields = {"primary": "#154273", "accent": "#01689b", **more}
        return client.post(url, fields)

    return send


def test_a_colour_nobody_can_read_is_refused_with_the_nearest_that_works(change):
    answer = change(primary="#ffd400").content.decode()

    proposed = re.search(r"dichtstbijzijnde[^#]*(#[0-9a-f]{6})", answer)
    assert proposed is not None
    assert contrast(check_colour(proposed[1]), check_colour("#fff")) >= 4.5


@pytest.mark.parametrize("colour", ["red", "#12", "#12345g", "javascript:x", ""])
def test_what_is_no_colour_is_refused(change, colour):
    assert change(primary=colour).status_code == 200


def test_the_colours_are_the_tokens_of_the_pages(change, client, place):
    change(primary="#005b2f")

    css = client.get(reverse("accounts:house_style_css", args=[place.slug]))

    assert css["Content-Type"] == "text/css"
    assert "--samensterk-primary: #005b2f;" in css.content.decode()


def test_a_logo_comes_back_without_its_script(change, client, place):
    answer = change(logo_file=SimpleUploadedFile("logo.exe", SVG))

    found = client.get(reverse("accounts:logo", args=[place.slug]))
    assert answer.status_code == 302
    assert found["Content-Type"] == "image/svg+xml"
    assert b"script" not in found.content
    assert "sandbox" in found["Content-Security-Policy"]


def test_a_file_that_is_no_logo_is_explained_and_keeps_the_old_one(
    change, client, place
):
    change(logo_file=SimpleUploadedFile("logo.svg", SVG))

    answer = change(logo_file=SimpleUploadedFile("logo.png", b"GIF89a..."))

    assert "geen SVG en geen PNG" in answer.content.decode()
    assert client.get(reverse("accounts:logo", args=[place.slug])).status_code == 200


def test_a_logo_can_be_taken_away(change, client, place):
    change(logo_file=SimpleUploadedFile("logo.svg", SVG))

    change(without_logo="on")

    assert client.get(reverse("accounts:logo", args=[place.slug])).status_code == 404


def test_a_new_style_is_seen_at_once_and_its_numbers_are_dutch(change, client, place):
    """Browsers keep the colours for a while; a change has another address."""
    url = reverse("accounts:house_style", args=[place.slug])

    def address():
        return re.search(
            r'href="(/huisstijl/[^"]+)"', client.get(url).content.decode()
        )[1]

    place.house_style.changed_at = place.house_style.changed_at.replace(year=2020)
    place.house_style.save()
    before = address()
    refused = change(primary="#ffd400").content.decode()
    change(primary="#005b2f")

    assert address() != before
    assert "dit is 1,4" in refused
