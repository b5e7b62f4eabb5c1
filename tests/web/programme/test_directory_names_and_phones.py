"""Names and telephone numbers, as people write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.common.phones import (
    NoPhone,
    clean_phone,
    digits_of,
    is_mobile,
)
from samensterk.web.programme.directory.names import Name, split_name

# As typed, what is kept, what is dialled.
PHONES = [
    ("0501234567", "0501234567", "0501234567"),
    ("050-1234567", "050-1234567", "0501234567"),
    ("050 - 123 45 67", "050 - 123 45 67", "0501234567"),
    ("(050) 123 45 67", "(050) 123 45 67", "0501234567"),
    ("  06 12 34\u00a056 78 ", "06 12 34 56 78", "0612345678"),
    ("06\u201312345678", "06-12345678", "0612345678"),
    ("+31 (0)6 12345678", "+31 (0)6 12345678", "0612345678"),
    ("+31 6 12345678", "+31 6 12345678", "0612345678"),
    ("0031 50 123 45 67", "0031 50 123 45 67", "0501234567"),
    ("0597.123456", "0597.123456", "0597123456"),
    ("tel.: 0597-123456", "0597-123456", "0597123456"),
    ("050 123 45 67 tst. 12", "050 123 45 67 tst. 12", "0501234567"),
    ("112", "112", "112"),
    ("0900-8844", "0900-8844", "09008844"),
    ("0800 7000", "0800 7000", "08007000"),
    ("0900 123 45 67", "0900 123 45 67", "09001234567"),
    ("14 0597", "14 0597", "140597"),
    ("14 050", "14 050", "14050"),
    ("+49 4961 12345", "+49 4961 12345", "+49496112345"),
    ("０５０ １２３４５６７", "050 1234567", "0501234567"),
]
WRONG = [
    "",
    "12",
    "06",
    "0612",
    "bel mij",
    "06-1234567x",
    "00000000000",
    "0612345678901",
]
WRONG += [
    "+",
    "+1",
    "1234567890",
    "0012",
    "050 123 45 67; drop",
    "0501234567 of 0612345678",
]


@pytest.mark.parametrize(("typed", "kept", "dialled"), PHONES)
def test_a_dutch_number_is_taken_in_every_usual_spelling(typed, kept, dialled):
    cleaned = clean_phone(typed)

    assert (cleaned, digits_of(cleaned)) == (kept, dialled)


@pytest.mark.parametrize("typed", WRONG)
def test_what_nobody_can_call_is_refused(typed):
    with pytest.raises(NoPhone):
        clean_phone(typed)


@pytest.mark.parametrize(("typed", "kept", "dialled"), PHONES)
def test_cleaning_twice_changes_nothing(typed, kept, dialled):
    assert clean_phone(clean_phone(typed)) == kept


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_is_refused(typed):
    try:
        cleaned = clean_phone(typed)
    except NoPhone:
        return

    assert re.fullmatch(r"\+?\d{3,15}", digits_of(cleaned))


def test_a_mobile_number_is_known_however_it_is_written():
    assert is_mobile("+31 (0)6 12345678")
    assert not is_mobile("050 1234567")


NAMES = [
    ("Wilma Wijkagent", Name("", "Wilma", "Wijkagent", "")),
    ("Jan van der Berg", Name("", "Jan", "van der Berg", "")),
    ("J.P. de Boer-van Dijk", Name("", "J.P.", "de Boer-van Dijk", "")),
    ("Jan Peter Jansen", Name("", "Jan Peter", "Jansen", "")),
    ("Anna in 't Veld", Name("", "Anna", "in 't Veld", "")),
    ("Anna ’t Hart", Name("", "Anna", "’t Hart", "")),
    ("mr. dr. Anna-Fenna van Wal MSc", Name("mr. dr.", "Anna-Fenna", "van Wal", "MSc")),
    ("Berg, Jan van der", Name("", "Jan", "van der Berg", "")),
    ("van der Berg", Name("", "", "van der Berg", "")),
    ("Meldpunt", Name("", "Meldpunt", "", "")),
    ("", Name("", "", "", "")),
    ("dhr. Smit", Name("dhr.", "Smit", "", "")),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_dutch_name_is_split_where_people_split_it(text, name):
    assert split_name(text) == name


@given(st.text(max_size=60))
def test_no_word_of_a_name_is_lost(text):
    name = split_name(text)

    parts = (name.title, name.given, name.family, name.after)
    words = sorted(one for part in parts for one in part.split())
    assert sorted(one.rstrip(",") for one in words) == sorted(
        one.rstrip(",") for one in text.split()
    )
