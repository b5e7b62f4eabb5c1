"""Squares of 500 metres from PDOK's WFS, in the columns of the CBS's GeoPackage."""

from samensterk.sources.fetching.errand import (
    PAGE_RECORDS,
    Errand,
    Fetched,
    Haul,
    box_text,
    haul,
    newest,
    write_file,
)
from samensterk.sources.fetching.features import Features
from samensterk.sources.fetching.layer_file import INT, REAL, LayerPlan, texts
from samensterk.sources.fetching.paging import WFS, with_parameters
from samensterk.sources.fetching.servers import SQUARES
from samensterk.sources.reading import Box

_COLUMNS = {
    **texts("crs28992res500m"),
    "aantal_inwoners": INT,
    "aantal_mannen": INT,
    "aantal_vrouwen": INT,
    "aantal_inwoners_0_tot_15_jaar": INT,
    "aantal_inwoners_15_tot_25_jaar": INT,
    "aantal_inwoners_25_tot_45_jaar": INT,
    "aantal_inwoners_45_tot_65_jaar": INT,
    "aantal_inwoners_65_jaar_en_ouder": INT,
    "aantal_part_huishoudens": INT,
    "gemiddelde_huishoudensgrootte": REAL,
    "aantal_woningen": INT,
    "aantal_niet_bewoonde_woningen": INT,
}


def fetch_squares(errand: Errand) -> Fetched:
    """Fetch the squares of the newest year that the service has.

    Raises
    ------
    FetchError
    """
    into = Haul()

    def squares_of(year: int) -> Features:
        url = squares_url(year, errand.box_m)
        name = f"squares_{year}"
        return haul(errand, url, name, into, box=errand.box_m, manner=WFS)

    year, squares = newest(errand.year, squares_of)
    plan = LayerPlan(f"cbs_vk500_{year}", "MultiPolygon", _COLUMNS)
    return Fetched(
        title="Vierkanten van 500 meter (CBS, WFS)",
        url=SQUARES.format(year=year),
        date=str(year),
        licence="CC BY 4.0",
        attribution="CBS",
        counts=write_file(errand, [(plan, squares)]),
        n_pages=into.n_pages,
        left_out=dict(+into.left_out),
    )


def squares_url(year: int, box: Box) -> str:
    """Address the first page of the squares of a year in a box."""
    return with_parameters(
        SQUARES.format(year=year),
        {
            "service": "WFS",
            "version": "2.0.0",
            "request": "GetFeature",
            "typeNames": "vierkantstatistieken500m:vierkant_500m",
            "outputFormat": "application/json",
            "srsName": "EPSG:28992",
            "bbox": f"{box_text(box)},EPSG:28992",
            "count": str(PAGE_RECORDS),
            "startIndex": "0",
        },
    )
