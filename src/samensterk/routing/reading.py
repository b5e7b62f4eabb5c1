"""Read a file of roads, whatever its format."""

from collections.abc import Sequence
from pathlib import Path

from samensterk.routing.building import NothingToDrive, build_network
from samensterk.routing.network import RoadNetwork
from samensterk.routing.nwb_reading import nwb_layer, read_nwb
from samensterk.routing.osm_reading import is_osm, read_osm
from samensterk.routing.source import Box, RoadSource, Tick
from samensterk.routing.trouble import DAMAGE, BrokenRoads, NoRoads, NotRoads


def read_roads(path: Path, box: Box | None, tick: Tick) -> RoadSource:
    """Read what touches the box; all of it without one.

    Raises
    ------
    NotRoads
    BrokenRoads
    """
    if not path.exists():
        raise NotRoads(path, "bestaat niet. Klopt de naam en de map?")
    if path.is_dir():
        raise NotRoads(path, "is een map. Geef het bestand zelf op.")
    if not path.stat().st_size:
        raise NotRoads(path, "is leeg. Download het bestand opnieuw.")
    is_map = is_osm(path)
    layer = None if is_map else nwb_layer(path)
    if not is_map and layer is None:
        raise NotRoads(
            path,
            "bevat geen wegen die we kennen. Geef een .osm.pbf van OpenStreetMap "
            "of de wegvakken van het NWB (GeoPackage of GML).",
        )
    try:
        if layer is None:
            return read_osm(path, box, tick)
        return read_nwb(path, layer, box, tick)
    except PermissionError:
        raise
    except DAMAGE as error:
        raise BrokenRoads(
            path, "kan niet tot het eind worden gelezen. Download het bestand opnieuw."
        ) from error


def network_of_files(paths: Sequence[Path], tick: Tick) -> RoadNetwork:
    """Read files and make one network of them.

    Raises
    ------
    RoutingError
    """
    sources = [read_roads(path, None, tick) for path in sorted(set(paths))]
    try:
        return build_network(sources)
    except NothingToDrive as error:
        raise NoRoads(paths[0], "bevat geen weg voor auto's.") from error
