"""The words of the report that differ per kind of area."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AreaTable:
    """Which areas stand in a table, and which of their figures."""

    level: str
    caption: str
    heading: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Dutch for one kind; `counted` is what an area has at least five of.

    Attributes
    ----------
    key_figures : indicators that stand in the summary
    mapped : level of the areas on the map
    label : what comes before the number in the name of such an area
    classes_from : least count of each class on the map
    """

    title: str
    purpose: str
    counted: str
    counted_meaning: str
    key_figures: tuple[str, ...]
    tables: tuple[AreaTable, ...]
    mapped: str
    label: str
    map_title: str
    map_ground: str
    classes_from: tuple[int, ...]

    @property
    def heading(self) -> str:
        return self.counted.capitalize()

    def class_label(self, least: int, beyond: int | None) -> str:
        """Name a class of the map: from `least` up to, not including, `beyond`."""
        if beyond is None:
            return f"{least} {self.counted} of meer"
        return f"{least} tot en met {beyond - 1} {self.counted}"


WORDS: Mapping[str, Words] = {
    "buitengebied": Words(
        title="Gebiedsscan buitengebied",
        purpose="Deze scan beschrijft het buitengebied van {place} met open gegevens. "
        "Hij helpt om bezoeken aan erven en een bijeenkomst voor te bereiden.",
        counted="erven",
        counted_meaning="Adressen buiten de bebouwing, met de gebouwen eromheen.",
        key_figures=(
            "yards_farm",
            "outbuildings",
            "outbuilding_m2",
            "home_distance_m",
            "addresses_within_1km",
        ),
        tables=(
            AreaTable(
                "neighbourhood",
                "Buurten van minstens vijf erven",
                "Buurt",
                (
                    "yards_farm",
                    "outbuildings",
                    "farmland_share",
                    "junction_minutes",
                    "inhabitants",
                    "agricultural_businesses",
                ),
            ),
            AreaTable(
                "cell",
                "Gebieden van minstens vijf erven",
                "Gebied",
                (
                    "outbuildings",
                    "outbuildings_over_500_m2",
                    "home_distance_m",
                    "addresses_within_1km",
                ),
            ),
        ),
        mapped="cell",
        label="Gebied",
        map_title="Gebieden met hun aantal erven",
        map_ground="Wit is bebouwde kom of niet beschreven.",
        classes_from=(5, 7, 10, 15, 20),
    ),
    "bedrijventerrein": Words(
        title="Gebiedsscan bedrijventerreinen",
        purpose="Deze scan beschrijft de bedrijventerreinen van {place} met open gegevens. "
        "Hij helpt om met ondernemers en parkmanagers in gesprek te gaan.",
        counted="adressen",
        counted_meaning="Adressen op bedrijventerreinen: bedrijven, woningen en wat er verder een adres heeft.",
        key_figures=(
            "park_m2",
            "units_industrial",
            "units_out_of_use",
            "buildings",
            "building_m2",
            "entrances",
        ),
        tables=(
            AreaTable(
                "park",
                "Terreinen van minstens vijf adressen",
                "Terrein",
                (
                    "park_m2",
                    "units_industrial",
                    "units_residential",
                    "units_out_of_use",
                    "buildings",
                    "entrances",
                ),
            ),
        ),
        mapped="park",
        label="Terrein",
        map_title="Bedrijventerreinen met hun aantal adressen",
        map_ground="Wit is geen bedrijventerrein of niet beschreven.",
        classes_from=(5, 25, 100, 250, 500),
    ),
}
