"""What is asked for one register, what comes back, and how layers are fetched."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from samensterk.sources.fetching.courier import Courier
from samensterk.sources.fetching.features import Features, read_features
from samensterk.sources.fetching.kept_pages import KeptPages
from samensterk.sources.fetching.layer_file import LayerPlan, table_of, write_layers
from samensterk.sources.fetching.paging import (
    OGC_API,
    Manner,
    collect,
    with_parameters,
)
from samensterk.sources.fetching.trouble import FetchError, NothingThere, Refused
from samensterk.sources.reading import Box, Tick

PAGE_RECORDS = 1000  # the most that PDOK gives at once
_NOT_FOUND = 404
_YEARS_BACK = 4  # the CBS gives the squares one to two years later
T = TypeVar("T")
RD_ADDRESS = "http://www.opengis.net/def/crs/EPSG/0/28992"


@dataclass(frozen=True, slots=True)
class Errand:
    """Everything that fetching one register for one municipality needs."""

    courier: Courier
    code: str  # "GM0166"
    box_m: Box
    path: Path  # where the file comes
    year: int  # of today
    tick: Tick

    @property
    def part(self) -> Path:
        """Give the folder for what is not finished yet."""
        return self.path.with_name(self.path.name + ".part")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A finished file and where it came from."""

    title: str
    url: str
    date: str | None  # of the data, where the server says it
    licence: str
    attribution: str
    counts: Mapping[str, int]
    n_pages: int
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Haul:
    """Features by collection, and what adds up over the collections."""

    n_pages: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)

    @property
    def date(self) -> str | None:
        return max(self.dates, default=None)


def items_url(service: str, collection: str, box: Box) -> str:
    """Address the features of a collection in a box, in RD New."""
    return with_parameters(
        f"{service}/collections/{collection}/items",
        {
            "f": "json",
            "crs": RD_ADDRESS,
            "bbox-crs": RD_ADDRESS,
            "bbox": box_text(box),
            "limit": str(PAGE_RECORDS),
        },
    )


def box_text(box: Box) -> str:
    """Write a box as services want it, in whole metres."""
    west, south, east, north = box
    return f"{west:.0f},{south:.0f},{east:.0f},{north:.0f}"


def haul(
    errand: Errand,
    url: str,
    name: str,
    into: Haul,
    *,
    box: Box | None,
    manner: Manner = OGC_API,
) -> Features:
    """Fetch all features of one request.

    Raises
    ------
    FetchError
    """
    pages = KeptPages(errand.part / name)
    found = collect(errand.courier, manner, url, pages, errand.tick)
    features = read_features(found.records, box)
    into.n_pages += found.n_pages
    into.left_out += features.left_out
    into.left_out += Counter(twice=found.n_twice, without_id=found.n_without_id)
    return features


def newest(year: int, fetch: Callable[[int], T]) -> tuple[int, T]:
    """Try this year and the ones before it; a year the server lacks answers 404.

    Raises
    ------
    FetchError
        That of the oldest year when there is none.
    """
    oldest = year - _YEARS_BACK
    for one in range(year, oldest, -1):
        try:
            return one, fetch(one)
        except Refused as error:
            if error.status != _NOT_FOUND:
                raise
    return oldest, fetch(oldest)


def date_of(errand: Errand, service: str, collection: str) -> str | None:
    """Ask when a collection was last renewed; a silent server is no trouble."""
    try:
        facts = errand.courier.json(f"{service}/collections/{collection}?f=json")
    except FetchError:
        return None
    links = facts.get("links") if isinstance(facts, dict) else None
    days = [
        str(link["updated"])[:10]
        for link in links or []
        if isinstance(link, dict) and link.get("updated")
    ]
    return max(days, default=None)


def write_file(
    errand: Errand, layers: Sequence[tuple[LayerPlan, Features]]
) -> dict[str, int]:
    """Write the layers to the file of the errand at once; give the rows per layer.

    Raises
    ------
    NothingThere
        The first layer, without which the file says nothing, is empty.
    """
    if not len(layers[0][1].ids):
        raise NothingThere(errand.path.name)
    tables: list[tuple[LayerPlan, Any]] = [
        (plan, table_of(plan, features)) for plan, features in layers
    ]
    errand.part.mkdir(parents=True, exist_ok=True)
    new = errand.part / "new.gpkg"
    write_layers(new, tables)
    new.replace(errand.path)
    return {plan.name: table.num_rows for plan, table in tables}
