"""OpenStreetMap PBF: buildings with their BAG id, addresses and roads.

Coordinates are collected in degrees and go to RD New once per table.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import osmium
import shapely

from samensterk.geo.lon_lat import lon_lat_from_rd, rd_from_lon_lat
from samensterk.geo.osm_highways import Way
from samensterk.sources.osm_roads import road_table
from samensterk.sources.osm_tables import (
    Address,
    Building,
    Ground,
    address_table,
    building_table,
    land_use_table,
)
from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Problem,
    Reading,
    SourceFile,
    Tick,
)

_TICK_EVERY = 10_000
_NEAR_M = 2_000.0
Window: TypeAlias = tuple[float, float, float, float]  # west, south, east, north
_MAGIC = b"OSMHeader"


@dataclass
class Collected:
    """What one pass over the file found, in degrees; nothing from outside `window`."""

    window: Window | None
    buildings: list[Building] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    made: set[str] = field(default_factory=set)  # buildings of relations
    outlines: dict[str, bool] = field(default_factory=dict)  # not yet made: is closed
    lost: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def sees(self, bounds: Window) -> bool:
        """Tell whether something with these bounds is near what is asked."""
        if self.window is None:
            return True
        west, south, east, north = self.window
        return (
            bounds[2] >= west
            and bounds[0] <= east
            and bounds[3] >= south
            and bounds[1] <= north
        )

    def lose(self, reason: str, example: str) -> None:
        self.lost[reason] += 1
        self.examples.setdefault(reason, example)

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(reason, count, self.examples[reason], is_dropped=True)
            for reason, count in sorted(self.lost.items())
        )


class OpenStreetMap:
    """A .osm.pbf extract."""

    name = "osm_pbf"

    def recognises(self, path: Path) -> bool:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _MAGIC in file.read(64)

    def describe(self, path: Path) -> SourceFile:
        counts = _count(path)
        covers = _header_box(path)
        return SourceFile(
            path=path,
            format=self.name,
            title="OpenStreetMap (PBF)",
            date=_header_date(path),
            crs="EPSG:4326",
            licence="ODbL 1.0",
            attribution="© OpenStreetMap contributors",
            counts=counts,
            extent_m=None if covers is None else covers.bounds,
            provides=frozenset({"buildings", "addresses", "roads", "land_use"}),
        )

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        found = _collect(path, _window(box), tick)
        buildings, building_problems = building_table(found.buildings)
        tables = {
            "buildings": buildings,
            "addresses": address_table(found.addresses),
            "roads": road_table(found.ways),
            "land_use": land_use_table(found.grounds),
        }
        if box is not None:
            tables = {name: _within(table, box) for name, table in tables.items()}
        covers = _header_box(path)
        ground = None if covers is None else shapely.to_wkb(covers)
        return Reading(tables, (*found.problems(), *building_problems), ground)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        return self.read(path, None, tick).problems


def _window(box: Box | None) -> Window | None:
    """Give the degrees around a box, and the junctions just outside it."""
    if box is None:
        return None
    near = shapely.segmentize(shapely.box(*box).buffer(_NEAR_M), _NEAR_M)
    west, south, east, north = shapely.transform(near, lon_lat_from_rd).bounds
    return west, south, east, north


def _within(table: Any, box: Box) -> Any:
    if "x_m" in table.column_names and "geometry" not in table.column_names:
        shapes = shapely.points(table["x_m"].to_numpy(), table["y_m"].to_numpy())
    else:
        shapes = shapely.from_wkb(table["geometry"].to_numpy())
    return table.filter(shapely.intersects(shapes, shapely.box(*box)))


def _header_box(path: Path) -> Any:
    with osmium.io.Reader(str(path)) as reader:
        box = reader.header().box()
    if not box.valid():
        return None
    west, south = box.bottom_left.lon, box.bottom_left.lat
    east, north = box.top_right.lon, box.top_right.lat
    lon_lat = shapely.segmentize(shapely.box(west, south, east, north), 0.01)
    return shapely.transform(lon_lat, rd_from_lon_lat)


def _header_date(path: Path) -> str | None:
    with osmium.io.Reader(str(path)) as reader:
        stamp: str = reader.header().get("osmosis_replication_timestamp")
    return stamp[:10] or None


def _collect(path: Path, window: Window | None, tick: Tick) -> Collected:
    found = Collected(window)
    shaper = osmium.geom.WKBFactory()
    n_read = 0
    entities = (
        osmium.FileProcessor(str(path))
        .with_locations()
        .with_areas(osmium.filter.KeyFilter("building", "landuse"))
    )
    entities.with_filter(
        osmium.filter.KeyFilter("building", "highway", "addr:housenumber", "landuse")
    )
    try:
        for entity in entities:
            _take(entity, shaper, found)
            n_read += 1
            if n_read % _TICK_EVERY == 0:
                tick(_TICK_EVERY)
    except RuntimeError as error:
        raise BrokenFile(path, f"breekt af na {n_read} objecten ({error})") from error
    tick(n_read % _TICK_EVERY)
    _lose_buildings_without_area(found)
    return found


def _count(path: Path) -> dict[str, int]:
    """Count by tags alone, without making shapes."""
    counts = dict.fromkeys(("gebouwen", "adressen", "wegen"), 0)
    entities = osmium.FileProcessor(str(path))
    entities.with_filter(
        osmium.filter.KeyFilter("building", "highway", "addr:housenumber")
    )
    try:
        for entity in entities:
            is_building = "building" in entity.tags and not entity.is_node()
            counts["gebouwen"] += is_building
            counts["adressen"] += "addr:housenumber" in entity.tags and (
                is_building or entity.is_node()
            )
            counts["wegen"] += entity.is_way() and "highway" in entity.tags
    except RuntimeError as error:
        raise BrokenFile(path, f"kan niet worden gelezen ({error})") from error
    return counts


def _lose_buildings_without_area(found: Collected) -> None:
    for osm_id, is_closed in found.outlines.items():
        reason = "building.no_shape" if is_closed else "building.not_closed"
        found.lose(reason, osm_id)


def _take(entity: Any, shaper: Any, found: Collected) -> None:
    tags = entity.tags
    if entity.is_area():
        if "building" in tags:
            _take_building(entity, shaper, found)
        if "landuse" in tags:
            _take_ground(entity, shaper, found)
    elif entity.is_node():
        _take_address(entity, found)
    else:
        if "building" in tags:
            _expect_building(entity, found)
        if entity.is_way() and "highway" in tags:
            _take_way(entity, found)


def _expect_building(entity: Any, found: Collected) -> None:
    """Remember an outline until its shape is made; some never are."""
    osm_id = f"osm:{entity.type_str()}{entity.id}"
    if osm_id not in found.made:
        found.outlines[osm_id] = entity.is_relation() or entity.is_closed()


def _take_address(entity: Any, found: Collected) -> None:
    place = (entity.location.lon, entity.location.lat)
    if "addr:housenumber" in entity.tags and found.sees(place + place):
        found.addresses.append(Address(f"osm:n{entity.id}", dict(entity.tags), place))


def _take_building(entity: Any, shaper: Any, found: Collected) -> None:
    osm_id = f"osm:{'w' if entity.from_way() else 'r'}{entity.orig_id()}"
    try:
        outline = shapely.from_wkb(shaper.create_multipolygon(entity))
    except (RuntimeError, shapely.GEOSException):
        return
    if found.outlines.pop(osm_id, None) is None:
        found.made.add(osm_id)  # the shape of a relation comes before the relation
    if not found.sees(outline.bounds):
        return
    found.buildings.append(Building(osm_id, dict(entity.tags), outline))
    if "addr:housenumber" in entity.tags:
        centre = outline.point_on_surface()
        address = Address(osm_id, dict(entity.tags), (centre.x, centre.y))
        found.addresses.append(address)


def _take_ground(entity: Any, shaper: Any, found: Collected) -> None:
    osm_id = f"osm:{'w' if entity.from_way() else 'r'}{entity.orig_id()}"
    try:
        outline = shapely.from_wkb(shaper.create_multipolygon(entity))
    except (RuntimeError, shapely.GEOSException):
        found.lose("land_use.no_shape", osm_id)
        return
    if not found.sees(outline.bounds):
        return
    tags = entity.tags
    found.grounds.append(Ground(osm_id, tags["landuse"], tags.get("name"), outline))


def _take_way(entity: Any, found: Collected) -> None:
    nodes = [node for node in entity.nodes if node.location.valid()]
    if len(nodes) < 2:
        found.lose("road.no_shape", f"osm:w{entity.id}")
        return
    ids = [node.ref for node in nodes]
    places = [(node.lon, node.lat) for node in nodes]
    lon, lat = zip(*places, strict=True)
    if not found.sees((min(lon), min(lat), max(lon), max(lat))):
        return
    found.ways.append(Way(entity.id, dict(entity.tags), ids, places))


FORMAT = OpenStreetMap()
