"""How each address may be told of something: by mail, on paper, or not at all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.members import make_yards
from web.scanned import make_yard_contact

from samensterk.web.areas.yards.reach import Reader, readers
from samensterk.web.privacy.models import Wish
from samensterk.web.privacy.rights.queries import Way
from samensterk.web.privacy.rights.services import set_wish

pytestmark = pytest.mark.django_db
MAIL = "boer@example.nl"


def told(place, yards, first=None, given_for=("bezoek",)):
    keys = [one.key for one in yards]
    return readers(place.pk, keys, first=first, given_for=given_for)


def wish(yard, position):
    set_wish(municipality_id=yard.municipality_id, key=yard.key, position=position)


def test_who_gave_a_mail_for_this_is_mailed_and_others_get_paper(place):
    first, second = yards = make_yards(place, 2)
    make_yard_contact(place, first, mail=MAIL)

    assert told(place, yards) == {
        first.key: Reader(MAIL, "Familie De Boer"),
        second.key: Reader(),
    }
    assert [one.is_by_mail for one in told(place, yards).values()] == [True, False]


def test_what_was_given_for_something_else_is_not_used(place):
    (yard,) = yards = make_yards(place, 1)
    make_yard_contact(place, yard, mail=MAIL)

    assert told(place, yards, given_for=["bijeenkomst"]) == {yard.key: Reader()}


def test_who_wants_no_visit_hears_of_no_visit_and_of_other_things_still(place):
    yard, other = yards = make_yards(place, 2)
    wish(yard, Wish.Position.NO_VISIT)

    assert told(place, yards, Way.VISIT).keys() == {other.key}
    assert told(place, yards).keys() == {yard.key, other.key}


@pytest.mark.parametrize("first", [None, Way.VISIT, Way.MEETING])
def test_who_wants_no_contact_hears_of_nothing(place, first):
    yard, other = yards = make_yards(place, 2)
    make_yard_contact(place, yard, mail=MAIL)
    wish(yard, Wish.Position.NO_CONTACT)

    assert told(place, yards, first).keys() == {other.key}


def test_for_twenty_addresses_no_more_is_asked_than_for_one(place):
    yards = make_yards(place, 20)
    for one in yards:
        make_yard_contact(place, one, mail=MAIL)

    asked = []
    for some in (yards[:1], yards):
        with CaptureQueriesContext(
            connection,
        ) as found:
            told(place, some, Way.VISIT)
        asked.append(len(found))

    assert asked[0] == asked[1]
