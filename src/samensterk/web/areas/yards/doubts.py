"""Where a newer scan and people's corrections do not fit, so that somebody is asked. Pure.

A question is asked once: when what the scan says is new. It stays open while it holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samensterk.web.areas.scans.scan_folders import FoundYard
from samensterk.web.areas.yards.comparing import differing
from samensterk.web.areas.yards.known import KnownYard, Said
from samensterk.web.areas.yards.models import YardQuestion
from samensterk.web.areas.yards.whereabouts import Nearest

NEAR_M = 75.0  # a farmyard is seldom longer; two entrances of one lie nearer
Why = YardQuestion.Why


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that does not fit; `is_new` when the scan before did not say it."""

    yard: KnownYard
    why: str
    found: Mapping[str, Any]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """The list as it was, what the scan finds, and what people said."""

    known: Mapping[str, KnownYard]
    found: Mapping[str, FoundYard]
    said: Mapping[int, Said]
    by_id: Mapping[int, KnownYard] = field(init=False)

    def __post_init__(self) -> None:
        by_id = {one.id: one for one in self.known.values()}
        object.__setattr__(self, "by_id", by_id)

    def is_found_anew(self, key: str) -> bool:
        """Say whether the scan before did not find this."""
        was = self.known.get(key)
        return was is None or was.gone_since is not None or was.is_own


def doubts(sight: Sight) -> list[Doubt]:
    """Give everything that does not fit, the known and the new."""
    touched = [one for one in sight.known.values() if one.is_touched]
    own = [
        one
        for one in touched
        if one.is_own and one.set_aside_on is None and one.key not in sight.found
    ]
    found = [one for yard in touched for one in _of(yard, sight)]
    return [*found, *_near(own, sight)]


def _of(yard: KnownYard, sight: Sight) -> Iterator[Doubt]:
    one = sight.found.get(yard.key)
    if one is None:
        return
    if yard.merged_into_id is not None:
        yield from _merged(yard, sight)
    elif yard.set_aside_on is not None:
        was_away = yard.gone_since is not None or yard.is_own
        has_changed = bool(differing(yard.facts, one.facts))
        yield Doubt(yard, Why.CEASED_FOUND, {}, was_away or has_changed)
    said = sight.said.get(yard.id)
    if said is not None and said.kind and one.kind != said.kind:
        yield Doubt(yard, Why.KIND, {"kind": one.kind}, one.kind != yard.kind_found)


def _merged(yard: KnownYard, sight: Sight) -> Iterator[Doubt]:
    target = yard
    while target.merged_into_id is not None:
        target = sight.by_id[target.merged_into_id]
    was_away = yard.gone_since is not None
    if target.key in sight.found or target.is_own:
        yield Doubt(yard, Why.MERGED_FOUND, {}, was_away)
    else:
        yield Doubt(yard, Why.TARGET_GONE, {}, was_away or target.gone_since is None)


def _near(own: Sequence[KnownYard], sight: Sight) -> Iterator[Doubt]:
    """Give yards of people that the scan may have found now, under another key."""
    others = [one for one in sight.found.values() if sight.is_found_anew(one.key)]
    known = [one for one in sight.found.values() if not sight.is_found_anew(one.key)]
    for among, is_new in ((others, True), (known, False)):
        if own and among:
            yield from _beside(own, among, is_new=is_new)


def _beside(
    own: Sequence[KnownYard], among: Sequence[FoundYard], *, is_new: bool
) -> Iterator[Doubt]:
    addressed = {_plain(one.address): one for one in among if one.address}
    nearest = Nearest([(one.x_m, one.y_m) for one in among])
    at = nearest.to([(one.x_m, one.y_m) for one in own])
    for yard, (number, distance_m) in zip(own, at, strict=True):
        same = addressed.get(_plain(yard.address))
        near = among[number] if distance_m <= NEAR_M else None
        one = same or near
        if one is not None:
            found = {"key": one.key, "address": one.address}
            yield Doubt(yard, Why.OWN_NEAR, found, is_new)


def _plain(address: str) -> str:
    return "".join(address.casefold().split())


def by_question(found: Iterable[Doubt]) -> dict[tuple[int, str], list[Doubt]]:
    """Put doubts together by the yard and the question that they are about."""
    together: dict[tuple[int, str], list[Doubt]] = {}
    for one in found:
        together.setdefault((one.yard.id, one.why), []).append(one)
    return together
