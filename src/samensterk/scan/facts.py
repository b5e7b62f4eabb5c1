"""The tables a scan gives: facts of buildings and yards."""

import pyarrow as pa

from samensterk.scan.tables import Column, TableSpec

_TEXT, _WKB, _REAL, _INT = pa.string(), pa.binary(), pa.float64(), pa.int32()

BUILDING_FACTS = TableSpec(
    "building_facts",
    (
        Column("building_id", _TEXT, "as in the buildings table", required=True),
        Column("bag_id", _TEXT, "BAG pand, 16 digits"),
        Column("built_year", pa.int16(), "year of first construction", "year"),
        Column("status", _TEXT, "status in the register"),
        Column(
            "footprint_m2", _REAL, "ground area of the outline", "m2", required=True
        ),
        Column("n_addresses", _INT, "address objects in it", required=True),
        Column(
            "uses", pa.list_(_TEXT), "what these are for; null where no source says"
        ),
        Column("floor_area_m2", _INT, "floor area of these together", "m2"),
        Column("neighbourhood", _TEXT, "buurt, 'BU01660101'"),
        Column("in_built_up", pa.bool_(), "inside the built-up area", required=True),
        Column("road_distance_m", _REAL, "to the nearest public road for cars", "m"),
        Column(
            "home_distance_m", _REAL, "to the nearest home in another building", "m"
        ),
        Column("n_addresses_500m", _INT, "addresses within 500 m", required=True),
        Column("n_addresses_1km", _INT, "addresses within 1 km", required=True),
        Column("square", _TEXT, "square of 500 m", required=True),
        Column("yard_id", _TEXT, "the yard it belongs to; null for none"),
        Column("park_id", _TEXT, "the business park it stands on; null for none"),
        Column("geometry", _WKB, "outline", required=True),
    ),
)
YARDS = TableSpec(
    "yards",
    (
        Column("yard_id", _TEXT, "'erf:' and the id of the main address", required=True),
        Column("main_address_id", _TEXT, "register id of the main address", required=True),
        Column("address", _TEXT, "street, number, postcode and place as text"),
        Column("street", _TEXT, "street of the main address"),
        Column("n_addresses", _INT, "address objects", required=True),
        Column("n_buildings", _INT, "buildings", required=True),
        Column("footprint_m2", _REAL, "ground area of all buildings", "m2", required=True),
        Column("n_outbuildings", _INT, "buildings without an address", required=True),
        Column("outbuilding_m2", _REAL, "ground area of these", "m2", required=True),
        Column("oldest_year", pa.int16(), "of the buildings with a known year", "year"),
        Column("newest_year", pa.int16(), "of the buildings with a known year", "year"),
        Column("kind", _TEXT, "farm, other or unknown", required=True),
        Column("kind_evidence", pa.list_(_TEXT), "register facts the kind follows from", required=True),
        Column("uses", pa.list_(_TEXT), "what its addresses are for; null where no source says"),
        Column("n_parcels_near", _INT, "declared crop parcels around it"),
        Column("crops_near", pa.list_(_TEXT), "crops of these, as registered"),
        Column("on_dead_end", pa.bool_(), "its road lies on a branch that ends"),
        Column("on_unpaved", pa.bool_(), "its road is not paved; null where no source says"),
        Column("junction_minutes", _REAL, "by car to the nearest motorway junction", "min"),
        Column("neighbourhood", _TEXT, "buurt, 'BU01660101'"),
        Column("square", _TEXT, "square of 500 m of the main building", required=True),
        Column("home_distance_m", _REAL, "main building to the nearest other home", "m"),
        Column("n_addresses_1km", _INT, "addresses within 1 km", required=True),
        Column("x_m", _REAL, "easting of the main building", "m", required=True),
        Column("y_m", _REAL, "northing of the main building", "m", required=True),
        Column("geometry", _WKB, "its buildings, multipolygon", required=True),
    ),
)  # fmt: skip
