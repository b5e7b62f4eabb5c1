"""The registers that a scan needs, and the ways in which each can be fetched."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from samensterk.sources.fetching.area_layers import fetch_areas
from samensterk.sources.fetching.atom import Download, find_download
from samensterk.sources.fetching.bag_layers import fetch_bag
from samensterk.sources.fetching.errand import Errand, Fetched, newest
from samensterk.sources.fetching.parcel_layer import fetch_parcels
from samensterk.sources.fetching.road_layer import fetch_roads
from samensterk.sources.fetching.servers import (
    AREAS_FEED,
    BAG_FEED,
    PARCELS_FEED,
    ROADS_FEED,
)
from samensterk.sources.fetching.square_layer import fetch_squares
from samensterk.sources.fetching.statline import fetch_crime, fetch_key_figures
from samensterk.sources.fetching.whole_file import download


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of downloads that holds a file of the whole country."""

    url: str  # with {year} where each year has its own
    file_name: re.Pattern[str]
    saved_as: str
    title: str
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Register:
    """One register: fetched around a municipality, or whole where `feed` says how."""

    name: str
    saved_as: str
    fetch: Callable[[Errand], Fetched]
    feed: Feed | None = None


REGISTERS = {
    one.name: one
    for one in (
        Register(
            "areas",
            "wijken_en_buurten.gpkg",
            fetch_areas,
            Feed(
                AREAS_FEED,
                re.compile(r"wijkenbuurten_\d{4}.*\.gpkg$"),
                "wijkenbuurten_nederland.gpkg",
                "Wijken en buurten (CBS)",
                "CC BY 4.0",
                "CBS, Kadaster",
            ),
        ),
        Register(
            "buildings",
            "bag.gpkg",
            fetch_bag,
            Feed(
                BAG_FEED,
                re.compile(r"bag-light\.gpkg$"),
                "bag-light.gpkg",
                "BAG (PDOK, bag-light)",
                "CC0 1.0",
                "Kadaster",
            ),
        ),
        Register(
            "roads",
            "nwb_wegen.gpkg",
            fetch_roads,
            Feed(
                ROADS_FEED,
                re.compile(r"nwb_wegen.*\.gpkg$"),
                "nwb_wegen_nederland.gpkg",
                "Wegen (Rijkswaterstaat, NWB)",
                "CC0 1.0",
                "Rijkswaterstaat",
            ),
        ),
        Register(
            "parcels",
            "brp_gewaspercelen.gpkg",
            fetch_parcels,
            Feed(
                PARCELS_FEED,
                re.compile(r"gewaspercelen_definitief_\d{4}.*\.gpkg$"),
                "brp_gewaspercelen_nederland.gpkg",
                "Gewaspercelen (RVO, BRP)",
                "CC0 1.0",
                "RVO",
            ),
        ),
        Register("squares", "cbs_vierkanten_500m.gpkg", fetch_squares),
        Register("crime", "politie_47018NED.json", fetch_crime),
        Register("key-figures", "kerncijfers_85984NED.json", fetch_key_figures),
    )
}


def fetch_whole(feed: Feed, errand: Errand) -> Fetched:
    """Download the file of the whole country.

    Raises
    ------
    FetchError
    """
    found = _find(feed, errand)
    download(errand.courier, found.url, errand.path, errand.tick)
    return Fetched(
        title=f"{feed.title}, heel Nederland: {found.file_name}",
        url=found.url,
        date=found.updated,
        licence=feed.licence,
        attribution=feed.attribution,
        counts={},
        n_pages=0,
    )


def _find(feed: Feed, errand: Errand) -> Download:
    def of_year(year: int) -> Download:
        url = feed.url.format(year=year)
        return find_download(errand.courier, url, feed.file_name)

    _, found = newest(errand.year, of_year)
    return found
