"""A damaged file is told as one; what libraries raise on damage has no end."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import shapely

from samensterk.sources.reading import (
    Box,
    BrokenFile,
    Format,
    Problem,
    Reading,
    SourceFile,
    Tick,
)

# Seen on files of which some bytes were changed, in GDAL, osmium, lxml and Arrow.
_DAMAGE = (
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


class Careful:
    """A format whose every trouble with a file is a `SourceError`."""

    def __init__(self, known: Format) -> None:
        self.format = known
        self.name = known.name

    def recognises(self, path: Path) -> bool:
        return self.format.recognises(path)

    def describe(self, path: Path) -> SourceFile:
        with _told(path):
            return self.format.describe(path)

    def read(self, path: Path, box: Box | None, tick: Tick) -> Reading:
        with _told(path):
            return self.format.read(path, box, tick)

    def check(self, path: Path, tick: Tick) -> tuple[Problem, ...]:
        with _told(path):
            return self.format.check(path, tick)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        first = (str(error).splitlines() or [""])[0][:120]
        raise BrokenFile(
            path,
            "kan niet tot het eind worden gelezen. Download het bestand opnieuw. "
            f"({type(error).__name__}: {first})",
        ) from error
