"""What the sun does on the day of a drive, in words; and whether the drive fits that."""

from datetime import date, datetime, time, timedelta

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.geo.lon_lat import lon_lat_from_rd
from samensterk.web.areas.drives.daylight import Daylight, daylight
from samensterk.web.areas.drives.models import Drive
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.scans.queries import areas_of
from samensterk.web.common.clock import HERE

MIDDLE_OF_THE_NETHERLANDS = (5.39, 52.16)  # degrees; where nothing is known
# After sunset it stays light for a while: civil twilight takes 33 to 45 minutes here.
UNTIL_DARK = timedelta(minutes=45)
QUARTER_MIN = 15


def sun_on(day: date, scan: LoadedScan | None) -> Daylight:
    """Give sunrise and sunset in the area of a scan, on the Dutch clock; one query."""
    area = areas_of(scan).first() if scan is not None else None
    lon, lat = MIDDLE_OF_THE_NETHERLANDS
    if area is not None:
        lon, lat = lon_lat_from_rd(np.array([[area.x_m, area.y_m]]))[0].tolist()
    found = daylight(day, lon, lat)
    return Daylight(found.rises_at.astimezone(HERE), found.sets_at.astimezone(HERE))


def sun_words(day: date, sun: Daylight) -> str:
    return _("On %(day)s the sun rises at %(rises)s and sets at %(sets)s.") % {
        "day": date_format(day),
        "rises": _clock(sun.rises_at),
        "sets": _clock(sun.sets_at),
    }


def dark_from(sun: Daylight) -> time:
    """Propose a time at which it is dark, on a quarter of an hour."""
    at = sun.sets_at + UNTIL_DARK
    late_min = -at.minute % QUARTER_MIN
    return (at + timedelta(minutes=late_min)).time().replace(second=0, microsecond=0)


def light_warning(
    light: str, begins: datetime, ends: datetime | None, sun: Daylight
) -> str:
    """Say that it will be dark, or will not; '' when the drive fits the light."""
    last = ends or begins
    if light == Drive.Light.DAYLIGHT and begins < sun.rises_at:
        words = _("Mind: this drive by daylight begins before sunrise (%s).")
        return words % _clock(sun.rises_at)
    if light == Drive.Light.DAYLIGHT and last > sun.sets_at:
        words = _("Mind: this drive by daylight ends after sunset (%s).")
        return words % _clock(sun.sets_at)
    if light == Drive.Light.DARK and sun.rises_at <= begins < sun.sets_at:
        words = _("Mind: this drive in the dark begins before sunset (%s).")
        return words % _clock(sun.sets_at)
    return ""


def _clock(at: datetime) -> str:
    near = at.astimezone(HERE) + timedelta(seconds=30)
    return f"{near.hour}:{near.minute:02}"
