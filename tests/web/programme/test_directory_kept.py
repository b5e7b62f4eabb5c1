"""How long the directory keeps people, and what it tells and removes on request."""

from datetime import timedelta

import pytest
from web.members import make_member
from web.planned import make_contact, make_experience

from samensterk.web.common.moments import today
from samensterk.web.common.personal_data import PROVIDERS, Person
from samensterk.web.common.roles import Role
from samensterk.web.config import nightly
from samensterk.web.programme.models import Contact

pytestmark = pytest.mark.django_db
BY_CODE = {one.code: one for one in PROVIDERS.kinds}


def test_whom_nobody_checked_for_two_years_goes_and_the_others_stay(place):
    stays = make_contact(place, checked_on=today() - timedelta(days=729))
    left = make_contact(place, left_on=today() - timedelta(days=300))
    make_contact(place, checked_on=today() - timedelta(days=731))
    make_contact(
        place,
        checked_on=today() - timedelta(days=731),
        left_on=today() - timedelta(days=700),
    )

    nightly.clean_up()

    assert set(Contact.objects.all()) == {stays, left}


def test_a_contact_is_found_with_all_that_is_kept_but_no_secret(place):
    contact = make_contact(
        place,
        name="Wilma van der Wal",
        email="wilma@politie.example.nl",
        correction="ander nummer",
        token_hash="geheim",
        left_on=today(),
    )

    by_name = BY_CODE["contacts"].find(Person(place.pk, words="wal wilma"))
    by_mail = BY_CODE["contacts"].find(Person(place.pk, words=contact.email.upper()))

    assert [one.id for one in by_name] == [one.id for one in by_mail]
    (item,) = by_name
    assert "ander nummer" in item.fields.values()
    assert "geheim" not in str(item)
    assert item.correct_url.endswith(f"/contactpersonen/{contact.pk}/wijzigen/")


def test_what_names_somebody_in_whole_words_is_found_and_removed(place):
    make_experience(place, text="Verhaal van Jan, heel goed")
    make_experience(place, text="In januari was de zaal koud")
    mine = make_experience(place, by=make_member(Role.TRAINER, place).user)
    provider = BY_CODE["experiences"]

    named = provider.find(Person(place.pk, words="Jan"))
    written = provider.find(Person(place.pk, words=mine.by.email))
    n_removed = provider.remove(
        Person(place.pk, words="Jan"), [*[one.id for one in named], str(mine.pk)]
    )

    assert ["Verhaal" in str(one.fields) for one in named] == [True]
    assert [one.id for one in written] == [str(mine.pk)]
    assert n_removed == 1
