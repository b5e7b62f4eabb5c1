"""Addresses of pages as they stand outside the site."""

from samensterk.web.common.site_addresses import as_typed, on_site


def test_a_link_is_whole_and_what_is_typed_is_short(settings):
    settings.SITE_URL = "https://samen.example.nl/"

    assert on_site("/antwoord/") == "https://samen.example.nl/antwoord/"
    assert as_typed("/antwoord/") == "samen.example.nl/antwoord"
