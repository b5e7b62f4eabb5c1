"""A postcode has a space wherever somebody reads it."""

import pytest

from samensterk.web.common.postcodes import spaced


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("Langewijk 1, 9913AA Oosterlage", "Langewijk 1, 9913 AA Oosterlage"),
        ("9913AA Oosterlage", "9913 AA Oosterlage"),
        ("Langewijk 1, 9913AA", "Langewijk 1, 9913 AA"),
        ("Langewijk 1, 9913 AA Oosterlage", "Langewijk 1, 9913 AA Oosterlage"),
        ("Weg 1234AB, 9913AA Oord", "Weg 1234AB, 9913 AA Oord"),
        ("GM0166-12", "GM0166-12"),
        ("", ""),
    ],
)
def test_it_is_written_as_people_do(kept, shown):
    assert spaced(kept) == shown
    assert spaced(shown) == shown
