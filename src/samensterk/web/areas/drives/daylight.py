"""When the sun rises and sets at a place in the Netherlands; pure, from a formula.

The formulas of the NOAA Solar Calculator (Earth System Research Laboratories, after
Jean Meeus, Astronomical Algorithms, 1998); right within two minutes between the years
1901 and 2099, which is less than hills, trees and weather make of it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import acos, asin, cos, degrees, radians, sin, tan

# The upper edge of the sun at the horizon, with refraction (NOAA, as above).
ZENITH_DEGREES = 90.833
NOON_OF_2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
DAYS_PER_CENTURY = 36525
DAYTIME_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Daylight:
    """The moments between which it is light, in UTC."""

    rises_at: datetime
    sets_at: datetime


def daylight(day: date, lon: float, lat: float) -> Daylight:
    """Give when the sun rises and sets on a day.

    Parameters
    ----------
    lon, lat
        Degrees in WGS 84, of a place where the sun rises and sets every day.
    """
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    centuries = (noon - NOON_OF_2000) / timedelta(days=DAYS_PER_CENTURY)
    tilt = _declination(centuries)
    hour_angle = degrees(
        acos(
            cos(radians(ZENITH_DEGREES)) / (cos(radians(lat)) * cos(tilt))
            - tan(radians(lat)) * tan(tilt)
        )
    )
    midnight = noon - timedelta(hours=12)
    middle = DAYTIME_MINUTES / 2 - 4 * lon - _equation_of_time(centuries)
    half = 4 * hour_angle
    return Daylight(
        rises_at=midnight + timedelta(minutes=middle - half),
        sets_at=midnight + timedelta(minutes=middle + half),
    )


def _mean_longitude(t: float) -> float:
    return (280.46646 + t * (36000.76983 + t * 0.0003032)) % 360


def _mean_anomaly(t: float) -> float:
    return radians(357.52911 + t * (35999.05029 - 0.0001537 * t))


def _obliquity(t: float) -> float:
    seconds = 21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))
    mean = 23 + (26 + seconds / 60) / 60
    return radians(mean + 0.00256 * cos(radians(125.04 - 1934.136 * t)))


def _declination(t: float) -> float:
    anomaly = _mean_anomaly(t)
    centre = (
        sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t))
        + sin(2 * anomaly) * (0.019993 - 0.000101 * t)
        + sin(3 * anomaly) * 0.000289
    )
    node = radians(125.04 - 1934.136 * t)
    apparent = radians(_mean_longitude(t) + centre - 0.00569 - 0.00478 * sin(node))
    return asin(sin(_obliquity(t)) * sin(apparent))


def _equation_of_time(t: float) -> float:
    """Give how far a sundial runs before the clock, in minutes."""
    half = tan(_obliquity(t) / 2) ** 2
    longitude, anomaly = radians(_mean_longitude(t)), _mean_anomaly(t)
    round_orbit = 0.016708634 - t * (0.000042037 + 0.0000001267 * t)
    return 4 * degrees(
        half * sin(2 * longitude)
        - 2 * round_orbit * sin(anomaly)
        + 4 * round_orbit * half * sin(anomaly) * cos(2 * longitude)
        - 0.5 * half**2 * sin(4 * longitude)
        - 1.25 * round_orbit**2 * sin(2 * anomaly)
    )
