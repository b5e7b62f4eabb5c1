"""Where public roads enter a piece of ground."""

import numpy as np
import pyarrow as pa
import shapely

from samensterk.geo.arrays import Counts, Shapes

# Ground is often drawn up to the middle or the edge of the road around it.
EDGE_M = 15.0


def count_entrances(shapes: Shapes, roads: pa.Table) -> Counts:
    """Count the public roads for cars with one end on each ground and one outside it.

    Parameters
    ----------
    shapes : (k,) polygons in metres
    roads : ROADS, cut at junctions

    Returns
    -------
    (k,) roads
    """
    is_open = roads["for_cars"].to_numpy() & roads["is_public"].to_numpy()
    lines = shapely.from_wkb(roads["geometry"].to_numpy()[is_open.astype(np.bool_)])
    ends = [shapely.get_point(lines, place) for place in (0, -1)]
    grown = shapely.buffer(shapes, EDGE_M)
    counts = np.zeros(len(shapes), dtype=np.int64)
    for row, shape in enumerate(grown):
        shapely.prepare(shape)
        one, other = (shapely.intersects(shape, end) for end in ends)
        counts[row] = int((one != other).sum())
    return counts
