"""Indicators of a kind of scan, each with the card that always stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from samensterk.products.kinds import KINDS
from samensterk.products.report_words import WORDS
from samensterk.scan.cards import Card, read_cards


@dataclass(frozen=True, slots=True)
class Described:
    """An indicator: its code, its unit and its card."""

    code: str
    unit: str
    card: Card

    @property
    def name(self) -> str:
        return self.card.name


@cache
def indicators_of(kind: str) -> Mapping[str, Described]:
    """Give every indicator of a kind of scan by its code, in the order of the cards."""
    units = {one.code: one.unit for one in KINDS[kind].indicators}
    return {
        card.code: Described(card.code, units[card.code], card)
        for card in read_cards(kind)
        if card.code in units
    }


def key_figures(kind: str) -> tuple[str, ...]:
    """Name the indicators that say most about a municipality as a whole."""
    known = indicators_of(kind)
    return tuple(code for code in WORDS[kind].key_figures if code in known)


def columns_of(kind: str, level: str) -> tuple[str, ...]:
    """Name the indicators that a table shows when nobody chose any."""
    known = indicators_of(kind)
    for table in WORDS[kind].tables:
        if table.level == level:
            return tuple(code for code in table.columns if code in known)
    return key_figures(kind)
