"""What a road section of the NWB is: its class, its direction and who may use it.

The NWB says who keeps a road (wegbehsrt: Rijk, Provincie, Gemeente, Waterschap or
anoTher), what kind of carriageway a section is (bst_code), its number and, since
July 2021, how much it matters (frc). The rule, first match first:

1. A ferry (VD) or runway (VV) is no road.
2. Cycle, foot and bridle paths, bus lanes and emergency passages are a `path`.
3. Parking places and ways to a petrol station are `service`.
4. A road is a motorway road when its type says 'autosnelweg', its route letter or
   number has an A, or its frc is 0. Without any letter or frc (files before 2021)
   the main carriageways and ramps of the state count as one.
   Its main and parallel carriageways are `motorway`; ramps (OPR, AFR) and
   connecting ways (VB.) are `motorway_link`; its roundabouts and the rest `trunk`.
5. Other state roads are `trunk`; provincial roads with a number under 400 are
   `primary`, the others `secondary`; their service and parallel roads `tertiary`.
6. Of the rest a numbered road is `tertiary`; frc 7, closed to general car traffic,
   is a `track` that those who live there may drive; frc 6 and home zones (ERF) are
   `residential`; everything else is `unclassified`.

Sources: handleiding NWB of NDW (docs.ndw.nu, baansubsoort and NWB-wegen product,
2024); nationaalwegenbestand.nl, 'Functional Road Class aangepast' (2021), where frc 0
are the main carriageways of A roads, provincial numbers under 400 come before the
rest and 7 is not open to cars. A section kept by another (T), mostly a company or
owner of land, is not public.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Section: TypeAlias = Mapping[str, str | None]  # texts by plain column name

_NO_ROADS = {"VD", "VV"}
_PATHS = {"FP", "VP", "BVP", "RP", "BU", "OVB", "CADO", "CDO"}
_SERVICE = {"PP", "PC", "PR", "PKP", "PKB", "BST"}
_LINKS = {"OPR", "AFR", "VBD", "VBI", "VBS", "VBR", "VBK", "VBW", "PST"}
_MAIN = {"HR", "RB", "TN", "PAR", None}
_ASIDE = {"VWG", "PAR"}
_MAJOR_PROVINCIAL = 400  # N1 to N399 are of more than one province
_DIRECTIONS = {"H": 1, "T": -1, "B": 0}
_LETTERS = ("routeltr", "wegnraw", "frc", "wegtype", "wgtypeoms")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the codes of a section say, in the words of ROADS."""

    road_class: str
    is_road: bool
    is_public: bool
    oneway: int
    is_silent: bool  # cars may use it and the file does not say which way

    @property
    def for_cars(self) -> bool:
        return self.road_class != "path"


def meaning_of(section: Section) -> Meaning:
    """Read the codes of one section."""
    # Files of 2020 and before call the baansubsoort baansubsrt.
    kind = section.get("bstcode") or section.get("baansubsrt")
    way = _DIRECTIONS.get(section.get("rijrichtng") or "")
    name = _road_class(section, kind)
    return Meaning(
        road_class=name,
        is_road=kind not in _NO_ROADS,
        is_public=section.get("wegbehsrt") != "T",
        oneway=way or 0,
        is_silent=way is None and name != "path",
    )


def _road_class(section: Section, kind: str | None) -> str:
    if kind in _PATHS:
        return "path"
    if kind in _SERVICE:
        return "service"
    if _is_of_motorway(section, kind):
        return _class_on_motorway(kind)
    keeper = section.get("wegbehsrt")
    if keeper in {"R", "P"}:
        return _class_of_main_road(section, keeper, kind)
    return _class_of_local_road(section, kind)


def _is_of_motorway(section: Section, kind: str | None) -> bool:
    if (section.get("wgtypeoms") or "").casefold() == "autosnelweg":
        return True
    numbers = (section.get(name) or "" for name in ("routeltr", "wegnraw", "wegnummer"))
    if any(number.startswith("A") for number in numbers) or section.get("frc") == "0":
        return True
    is_silent = not any(section.get(name) for name in _LETTERS)
    is_wide = kind == "HR" or kind in _LINKS
    return is_silent and is_wide and section.get("wegbehsrt") == "R"


def _class_on_motorway(kind: str | None) -> str:
    if kind in _LINKS:
        return "motorway_link"
    return "motorway" if kind in _MAIN else "trunk"


def _class_of_main_road(section: Section, keeper: str, kind: str | None) -> str:
    if kind in _ASIDE:
        return "tertiary"
    if keeper == "R":
        return "trunk"
    digits = "".join(filter(str.isdecimal, section.get("wegnummer") or ""))
    return "primary" if digits and int(digits) < _MAJOR_PROVINCIAL else "secondary"


def _class_of_local_road(section: Section, kind: str | None) -> str:
    frc = section.get("frc")
    if frc == "7":
        return "track"
    if section.get("wegnummer") or section.get("routeltr"):
        return "tertiary"
    return "residential" if frc == "6" or kind == "ERF" else "unclassified"
