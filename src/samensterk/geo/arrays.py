"""Names for arrays, so that a signature says what its numbers are."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Metres: TypeAlias = NDArray[np.float64]  # lengths, or points (n, 2): easting, northing
SquareMetres: TypeAlias = NDArray[np.float64]
Seconds: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]
Indices: TypeAlias = NDArray[np.int64]  # positions in another array; -1 is none
Mask: TypeAlias = NDArray[np.bool_]
Shapes: TypeAlias = NDArray[Any]  # shapely geometries, dtype object
