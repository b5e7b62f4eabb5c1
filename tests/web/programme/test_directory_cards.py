"""vCards that telephones and Outlook read, whatever somebody is called."""

import pytest
import vobject
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar.parser import Contentlines
from web.planned import make_contact, make_organisation

from samensterk.web.common.roles import Role
from samensterk.web.programme.directory.cards import as_cards
from samensterk.web.programme.models import Contact

pytestmark = pytest.mark.django_db
ODD = [
    "Anna van der Wal",
    "Jansen, Jan; de Boer",
    "back\\slash \\n \\, en zo",
    "regel een\nregel twee",
    "Zoë Ångström 🚜🌾",
    "\u202bעברית",
    "x" * 100,
    "é" * 100,
    "BEGIN:VCARD",
    "a:b;c=d,e",
]


def contact(**more):
    organisation = make_organisation(more.pop("works_at", "Politie Noord"), "police")
    fields = {
        "name": "Anna van der Wal",
        "email": "a@b.example.nl",
        "phone": "06-12345678",
    }
    return Contact(pk=7, organisation=organisation, **{**fields, **more})


def unescaped(text):
    """Read a value as RFC 2426 says, without help of either library."""
    out, chars = [], iter(text)
    for one in chars:
        if one == "\\":
            following = next(chars, "")
            out.append("\n" if following in "nN" else following)
        else:
            out.append(one)
    return "".join(out)


def lines_of(card):
    """Read the lines with a second reader."""
    found = {}
    for line in Contentlines.from_ical(card.decode()):
        if line:
            name, _params, value = (
                line.raw_parts() if hasattr(line, "raw_parts") else split(line)
            )
            found.setdefault(name.upper(), value)
    return found


def split(line):
    head, _colon, value = str(line).partition(":")
    return head.split(";")[0], "", value


@pytest.mark.parametrize("text", ODD)
def test_odd_text_comes_back_whole_in_two_readers(text):
    card = as_cards(
        [contact(name=text, function=text, for_what=text, works_at=text[:90])]
    )

    first = vobject.readOne(card.decode())
    second = lines_of(card)

    assert first.fn.value == text
    assert first.title.value == text
    assert first.org.value == [text[:90]]
    assert text in first.note.value
    assert unescaped(second["FN"]) == text
    assert unescaped(second["TITLE"]) == text
    assert text in unescaped(second["NOTE"])


def test_every_line_is_short_and_ends_as_the_standard_says():
    card = as_cards([contact(name="Zoë 🚜 " * 12, for_what="é" * 200)])

    lines = card.split(b"\r\n")

    assert b"\n" not in card.replace(b"\r\n", b"")
    assert all(len(line) <= 76 for line in lines)
    assert all(line.decode() is not None for line in lines)


def test_a_card_has_the_parts_that_an_address_book_shows():
    card = vobject.readOne(
        as_cards([contact(function="wijkagent", region="Oosterlage")]).decode()
    )

    assert card.version.value == "3.0"
    assert (card.n.value.given, card.n.value.family) == ("Anna", "van der Wal")
    assert card.tel.value == "06-12345678"
    assert card.tel.params["TYPE"] == ["WORK", "CELL"]
    assert card.email.params["TYPE"] == ["INTERNET", "WORK"]
    assert "Oosterlage" in card.note.value


def test_what_is_not_known_is_not_in_the_card():
    card = as_cards([contact(email="", phone="")]).decode()

    assert not any(one in card for one in ("TEL", "EMAIL", "TITLE", "NOTE"))


def test_the_same_contact_keeps_its_number():
    cards = [vobject.readOne(as_cards([contact(name=one)]).decode()) for one in "ab"]

    assert cards[0].uid.value == cards[1].uid.value


@given(st.text(min_size=1, max_size=100), st.text(max_size=200))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_makes_a_card_that_can_be_read(name, for_what):
    card = as_cards([contact(name=name, for_what=for_what)])

    read = list(vobject.readComponents(card.decode()))

    assert len(read) == 1
    assert not {"x-evil"} & set(read[0].contents)


def test_the_list_as_it_was_narrowed_is_one_file_without_who_left(client, enter, place):
    make_contact(place, region="Oost")
    make_contact(place, name="Bram", region="West")
    make_contact(place, name="Weg", region="West", left_on="2026-01-01")
    client = enter(Role.COORDINATOR, place)

    answer = client.get(
        reverse("programme:contacts_cards", args=[place.slug]),
        {"gebied": "West", "vertrokken": "on"},
    )

    names = [one.fn.value for one in vobject.readComponents(answer.content.decode())]
    assert names == ["Bram"]
    assert answer["Content-Type"].startswith("text/vcard")


def test_somebody_who_takes_part_takes_one_contact_along(enter, place):
    found = make_contact(place, phone="0900-8844")
    client = enter(Role.PARTNER, place)

    answer = client.get(reverse("programme:contact_card", args=[place.slug, found.pk]))

    card = vobject.readOne(answer.content.decode())
    assert card.fn.value == found.name
    assert found.name not in answer["Content-Disposition"]
