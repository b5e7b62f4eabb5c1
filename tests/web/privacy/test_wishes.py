"""One switch per address: it holds everywhere, shows nowhere, and survives a scan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from web.members import make_place, make_yards

from samensterk.web.areas.models import Yard
from samensterk.web.areas.scan_folders import FoundYard, Summary
from samensterk.web.areas.services import take_over_scan
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, Wish
from samensterk.web.privacy.retention.services import remove_due
from samensterk.web.privacy.rights import queries, services
from samensterk.web.privacy.rights.deadlines import add_months
from samensterk.web.privacy.rights.queries import STILL_ALLOWED, Way, addressable

pytestmark = pytest.mark.django_db
CALM = hypothesis_settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


def turn(place, key, position):
    return services.set_wish(municipality_id=place.pk, key=key, position=position)


@pytest.mark.parametrize(
    ("position", "ways"),
    [
        (None, set(Way)),
        (NO_VISIT, {Way.LETTER, Way.MAIL, Way.MEETING}),
        (NO_CONTACT, set()),
    ],
)
def test_a_position_says_which_ways_are_left(place, position, ways):
    turn(place, "0001", position)

    left = {way for way in Way if addressable(place.pk, ["0001"], way)}

    assert left == ways


def test_a_wish_holds_in_its_own_municipality_only(place, neighbour):
    turn(place, "0001", NO_CONTACT)

    assert addressable(neighbour.pk, ["0001"], Way.VISIT) == {"0001"}


def test_asking_for_fifty_thousand_addresses_is_one_query(
    place, django_assert_num_queries
):
    for number in range(3):
        turn(place, f"{number:05}", NO_VISIT)
    keys = [f"{number:05}" for number in range(50_000)]

    with django_assert_num_queries(1):
        left = addressable(place.pk, keys, Way.VISIT)

    assert len(left) == 49_997


@CALM
@given(
    st.dictionaries(st.integers(0, 30), st.sampled_from([None, *Wish.Position])),
    st.sets(st.integers(0, 30)),
    st.sampled_from(list(Way)),
)
def test_nobody_is_addressed_against_his_wish_nor_left_out_without_one(
    db, wishes, asked, way
):
    with transaction.atomic():
        place = make_place()
        for key, position in wishes.items():
            turn(place, str(key), position)

        left = addressable(place.pk, {str(one) for one in asked}, way)

        expected = {
            str(key)
            for key in asked
            if wishes.get(key) is None or way in STILL_ALLOWED[wishes[key]]
        }
        assert left == expected
        transaction.set_rollback(True)


@CALM
@given(st.text(max_size=8).filter(lambda key: not key or key != key.strip()))
def test_an_address_without_a_whole_key_is_left_out(db, key):
    assert addressable(1, [key], Way.LETTER) == frozenset()


def test_a_position_that_nobody_thought_about_allows_nothing(place):
    Wish.objects.create(
        municipality=place,
        key="0001",
        position="new",
        set_on=today(),
        valid_until=today(),
    )

    assert not any(addressable(place.pk, ["0001"], way) for way in Way)


def test_a_way_that_nobody_thought_about_is_refused(place):
    with pytest.raises(ValueError, match="telephone"):
        addressable(place.pk, ["0001"], "telephone")


def test_the_same_twice_is_one_wish_and_another_ends_the_first(place):
    first = turn(place, "0001", NO_VISIT)

    assert turn(place, "0001", NO_VISIT) == first
    turn(place, "0001", NO_CONTACT)

    first.refresh_from_db()
    assert (first.ended_on, first.ended_because) == (today(), "changed")
    assert Wish.objects.active().get().position == NO_CONTACT
    turn(place, "0001", None)
    turn(place, "0001", None)
    assert not Wish.objects.active().exists()
    assert Wish.objects.count() == 2


def test_the_database_holds_one_wish_per_address(place):
    turn(place, "0001", NO_VISIT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(
            municipality=place,
            key="0001",
            position=NO_CONTACT,
            set_on=today(),
            valid_until=today(),
        )


def test_who_turns_the_switch_at_the_same_moment_wins_last(place, monkeypatch):
    """The other one wrote his row after we looked and before we wrote."""
    look, looked = services._lock, []

    def lock(municipality_id, key):
        looked.append(key)
        if len(looked) == 1:
            Wish.objects.create(
                municipality_id=municipality_id,
                key=key,
                position=NO_VISIT,
                set_on=today(),
                valid_until=today(),
            )
            return None
        return look(municipality_id, key)

    monkeypatch.setattr(services, "_lock", lock)

    turn(place, "0001", NO_CONTACT)

    assert Wish.objects.active().get().position == NO_CONTACT


# How long it holds.


def test_a_wish_holds_for_five_years_and_then_until_somebody_decides(place, settings):
    wish = turn(place, "0001", NO_VISIT)
    assert wish.valid_until == add_months(today(), 60)
    assert not queries.ending_wishes(place.pk).exists()

    settings.DAYS_AHEAD = (wish.valid_until - today()).days - 59
    assert queries.ending_wishes(place.pk).get() == wish
    settings.DAYS_AHEAD += 200
    assert today() > wish.valid_until
    assert not addressable(place.pk, ["0001"], Way.VISIT)

    services.confirm_wish(municipality_id=place.pk, key="0001")
    wish.refresh_from_db()
    assert wish.valid_until == add_months(today(), 60)
    assert not queries.ending_wishes(place.pk).exists()


def test_a_move_ends_a_wish_and_the_next_resident_is_welcome(place):
    turn(place, "0001", NO_CONTACT)

    ended = services.end_wish_at_move(municipality_id=place.pk, key="0001")

    assert ended.ended_because == "moved"
    assert addressable(place.pk, ["0001"], Way.VISIT) == {"0001"}
    assert services.end_wish_at_move(municipality_id=place.pk, key="0001") is None


def test_a_wish_does_not_run_out_before_its_time(place, settings):
    wish = turn(place, "0001", NO_VISIT)

    with pytest.raises(services.StillHolds):
        services.let_wish_run_out(municipality_id=place.pk, key="0001")
    settings.DAYS_AHEAD = (wish.valid_until - today()).days
    ended = services.let_wish_run_out(municipality_id=place.pk, key="0001")

    assert ended.ended_because == "expired"


def test_an_ended_wish_goes_after_a_year_and_one_that_holds_never(place, settings):
    turn(place, "0001", NO_VISIT)
    services.end_wish_at_move(municipality_id=place.pk, key="0001")
    turn(place, "0002", NO_VISIT)

    settings.DAYS_AHEAD = 364
    remove_due()
    assert Wish.objects.count() == 2
    settings.DAYS_AHEAD = 4000
    remove_due()

    assert Wish.objects.get().key == "0002"


# A new scan.

SUMMARY = Summary(made_on=date(2026, 11, 2), version="0.1.0", sources=[])
FOUND = FoundYard(
    key="9901000000000001",
    address="Langewijk 1",
    street="Langewijk",
    house_number=1,
    place="Oosterlage",
    visit_area="Bezoekgebied 1",
    kind="farm",
    facts={},
    x_m=249_000.0,
    y_m=570_000.0,
)


def scan(place, *yards):
    take_over_scan(municipality_id=place.pk, summary=SUMMARY, yards=yards)


def test_a_wish_survives_a_new_scan_and_a_yard_that_went_and_came_back(place):
    other = replace(FOUND, key="9901000000000002", address="Langewijk 2")
    scan(place, FOUND, other)
    turn(place, FOUND.key, NO_CONTACT)

    scan(place, FOUND, other)
    assert not addressable(place.pk, [FOUND.key], Way.LETTER)
    scan(place, other)
    assert not addressable(place.pk, [FOUND.key], Way.LETTER)
    Yard.objects.filter(key=FOUND.key).delete()
    scan(place, FOUND, other)

    assert not addressable(place.pk, [FOUND.key], Way.LETTER)
    assert addressable(place.pk, [other.key], Way.LETTER)


# Pages.


def test_the_coordinator_turns_the_switch_from_the_page_of_the_yard(enter, place):
    client = enter(Role.COORDINATOR, place)
    yard = make_yards(place, 1)[0]
    page = reverse("areas:yard", args=[place.slug, yard.pk])
    url = reverse("privacy:wish", args=[place.slug, yard.key])
    assert f'href="{url}"' in client.get(page).content.decode()

    for _twice in range(2):
        answer = client.post(url, {"position": "no_visit"})
        assert (answer.status_code, answer.url) == (302, url)

    assert Wish.objects.get().position == NO_VISIT
    assert "Niet bezoeken" in client.get(page).content.decode() or (
        "Do not visit" in client.get(page).content.decode()
    )
    line = LogEntry.objects.filter(door="privacy:wish", action="write").first()
    assert line.subjects == f"\nyard/{yard.key}\n"
    assert line.purpose == "resident_rights"


def test_a_wish_is_confirmed_and_ended_on_its_page(enter, place, settings):
    client = enter(Role.PRIVACY_OFFICER, place)
    yard = make_yards(place, 1)[0]
    wish = turn(place, yard.key, NO_VISIT)
    end = reverse("privacy:wish_end", args=[place.slug, yard.key])

    client.post(reverse("privacy:wish_confirm", args=[place.slug, yard.key]))
    wish.refresh_from_db()
    assert wish.confirmed_on == today()
    client.post(end, {"because": "expired"})
    client.post(end, {"because": "nonsense"})
    assert Wish.objects.active().exists()
    for _twice in range(2):
        assert client.post(end, {"because": "moved"}).status_code == 302

    assert not Wish.objects.active().exists()


def test_a_wish_of_a_yard_that_has_gone_can_still_be_ended(enter, place):
    client = enter(Role.COORDINATOR, place)
    turn(place, "0363010000000001", NO_CONTACT)
    url = reverse("privacy:wish", args=[place.slug, "0363010000000001"])
    end = reverse("privacy:wish_end", args=[place.slug, "0363010000000001"])
    assert client.get(url).status_code == 200

    answer = client.post(end, {"because": "moved"})

    assert answer.url == reverse("privacy:wishes_ending", args=[place.slug])
    assert client.get(url).status_code == 404


def test_an_address_that_nobody_knows_has_no_switch(enter, place, neighbour):
    client = enter(Role.COORDINATOR, place)
    theirs = make_yards(neighbour, 1)[0]
    turn(neighbour, theirs.key, NO_CONTACT)

    for key in (theirs.key, "zomaar", "a%00b"):
        url = f"/gemeente/{place.slug}/privacy/wensen/{key}/"
        for more in ("", "bevestigen/", "beeindigen/"):
            assert client.post(url + more, {"position": "no_visit"}).status_code == 404
    assert Wish.objects.get().municipality_id == neighbour.pk


def test_a_switch_that_is_sent_empty_changes_nothing(enter, place):
    client = enter(Role.COORDINATOR, place)
    yard = make_yards(place, 1)[0]
    url = reverse("privacy:wish", args=[place.slug, yard.key])

    for sent in ({"other": "1"}, {"position": "perhaps"}):
        answer = client.post(url, sent)
        assert answer.status_code == 200
        assert answer.context["form"].errors["position"]
    assert not Wish.objects.exists()


def test_ending_wishes_are_on_the_home_page_and_in_a_list(enter, place, settings):
    client = enter(Role.COORDINATOR, place)
    yards = make_yards(place, 3)
    soon = turn(place, yards[0].key, NO_CONTACT)
    late = turn(place, yards[1].key, NO_VISIT)
    turn(place, yards[2].key, NO_VISIT)
    Wish.objects.filter(pk=soon.pk).update(valid_until=today() + timedelta(days=60))
    Wish.objects.filter(pk=late.pk).update(valid_until=today() - timedelta(days=1))
    url = reverse("privacy:wishes_ending", args=[place.slug])

    home = client.get(reverse("accounts:municipality", args=[place.slug]))
    table = client.get(url).context["table"]

    assert f'href="{url}"' in home.content.decode()
    assert [row.cells[0] for row in table.rows] == [str(yards[1]), str(yards[0])]
    told = [str(cell) for row in table.rows for cell in row.cells]
    assert not any(str(one.label) in told for one in Wish.Position)


# Nowhere a signal.


def everything_said(client, place):
    """Give what lists, search and files say, without what differs with every visit."""
    yards = reverse("areas:yards", args=[place.slug])
    search = reverse("common:search", args=[place.slug])
    pages = [(yards, {}), (yards, {"zoek": "Langewijk"}), (search, {"q": "Langewijk"})]
    answers = [client.get(url, asked).content.decode() for url, asked in pages]
    said = [one[one.index("<main") : one.index("</main>")] for one in answers]
    file = reverse("areas:yard_file", args=[place.slug, "csv"])
    why = {"purpose": "prepare_round", "reason": "ronde van maart"}
    return [*said, client.post(file, why).content.decode()]


def test_a_wish_shows_in_no_list_no_search_and_no_file(enter, place):
    client = enter(Role.COORDINATOR, place)
    yards = make_yards(place, 3)
    before = everything_said(client, place)

    turn(place, yards[1].key, NO_CONTACT)
    turn(place, yards[2].key, NO_VISIT)

    assert everything_said(client, place) == before


def test_nothing_of_a_yard_can_be_asked_by_its_wish(place):
    fields = {one.name for one in Yard._meta.get_fields()}

    assert not any("wish" in name for name in fields)
    assert connection.introspection.get_relations(
        connection.cursor(), Wish._meta.db_table
    ).keys() == {"municipality_id"}
