"""Codes to answer with: long enough, hard to mix up, and forgiving to who types."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.common.answer_codes import (
    ALPHABET,
    N_BITS,
    Codes,
    in_groups,
    read_code,
)
from samensterk.web.rounds.letters.code_keeping import CODES as OF_ROUNDS

NONCE = UUID("4f1f6f0e-9f0e-4a7e-9a57-2c0f5a4f4b5d")
CODES = Codes(b"of this test")


def test_a_code_has_eighty_bits_in_four_groups():
    code = CODES.make("secret", NONCE)

    assert (N_BITS, len(code)) == (80, 16)
    assert [len(one) for one in in_groups(code).split("-")] == [4, 4, 4, 4]


def test_no_two_signs_look_alike():
    assert not set("ILOU") & set(ALPHABET)


def test_the_same_secret_makes_the_same_code_and_another_one_does_not():
    assert CODES.make("secret", NONCE) == CODES.make("secret", NONCE)
    assert CODES.make("secret", NONCE) != CODES.make("other", NONCE)
    assert CODES.make("secret", NONCE) != CODES.make("secret", uuid4())


@given(st.uuids(), st.sampled_from(["-", " ", "", ".", "\u2013"]), st.booleans())
def test_however_it_is_typed_it_is_understood(nonce, between, is_small):
    code = CODES.make("secret", nonce)
    typed = between.join(in_groups(code).split("-"))
    typed = typed.lower() if is_small else typed

    assert read_code(f" {typed} ") == code
    assert read_code(typed.replace("0", "o").replace("1", "l")) == code


@pytest.mark.parametrize(
    "typed",
    ["", "geen-code", "0" * 15, "0" * 17, "U" * 16, "0" * 500, "é" * 16, "\x00"],
)
def test_what_can_be_no_code_is_none(typed):
    assert read_code(typed) is None


def test_what_is_kept_does_not_tell_the_code():
    code = CODES.make("secret", NONCE)

    assert code not in CODES.digest(code)
    assert len(CODES.digest(code)) == 64


def test_a_code_is_made_again_with_an_older_secret_and_with_no_other():
    code = CODES.make("older", NONCE)
    kept = CODES.digest(code)

    assert CODES.make_again(["newer", "older"], NONCE, kept) == code
    assert CODES.make_again(["newer"], NONCE, kept) is None


def test_a_code_of_another_purpose_is_another_one():
    other = Codes(b"of another")
    code = CODES.make("secret", NONCE)

    assert other.make("secret", NONCE) != code
    assert other.digest(code) != CODES.digest(code)


def test_letters_about_visits_that_were_sent_keep_their_code():
    code = OF_ROUNDS.make("secret", NONCE)

    assert code == "FT7EN7BR737A8R7K"
    assert OF_ROUNDS.digest(code).startswith("accf90e1eea1eb6d09f554a377e6307a")
