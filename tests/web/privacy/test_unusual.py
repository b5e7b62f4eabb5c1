"""Three simple rules, known to everybody, say which days deserve a look."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from web.members import make_line, make_member

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.log import own_rounds, unusual, watching
from samensterk.web.privacy.log.unusual import Glance
from samensterk.web.privacy.models import UnusualUse

NOON = datetime(2026, 11, 24, 12, 0)


def glance(minute, *yards):
    named = frozenset(f"yard/{one}" for one in yards)
    return Glance(NOON + timedelta(minutes=minute), named)


def test_sixty_pages_in_an_hour_are_fine_and_one_more_is_not():
    pages = [glance(number * 0.5, number) for number in range(61)]

    assert unusual.much_in_a_short_time(pages[:60]) is None
    spell = unusual.much_in_a_short_time(pages)
    assert (spell.n_lines, spell.n_subjects) == (61, 61)


def test_three_hundred_yards_in_lists_are_fine_and_more_are_not():
    lists = [glance(part, *range(part * 50, part * 50 + 50)) for part in range(7)]

    assert unusual.much_in_a_short_time(lists[:6]) is None
    assert unusual.much_in_a_short_time(lists).n_subjects == 350


def test_the_same_yards_again_are_not_more_yards():
    again = [glance(minute, *range(50)) for minute in range(30)]

    assert unusual.much_in_a_short_time(again) is None


def test_the_same_over_a_day_is_fine():
    spread = [glance(number * 5, number) for number in range(100)]

    assert unusual.much_in_a_short_time(spread) is None


@given(st.lists(st.integers(0, 1439), max_size=80).map(sorted))
def test_what_is_found_lies_within_what_was_done(minutes):
    midnight = NOON.replace(hour=0)
    glances = [
        Glance(midnight + timedelta(minutes=one), frozenset({f"yard/{one}"}))
        for one in minutes
    ]

    for spell in (unusual.much_in_a_short_time(glances), unusual.at_night(glances)):
        if spell is not None:
            assert glances[0].at <= spell.began_at <= spell.ended_at <= glances[-1].at
            assert 0 < spell.n_subjects <= len(set(minutes))
            assert spell.n_lines <= len(minutes)


@pytest.mark.parametrize(
    ("hour", "is_night"), [(21, False), (22, True), (0, True), (5, True), (6, False)]
)
def test_the_night_has_published_hours(hour, is_night):
    moment = NOON.replace(hour=hour)

    found = unusual.at_night([Glance(moment, frozenset({"yard/1"}))])

    assert (found is not None) == is_night


def test_a_yard_outside_the_own_round_is_found_and_no_other():
    own = frozenset({"yard/1", "yard/2"})

    assert unusual.outside_round([glance(0, 1), glance(1, 2)], own) is None
    assert unusual.outside_round([glance(0, 1), glance(1, 3)], own).n_lines == 1
    assert unusual.outside_round([glance(1, 3)], None) is None


def yesterday_at(hour, minute=0):
    day = datetime.combine(today() - timedelta(days=1), datetime.min.time())
    return timezone.make_aware(day + timedelta(hours=hour, minutes=minute))


@pytest.fixture
def curious(place):
    """A colleague who looks at 80 yards at night."""
    user = make_member(Role.COORDINATOR, place).user
    for number in range(80):
        at = yesterday_at(23, 0) + timedelta(seconds=20 * number)
        make_line(place, user, f"yard/{number:016}", at=at)
    return user


def test_a_curious_colleague_is_seen_by_two_rules_once(place, curious):
    n_new = watching.watch()
    again = watching.watch()

    assert (n_new, again) == (2, 0)
    found = UnusualUse.objects.values_list("rule", "user_id", "n_subjects")
    assert set(found) == {("many", curious.pk, 80), ("night", curious.pk, 80)}


def test_more_of_the_same_is_to_be_looked_at_again(place, curious):
    watching.watch()
    use = UnusualUse.objects.get(rule="night")
    watching.conclude(use=use, by_id=curious.pk, conclusion="dienst gedraaid")
    watching.watch()
    assert UnusualUse.objects.get(rule="night").looked_at is not None

    make_line(place, curious, "yard/9", at=yesterday_at(23, 40))
    watching.watch()

    assert UnusualUse.objects.get(rule="night").looked_at is None


def test_work_by_day_and_work_of_the_system_are_not_unusual(place):
    user = make_member(Role.COORDINATOR, place).user
    make_line(place, user, at=yesterday_at(10))
    make_line(place, None, "yard/*", at=yesterday_at(3))
    make_line(place, user, "log/*", at=yesterday_at(3))

    assert watching.watch() == 0


def test_a_member_of_a_team_outside_his_round_is_found(place, monkeypatch):
    user = make_member(Role.FIELD_TEAM, place).user

    def round_of(municipality_id, user_id, day):
        return frozenset({"yard/1"}) if user_id == user.pk else None

    monkeypatch.setattr(own_rounds, "OWN_ROUNDS", [round_of])
    other = make_member(Role.COORDINATOR, place).user
    for who in (user, other):
        make_line(place, who, "yard/1", "yard/2", at=yesterday_at(10))

    watching.watch()

    assert [one.user_id for one in UnusualUse.objects.all()] == [user.pk]
    assert UnusualUse.objects.get().rule == "outside_round"


def test_the_officer_sees_the_day_and_writes_what_he_found(enter, place, curious):
    watching.watch()
    client = enter(Role.PRIVACY_OFFICER, place)
    use = UnusualUse.objects.get(rule="night")
    url = reverse("privacy:unusual_use", args=[place.slug, use.pk])

    assert str(curious) in client.get(url).content.decode()
    assert client.post(url, {"conclusion": ""}).status_code == 200
    client.post(url, {"conclusion": "piketdienst, klopt"})

    use.refresh_from_db()
    assert use.conclusion == "piketdienst, klopt"
    assert use.looked_by.email.startswith("privacy_officer")


def test_the_page_publishes_the_rules_with_their_numbers(enter, place):
    client = enter(Role.PRIVACY_OFFICER, place)

    text = client.get(reverse("privacy:unusual", args=[place.slug])).content.decode()

    for number in (unusual.MANY_YARDS, unusual.MANY_PAGES, unusual.NIGHT_BEGINS):
        assert str(number) in text


def test_no_page_of_the_log_sorts_or_counts_by_colleague(enter, place, curious):
    watching.watch()
    client = enter(Role.PRIVACY_OFFICER, place)

    for name in ("privacy:log", "privacy:unusual"):
        answer = client.get(reverse(name, args=[place.slug]), {"sorteer": "wie"})
        assert all(one.sort_url is None for one in answer.context["table"].columns)
