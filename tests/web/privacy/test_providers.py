"""Every room tells what it keeps of people, gives it, and removes what may go."""

import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from web.members import SECRET, make_member
from web.privacy.everything_kept import EMAIL, fill

from samensterk.web.accounts.models import (
    Invitation,
    Membership,
    Organisation,
    User,
)
from samensterk.web.areas.models import Yard
from samensterk.web.common.keeping import KEEPING
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today
from samensterk.web.common.personal_data import PROVIDERS, Person
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import Removal, SubjectRequest, Wish
from samensterk.web.privacy.rights import dossier, request_services

pytestmark = pytest.mark.django_db
CODES = [one.code for one in PROVIDERS.kinds]
BY_CODE = {one.code: one for one in PROVIDERS.kinds}


def test_every_model_with_personal_fields_is_served_by_a_room():
    served = {model for one in PROVIDERS.kinds for model in one.models}
    personal = {one.model for one in KEEPING.by_model.values() if one.personal}

    forgotten = personal - served
    assert not forgotten, f"add to the provider of its room: {sorted(forgotten)}"
    assert served <= personal, "what no one declared to be personal"


def test_every_provider_has_a_name_of_its_own():
    assert len(set(CODES)) == len(CODES)
    assert not any(":" in code for code in CODES)


def person(place, yard, words=EMAIL):
    return Person(place.pk, yard.key, words)


@pytest.mark.parametrize("code", CODES)
def test_a_room_finds_what_it_keeps_in_a_fixed_order(place, code):
    _user, yard = fill(place)
    provider = BY_CODE[code]

    items = provider.find(person(place, yard))

    assert items
    assert len({one.id for one in items}) == len(items)
    assert all(one.title and one.fields and one.source for one in items)
    assert all(
        isinstance(value, str) and value
        for one in items
        for value in one.fields.values()
    )
    assert provider.find(person(place, yard)) == items


@pytest.mark.parametrize("code", CODES)
def test_a_room_gives_and_removes_nothing_of_another_municipality(
    place, neighbour, code
):
    user, yard = fill(place, ends_on=today() - timedelta(days=1))
    Yard.objects.update(gone_since=today())
    Wish.objects.update(ended_on=today(), ended_because="moved")
    provider = BY_CODE[code]
    ids = [one.id for one in provider.find(person(place, yard))]

    assert list(provider.find(person(neighbour, yard))) == []
    assert provider.remove(person(neighbour, yard), ids) == 0
    assert [one.id for one in provider.find(person(place, yard))] == ids
    user.refresh_from_db()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("words", ["", " ", "niemand@elders.example.nl", "%", "_"])
def test_a_room_finds_nobody_for_words_that_name_nobody(place, code, words):
    fill(place)

    assert list(BY_CODE[code].find(Person(place.pk, words=words))) == []


@pytest.mark.parametrize("code", CODES)
def test_a_room_keeps_what_must_stay_and_what_was_not_asked(place, code):
    _user, yard = fill(place)
    provider = BY_CODE[code]
    before = provider.find(person(place, yard))
    staying = [one.id for one in before if one.kept_because]

    assert provider.remove(person(place, yard), []) == 0
    assert provider.remove(person(place, yard), [*staying, "", "0", "x:y"]) == 0

    assert [one.id for one in provider.find(person(place, yard))] == [
        one.id for one in before
    ]


@pytest.mark.parametrize("code", CODES)
def test_a_room_removes_what_may_go_and_says_how_many(place, code):
    _user, yard = fill(place, ends_on=today() - timedelta(days=1))
    Yard.objects.update(gone_since=today())
    Wish.objects.update(ended_on=today(), ended_because="moved")
    provider = BY_CODE[code]
    going = [
        one.id for one in provider.find(person(place, yard)) if not one.kept_because
    ]

    assert provider.remove(person(place, yard), going) == len(going)

    left = {one.id for one in provider.find(person(place, yard))}
    assert not left & set(going)
    assert provider.remove(person(place, yard), going) == 0


def test_which_rooms_remove_anything_at_all(place):
    _user, yard = fill(place, ends_on=today() - timedelta(days=1))
    Yard.objects.update(gone_since=today())
    Wish.objects.update(ended_on=today(), ended_because="moved")

    removing = {
        one.code
        for one in PROVIDERS.kinds
        if any(not item.kept_because for item in one.find(person(place, yard)))
    }

    assert removing == {
        *("accounts", "agenda", "jobs", "yards", "wishes"),
        *("promises", "reminders", "contacts", "experiences"),
        *("run_sheet_files", "table_talks", "joint_drives", "yard_contacts"),
        *("yard-checks", "yard-imports"),
        *("rounds", "field_rules", "teams", "plans"),
        *("round_letters", "visits", "harvests"),
    }


def test_a_yard_that_the_scan_still_finds_stays_and_says_why(place):
    _user, yard = fill(place)

    (item,) = BY_CODE["yards"].find(person(place, yard))

    assert item.kept_because
    assert "BAG" in item.correct_how
    assert item.key == yard.key


# Accounts.


def test_an_account_stays_as_long_as_the_log_may_name_it(place, neighbour):
    user, yard = fill(place, ends_on=today() - timedelta(days=1))
    Membership.objects.create(
        user=user,
        municipality=neighbour,
        organisation=Organisation.objects.create(kind="police", name="Politie"),
        role=Role.TRAINER,
    )
    accounts = BY_CODE["accounts"]
    own = f"account-{user.pk}"

    found = next(one for one in accounts.find(person(place, yard)) if one.id == own)

    assert found.kept_because
    assert not any("Politie" in value for value in found.fields.values())
    assert accounts.remove(person(place, yard), [own]) == 0
    assert User.objects.filter(pk=user.pk).exists()


def test_an_open_invitation_stays_until_it_is_withdrawn(place):
    _user, yard = fill(place)
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=3))
    one = Invitation.objects.get()

    assert (
        BY_CODE["accounts"].remove(person(place, yard), [f"invitation-{one.pk}"]) == 0
    )
    Invitation.objects.update(withdrawn_at=timezone.now())
    assert (
        BY_CODE["accounts"].remove(person(place, yard), [f"invitation-{one.pk}"]) == 1
    )


def test_what_went_on_request_is_proved(place):
    user, _yard = fill(place, ends_on=today() - timedelta(days=1))
    asked = SubjectRequest.objects.get()
    job = Job.objects.get()
    asked.chosen = [f"accounts:account-{user.pk}", f"jobs:{job.pk}"]
    asked.save()
    by = make_member(Role.COORDINATOR, place).user

    n_removed = request_services.remove(request=asked, tokens=asked.chosen, by_id=by.pk)

    assert n_removed == 1
    assert not Job.objects.exists()
    steps = asked.steps.filter(did="removed").values_list("where", "n_items")
    assert list(steps) == [("jobs", 1)]
    proof = Removal.objects.get()
    assert (proof.because, proof.code, proof.n_rows) == ("request", "jobs", 1)


# What one gets.


@pytest.fixture
def given_away(place):
    """The dossier of somebody of whom everything is kept."""
    _user, yard = fill(place)
    asked = SubjectRequest.objects.get()
    found = [
        f"{one.code}:{item.id}"
        for one in PROVIDERS.kinds
        for item in one.find(person(place, yard))
    ]
    asked.chosen = found
    asked.save()
    return dossier.gather(asked)


def test_the_file_for_machines_has_every_room_and_every_field(given_away, place):
    told = json.loads(dossier.as_json(given_away))

    assert told["gemeente"] == place.name
    assert {one["onderdeel"] for one in told["gegevens"]} == set(CODES)
    n_fields = sum(
        len(thing["velden"]) for one in told["gegevens"] for thing in one["onderwerpen"]
    )
    assert n_fields == sum(
        len(entry.fields) for one in given_away.chapters for entry in one.entries
    )
    assert all(one["bewaartermijnen"] for one in told["gegevens"])
    assert all(
        thing["herkomst"] for one in told["gegevens"] for thing in one["onderwerpen"]
    )
    assert any("autoriteitpersoonsgegevens.nl" in one for one in told["rechten"])
    assert told["softwareversie"]


SECRETS = (
    SECRET,
    "GEHEIM",
    "geheime-link",
    "sleutel-van-de-sessie",
    "inhoud-van-de-sessie",
    "argon2",
)


def test_no_secret_is_given_away(given_away):
    told = dossier.as_json(given_away).decode()

    assert EMAIL in told
    assert "192.0.2.7" in told
    assert not [one for one in SECRETS if one in told]
    for sealed in Authenticator.objects.all():
        assert str(sealed.data.get("secret")) not in told
    assert User.objects.get(email=EMAIL).password not in told


def test_the_log_tells_when_and_for_what_and_not_who(place):
    user, yard = fill(place)
    user.name = "Kees Kijker"
    user.save()

    item = BY_CODE["log"].find(Person(place.pk, yard.key))[0]

    assert len(item.fields) == 2
    assert not any("Kijker" in value for value in item.fields.values())


def test_what_is_given_is_dutch_whoever_makes_it(place):
    from django.utils.translation import override

    _user, _yard = fill(place)
    asked = SubjectRequest.objects.get()

    with override("en"):
        in_english = dossier.as_json(dossier.gather(asked))
    with override("nl"):
        assert dossier.as_json(dossier.gather(asked)) == in_english


def test_the_paper_takes_any_words(place):
    _user, _yard = fill(place)
    asked = SubjectRequest.objects.get()
    Yard.objects.update(address='#strong[x] $ \\ <b> "quote" @ é / *', place="_x_")
    asked.words = "#panic() ]["
    asked.save()

    assert b"pdfuaid" in dossier.as_pdf(dossier.gather(asked))
