"""Crop parcels from PDOK's OGC API, written as the layer `brp_gewas` of the RVO."""

from samensterk.sources.fetching.errand import (
    Errand,
    Fetched,
    Haul,
    date_of,
    haul,
    items_url,
    write_file,
)
from samensterk.sources.fetching.features import Features
from samensterk.sources.fetching.layer_file import INT, LayerPlan, texts
from samensterk.sources.fetching.servers import PARCELS

_COLLECTION = "brpgewas"
PLAN = LayerPlan(
    "brp_gewas",
    "Polygon",
    {
        **texts("category", "gewas"),
        "gewascode": INT,
        "jaar": INT,
        **texts("status"),
    },
    fid="id",
)


def fetch_parcels(errand: Errand) -> Fetched:
    """Fetch the parcels of the newest year that touch the box.

    Raises
    ------
    FetchError
    """
    into = Haul()
    url = items_url(PARCELS, _COLLECTION, errand.box_m)
    parcels = haul(errand, url, _COLLECTION, into, box=errand.box_m)
    day = date_of(errand, PARCELS, _COLLECTION)
    return Fetched(
        title="Gewaspercelen (RVO, BRP, OGC API)",
        url=PARCELS,
        date=_year_of(parcels) or day,
        licence="CC0 1.0",
        attribution="RVO",
        counts=write_file(errand, [(PLAN, parcels)]),
        n_pages=into.n_pages,
        left_out=dict(+into.left_out),
    )


def _year_of(parcels: Features) -> str | None:
    years = [str(one["jaar"]) for one in parcels.properties if one.get("jaar")]
    return max(years, default=None)
