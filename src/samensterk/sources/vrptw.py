"""Public instances of the vehicle routing problem with time windows: Solomon, VRPLIB.

They are read as they stand; what unit they are in is for who uses them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import vrplib
from numpy.typing import NDArray

from samensterk.sources.reading import BrokenFile

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Instance:
    """One depot, at position 0, and clients; all in the units of the file.

    `distance` is (n, n); the others are (n,), with `early` and `late` for when service
    may begin. Those of the depot bound the whole route.
    """

    name: str
    n_vehicles: int
    capacity: float
    distance: Numbers
    demand: Numbers
    early: Numbers
    late: Numbers
    service: Numbers


def looks_like_one(text: str) -> bool:
    """Say whether this is a Solomon or VRPLIB file, by its content."""
    return _is_solomon(text) or ("DIMENSION" in text and "_SECTION" in text)


def _is_solomon(text: str) -> bool:
    head = text[:2000]
    return "VEHICLE" in head and "CUSTOMER" in head and "_SECTION" not in text


def read_instance(path: Path) -> Instance:
    """Read a file; raises BrokenFile with what is wrong in Dutch."""
    text = path.read_text("utf-8", errors="replace")
    try:
        form = "solomon" if _is_solomon(text) else "vrplib"
        return _instance(path, vrplib.read_instance(path, form))
    except (ValueError, RuntimeError, KeyError, IndexError, TypeError) as error:
        raise BrokenFile(path, f"dit bestand is niet te lezen ({error})") from error


def _instance(path: Path, found: Mapping[str, Any]) -> Instance:
    demand = _column(found, "demand")
    n = len(demand)
    window = np.asarray(found["time_window"], dtype=np.float64)
    distance = _distances(found)
    depot = int(np.ravel(found.get("depot", [0]))[0])
    if distance.shape != (n, n) or window.shape != (n, 2):
        raise BrokenFile(path, "de onderdelen van dit bestand zijn niet even lang")
    if n < 2 or (found.get("dimension") or n) != n:
        raise BrokenFile(path, "het aantal klanten klopt niet")
    order = np.array([depot, *(at for at in range(n) if at != depot)])
    return Instance(
        name=str(found.get("name", path.stem)),
        n_vehicles=int(found.get("vehicles") or n - 1),
        capacity=float(found.get("capacity", demand.sum())),
        distance=distance[np.ix_(order, order)],
        demand=demand[order],
        early=window[order, 0],
        late=window[order, 1],
        service=_service(found, n, depot)[order],
    )


def _column(found: Mapping[str, Any], name: str) -> Numbers:
    return np.asarray(found[name], dtype=np.float64)


def _service(found: Mapping[str, Any], n: int, depot: int) -> Numbers:
    service = np.broadcast_to(_column(found, "service_time"), n).copy()
    service[depot] = 0
    return service


def _distances(found: Mapping[str, Any]) -> Numbers:
    kind = str(found.get("edge_weight_type", "EUC_2D"))
    if "node_coord" not in found or kind not in ("EUC_2D", "FLOOR_2D", "CEIL_2D"):
        return np.asarray(found["edge_weight"], dtype=np.float64)
    points = np.asarray(found["node_coord"], dtype=np.float64)
    apart = points[:, None, :] - points[None, :, :]
    exact: Numbers = np.hypot(apart[..., 0], apart[..., 1])
    return {"FLOOR_2D": np.floor, "CEIL_2D": np.ceil}.get(kind, np.asarray)(exact)
