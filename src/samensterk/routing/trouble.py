"""What can go wrong with roads.

* RoutingError
  * NotRoads
  * BrokenRoads
  * NoRoads
  * WrongRoadFile
  * WrongPoints
"""

import zlib
from pathlib import Path

import pyarrow as pa
import shapely

# Seen on files of which some bytes were changed, in GDAL, osmium and Arrow.
DAMAGE = (
    ArithmeticError,
    LookupError,
    OSError,
    RuntimeError,
    UnboundLocalError,  # pyogrio, of a layer without a readable system
    ValueError,  # also text that is no UTF-8
    pa.ArrowException,
    shapely.errors.ShapelyError,
    zlib.error,
)


class RoutingError(Exception):
    """Something about a file or a point; `why` goes on where its name ends, in Dutch."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name}: {why}")
        self.path = path
        self.why = why


class NotRoads(RoutingError):
    """The content is neither OpenStreetMap nor NWB."""


class BrokenRoads(RoutingError):
    """The content cannot be read to its end."""


class NoRoads(RoutingError):
    """There is no road for cars in it."""


class WrongRoadFile(RoutingError):
    """A road network that is no such file, is broken, or is of another version."""


class WrongPoints(RoutingError):
    """A list of points of which a row or the heading cannot be used."""
