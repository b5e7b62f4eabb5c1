"""What does not belong in a promise is refused or asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.common.unfit_words import (
    BSN_WEIGHTS,
    Unfit,
    doubts_in,
    has_citizen_number,
)

BSN = "111222333"  # passes the eleven test, and is of nobody


@pytest.mark.parametrize(
    "text",
    [
        BSN,
        "bsn 111.222.333",
        "111 222 333 van Jan",
        "1112-22-333",
        f"({BSN})",
        f"nr{BSN}",
    ],
)
def test_the_number_of_a_citizen_is_found(text):
    assert has_citizen_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bel 0612345678",
        "+31 612345672",
        "+31 (0)612345672",
        "0031-612345672",
        "0 111222333",
        "111222334",
        "op 3-12-2026 om 10.30",
        "NL91ABNA0417164300",
        "000000000",
        "KvK 12345678",
        "9901000000000001",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not has_citizen_number(text)


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_one_digit_wrong_is_no_citizen_number(digits):
    weighed = sum(w * d for w, d in zip(BSN_WEIGHTS, digits, strict=False))
    check = weighed % 11
    if check > 9 or not any(digits):
        return
    number = "".join(map(str, [*digits, check]))
    other = "".join(map(str, [*digits, (check + 1) % 10]))

    assert has_citizen_number(number)
    assert not has_citizen_number(other)


def test_a_number_between_other_numbers_is_found():
    assert has_citizen_number(f"12 {BSN} 34 56")


@pytest.mark.parametrize(
    "plate", ["XX-99-99", "99-XX-99", "12-abc-3", "A-123-BC", "GB-12-XY", "ab-123-c"]
)
def test_a_number_plate_is_asked_about(plate):
    (doubt,) = doubts_in(f"er stond een auto, {plate}, bij de schuur")

    assert (doubt.why, doubt.written) == (Unfit.PLATE, plate)


@pytest.mark.parametrize(
    "text",
    ["terugbellen op 03-12-26", "op 3-dec-26", "kamer 12-34-56", "Jan-Piet-Kees"],
)
def test_days_and_names_are_no_plates(text):
    assert doubts_in(text) == ()


@pytest.mark.parametrize(
    "word", ["hennep", "Hennepkwekerij", "vergunning", "bouwvergunning is vergunning"]
)
def test_words_of_offences_and_permits_are_asked_about(word):
    assert doubts_in(f"over {word} bellen")


def test_every_word_is_asked_about_once_in_the_order_of_the_text():
    found = doubts_in("vergunning en drugs, Vergunning")

    assert [one.written for one in found] == ["vergunning", "drugs"]


@pytest.mark.parametrize(
    "text",
    [
        "Terugbellen over sloop van de oude stal",
        "Folder over veilig verhuren sturen",
        "Naam van de wijkagent mailen",
        "Bordje buurtpreventie brengen",
    ],
)
def test_a_usual_promise_is_not_asked_about(text):
    assert doubts_in(text) == ()
    assert not has_citizen_number(text)


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    has_citizen_number(text)

    assert all(one.written in text for one in doubts_in(text))
