"""The NWB from PDOK's OGC API, written as the layer `wegvakken` of nwb_wegen.gpkg."""

from samensterk.sources.fetching.errand import (
    Errand,
    Fetched,
    Haul,
    date_of,
    haul,
    items_url,
    write_file,
)
from samensterk.sources.fetching.layer_file import INT, REAL, LayerPlan, texts
from samensterk.sources.fetching.servers import ROADS

PLAN = LayerPlan(
    "wegvakken",
    "MultiLineString",
    {
        "wvk_id": INT,
        **texts("wvk_begdat"),
        "jte_id_beg": INT,
        "jte_id_end": INT,
        **texts(
            "wegbehsrt", "wegnummer", "wegdeelltr", "hecto_lttr", "bst_code", "rpe_code",
            "admrichtng", "rijrichtng", "stt_naam", "stt_bron", "wpsnaam",
        ),
        "gme_id": INT,
        **texts("gme_naam", "hnrstrlnks", "hnrstrrhts"),
        "e_hnr_lnks": INT,
        "e_hnr_rhts": INT,
        "l_hnr_lnks": INT,
        "l_hnr_rhts": INT,
        "begafstand": REAL,
        "endafstand": REAL,
        "beginkm": REAL,
        "eindkm": REAL,
        **texts("pos_tv_wol", "wegbehcode", "wegbehnaam"),
        "distrcode": INT,
        **texts(
            "distrnaam", "dienstcode", "dienstnaam", "wegtype", "wgtype_oms",
            "routeltr", "routenr", "routeltr2", "routenr2", "routeltr3", "routenr3",
            "routeltr4", "routenr4", "wegnr_aw", "wegnr_hmp",
        ),
        "geobron_id": INT,
        **texts("geobron_nm"),
        "bronjaar": INT,
        **texts("openlr", "bag_orl", "frc", "fow", "alt_naam", "alt_nr", "rel_hoogte"),
    },
)  # fmt: skip


def fetch_roads(errand: Errand) -> Fetched:
    """Fetch the road sections that touch the box.

    Raises
    ------
    FetchError
    """
    into = Haul()
    url = items_url(ROADS, PLAN.name, errand.box_m)
    sections = haul(errand, url, PLAN.name, into, box=errand.box_m)
    day = date_of(errand, ROADS, PLAN.name)
    return Fetched(
        title="Wegen (Rijkswaterstaat, NWB, OGC API)",
        url=ROADS,
        date=day,
        licence="CC0 1.0",
        attribution="Rijkswaterstaat",
        counts=write_file(errand, [(PLAN, sections)]),
        n_pages=into.n_pages,
        left_out=dict(+into.left_out),
    )
