"""Look up the addresses of somebody's list in a register: certain, likely or not there.

Nothing is called certain but what the register has under the same number and addition,
and that one only: with its postcode, or with its street and town.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz, process

from samensterk.scan.address_writing import (
    Reading,
    Written,
    addition_key,
    place_key,
    plain_key,
    readings,
    street_key,
)

MOST_CANDIDATES = 5
# How much two names must be alike, of 100; 'Dorpstraat' and 'Dorpsstraat' are 95.
ALIKE = 82.0
MOST_STREETS = 4  # that are tried for one that is spelled differently


class Certainty(StrEnum):
    EXACT = "exact"
    LIKELY = "likely"
    NONE = "none"
    UNREADABLE = "unreadable"


class Why(StrEnum):
    """Why an address is not certain to be the one."""

    SPELLING = "spelling"  # the street is spelled differently
    ADDITION = "addition"  # the letter or suffix is missing, or another one
    OTHER_PLACE = "other_place"
    NO_PLACE = "no_place"  # the list tells no town
    OTHER_POSTCODE = "other_postcode"
    OTHER_STREET = "other_street"  # the postcode and number are of another street
    SEVERAL = "several"  # it can be read in more ways, and all of them are there


@dataclass(frozen=True, slots=True)
class Address:
    """One address of a register; the key is its own."""

    key: str
    street: str
    house_number: int
    house_letter: str = ""
    house_suffix: str = ""
    postcode: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be meant, and why that is not certain; `at` is its place."""

    at: int
    why: Why


@dataclass(frozen=True, slots=True)
class Found:
    """What a row is: `at` is the address when that is certain."""

    certainty: Certainty
    at: int | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Keys:
    """An address as it is compared."""

    street: str
    addition: str
    postcode: str
    place: str


@dataclass(slots=True)
class AddressBook:
    """A register of addresses, made ready to look up many rows."""

    addresses: Sequence[Address]
    _keys: list[_Keys] = field(init=False)
    _by_postcode: dict[tuple[str, int], list[int]] = field(init=False)
    _by_street: dict[tuple[str, int], list[int]] = field(init=False)
    _names: dict[str, set[str]] = field(init=False)  # in full, of each short one
    _streets: dict[str, str] = field(init=False)  # short ones, by all ways to write
    _towns: frozenset[str] = field(init=False)
    _alike: dict[tuple[str, ...], tuple[str, ...]] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        street, place = _remember(street_key), _remember(place_key)
        self._keys = [
            _Keys(
                street(one.street),
                addition_key(one.house_letter, one.house_suffix),
                one.postcode.replace(" ", "").upper(),
                place(one.place),
            )
            for one in self.addresses
        ]
        self._by_postcode, self._by_street, self._names = {}, {}, {}
        for at, (one, keys) in enumerate(zip(self.addresses, self._keys, strict=True)):
            if keys.postcode:
                in_code = (keys.postcode, one.house_number)
                self._by_postcode.setdefault(in_code, []).append(at)
            self._names.setdefault(keys.street, set()).add(one.street)
            in_street = (keys.street, one.house_number)
            self._by_street.setdefault(in_street, []).append(at)
        self._streets = {
            written: short
            for short, names in sorted(self._names.items())
            for written in (short, *sorted(map(plain_key, names)))
            if written
        }
        self._towns = frozenset(one.place for one in self._keys if one.place)

    def look_up(self, written: Written) -> Found:
        """Find the address of one row; what other rows say makes no difference."""
        ways = readings(written, self._towns)
        if not ways:
            return Found(Certainty.UNREADABLE)
        text = plain_key(f"{written.street} {written.address}")
        certain = {
            at
            for way in ways
            for at in self._certain(way)
            if not way.street or self._is_no_other(at, text)
        }
        if len(certain) == 1:
            return Found(Certainty.EXACT, certain.pop())
        several = [Candidate(at, Why.SEVERAL) for at in sorted(certain)]
        likely = several or self._likely(ways)
        if not likely:
            return Found(Certainty.NONE)
        return Found(Certainty.LIKELY, None, tuple(likely[:MOST_CANDIDATES]))

    def _certain(self, way: Reading) -> Iterator[int]:
        for at in self._by_postcode.get((way.postcode, way.number), ()):
            keys = self._keys[at]
            if keys.addition == way.addition and self._is_street(way, keys):
                yield at
        for at in self._by_street.get((way.street, way.number), ()):
            keys = self._keys[at]
            is_there = bool(way.place) and way.place == keys.place
            # A postcode that says something else makes it less than certain.
            fits = not way.postcode or not keys.postcode
            if is_there and fits and keys.addition == way.addition:
                yield at

    def _is_street(self, way: Reading, keys: _Keys) -> bool:
        """Say whether the street agrees; without one, the town must not disagree."""
        if way.street:
            return way.street == keys.street
        return not way.place or way.place == keys.place

    def _is_no_other(self, at: int, text: str) -> bool:
        """Say whether a street is the only one with its short name, or stands in full."""
        names = self._names[self._keys[at].street]
        return len(names) == 1 or text.startswith(plain_key(self.addresses[at].street))

    def _likely(self, ways: Sequence[Reading]) -> list[Candidate]:
        """Give what may be meant, the likeliest first, each once."""
        found: dict[int, tuple[tuple[int, int], Why]] = {}
        for way in ways:
            for at, why, distance in self._near(way):
                rank = (distance, at)
                if at not in found or rank < found[at][0]:
                    found[at] = (rank, why)
        in_order = sorted(found.items(), key=lambda one: one[1][0])
        return [Candidate(at, why) for at, (_rank, why) in in_order]

    def _near(self, way: Reading) -> Iterator[tuple[int, Why, int]]:
        for at in self._by_postcode.get((way.postcode, way.number), ()):
            keys = self._keys[at]
            if way.street in ("", keys.street):
                yield self._judged(at, way, 0)
            elif keys.street in self._streets_like(way.name, way.street):
                yield self._judged(at, way, 1, Why.SPELLING)
            else:
                yield self._judged(at, way, 6, Why.OTHER_STREET)
        for at in self._by_street.get((way.street, way.number), ()):
            yield self._judged(at, way, 2)
        for rank, street in enumerate(self._streets_like(way.name, way.street)):
            if street != way.street:
                for at in self._by_street.get((street, way.number), ()):
                    yield self._judged(at, way, 4 + rank, Why.SPELLING)

    def _judged(
        self, at: int, way: Reading, distance: int, why: Why | None = None
    ) -> tuple[int, Why, int]:
        """Say what is the matter first, and how far off it is; each matter adds to it."""
        keys = self._keys[at]
        matters = [why] if why else []
        if keys.addition != way.addition:
            matters.append(Why.ADDITION)
            distance += 10 if way.addition else 11
        if way.place and way.place != keys.place:
            matters.append(Why.OTHER_PLACE)
            is_alike = fuzz.ratio(way.place, keys.place) >= ALIKE
            distance += 1 if is_alike else 20
        if way.postcode and keys.postcode and way.postcode != keys.postcode:
            matters.append(Why.OTHER_POSTCODE)
            distance += 3
        return at, (matters or [Why.NO_PLACE])[0], distance

    def _streets_like(self, *ways: str) -> tuple[str, ...]:
        """Give the streets whose names are much alike, the likest first."""
        if ways not in self._alike:
            found = [
                (-score, self._streets[name])
                for way in ways
                if way
                for name, score, _at in process.extract(
                    way,
                    self._streets.keys(),
                    scorer=fuzz.ratio,
                    score_cutoff=ALIKE,
                    limit=MOST_STREETS,
                )
            ]
            self._alike[ways] = tuple(
                dict.fromkeys(short for _score, short in sorted(found))
            )
        return self._alike[ways]


def _remember(key_of: Callable[[str], str]) -> Callable[[str], str]:
    """Reckon the key of each name once; a register has few streets and many addresses."""
    known: dict[str, str] = {}

    def remembered(name: str) -> str:
        if name not in known:
            known[name] = key_of(name)
        return known[name]

    return remembered


def repeated(keys: Mapping[int, str]) -> set[int]:
    """Give the rows whose address stands in a row with a lower number already."""
    first: dict[str, int] = {}
    for number in sorted(keys):
        if keys[number]:
            first.setdefault(keys[number], number)
    return {number for number, key in keys.items() if key and first[key] != number}
