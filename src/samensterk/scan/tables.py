"""The few typed tables that every source is turned into, column by column.

A table is a `pyarrow.Table` with exactly the columns of its `TableSpec`, in that
order. Coordinates are RD New (EPSG:28992), metres, easting first; geometry is WKB
in the same system. Register ids are text and keep their leading zeros. What is
unknown is null, never 0 or 9999.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa


class WrongTable(ValueError):
    """A table has other columns or types than its specification."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type, meaning and unit; `required` is never null."""

    name: str
    dtype: pa.DataType
    meaning: str
    unit: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """What a table is called and which columns it has."""

    name: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        return pa.schema(
            [pa.field(c.name, c.dtype, nullable=not c.required) for c in self.columns]
        )

    def empty(self) -> pa.Table:
        return self.schema.empty_table()

    def build(self, columns: Mapping[str, Any], n_rows: int | None = None) -> pa.Table:
        """Make a table; columns that are not given become null.

        Raises
        ------
        WrongTable
            A column is not in the specification, or a required one is missing.
        """
        unknown = set(columns) - {column.name for column in self.columns}
        if unknown:
            raise WrongTable(f"{self.name}: no such columns {sorted(unknown)}")
        if n_rows is None:
            n_rows = len(next(iter(columns.values())))
        arrays = [self._array(column, columns, n_rows) for column in self.columns]
        return pa.Table.from_arrays(arrays, schema=self.schema)

    def _array(self, column: Column, given: Mapping[str, Any], n_rows: int) -> Any:
        if column.name not in given:
            if column.required and n_rows:
                raise WrongTable(f"{self.name}: {column.name} is required")
            return pa.nulls(n_rows, column.dtype)
        values = given[column.name]
        if isinstance(values, (pa.Array, pa.ChunkedArray)):
            return values.cast(column.dtype)
        return pa.array(values, type=column.dtype, from_pandas=True)

    def check(self, table: pa.Table) -> pa.Table:
        """Give the table back, or say what is wrong with it.

        Raises
        ------
        WrongTable
        """
        if not table.schema.equals(self.schema, check_metadata=False):
            raise WrongTable(f"{self.name}: columns are {table.schema.names}")
        for column in self.columns:
            if column.required and table[column.name].null_count:
                raise WrongTable(f"{self.name}: {column.name} has empty values")
        return table

    def join(self, tables: Sequence[pa.Table]) -> pa.Table:
        """Put tables of this kind below each other, without copying them."""
        return pa.concat_tables([self.empty(), *tables])


_TEXT, _WKB, _FLAG = pa.string(), pa.binary(), pa.bool_()
_REAL, _INT, _LIST = pa.float64(), pa.int32(), pa.list_(pa.string())

# Values of `uses`: the eleven gebruiksdoelen of the BAG (Catalogus BAG 2018, 7.4.8).
USES = (
    "residential",  # woonfunctie
    "assembly",  # bijeenkomstfunctie
    "detention",  # celfunctie
    "healthcare",  # gezondheidszorgfunctie
    "industrial",  # industriefunctie
    "office",  # kantoorfunctie
    "lodging",  # logiesfunctie
    "education",  # onderwijsfunctie
    "sport",  # sportfunctie
    "retail",  # winkelfunctie
    "other",  # overige gebruiksfunctie
)
# Values of `status`, for buildings and address objects alike.
STATUSES = (
    "in_use",
    "in_use_not_measured",
    "renovation",
    "under_construction",
    "permitted",  # bouwvergunning verleend, verblijfsobject gevormd, plaats aangewezen
    "out_of_use",  # buiten gebruik
    "demolition_permitted",
)
LAND_USES = (
    "farmland",
    "farmyard",
    "residential",
    "business_park",  # industrial, commercial or retail ground
    "forest",
    "nature",
    "water",
    "other",
)
AREA_LEVELS = ("province", "municipality", "district", "neighbourhood", "place")

BUILDINGS = TableSpec(
    "buildings",
    (
        Column(
            "building_id",
            _TEXT,
            "bag_id, or 'osm:w1' where the file has none",
            required=True,
        ),
        Column("bag_id", _TEXT, "BAG pand, 16 digits"),
        Column("built_year", pa.int16(), "year of first construction", "year"),
        Column("status", _TEXT, "one of STATUSES"),
        Column(
            "footprint_m2", _REAL, "ground area of the outline", "m2", required=True
        ),
        Column("x_m", _REAL, "easting of the centroid", "m", required=True),
        Column("y_m", _REAL, "northing of the centroid", "m", required=True),
        Column("geometry", _WKB, "outline, valid (multi)polygon, 2D", required=True),
    ),
)
ADDRESSES = TableSpec(
    "addresses",
    (
        Column(
            "address_id",
            _TEXT,
            "BAG object with an address (16 digits), or 'osm:n1'",
            required=True,
        ),
        Column(
            "object_kind",
            _TEXT,
            "unit, mooring (ligplaats) or pitch (standplaats)",
            required=True,
        ),
        Column("designation_id", _TEXT, "BAG nummeraanduiding of the main address"),
        Column(
            "building_ids",
            _LIST,
            "BAG panden it lies in; null where the source does not say",
        ),
        Column("uses", _LIST, "values of USES; null where the source does not say"),
        Column("floor_area_m2", _INT, "gebruiksoppervlakte", "m2"),
        Column("status", _TEXT, "one of STATUSES"),
        Column("street", _TEXT, "openbare ruimte"),
        Column("house_number", _INT, "huisnummer"),
        Column("house_letter", _TEXT, "huisletter"),
        Column("house_suffix", _TEXT, "huisnummertoevoeging"),
        Column("postcode", _TEXT, "'1234AB'"),
        Column("place", _TEXT, "woonplaats"),
        Column("x_m", _REAL, "easting", "m", required=True),
        Column("y_m", _REAL, "northing", "m", required=True),
    ),
)
ROADS = TableSpec(
    "roads",
    (
        Column(
            "road_id",
            _TEXT,
            "wvk_id, or 'osm:w1:0' for the first piece of a way",
            required=True,
        ),
        Column(
            "road_class", _TEXT, "one of geo.road_classes.ROAD_CLASSES", required=True
        ),
        Column("name", _TEXT, "street name"),
        Column("for_cars", _FLAG, "cars may use it", required=True),
        Column("is_public", _FLAG, "not private and not a driveway", required=True),
        Column(
            "oneway",
            pa.int8(),
            "1 along the line, -1 against it, 0 both ways",
            required=True,
        ),
        Column("speed_kmh", _REAL, "legal speed where the source gives it", "km/h"),
        Column("is_paved", _FLAG, "null where the source does not say"),
        Column(
            "from_node",
            pa.int64(),
            "node of the first point; equal ids meet",
            required=True,
        ),
        Column("to_node", pa.int64(), "node of the last point", required=True),
        Column("length_m", _REAL, "length of the line", "m", required=True),
        Column("geometry", _WKB, "linestring between two nodes", required=True),
    ),
)
PARCELS = TableSpec(
    "parcels",
    (
        Column(
            "parcel_id",
            _TEXT,
            "row in the file; not stable between years",
            required=True,
        ),
        Column(
            "land",
            _TEXT,
            "grassland or arable; landscape elements are left out",
            required=True,
        ),
        Column("crop_code", _INT, "gewascode of RVO"),
        Column("crop", _TEXT, "gewas, as registered"),
        Column("year", pa.int16(), "year of the declaration", "year"),
        Column("area_m2", _REAL, "area of the outline", "m2", required=True),
        Column("geometry", _WKB, "outline", required=True),
    ),
)
_FIGURES = (  # of an area, as the CBS gives them
    Column("land_m2", _REAL, "land area", "m2"),
    Column("inhabitants", _INT, "inhabitants"),
    Column("households", _INT, "private households"),
    Column("share_65_or_older", _REAL, "part of the inhabitants", "0 to 1"),
    Column("addresses_per_km2", _REAL, "omgevingsadressendichtheid", "1/km2"),
    Column("urbanity", pa.int8(), "stedelijkheid, 1 (very) to 5 (not urban)"),
    Column("dwellings", _INT, "woningvoorraad"),
    Column(
        "share_unoccupied",
        _REAL,
        "dwellings without registered residents",
        "0 to 1",
    ),
    Column("businesses", _INT, "business establishments"),
    Column(
        "agricultural_businesses",
        _INT,
        "of these in agriculture, forestry, fishery",
    ),
    Column(
        "main_road_distance_km",
        _REAL,
        "mean distance to a main road junction",
        "km",
    ),
)
DISTRICTS = TableSpec(
    "districts",  # administrative areas with key figures
    (
        Column(
            "code",
            _TEXT,
            "GM0166, WK016601, BU01660101, PV23 or a BAG woonplaats; "
            "'naam:Kampen' where the file has none",
            required=True,
        ),
        Column("name", _TEXT, "name", required=True),
        Column("level", _TEXT, "one of AREA_LEVELS", required=True),
        Column("municipality_code", _TEXT, "GM0166"),
        Column("municipality_name", _TEXT, "name of the municipality"),
        Column("year", pa.int16(), "edition", "year"),
        Column("is_water", _FLAG, "the CBS counts it as water"),
        *_FIGURES,
        Column("geometry", _WKB, "(multi)polygon", required=True),
    ),
)
KEY_FIGURES = TableSpec(
    "key_figures",  # the figures of DISTRICTS, from tables without outlines
    (
        Column("code", _TEXT, "GM0166, WK016601 or BU01660101", required=True),
        Column("name", _TEXT, "name"),
        Column("level", _TEXT, "one of AREA_LEVELS", required=True),
        Column("year", pa.int16(), "year the figures are of", "year"),
        *_FIGURES,
    ),
)
SQUARES = TableSpec(
    "squares",
    (
        Column(
            "square", _TEXT, "'E0975N4520': south-west corner in 100 m", required=True
        ),
        Column("size_m", _INT, "100 or 500", "m", required=True),
        Column("year", pa.int16(), "edition", "year"),
        Column("inhabitants", _INT, "inhabitants, rounded by the CBS"),
        Column("dwellings", _INT, "dwellings"),
        Column("unoccupied_dwellings", _INT, "dwellings without registered residents"),
        Column("share_65_or_older", _REAL, "part of the inhabitants", "0 to 1"),
    ),
)
LAND_USE = TableSpec(
    "land_use",
    (
        Column("land_use", _TEXT, "one of LAND_USES", required=True),
        Column("source_value", _TEXT, "the value in the file"),
        Column("name", _TEXT, "name, for business parks mostly"),
        Column("area_m2", _REAL, "area of the outline", "m2", required=True),
        Column("geometry", _WKB, "(multi)polygon, valid", required=True),
    ),
)
PARKS = TableSpec(
    "parks",  # business parks that somebody drew; land use may show others
    (
        Column("name", _TEXT, "name of the park; pieces with one name belong together"),
        Column("area_m2", _REAL, "area of the outline", "m2", required=True),
        Column("geometry", _WKB, "(multi)polygon, valid", required=True),
    ),
)
CRIME = TableSpec(
    "crime",
    (
        Column("area_code", _TEXT, "GM0166, WK016601 or BU01660101", required=True),
        Column(
            "offence", _TEXT, "code of SoortMisdrijf; '0.0.0' is all", required=True
        ),
        Column("year", pa.int16(), "year of registration", "year", required=True),
        Column("month", pa.int8(), "null for a whole year"),
        Column("count", _INT, "registered offences; null where withheld at the source"),
    ),
)
TABLES = {
    spec.name: spec
    for spec in (
        BUILDINGS,
        ADDRESSES,
        ROADS,
        PARCELS,
        DISTRICTS,
        KEY_FIGURES,
        SQUARES,
        LAND_USE,
        PARKS,
        CRIME,
    )
}
