"""The route of a day as GPX 1.1: numbered waypoints, and a route through them in order."""

from datetime import UTC, datetime

import gpxpy.gpx
from django.utils.translation import gettext as _

from samensterk.paper.documents import printable
from samensterk.web.rounds.plans.day_ways import DayWays
from samensterk.web.rounds.visits.day_sheet import DaySheet
from samensterk.web.rounds.visits.preparing import lon_lat_of

CONTENT_TYPE = "application/gpx+xml"


def as_gpx(sheet: DaySheet) -> bytes:
    """Write it; a device finds its own way from point to point, or follows the track."""
    team = sheet.day.team
    gpx = gpxpy.gpx.GPX()
    gpx.creator = "Samen Sterk"
    gpx.name = printable(f"{team.name}, {sheet.on:%d-%m-%Y}")
    gpx.time = datetime(sheet.on.year, sheet.on.month, sheet.on.day, tzinfo=UTC)
    route = gpxpy.gpx.GPXRoute(name=gpx.name)
    start = _point(team.start_x_m, team.start_y_m)
    end = _point(team.end_x_m, team.end_y_m) if team.ends_at else start
    if start is not None:
        route.points.append(_route_point(start, _("start")))
    for one in sheet.stops:
        yard = one.planned.stop.yard
        lon, lat = lon_lat_of(yard.x_m, yard.y_m)
        name = printable(f"{one.number}. {one.address}")
        gpx.waypoints.append(
            gpxpy.gpx.GPXWaypoint(lat, lon, name=name, description=one.times or None)
        )
        route.points.append(_route_point((lon, lat), name))
    if end is not None:
        route.points.append(_route_point(end, _("end")))
    gpx.routes.append(route)
    if sheet.ways is not None:
        gpx.tracks.append(_track(sheet.ways, gpx.name))
    return str(gpx.to_xml(version="1.1")).encode()


def _track(ways: DayWays, name: str) -> gpxpy.gpx.GPXTrack:
    """Give the way over the roads, for who follows a line on a map."""
    track = gpxpy.gpx.GPXTrack(name=name)
    for one in ways.ways:
        if one is not None:
            points = (lon_lat_of(x_m, y_m) for x_m, y_m in one.line_m)
            track.segments.append(
                gpxpy.gpx.GPXTrackSegment(
                    [gpxpy.gpx.GPXTrackPoint(lat, lon) for lon, lat in points]
                )
            )
    return track


def _point(x_m: float | None, y_m: float | None) -> tuple[float, float] | None:
    return None if x_m is None or y_m is None else lon_lat_of(x_m, y_m)


def _route_point(lon_lat: tuple[float, float], name: str) -> gpxpy.gpx.GPXRoutePoint:
    return gpxpy.gpx.GPXRoutePoint(lon_lat[1], lon_lat[0], name=name)
