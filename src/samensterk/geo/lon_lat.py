"""Between RD New (EPSG:28992) and WGS 84; the only place that knows longitudes."""

from functools import cache

import numpy as np
from pyproj import Transformer

from samensterk.geo.arrays import Metres

RD_NEW = "EPSG:28992"
WGS_84 = "EPSG:4326"


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def rd_from_lon_lat(lon_lat: Metres) -> Metres:
    """Turn (n, 2) longitudes and latitudes in degrees into (n, 2) RD metres."""
    x_m, y_m = _transformer(WGS_84, RD_NEW).transform(lon_lat[:, 0], lon_lat[:, 1])
    return np.column_stack([x_m, y_m])


def lon_lat_from_rd(points_m: Metres) -> Metres:
    """Turn (n, 2) RD metres into (n, 2) longitudes and latitudes in degrees."""
    lon, lat = _transformer(RD_NEW, WGS_84).transform(points_m[:, 0], points_m[:, 1])
    return np.column_stack([lon, lat])
