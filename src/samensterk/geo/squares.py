"""Squares of the national grid, as the CBS names them."""

import re
from collections.abc import Sequence

import numpy as np
import shapely

from samensterk.geo.arrays import Indices, Metres, Shapes

SQUARE_M = 500  # the grid of the CBS vierkantstatistieken
_CODE_UNIT_M = 100  # codes count in hundreds of metres
_CODE = re.compile(r"^E(\d{4})N(\d{4})$")


def square_of(points_m: Metres, size_m: int = SQUARE_M) -> Indices:
    """Find the square of each point.

    Parameters
    ----------
    points_m : (n, 2) metres

    Returns
    -------
    (n, 2) south-west corners in units of `size_m`
    """
    return np.floor(points_m / size_m).astype(np.int64)


def square_codes(squares: Indices, size_m: int = SQUARE_M) -> list[str]:
    """Name squares by their south-west corner: 'E0975N4520' is (97500, 452000)."""
    corners = squares * (size_m // _CODE_UNIT_M)
    return [f"E{east:04d}N{north:04d}" for east, north in corners]


def corners_of(codes: Sequence[str]) -> Metres:
    """Give the south-west corners, (n, 2) metres, of named squares.

    Raises
    ------
    ValueError
        A code is not one of the grid.
    """
    matches = [_CODE.match(code) for code in codes]
    if not all(matches):
        raise ValueError(f"not a square: {codes[matches.index(None)]}")
    numbers = [[int(part) for part in match.groups()] for match in matches if match]
    return np.array(numbers, dtype=np.float64).reshape(-1, 2) * _CODE_UNIT_M


def square_outlines(codes: Sequence[str], size_m: int = SQUARE_M) -> Shapes:
    """Draw named squares as (n,) polygons."""
    west, south = corners_of(codes).T
    outlines: Shapes = shapely.box(west, south, west + size_m, south + size_m)
    return outlines
