"""Whole columns of the BAG to ours; millions of rows have few different texts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Indices, Mask, Metres, Shapes, SquareMetres
from samensterk.sources.bag_terms import (
    LARGEST_UNIT_M2,
    NEWEST_YEAR,
    OLDEST_YEAR,
    SMALLEST_UNIT_M2,
)
from samensterk.sources.layers import are_whole
from samensterk.sources.packed_rings import convex_rings

# A point as WKB: byte order, kind, x, y (OGC 06-103r4, 8.2).
_POINT = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
_POINT_BYTES = _POINT.itemsize
Term: TypeAlias = Callable[[str | None], Any] | Mapping[str, str]


def translated(column: Any, term: Term, dtype: Any) -> Any:
    """Translate every different text of (n,) once; what a mapping lacks is unknown."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    coded = column.dictionary_encode(null_encoding="encode")
    found = [
        term.get(text or "") if isinstance(term, Mapping) else term(text)
        for text in coded.dictionary.to_pylist()
    ]
    return pa.array(found, type=dtype).take(coded.indices)


def lists_of_ids(column: Any) -> Any:
    """Make of 'a,b' a sorted list; most rows have one id and need no looking at."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    texts = pc.fill_null(column.cast(pa.string()), "")
    several = pc.match_substring(texts, ",").to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(several)
    split = [_sorted_ids(text) for text in texts.take(pa.array(rows)).to_pylist()]
    counts = pc.not_equal(texts, "").to_numpy(zero_copy_only=False).astype(np.int32)
    counts[rows] = [len(ids) for ids in split]
    ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    # One id is the text itself; those of a row with several stand behind all texts.
    source = np.repeat(np.arange(len(texts)), counts)
    source[np.repeat(several, counts)] = len(texts) + np.arange(counts[rows].sum())
    ids = pa.array([one for own in split for one in own], type=pa.string())
    values = pa.concat_arrays([texts, ids]).take(pa.array(source))
    return pa.ListArray.from_arrays(pa.array(ends), values)


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
    outlines = flat_outlines(wkb)
    return outlines.middles_m, outlines.has_shape


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
    """Polygons of (n,) rows; measures are NaN where there is no shape."""

    wkb: Any  # (n,) 2D and valid
    area_m2: SquareMetres
    middles_m: Metres  # (n, 2) centroids
    has_shape: Mask  # (n,)
    is_repaired: Mask  # (n,)


def flat_outlines(wkb: Any) -> Outlines:
    """Measure (n,) packed polygons, drop heights and mend those that cross themselves."""
    wkb = wkb.cast(pa.binary())
    area_m2, middles_m = np.full(len(wkb), np.nan), np.full((len(wkb), 2), np.nan)
    is_repaired = np.zeros(len(wkb), dtype=np.bool_)
    for rings in convex_rings(wkb):
        area_m2[rings.rows], middles_m[rings.rows] = rings.area_m2, rings.middles_m
    rest = np.flatnonzero(np.isnan(area_m2))
    # GEOS warns of numbers that are none; such a shape is left out and counted.
    with np.errstate(invalid="ignore", over="ignore"):
        packed = wkb.take(pa.array(rest)).to_numpy(zero_copy_only=False)
        shapes = shapely.from_wkb(packed, on_invalid="ignore")
        has_shape = are_whole(shapes)
        is_repaired[rest] = has_shape & ~shapely.is_valid(shapes)
        is_changed = is_repaired[rest] | (has_shape & shapely.has_z(shapes))
        if is_changed.any():
            mended = shapely.make_valid(shapely.force_2d(shapes[is_changed]))
            shapes[is_changed] = mended
            wkb = _replaced(wkb, rest[is_changed], shapely.to_wkb(mended))
        known = rest[has_shape]
        area_m2[known] = shapely.area(shapes[has_shape])
        centres = shapely.centroid(shapes[has_shape])
        middles_m[known] = np.column_stack(
            [shapely.get_x(centres), shapely.get_y(centres)]
        )
    return Outlines(wkb, area_m2, middles_m, np.isfinite(area_m2), is_repaired)


def _replaced(wkb: Any, rows: Indices, packed: Any) -> Any:
    """Put other bytes in some rows; behind the column they are taken from there."""
    source = np.arange(len(wkb))
    source[rows] = len(wkb) + np.arange(len(rows))
    return pa.concat_arrays([wkb, pa.array(packed, pa.binary())]).take(pa.array(source))


def kept(column: Any, keep: Mask) -> Any:
    """Leave out rows; where all are kept nothing is copied."""
    return column if keep.all() else column.filter(pa.array(keep))


def ground_of(shapes: Shapes) -> bytes | None:
    """Join (n,) polygons that mostly lie side by side; None when there are none."""
    if not len(shapes):
        return None
    joined = _joined_apart(shapes)
    if joined is None:
        joined = shapely.union_all(shapes)
    packed: bytes = shapely.to_wkb(joined)
    return packed


def _joined_apart(shapes: Shapes) -> BaseGeometry | None:
    """Join polygons that do not overlap, which is quick; None where some do."""
    try:
        joined = shapely.coverage_union_all(shapes)
    except shapely.GEOSException:
        return None
    lost_m2 = float(shapely.area(shapes).sum()) - joined.area
    return joined if joined.is_valid and abs(lost_m2) <= 1.0 else None
