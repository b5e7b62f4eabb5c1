"""Tables of the CBS as OData: rows of one municipality, in one file of JSON."""

from collections import Counter

from samensterk.sources.fetching.errand import Errand, Fetched
from samensterk.sources.fetching.kept_pages import KeptPages, write_whole
from samensterk.sources.fetching.paging import ODATA, Record, collect, with_parameters
from samensterk.sources.fetching.servers import CRIME, KEY_FIGURES
from samensterk.sources.fetching.trouble import NothingThere
from samensterk.sources.odata import AREA_KEY

_YEARS_OF_CRIME = 6  # the scan takes three; the newest one or two may be missing
_ROWS = 5_000  # of the 10,000 that the server gives at most


def fetch_crime(errand: Errand) -> Fetched:
    """Fetch the registered offences per year of the last years.

    Raises
    ------
    FetchError
    """
    since = f" and Perioden ge '{errand.year - _YEARS_OF_CRIME}JJ00'"
    rows, fetched = _rows(errand, CRIME, since)
    years = {str(row.get("Perioden", ""))[:4] for row in rows}
    return Fetched(
        title="Geregistreerde misdrijven (politie, CBS dataderden 47018NED)",
        url=CRIME,
        date=max(years),
        licence="CC BY 4.0",
        attribution="Politie, CBS",
        counts={"rijen": len(rows)},
        n_pages=fetched.pop("pages"),
        left_out=dict(+fetched),
    )


def fetch_key_figures(errand: Errand) -> Fetched:
    """Fetch the key figures of the municipality and its areas.

    Raises
    ------
    FetchError
    """
    rows, fetched = _rows(errand, KEY_FIGURES, "")
    return Fetched(
        title="Kerncijfers wijken en buurten (CBS StatLine 85984NED)",
        url=KEY_FIGURES,
        date="2024",
        licence="CC BY 4.0",
        attribution="CBS",
        counts={"gebieden": len(rows)},
        n_pages=fetched.pop("pages"),
        left_out=dict(+fetched),
    )


def _rows(errand: Errand, table: str, since: str) -> tuple[list[Record], Counter[str]]:
    """Fetch the rows of each level and write them; give also what is counted."""
    counts: Counter[str] = Counter()
    kept: list[Record] = []
    digits = errand.code.removeprefix("GM")
    for prefix in (f"GM{digits}", f"WK{digits}", f"BU{digits}"):
        url = with_parameters(
            table,
            {
                "$format": "json",
                "$filter": f"startswith({AREA_KEY},'{prefix}'){since}",
                "$orderby": "ID",
                "$top": str(_ROWS),
                "$skip": "0",
            },
        )
        pages = KeptPages(errand.part / prefix)
        found = collect(errand.courier, ODATA, url, pages, errand.tick)
        own = [one for one in found.records if _is_of(one, prefix)]
        kept += own
        counts["pages"] += found.n_pages
        counts["twice"] += found.n_twice
        counts["without_id"] += found.n_without_id
        counts["outside"] += len(found.records) - len(own)
    if not kept:
        raise NothingThere(table)
    _write(errand, table, kept)
    return kept, counts


def _is_of(row: Record, prefix: str) -> bool:
    return str(row.get(AREA_KEY, "")).startswith(prefix)


def _write(errand: Errand, table: str, rows: list[Record]) -> None:
    ordered = sorted(rows, key=lambda row: (str(row.get(AREA_KEY)), str(row.get("ID"))))
    service = table.rpartition("/")[0]
    write_whole(
        errand.path, {"odata.metadata": f"{service}/$metadata", "value": ordered}
    )
