"""The tables of the report."""

from collections.abc import Mapping, Sequence

from samensterk.products.area_scan import AreaScan
from samensterk.products.changes import Comparison
from samensterk.products.dutch import dutch_date, dutch_number, dutch_value
from samensterk.products.gather import Gathered
from samensterk.products.kinds import Kind
from samensterk.products.report_content import Grid
from samensterk.products.report_words import WORDS, AreaTable
from samensterk.scan.cards import read_cards
from samensterk.scan.rules import Rules
from samensterk.sources.reasons import REASONS


def figure(row: Mapping[str, object], code: str) -> float | None:
    """Take a figure from a row of areas; None when unknown."""
    value = row[code]
    return value if isinstance(value, float) else None


def area_table(
    kind: Kind, asked: AreaTable, areas: Sequence[Mapping[str, object]]
) -> Grid:
    """Set areas below each other with some of their figures; unknown columns stay out."""
    cards = {card.code: card for card in read_cards(kind.code)}
    units = {one.code: one.unit for one in kind.indicators}
    rows = [row for row in areas if row["level"] == asked.level]
    known = [
        code
        for code in asked.columns
        if any(figure(row, code) is not None for row in rows)
    ]
    counted = WORDS[kind.code].heading
    return Grid(
        asked.caption,
        [asked.heading, counted, *(cards[code].name for code in known)],
        [
            [
                str(row["name"]),
                str(row[kind.n_members]),
                *(dutch_value(figure(row, code), units[code]) for code in known),
            ]
            for row in rows
        ],
    )


def change_table(kind: Kind, comparison: Comparison) -> Grid:
    """List what changed in the whole municipality; the files hold the rest."""
    cards = {card.code: card for card in read_cards(kind.code)}
    units = {one.code: one.unit for one in kind.indicators}
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
    """List the visit areas with their work; none for what is not visited."""
    planned = scan.visit_areas
    rows = [
        [row["name"], str(row["n_yards"]), dutch_number(row["team_days"], 1)]
        for row in ([] if planned is None else planned.to_pylist())
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
    own = {"buitengebied": _yard_rules, "bedrijventerrein": _park_rules}
    rows = own[scan.kind.code](scan.rules)
    return Grid("Regels van deze scan", ["Regel", "Waarde"], rows)


def _yard_rules(rules: Rules) -> list[list[str]]:
    return [
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


def _park_rules(rules: Rules) -> list[list[str]]:
    return [
        [
            "Eén terrein",
            f"grond voor bedrijven die hooguit {dutch_number(rules.park_gap_m)} meter uit elkaar ligt en samen "
            f"minstens {dutch_number(rules.park_least_m2)} m² is; een getekend terrein telt zoals het is getekend",
        ],
        [
            "Kleinste gebied",
            f"{rules.fewest} adressen; een kleiner terrein gaat samen met het dichtstbijzijnde",
        ],
    ]
