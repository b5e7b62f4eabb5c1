"""What a proposal says of a visit that moves."""

import pytest
from django.utils.translation import override

from samensterk.web.rounds.plans.shift_words import shift_words


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (1, "1 minute later"),
        (-45, "45 minutes earlier"),
        (119, "119 minutes later"),
        (-120, "2 hours earlier"),
        (-128, "over 2 hours earlier"),
        (185, "over 3 hours later"),
    ],
)
def test_a_shift_of_two_hours_or_more_is_told_in_hours(minutes, told):
    with override("en"):
        assert shift_words(minutes) == told
