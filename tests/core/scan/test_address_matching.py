"""Addresses of messy lists are found, or said to be doubtful; never another one for sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.scan.address_matching import (
    Address,
    AddressBook,
    Certainty,
    Why,
    repeated,
)
from samensterk.scan.address_writing import Written, postcode_in

REGISTER = (
    Address("1", "Dorpsweg", 12, "", "", "9999AB", "IJsselmuiden"),
    Address("2", "Dorpsweg", 12, "A", "", "9999AB", "IJsselmuiden"),
    Address("3", "Dorpsweg", 12, "A", "bis", "9999AB", "IJsselmuiden"),
    Address("4", "Dorpsweg", 12, "", "2", "9999AB", "IJsselmuiden"),
    Address("5", "Dorpsweg", 12, "", "", "9999ZZ", "Kampen"),
    Address("6", "Burgemeester van der Veenstraat", 1, "E", "5", "9998AA", "Kampen"),
    Address("7", "Plein 1940", 12, "", "", "9998AB", "Kampen"),
    Address("8", "1e Kruisweg", 5, "A", "", "9998AC", "Kampen"),
    Address("9", "Hofstraat", 3, "", "", "9998AD", "'s-Gravenhage"),
    Address("10", "Koning Willemlaan", 4, "", "", "9998AE", "Kampen"),
    Address("11", "Koningin Willemlaan", 7, "", "", "9998AF", "Kampen"),
    Address("12", "Jachthuisweg", 2, "", "12", "9998AG", "Sint Jansklooster"),
)
BOOK = AddressBook(REGISTER)


def looked_up(**cells):
    found = BOOK.look_up(Written(**cells))
    at = [found.at] if found.at is not None else [one.at for one in found.candidates]
    return found.certainty, [REGISTER[one].key for one in at]


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"address": "Dorpsweg 12, 9999 AB IJsselmuiden"}, "1"),
        ({"address": "dorpswg  12a Ysselmuiden"}, "2"),
        ({"street": "DORPSWEG", "house_number": "12.0", "letter": "a", "suffix": "BIS",
          "place": "Ijsselmuiden"}, "3"),
        ({"street": "Dorpsweg", "house_number": "12-2", "postcode": " 9999 ab "}, "4"),
        ({"street": "Dorpsweg", "house_number": "12-feb", "postcode": "9999.0 AB"}, "4"),
        ({"street": "Dorpsweg", "house_number": "2026-02-12", "postcode": "9999ab"}, "4"),
        ({"house_number": "12", "postcode": "9999zz"}, "5"),
        ({"street": "Burg. v.d. Veenstr.", "house_number": "100000", "place": "Kampen"}, "6"),
        ({"address": "Burgem. van der Veenstraat 1E5 Kampen"}, "6"),
        ({"street": "Bgm. v/d Veenstr", "house_number": "1,00E+05", "place": "kampen"}, "6"),
        ({"address": "Plein 1940 12 Kampen"}, "7"),
        ({"address": "1e Kruisweg 5 A", "place": "Kampen (gem. Kampen)"}, "8"),
        ({"address": "Hofstraat nr. 3", "place": "Den Haag"}, "9"),
        ({"address": "Hofstraat 3", "place": "s Gravenhage"}, "9"),
        ({"address": "Jachthuysweg 2-12", "place": "St. Jansklooster"}, None),
    ],
)  # fmt: skip
def test_a_messy_address_is_found_with_certainty(cells, key):
    certainty, keys = looked_up(**cells)

    if key is None:  # 'uy' is another spelling than 'ui': somebody looks at it
        assert (certainty, keys) == (Certainty.LIKELY, ["12"])
    else:
        assert (certainty, keys) == (Certainty.EXACT, [key])


@pytest.mark.parametrize(
    ("cells", "first", "why"),
    [
        ({"address": "Dropsweg 12", "place": "Kampen"}, "5", Why.SPELLING),
        ({"address": "Dorpsweg 12 C", "place": "Kampen"}, "5", Why.ADDITION),
        ({"address": "Kruisweg 5a", "place": "Kampen"}, "8", Why.SPELLING),
        ({"address": "Dorpsweg 12"}, "1", Why.NO_PLACE),
        ({"address": "Hofstraat 3", "place": "Zwolle"}, "9", Why.OTHER_PLACE),
        ({"address": "Hofstraat 3", "place": "Den Haag", "postcode": "1111AA"}, "9",
         Why.OTHER_POSTCODE),
        ({"address": "Achterweg 3", "postcode": "9998AD"}, "9", Why.OTHER_STREET),
    ],
)  # fmt: skip
def test_a_doubtful_address_says_what_is_the_matter(cells, first, why):
    found = BOOK.look_up(Written(**cells))

    assert found.certainty is Certainty.LIKELY
    assert REGISTER[found.candidates[0].at].key == first
    assert found.candidates[0].why is why


def test_a_street_with_the_short_name_of_another_is_not_taken_for_it():
    certain, keys = looked_up(address="Koning Willemlaan 4, Kampen")
    doubtful, others = looked_up(address="Koning Willemlaan 7, Kampen")

    assert (certain, keys) == (Certainty.EXACT, ["10"])
    assert (doubtful, others) == (Certainty.LIKELY, ["11"])


def test_what_is_not_there_or_no_address_is_said_apart():
    assert looked_up(address="Dorpsweg 99, Kampen")[0] is Certainty.NONE
    assert looked_up(address="Dorpsweg")[0] is Certainty.UNREADABLE
    assert looked_up(address="", place="Kampen")[0] is Certainty.UNREADABLE
    assert looked_up(house_number="12")[0] is Certainty.UNREADABLE


def test_a_later_row_with_the_same_address_is_a_repetition():
    assert repeated({3: "a", 1: "a", 2: "b", 5: "", 6: ""}) == {3}


def test_a_postcode_is_read_however_it_is_written():
    written = ("8281ab", " 8281 AB ", "8281.0 AB", "Kampen 8281AB", "8281,0ab")

    assert {postcode_in(one) for one in written} == {"8281AB"}
    assert postcode_in("8281") == postcode_in("0123 AB") == ""


# Registers and lists grown at random.
STREETS = ("Dorpsweg", "Burgemeester Van Reestraat", "Oude Dijk", "IJsseldijk", "Plein 1940",
           "2e Veenlaan", "Prins Hendrikweg", "Prinses Hendrikweg", "Klein-Waddinxveense Weg",
           "Noord", "Hé-en-Weer", "Dorpsstraat", "Dorpstraat")  # fmt: skip
PLACES = ("Kampen", "IJsselmuiden", "'s-Heer Arendskerke", "Sint Jansklooster", "Ee")
an_address = st.builds(
    lambda number, street, n, letter, suffix, code, place: Address(
        str(number), street, n, letter, suffix, f"99{code:02}AB", place
    ),
    st.integers(0, 10**6),
    st.sampled_from(STREETS),
    st.integers(1, 60),
    st.sampled_from(["", "", "A", "B", "E"]),
    st.sampled_from(["", "", "bis", "2", "5", "12"]),
    st.integers(0, 40),
    st.sampled_from(PLACES),
)
a_register = st.lists(
    an_address,
    min_size=1,
    max_size=40,
    unique_by=lambda one: (one.street, one.house_number, one.house_letter,
                           one.house_suffix, one.place),
)  # fmt: skip


def _number(one, joint=""):
    if not joint and not one.house_letter and one.house_suffix.isdigit():
        joint = "-"  # '12' would be another number than '1-2'
    parts = [str(one.house_number), one.house_letter, one.house_suffix]
    return joint.join(part for part in parts if part)


def _mangled(one):
    """Write a number as Excel would, where it does."""
    if not one.house_letter and one.house_suffix in ("2", "5", "12"):
        month = {"2": "feb", "5": "mei", "12": "dec"}[one.house_suffix]
        return f"{one.house_number}-{month}"
    if one.house_letter == "E" and one.house_suffix in ("5", "12"):
        return f"{float(f'{one.house_number}E{one.house_suffix}'):.2E}"
    return f"{_number(one, '-')}"


WAYS = (
    lambda one: Written(address=f"{one.street} {_number(one)}, {one.place}"),
    lambda one: Written(address=f"{one.street.upper()}  {_number(one, ' ')} {one.place}"),
    lambda one: Written(street=one.street.replace("straat", "str."),
                        house_number=_mangled(one), place=one.place.lower()),
    lambda one: Written(street=one.street.replace("IJ", "Y"), house_number=f"{one.house_number}.0",
                        letter=one.house_letter.lower(), suffix=one.house_suffix,
                        place=one.place.replace("IJ", "Ij")),
    lambda one: Written(house_number=_number(one, "-"), postcode=one.postcode.lower()),
    lambda one: Written(address=f"{one.street} {_number(one, ' ')}",
                        postcode=f"{one.postcode[:4]}.0 {one.postcode[4:]}"),
    lambda one: Written(street=one.street.replace("Burgemeester Van", "Burg. v."),
                        house_number=_number(one), place=one.place.replace("Sint", "St.")),
    lambda one: Written(street=one.street.replace("Prinses", "Pr."),
                        house_number=_number(one), place=one.place),
    lambda one: Written(street=one.street[:-1], house_number=_number(one), place=one.place),
    lambda one: Written(address=f"{one.street} {_number(one)}"),
)  # fmt: skip
# Ways that leave something out or differ from the register.
DOUBTFUL = {7, 8, 9}


@given(a_register, st.data())
def test_an_address_of_the_register_is_found_in_whatever_way_it_is_written(
    register, data
):
    at = data.draw(st.integers(0, len(register) - 1))
    way = data.draw(st.sampled_from(range(len(WAYS))))

    found = AddressBook(register).look_up(WAYS[way](register[at]))

    if found.certainty is Certainty.EXACT:
        assert found.at == at
    elif way not in DOUBTFUL:
        assert found.certainty is Certainty.LIKELY


@given(a_register, st.text(max_size=30), st.text(max_size=12), st.text(max_size=12))
def test_no_text_is_too_strange_to_be_looked_up(register, text, number, place):
    book = AddressBook(register)

    book.look_up(Written(address=text, place=place))
    book.look_up(Written(street=text, house_number=number, postcode=place))


@given(a_register, st.permutations(range(len(WAYS))))
def test_the_order_of_rows_makes_no_difference(register, order):
    rows = [WAYS[way](register[way % len(register)]) for way in range(len(WAYS))]

    in_order = [AddressBook(register).look_up(one) for one in rows]
    book = AddressBook(register)
    mixed = {way: book.look_up(rows[way]) for way in order}

    assert in_order == [mixed[way] for way in range(len(WAYS))]
