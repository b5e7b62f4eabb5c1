"""Which papers there are, and which facts each of them uses."""

from dataclasses import dataclass
from enum import StrEnum

# Every paper says by which version, for whom and under which settings it was made.
ALWAYS = frozenset({"software", "municipality", "settings"})


class Extra(StrEnum):
    """What a paper is given as, besides a page, PDF and DOCX."""

    NONE = ""
    ALGORITHM = "algorithm"  # JSON by the publication standard of the register
    REGISTER = "register"  # JSON and CSV, one line per activity


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper. Its texts are Dutch, as the paper is; see docs/adr/0012."""

    code: str  # its address and the name of its file
    title: str
    about: str
    uses: frozenset[str]  # what of the facts, besides ALWAYS
    extra: Extra = Extra.NONE
    is_public: bool = False  # for residents, once it is published

    @property
    def sections(self) -> frozenset[str]:
        return ALWAYS | self.uses


def _algorithm(name: str, title: str, about: str) -> PaperKind:
    uses = frozenset({"algorithms", "sources"})
    return PaperKind(f"algoritme-{name}", title, about, uses, Extra.ALGORITHM)


EVERYTHING = frozenset(
    {"kept", "roles", "purposes", "rights", "log", "rooms", "algorithms", "sources"}
)
PAPERS = (
    PaperKind(
        "dpia",
        "Concept-DPIA",
        "Wat het systeem met gegevens doet, waarom dat nodig is, en wat er mis kan gaan.",
        EVERYTHING,
    ),
    PaperKind(
        "verwerkingsregister",
        "Regels voor het verwerkingsregister",
        "Per verwerking één regel, zoals artikel 30 van de AVG vraagt.",
        frozenset({"kept", "roles", "purposes", "sources"}),
        Extra.REGISTER,
    ),
    PaperKind(
        "verwerkersovereenkomst",
        "Concept-verwerkersovereenkomst",
        "Afspraken met wie het systeem voor uw gemeente draait (artikel 28 AVG).",
        frozenset({"kept", "log", "roles"}),
    ),
    PaperKind(
        "gezamenlijk",
        "Concept-regeling gezamenlijke bijeenkomst",
        "Afspraken tussen gemeenten die samen een bijeenkomst houden (artikel 26 AVG).",
        frozenset({"rooms"}),
    ),
    _algorithm(
        "gebiedsscan",
        "Algoritmeregister: gebiedsscan",
        "Concept voor het Algoritmeregister: gebieden beschrijven uit open registers.",
    ),
    _algorithm(
        "loting",
        "Algoritmeregister: loting van gebieden",
        "Concept voor het Algoritmeregister: de volgorde van gebieden loten.",
    ),
    _algorithm(
        "planning",
        "Algoritmeregister: planning van bezoeken",
        "Concept voor het Algoritmeregister: dagplannen over de weg maken.",
    ),
    _algorithm(
        "verdeling",
        "Algoritmeregister: verdeling over workshops",
        "Concept voor het Algoritmeregister: deelnemers over workshops verdelen.",
    ),
    PaperKind(
        "privacyverklaring",
        "Privacyverklaring",
        "Voor bewoners: welke gegevens u hebt, waarom, hoe lang, en wat zij mogen vragen.",
        frozenset({"kept", "rooms", "rights", "sources"}),
        is_public=True,
    ),
    PaperKind(
        "toegankelijkheidsverklaring",
        "Toegankelijkheidsverklaring",
        "Voor bezoekers: hoe toegankelijk de site is en waar zij iets kunnen melden.",
        frozenset(),
        is_public=True,
    ),
    PaperKind(
        "ondernemingsraad",
        "Notitie voor de ondernemingsraad",
        "Wat het systeem van collega's bewaart, en wat het met opzet niet doet.",
        frozenset({"kept", "log", "roles"}),
    ),
)
BY_CODE = {one.code: one for one in PAPERS}
