"""The table that every source of roads is turned into before it becomes a network."""

import pyarrow as pa

from samensterk.scan.tables import Column, TableSpec

FERRY = "ferry"
_TEXT, _FLAG, _REAL = pa.string(), pa.bool_(), pa.float64()

SECTIONS = TableSpec(
    "sections",
    (
        Column("road_id", _TEXT, "wvk_id, or 'osm:w1:0'", required=True),
        Column("road_class", _TEXT, "one of ROAD_CLASSES, or ferry", required=True),
        Column("name", _TEXT, "street name"),
        Column(
            "is_own", _FLAG, "a drive: to get somewhere, not through", required=True
        ),
        Column("is_roundabout", _FLAG, "part of a roundabout", required=True),
        Column("oneway", pa.int8(), "1 along, -1 against, 0 both ways", required=True),
        Column("speed_kmh", _REAL, "legal speed where the source gives it", "km/h"),
        Column("is_paved", _FLAG, "null where the source does not say"),
        Column("crossing_s", _REAL, "a ferry: waiting and sailing", "s"),
        Column("from_node", pa.int64(), "equal ids meet", required=True),
        Column("to_node", pa.int64(), "equal ids meet", required=True),
        Column("geometry", pa.binary(), "linestring between two nodes", required=True),
    ),
)
