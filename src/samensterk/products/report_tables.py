"""The tables of the report."""

from collections.abc import Mapping, Sequence

from samensterk.products.area_scan import AreaScan
from samensterk.products.changes import Comparison
from samensterk.products.dutch import dutch_date, dutch_number, dutch_value
from samensterk.products.gather import Gathered
from samensterk.products.report_content import Grid
from samensterk.scan.cards import read_cards
from samensterk.scan.indicators import INDICATORS
from samensterk.sources.reasons import REASONS

_COLUMNS = (
    "outbuildings",
    "outbuildings_over_500_m2",
    "home_distance_m",
    "addresses_within_1km",
)
_NEIGHBOURHOOD_COLUMNS = (
    "yards_farm",
    "outbuildings",
    "farmland_share",
    "junction_minutes",
    "inhabitants",
    "agricultural_businesses",
)


def figure(row: Mapping[str, object], code: str) -> float | None:
    """Take a figure from a row of areas; None when unknown."""
    value = row[code]
    return value if isinstance(value, float) else None


def area_table(
    caption: str,
    heading: str,
    rows: Sequence[dict[str, object]],
    columns: Sequence[str],
) -> Grid:
    """Set areas below each other with some of their figures; unknown columns stay out."""
    cards = {card.code: card for card in read_cards()}
    units = {one.code: one.unit for one in INDICATORS}
    known = [
        code for code in columns if any(figure(row, code) is not None for row in rows)
    ]
    return Grid(
        caption,
        [heading, "Erven", *(cards[code].name for code in known)],
        [
            [
                str(row["name"]),
                str(row["n_yards"]),
                *(dutch_value(figure(row, code), units[code]) for code in known),
            ]
            for row in rows
        ],
    )


def neighbourhood_table(groups: Sequence[dict[str, object]]) -> Grid:
    """List the neighbourhoods; small ones stand together."""
    return area_table(
        "Buurten van minstens vijf erven",
        "Buurt",
        groups,
        _NEIGHBOURHOOD_COLUMNS,
    )


def cell_table(cells: Sequence[dict[str, object]]) -> Grid:
    """List the cells with the number that stands on the map."""
    return area_table("Gebieden van minstens vijf erven", "Gebied", cells, _COLUMNS)


def change_table(comparison: Comparison) -> Grid:
    """List what changed in the whole municipality; the files hold the rest."""
    cards = {card.code: card for card in read_cards()}
    units = {one.code: one.unit for one in INDICATORS}
    rows = [
        [
            cards[row["indicator"]].name,
            dutch_value(row["before"], units[row["indicator"]]),
            dutch_value(row["after"], units[row["indicator"]]),
        ]
        for row in comparison.changes.to_pylist()
        if row["level"] == "municipality"
    ]
    before = f"Op {dutch_date(comparison.made_on)}"
    return Grid("Hele gemeente, toen en nu", ["Wat", before, "Nu"], rows)


def visit_areas(scan: AreaScan) -> Grid:
    """List the visit areas with their work."""
    rows = [
        [row["name"], str(row["n_yards"]), dutch_number(row["team_days"], 1)]
        for row in scan.visit_areas.to_pylist()
    ]
    return Grid(
        "Gebieden die in hun geheel worden bezocht",
        ["Bezoekgebied", "Erven", "Dagen voor één team (schatting)"],
        rows,
    )


def sources(gathered: Gathered) -> Grid:
    """List the files with date and licence."""
    rows = [
        [
            one.file.path.name,
            one.file.title,
            one.file.date or "onbekend",
            f"{one.file.licence}, {one.file.attribution}",
        ]
        for one in gathered.sources
    ]
    return Grid(
        "Gebruikte bestanden",
        ["Bestand", "Wat het is", "Datum", "Licentie en bron"],
        rows,
    )


def unusable(gathered: Gathered) -> Grid:
    """List what could not be used, by reason and file."""
    rows = [
        [REASONS[problem.reason], dutch_number(problem.count), one.file.path.name]
        for one in gathered.sources
        for problem in one.problems
    ]
    return Grid(
        "Wat in de bestanden niet bruikbaar was", ["Wat", "Aantal", "Bestand"], rows
    )


def parameters(scan: AreaScan) -> Grid:
    """List the rules of the scan."""
    rules = scan.rules
    rows = [
        [
            "Bebouwde kom",
            f"blok van 300 bij 300 meter met minstens {rules.built_up_addresses} adressen",
        ],
        [
            "Eén erf",
            f"gebouwen die hooguit {dutch_number(rules.gap_m)} meter uit elkaar staan, rond een adres",
        ],
        [
            "Grote schuur",
            f"bijgebouw van minstens {dutch_number(rules.farm_outbuilding_m2)} m²",
        ],
        [
            "Landbouwgrond vlakbij",
            f"binnen {dutch_number(rules.farmland_reach_m)} meter",
        ],
        ["Kleinste gebied", f"{rules.fewest} erven"],
    ]
    return Grid("Regels van deze scan", ["Regel", "Waarde"], rows)
