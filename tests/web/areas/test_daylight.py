"""When the sun rises and sets, and whether a drive fits the light."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.areas.drives.daylight import Daylight, daylight
from samensterk.web.areas.drives.sun import dark_from, light_warning

HERE = ZoneInfo("Europe/Amsterdam")
DE_BILT = (5.18, 52.10)
NEAR = timedelta(minutes=2)


# Sunrise and sunset as astral 3.2 gives them for De Bilt, rounded to minutes.
@pytest.mark.parametrize(
    ("day", "rises", "sets"),
    [
        (date(2026, 12, 21), time(8, 46), time(16, 29)),
        (date(2026, 6, 21), time(5, 18), time(22, 4)),
        (date(2026, 11, 30), time(8, 24), time(16, 32)),
    ],
)
def test_the_sun_of_de_bilt(day, rises, sets):
    sun = daylight(day, *DE_BILT)

    assert abs(sun.rises_at - datetime.combine(day, rises, HERE)) < NEAR
    assert abs(sun.sets_at - datetime.combine(day, sets, HERE)) < NEAR


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.floats(3.3, 7.3),
    st.floats(50.7, 53.6),
)
def test_every_day_in_the_netherlands_has_seven_to_eighteen_hours_of_light(
    day, lon, lat
):
    sun = daylight(day, lon, lat)

    assert timedelta(hours=7) < sun.sets_at - sun.rises_at < timedelta(hours=18)
    assert sun.rises_at.date() == sun.sets_at.date() == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_more_to_the_east_the_sun_sets_earlier(day):
    assert daylight(day, 7.0, 52.0).sets_at < daylight(day, 4.0, 52.0).sets_at


def at(hour, minute=0):
    return datetime(2026, 12, 15, hour, minute, tzinfo=UTC)


SUN = Daylight(at(8), at(15, 20))


@pytest.mark.parametrize(
    ("light", "begins", "ends", "is_warned"),
    [
        ("daylight", at(13), at(15), False),
        ("daylight", at(13), at(16), True),
        ("daylight", at(13), None, False),
        ("daylight", at(16), None, True),
        ("daylight", at(6), at(9), True),
        ("dark", at(16), at(18), False),
        ("dark", at(15), at(18), True),
        ("dark", at(5), at(7), False),
    ],
)
def test_a_drive_that_does_not_fit_the_light_is_warned_of(
    light, begins, ends, is_warned
):
    assert bool(light_warning(light, begins, ends, SUN)) == is_warned


def test_dark_is_proposed_on_a_quarter_of_an_hour_after_twilight():
    local = Daylight(SUN.rises_at, datetime(2026, 12, 15, 16, 20, tzinfo=HERE))

    assert dark_from(local) == time(17, 15)
