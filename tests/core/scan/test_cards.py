"""Every indicator has a card, every card an indicator, and none of them judges."""

import re
from dataclasses import fields

import pytest

from samensterk.products.kinds import KINDS
from samensterk.scan.areas import AREAS
from samensterk.scan.cards import read_cards
from samensterk.scan.facts import BUILDING_FACTS, YARDS
from samensterk.scan.park_areas import PARK_AREAS
from samensterk.scan.units import UNITS

JUDGES = re.compile(
    r"score|rank|risk|flag|suspic|colou?r|prio|verdacht|risico|kleurcode", re.IGNORECASE
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_cards_and_indicators_are_the_same(kind):
    codes = [card.code for card in read_cards(kind.code)]

    assert codes == [one.code for one in kind.indicators]


@pytest.mark.parametrize("kind", KINDS)
def test_every_card_is_filled_in(kind):
    for card in read_cards(kind):
        for field in fields(card):
            assert len(getattr(card, field.name)) > 4, (card.code, field.name)


def test_no_column_judges_a_yard():
    for spec in (BUILDING_FACTS, YARDS, UNITS, AREAS, PARK_AREAS):
        for column in spec.columns:
            assert not JUDGES.search(column.name), column.name
            assert not JUDGES.search(column.meaning), column.meaning


def test_the_kind_of_a_yard_has_no_probability():
    kind = next(column for column in YARDS.columns if column.name == "kind")

    assert str(kind.dtype) == "string"
