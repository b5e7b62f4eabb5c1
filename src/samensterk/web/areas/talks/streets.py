"""The names of the streets of a scan: with a number behind them they are an address."""

from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from samensterk.web.areas.scans.folders import ADDRESSES, file_of
from samensterk.web.areas.scans.models import LoadedScan

STREET = "street"
FEW_SCANS = 8  # a scan never changes, and people work with the last ones


def streets_of(scan: LoadedScan | None) -> frozenset[str]:
    """Give the names of streets; none where a scan lacks its list of addresses.

    Only names of streets are read: no address, and nothing of a yard.
    """
    path = file_of(scan, ADDRESSES) if scan is not None else None
    return _streets_in(path) if path is not None else frozenset()


@lru_cache(maxsize=FEW_SCANS)
def _streets_in(path: Path) -> frozenset[str]:
    try:
        column = pq.read_table(path, columns=[STREET]).column(STREET)
    except (OSError, KeyError, pa.ArrowException):
        return frozenset()  # the check then goes by endings of names alone
    return frozenset(one for one in column.unique().to_pylist() if one)
