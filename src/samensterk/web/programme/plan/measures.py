"""Which numbers an aim may have: pure, by the way in which it is measured."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MARKS = frozenset({"trust"})
COUNTS = frozenset({"attendants", "trained"})
PERCENTAGES = frozenset(
    {
        "recognises",
        "knows_route",
        "would_report",
        "knows_officer",
        "may_return",
        "yard_safer",
        "rents_safely",
        "yards_visited",
        "promises_in_time",
    }
)
MOST_PERCENT = 100
MOST_MARK = 10


def faults_in(
    measure: str, numbers: Mapping[str, Decimal | None]
) -> dict[str, str | Promise]:
    """Give what is wrong with each number; a number that is not there is not wrong."""
    given = {name: value for name, value in numbers.items() if value is not None}
    faults: dict[str, str | Promise] = {}
    for name, value in given.items():
        if measure in PERCENTAGES and value > MOST_PERCENT:
            faults[name] = _("A percentage is at most 100.")
        elif measure in MARKS and value > MOST_MARK:
            faults[name] = _("A mark is at most 10.")
        elif measure in COUNTS and value % 1:
            faults[name] = _("People are counted in whole numbers.")
    return faults
