"""Every address of the municipality, so that people can look one up."""

import numpy as np
import pyarrow as pa
import shapely

from samensterk.products.gather import Gathered
from samensterk.products.place import Place
from samensterk.scan.tables import ADDRESSES, TableSpec

_SHOWN = (
    "address_id",
    "designation_id",
    "street",
    "house_number",
    "house_letter",
    "house_suffix",
    "postcode",
    "place",
    "x_m",
    "y_m",
)
_ORDER = ("street", "house_number", "house_letter", "house_suffix", "address_id")
ADDRESS_LIST = TableSpec(
    "addresses", tuple(one for one in ADDRESSES.columns if one.name in _SHOWN)
)


def addresses_inside(gathered: Gathered, place: Place) -> pa.Table:
    """List the addresses inside the border by street and number; none without a file."""
    table = gathered.tables.get("addresses", ADDRESSES.empty())
    shapely.prepare(place.border)
    is_here = shapely.contains_xy(
        place.border, table["x_m"].to_numpy(), table["y_m"].to_numpy()
    )
    here = table.filter(pa.array(np.asarray(is_here, dtype=np.bool_)))
    listed = here.select(list(_SHOWN)).sort_by([(name, "ascending") for name in _ORDER])
    return ADDRESS_LIST.check(listed.cast(ADDRESS_LIST.schema))
