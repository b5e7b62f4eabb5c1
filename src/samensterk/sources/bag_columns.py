"""Whole columns of the BAG to ours; millions of rows have few different texts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from samensterk.geo.arrays import Mask, Metres, Shapes
from samensterk.sources.bag_terms import (
    LARGEST_UNIT_M2,
    NEWEST_YEAR,
    OLDEST_YEAR,
    SMALLEST_UNIT_M2,
)
from samensterk.sources.layers import are_whole

# A point as WKB: byte order, kind, x, y (OGC 06-103r4, 8.2).
_POINT = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
_POINT_BYTES = _POINT.itemsize
Term: TypeAlias = Callable[[str | None], Any] | Mapping[str, str]


def translated(column: Any, term: Term, dtype: Any) -> Any:
    """Translate every different text of (n,) once; what a mapping lacks is unknown."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    texts = pc.unique(column)
    found = [
        term.get(text or "") if isinstance(term, Mapping) else term(text)
        for text in texts.to_pylist()
    ]
    terms = pa.array(found, type=dtype)
    return terms.take(pc.index_in(column, value_set=texts))


def lists_of_ids(column: Any) -> Any:
    """Make of 'a,b' a sorted list; most rows have one id and need no looking at."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    texts = pc.fill_null(column.cast(pa.string()), "")
    if pc.any(pc.match_substring(texts, ",")).as_py():
        return translated(texts, _sorted_ids, pa.list_(pa.string()))
    has_id = pc.not_equal(texts, "").to_numpy(zero_copy_only=False)
    ends = np.concatenate([[0], np.cumsum(has_id)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(ends), texts.filter(pa.array(has_id)))


def _sorted_ids(text: str | None) -> list[str]:
    return sorted({one.strip() for one in (text or "").split(",") if one.strip()})


def points_of(wkb: Any) -> tuple[Metres, Mask]:
    """Give (n, 2) coordinates of packed points, of other shapes the centroid.

    Also a mask (n,) of what has a place.
    """
    wkb = wkb.cast(pa.binary())
    lengths = pc.binary_length(wkb)
    is_plain = pc.all(pc.equal(pc.fill_null(lengths, 0), _POINT_BYTES)).as_py()
    if len(wkb) and is_plain:
        _, places, content = wkb.buffers()
        first = int(np.frombuffer(places, dtype=np.int32)[wkb.offset])
        points = np.frombuffer(content, dtype=_POINT, count=len(wkb), offset=first)
        if (points["order"] == 1).all() and (points["kind"] == 1).all():
            plain: Metres = np.column_stack([points["x"], points["y"]])
            return plain, _all_finite(plain)
    shapes = shapely.from_wkb(wkb.to_numpy(zero_copy_only=False), on_invalid="ignore")
    centres = shapely.centroid(shapes)
    found: Metres = np.column_stack([shapely.get_x(centres), shapely.get_y(centres)])
    return found, _all_finite(found)


def _all_finite(rows: NDArray[np.float64]) -> Mask:
    """Tell which of (n, k) rows have no NaN: damaged and empty shapes have."""
    mask: Mask = np.asarray(np.isfinite(rows).all(axis=1))
    return mask


def or_null(column: Any) -> Any:
    """Make empty texts unknown."""
    column = column.cast(pa.string())  # a layer without rows may have another type
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)


def known_years(column: Any) -> Any:
    """Leave out the years that stand for unknown."""
    return _between(column, OLDEST_YEAR, NEWEST_YEAR).cast(pa.int16())


def known_areas_m2(column: Any) -> Any:
    """Leave out the floor areas that stand for unknown."""
    return _between(column, SMALLEST_UNIT_M2, LARGEST_UNIT_M2).cast(pa.int32())


def _between(column: Any, least: int, most: int) -> Any:
    is_known = pc.and_(pc.greater_equal(column, least), pc.less_equal(column, most))
    return pc.if_else(is_known, column, pa.scalar(None, column.type))


@dataclass(frozen=True, slots=True)
class Outlines:
    """Polygons of (n,) rows; `shapes` has only the rows that have one."""

    shapes: Shapes
    wkb: Any  # (n,) 2D and valid
    has_shape: Mask  # (n,)
    is_repaired: Mask  # (n,)


def flat_outlines(wkb: Any) -> Outlines:
    """Read (n,) packed polygons, drop heights and mend those that cross themselves."""
    shapes = shapely.from_wkb(wkb.to_numpy(zero_copy_only=False), on_invalid="ignore")
    has_shape = are_whole(shapes)
    is_valid = shapely.is_valid(shapes)
    is_repaired = has_shape & ~is_valid
    is_changed = is_repaired | shapely.has_z(shapes)
    if is_changed.any():
        mended = shapely.make_valid(shapely.force_2d(shapes[is_changed]))
        shapes[is_changed] = mended
        texts = wkb.to_numpy(zero_copy_only=False).copy()
        texts[is_changed] = shapely.to_wkb(mended)
        wkb = pa.array(texts, type=pa.binary())
    return Outlines(shapes[has_shape], wkb.cast(pa.binary()), has_shape, is_repaired)
