"""Put the findings of a scan into words, tables and drawings; areas only."""

from collections.abc import Mapping, Sequence

from samensterk.products.area_scan import AreaScan
from samensterk.products.changes import Comparison
from samensterk.products.context import Context
from samensterk.products.drawing import Picture, draw_bars
from samensterk.products.dutch import dutch_date, dutch_number, dutch_value
from samensterk.products.gather import Gathered
from samensterk.products.kinds import Kind
from samensterk.products.maps import map_of_areas, map_of_visit_areas
from samensterk.products.report_content import CardText, KeyNumber, Report
from samensterk.products.report_context import context_notes, context_tables
from samensterk.products.report_tables import (
    area_table,
    change_table,
    figure,
    parameters,
    sources,
    unusable,
    visit_areas,
)
from samensterk.products.report_words import WORDS, Words
from samensterk.scan.cards import read_cards

TABLE_NAMES = {
    "buildings": "gebouwen",
    "addresses": "adressen",
    "roads": "wegen",
    "parcels": "gewaspercelen",
    "districts": "grenzen",
    "key_figures": "kerncijfers",
    "squares": "vierkanten van het CBS",
    "land_use": "grondgebruik",
    "parks": "bedrijventerreinen",
    "crime": "geregistreerde misdrijven",
}
_AGE = (
    ("share_built_before_1945", "voor 1945"),
    ("share_built_1945_1979", "1945 tot en met 1979"),
    ("share_built_1980_1999", "1980 tot en met 1999"),
    ("share_built_2000_or_later", "2000 of later"),
)


def build_report(
    scan: AreaScan,
    gathered: Gathered,
    comparison: Comparison | None,
    context: Context,
    *,
    made_on: str,
    version: str,
) -> Report:
    """Write the report of one municipality."""
    rows = scan.areas.to_pylist()
    whole = next((row for row in rows if row["level"] == "municipality"), None)
    words = WORDS[scan.kind.code]
    tables = [area_table(scan.kind, one, rows) for one in words.tables]
    return Report(
        title=f"{words.title} {scan.place.name}",
        area_name=f"Gemeente {scan.place.name} ({scan.place.code})",
        made_on=dutch_date(made_on),
        version=version,
        introduction=_introduction(scan, has_areas=whole is not None),
        coverage=_coverage(scan),
        key_numbers=_key_numbers(scan.kind, whole),
        pictures=_pictures(scan, whole),
        area_tables=[table for table in tables if table.rows],
        context=context_tables(context),
        context_notes=context_notes(context),
        visit_areas=visit_areas(scan),
        changes=None if comparison is None else change_table(scan.kind, comparison),
        change_notes=() if comparison is None else _change_notes(words, comparison),
        cards=_cards(scan.kind, whole),
        sources=sources(gathered),
        missing=[*_missing(scan.missing), *_left_out(gathered)],
        unusable=unusable(gathered),
        parameters=parameters(scan),
    )


def _introduction(scan: AreaScan, *, has_areas: bool) -> list[str]:
    words = WORDS[scan.kind.code]
    first = words.purpose.format(place=scan.place.name)
    if not has_areas:
        return [
            first,
            f"Er liggen minder dan {scan.rules.fewest} {words.counted} in het gebied. Daarom staan hier geen cijfers.",
        ]
    return [
        first,
        f"Elk cijfer gaat over een gebied met minstens {scan.rules.fewest} {words.counted}. Een patroon is geen bewijs: "
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


def _change_notes(words: Words, comparison: Comparison) -> list[str]:
    notes = [
        "Een verschil kan ook komen doordat een register is bijgewerkt. "
        "De bestanden bevatten de verschillen per gebied."
    ]
    if not comparison.same_rules:
        notes.append(
            "De regels van de twee scans verschillen. Een deel van het verschil komt daardoor."
        )
    if comparison.n_withheld:
        notes.append(
            f"In {comparison.n_withheld} gebieden kwamen of gingen een tot vier {words.counted}. "
            f"Daar staat geen verschil, want het zou over die paar {words.counted} gaan."
        )
    if comparison.n_other_ground:
        notes.append(
            f"{comparison.n_other_ground} gebieden waren er toen niet of liggen nu anders."
        )
    return notes


def _missing(names: Sequence[str]) -> list[str]:
    return [
        f"Er is geen bestand met {TABLE_NAMES[name]} meegegeven. De cijfers die daarop steunen zijn leeg."
        for name in names
    ]


def _left_out(gathered: Gathered) -> list[str]:
    lines = [
        f"Uit {one.file.path.name} zijn niet gebruikt: {_listed(one.left_out)}. "
        "Een register in een ander bestand gaat voor."
        for one in gathered.sources
        if one.left_out
    ]
    return lines + [
        f"{dutch_number(count)} {TABLE_NAMES[name]} stonden in twee bestanden en tellen één keer mee."
        for name, count in gathered.n_twice.items()
    ]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(TABLE_NAMES[name] for name in names)


def _key_numbers(kind: Kind, whole: Mapping[str, object] | None) -> list[KeyNumber]:
    if whole is None:
        return []
    words = WORDS[kind.code]
    cards = {card.code: card for card in read_cards(kind.code)}
    units = {one.code: one.unit for one in kind.indicators}
    counted = dutch_number(float(str(whole[kind.n_members])))
    return [
        KeyNumber(words.heading, counted, words.counted_meaning),
        *(
            KeyNumber(
                cards[code].name,
                dutch_value(figure(whole, code), units[code]),
                cards[code].says,
            )
            for code in words.key_figures
        ),
    ]


def _pictures(scan: AreaScan, whole: Mapping[str, object] | None) -> list[Picture]:
    if whole is None:
        return []
    bars = [
        (label, value, dutch_value(value, "share"))
        for code, label in _AGE
        if (value := figure(whole, code)) is not None
    ]
    spoken = ", ".join(f"{label}: {words}" for label, _, words in bars)
    age = draw_bars("Bouwjaar van de gebouwen", f"{spoken}.", bars)
    maps = [map_of_areas(scan), map_of_visit_areas(scan)]
    return [*(one for one in maps if one is not None), *([age] if bars else [])]


def _cards(kind: Kind, whole: Mapping[str, object] | None) -> list[CardText]:
    units = {one.code: one.unit for one in kind.indicators}
    return [
        CardText(
            code=card.code,
            name=card.name,
            value="geen cijfer"
            if whole is None
            else dutch_value(figure(whole, card.code), units[card.code]),
            says=card.says,
            says_not=card.says_not,
            formula=card.formula,
            sources=card.sources,
            register_errors=card.register_errors,
            in_conversation=card.in_conversation,
        )
        for card in read_cards(kind.code)
    ]
