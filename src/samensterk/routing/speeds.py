"""How fast a piece of road is driven."""

import numpy as np
import pyarrow as pa

from samensterk.geo.arrays import Metres, Seconds
from samensterk.geo.road_graph import driving_seconds
from samensterk.routing.sections import FERRY
from samensterk.scan.access import DRIVEN_PART, LEGAL_KMH

# An unpaved road is driven no faster, whatever is legal; our own estimate, no source.
UNPAVED_KMH = 20.0
# From the road to the house, where no drive is on the map: RVV 1990, article 45, is
# walking pace on an erf, 15 km/h by case law; bends and gates take their part as well.
DRIVE_KMH = LEGAL_KMH["service"] * DRIVEN_PART


def seconds_of(sections: pa.Table, length_m: Metres) -> Seconds:
    """Give the (m,) seconds over each piece, either way.

    Legal speeds per class and their sources stand in `scan.access`.
    """
    given = sections["speed_kmh"].to_numpy().astype(np.float64)
    classes = sections["road_class"].to_pylist()
    usual = np.array([LEGAL_KMH.get(name, 1.0) for name in classes]).reshape(-1)
    speeds = np.where(given > 0, given, usual) * DRIVEN_PART
    is_own = sections["is_own"].to_numpy(zero_copy_only=False).astype(np.bool_)
    speeds = np.where(is_own, np.minimum(speeds, DRIVE_KMH), speeds)
    is_unpaved = np.array(
        [paved is False for paved in sections["is_paved"].to_pylist()], dtype=np.bool_
    )
    speeds = np.where(is_unpaved, np.minimum(speeds, UNPAVED_KMH), speeds)
    crossing_s = sections["crossing_s"].to_numpy().astype(np.float64)
    is_ferry = np.array([name == FERRY for name in classes], dtype=np.bool_)
    return np.where(is_ferry, crossing_s, driving_seconds(length_m, speeds))
