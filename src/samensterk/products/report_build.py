"""Put the findings of a scan into words, tables and drawings; areas only."""

from collections.abc import Sequence

import numpy as np
import shapely

from samensterk.products.area_scan import AreaScan
from samensterk.products.drawing import (
    SHADES,
    Layer,
    Picture,
    draw_bars,
    draw_map,
)
from samensterk.products.gather import Gathered
from samensterk.products.report_content import CardText, Grid, KeyNumber, Report
from samensterk.scan.cards import read_cards
from samensterk.scan.indicators import INDICATORS
from samensterk.sources.reasons import REASONS

TABLE_NAMES = {
    "buildings": "gebouwen",
    "addresses": "adressen",
    "roads": "wegen",
    "parcels": "gewaspercelen",
    "districts": "grenzen",
    "squares": "vierkanten van het CBS",
    "land_use": "grondgebruik",
    "crime": "geregistreerde misdrijven",
}
_AGE = (
    ("share_built_before_1945", "voor 1945"),
    ("share_built_1945_1979", "1945 tot en met 1979"),
    ("share_built_1980_1999", "1980 tot en met 1999"),
    ("share_built_2000_or_later", "2000 of later"),
)
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_COLUMNS = (
    "outbuildings",
    "outbuildings_over_500_m2",
    "home_distance_m",
    "addresses_within_1km",
)


def dutch_number(value: float, decimals: int = 0) -> str:
    """Write a number as the Dutch do: 1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def dutch_value(value: float | None, unit: str) -> str:
    """Write a figure with its unit; what is unknown says so."""
    if value is None:
        return "niet bekend"
    if unit == "share":
        return f"{dutch_number(100 * value)} %"
    endings = {"m2": " m²", "m": " m"}
    return dutch_number(value) + endings.get(unit, "")


def dutch_date(iso: str) -> str:
    """Write 2026-11-24 as 24 november 2026."""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}"


def build_report(
    scan: AreaScan, gathered: Gathered, *, made_on: str, version: str
) -> Report:
    """Write the report of one municipality."""
    rows = scan.areas.to_pylist()
    whole = next((row for row in rows if row["level"] == "municipality"), None)
    cells = [row for row in rows if row["level"] == "cell"]
    return Report(
        title=f"Gebiedsscan buitengebied {scan.place.name}",
        area_name=f"Gemeente {scan.place.name} ({scan.place.code})",
        made_on=dutch_date(made_on),
        version=version,
        introduction=_introduction(scan, has_areas=whole is not None),
        coverage=_coverage(scan),
        key_numbers=_key_numbers(whole),
        pictures=_pictures(scan, whole, cells),
        area_tables=[_cell_table(cells)] if cells else [],
        visit_areas=_visit_areas(scan),
        changes=None,
        cards=_cards(whole),
        sources=_sources(gathered),
        missing=_missing(scan.missing),
        unusable=_unusable(gathered),
        parameters=_parameters(scan),
    )


def _introduction(scan: AreaScan, *, has_areas: bool) -> list[str]:
    first = (
        f"Deze scan beschrijft het buitengebied van {scan.place.name} met open gegevens. "
        "Hij helpt om bezoeken aan erven en een bijeenkomst voor te bereiden."
    )
    if not has_areas:
        return [
            first,
            f"Er liggen minder dan {scan.rules.fewest} erven in het gebied. Daarom staan hier geen cijfers.",
        ]
    return [
        first,
        f"Elk cijfer gaat over een gebied met minstens {scan.rules.fewest} erven. Een patroon is geen bewijs: "
        "lees bij elk cijfer ook wat het niet zegt.",
    ]


def _coverage(scan: AreaScan) -> list[str]:
    if scan.covered_share is None:
        return ["De bronnen zeggen niet welk deel van de gemeente zij beschrijven."]
    share = dutch_number(100 * scan.covered_share)
    return [
        f"De bronnen beschrijven samen {share} % van de oppervlakte van de gemeente. "
        "Alle aantallen en aandelen gaan alleen over dat deel."
    ]


def _missing(names: Sequence[str]) -> list[str]:
    return [
        f"Er is geen bestand met {TABLE_NAMES[name]} meegegeven. De cijfers die daarop steunen zijn leeg."
        for name in names
    ]


def _key_numbers(whole: dict[str, object] | None) -> list[KeyNumber]:
    if whole is None:
        return []
    cards = {card.code: card for card in read_cards()}
    numbers = [
        KeyNumber(
            "Erven",
            dutch_number(float(str(whole["n_yards"]))),
            "Adressen buiten de bebouwing, met de gebouwen eromheen.",
        )
    ]
    for one in INDICATORS:
        if one.code in (
            "yards_farm",
            "outbuildings",
            "outbuilding_m2",
            "home_distance_m",
            "addresses_within_1km",
        ):
            value = dutch_value(_figure(whole, one.code), one.unit)
            numbers.append(KeyNumber(cards[one.code].name, value, cards[one.code].says))
    return numbers


def _figure(row: dict[str, object], code: str) -> float | None:
    value = row[code]
    return value if isinstance(value, float) else None


def _pictures(
    scan: AreaScan, whole: dict[str, object] | None, cells: Sequence[dict[str, object]]
) -> list[Picture]:
    if whole is None:
        return []
    bars = [
        (label, value, dutch_value(value, "share"))
        for code, label in _AGE
        if (value := _figure(whole, code)) is not None
    ]
    spoken = ", ".join(f"{label}: {words}" for label, _, words in bars)
    age = draw_bars("Bouwjaar van de gebouwen op erven", f"{spoken}.", bars)
    return [_map_of_cells(scan, cells), *([age] if bars else [])]


def _map_of_cells(scan: AreaScan, cells: Sequence[dict[str, object]]) -> Picture:
    shapes = shapely.from_wkb(
        np.array([cell["geometry"] for cell in cells], dtype=object)
    )
    counts = np.array([cell["n_yards"] for cell in cells], dtype=np.int64)
    steps = [(5, 6), (7, 9), (10, 14), (15, 19), (20, None)]
    step_of = np.searchsorted([7, 10, 15, 20], counts, side="right")
    words = [
        f"{a} tot en met {b} erven" if b else f"{a} erven of meer" for a, b in steps
    ]
    border = np.array([scan.place.border], dtype=object)
    numbers = [str(cell["name"]).removeprefix("Gebied ") for cell in cells]
    fills = [SHADES[place] for place in step_of]
    return draw_map(
        "Gebieden met hun aantal erven",
        f"Kaart van {scan.place.name} met {len(cells)} gebieden van minstens {scan.rules.fewest} erven. "
        "De nummers staan in de tabel onder 'Per gebied'. Wit is bebouwde kom of niet beschreven.",
        scan.place.border,
        [
            Layer(border, "#ffffff", "#5a5a5a", 1.2),
            Layer(shapes, fills, "#ffffff", 0.8, numbers),
        ],
        [*zip(SHADES, words, strict=True), ("#ffffff", "geen gebied")],
    )


def _cell_table(cells: Sequence[dict[str, object]]) -> Grid:
    cards = {card.code: card for card in read_cards()}
    units = {one.code: one.unit for one in INDICATORS}
    headings = ["Gebied", "Erven", *(cards[code].name for code in _COLUMNS)]
    rows = [
        [
            str(cell["name"]),
            str(cell["n_yards"]),
            *(dutch_value(_figure(cell, code), units[code]) for code in _COLUMNS),
        ]
        for cell in cells
    ]
    return Grid("Gebieden van minstens vijf erven", headings, rows)


def _visit_areas(scan: AreaScan) -> Grid:
    rows = [
        [row["name"], str(row["n_yards"]), dutch_number(row["team_days"], 1)]
        for row in scan.visit_areas.to_pylist()
    ]
    return Grid(
        "Gebieden die in hun geheel worden bezocht",
        ["Bezoekgebied", "Erven", "Dagen voor één team (schatting)"],
        rows,
    )


def _cards(whole: dict[str, object] | None) -> list[CardText]:
    units = {one.code: one.unit for one in INDICATORS}
    return [
        CardText(
            code=card.code,
            name=card.name,
            value="geen cijfer"
            if whole is None
            else dutch_value(_figure(whole, card.code), units[card.code]),
            says=card.says,
            says_not=card.says_not,
            formula=card.formula,
            sources=card.sources,
            register_errors=card.register_errors,
            in_conversation=card.in_conversation,
        )
        for card in read_cards()
    ]


def _sources(gathered: Gathered) -> Grid:
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


def _unusable(gathered: Gathered) -> Grid:
    rows = [
        [REASONS[problem.reason], dutch_number(problem.count), one.file.path.name]
        for one in gathered.sources
        for problem in one.problems
    ]
    return Grid(
        "Wat in de bestanden niet bruikbaar was", ["Wat", "Aantal", "Bestand"], rows
    )


def _parameters(scan: AreaScan) -> Grid:
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
