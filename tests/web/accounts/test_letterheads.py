"""How a municipality signs what goes to residents on paper."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone, translation

from samensterk.web.accounts.letterheads import house_of, signs_as

pytestmark = pytest.mark.django_db


def test_without_a_house_style_it_signs_with_its_name(place):
    assert signs_as(place) == f"Gemeente {place.name}"
    assert house_of(place.pk).lines == []


def test_it_shows_where_it_can_be_reached_without_empty_lines(place):
    style = place.house_style
    style.sender = "Gemeente Noorderveld, team Veilig"
    style.postal_address, style.phone = "Postbus 1\n\n9990 AA Noorderveld", "14 0599"
    style.save()

    house = house_of(place.pk)

    assert house.name == "Gemeente Noorderveld, team Veilig"
    assert house.lines[:3] == ["Postbus 1", "9990 AA Noorderveld", "14 0599"]


def test_the_day_is_that_of_the_netherlands_in_dutch(place, monkeypatch):
    evening = datetime(2026, 4, 30, 22, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: evening)

    with translation.override("en"):
        house = house_of(place.pk)

    assert (house.made_on, house.day) == ("1 mei 2026", "2026-05-01")
