"""Names for places and streets that do not exist; made of parts, never of people."""

from collections.abc import Iterator

from numpy.random import Generator

MUNICIPALITY = "Noorderveld"
_FRONTS = (
    "Noorder", "Zuider", "Ooster", "Wester", "Olde", "Nije", "Hoog", "Laag", "Veen",
    "Riet", "Wilgen", "Elzen", "Turf", "Klei", "Schans", "Meer", "Zand", "Hei",
    "Berken", "Kolk",
)  # fmt: skip
_BACKS = (
    "wolde", "horn", "zijl", "kolonie", "mond", "huizen", "wierum", "broek", "diep",
    "hamrik", "oord", "lage", "um", "zand", "veen",
)  # fmt: skip
_CANALS = (
    "Turfdiep", "Zuiderdiep", "Noorderdiep", "Achterdiep", "Veenwijk", "Kolonievaart",
    "Boerendiep", "Langewijk", "Hamrikkerdiep", "Oosterdiep", "Westerdiep",
    "Schansdiep", "Meedenerdiep", "Zwetdiep", "Klievaart", "Hoofddiep",
)  # fmt: skip
_CROSSROADS = (
    "Provincialeweg", "Dwarsweg", "Verbindingsweg", "Grensweg", "Hamrikkerweg",
    "Meedenweg", "Vaartweg", "Schansweg", "Wiekenweg", "Zandweg", "Klinkerweg",
)  # fmt: skip
_LANES = (
    "Veldweg", "Rietlaan", "Zwarteweg", "Middenweg", "Turfweg", "Wijkweg",
    "Modderlaan", "Koeweg", "Hooilaan", "Polderweg", "Sloterweg", "Bosweg",
    "Heideweg", "Ganzenpad", "Kievitsweg", "Reigerlaan", "Ossenweg", "Eendenweg",
)  # fmt: skip
_STREETS = (
    "Kerkstraat", "Schoolstraat", "Dorpsstraat", "Molenweg", "Stationsstraat",
    "Brink", "Havenkade", "Tuinlaan", "Beukenlaan", "Eikenlaan", "Lindestraat",
    "Kastanjelaan", "Essenlaan", "Meidoorn", "Sleedoorn", "Kruidenhof", "Lijsterhof",
    "Merelstraat", "Spreeuwenhof", "Zwaluwstraat", "Torenstraat", "Marktplein",
    "Noorderstraat", "Zuiderstraat", "Oosterstraat", "Westerstraat", "Bleek",
    "Weidelaan", "Korenbloem", "Klaproos", "Boterbloem", "Zonnelaan", "Scheepswerf",
    "Sportlaan", "Kolkstraat", "Sluisweg", "Parklaan", "Singel", "Vogelkers",
)  # fmt: skip
_PARK = ("Handelsweg", "Nijverheidsstraat", "Ambachtsweg", "Energieweg", "Loswal")


def places(how_many: int, rng: Generator) -> list[str]:
    """Name villages; a national tile may need more than there are parts."""
    pairs = [front + back for front in _FRONTS for back in _BACKS]
    order = rng.permutation(len(pairs))
    return [pairs[order[turn % len(pairs)]] for turn in range(how_many)]


def canals(rng: Generator) -> Iterator[str]:
    return _shuffled(_CANALS, rng)


def crossroads(rng: Generator) -> Iterator[str]:
    return _shuffled(_CROSSROADS, rng)


def lanes(rng: Generator) -> Iterator[str]:
    return _shuffled(_LANES, rng)


def streets(rng: Generator) -> Iterator[str]:
    return _shuffled(_STREETS, rng)


def park_streets(rng: Generator) -> Iterator[str]:
    return _shuffled(_PARK, rng)


def _shuffled(names: tuple[str, ...], rng: Generator) -> Iterator[str]:
    """Give every name once, then again with a number in front (2e Veldweg)."""
    order = [names[place] for place in rng.permutation(len(names))]
    yield from order
    turn = 2
    while True:
        yield from (f"{turn}e {name}" for name in order)
        turn += 1
