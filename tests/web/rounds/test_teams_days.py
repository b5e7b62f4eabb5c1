"""Half days of a team: ticked one by one or a weekday at once, never lost unseen."""

from datetime import date

import pytest
from django.urls import reverse
from web.planned import make_organisation, make_programme
from web.rounds_made import make_round, make_shift, make_team, make_team_member

from samensterk.web.common.personal_data import PROVIDERS, Person
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.plan.queries import capacity_of
from samensterk.web.rounds.models import Shift, TeamMember
from samensterk.web.rounds.teams import half_days, services
from samensterk.web.rounds.teams.faults import HalfDaysInUse
from samensterk.web.rounds.teams.uses import HALF_DAY_USES

pytestmark = pytest.mark.django_db
# Two weeks; Monday the 29th of March 2027 is Easter Monday.
FIRST, LAST = date(2027, 3, 22), date(2027, 4, 3)
TUESDAY = "2027-03-23-morning"


@pytest.fixture
def team(place):
    return make_team(make_round(place, starts_on=FIRST, ends_on=LAST))


@pytest.fixture
def page(enter, place, team):
    client = enter(Role.COORDINATOR, place)
    url = reverse("rounds:team_days", args=[place.slug, team.pk])

    class Page:
        def get(self):
            return client.get(url)

        def post(self, *halves, version=1, **more):
            return client.post(url, {"halves": halves, "version": version, **more})

    return Page()


def kept(team):
    return [f"{one.day}-{one.half}" for one in team.shifts.all()]


def test_the_weeks_of_the_round_stand_there_without_sundays_and_holidays(page):
    first, second = page.get().context["form"].weeks()

    assert (first.number, len(first.days), len(second.days)) == (12, 6, 6)
    easter = second.days[0]
    assert (easter.day, easter.ticks) == (date(2027, 3, 29), [])
    assert easter.why_free


def test_every_box_says_its_day_to_who_cannot_see_the_table(page):
    text = page.get().content.decode()

    assert 'aria-label="dinsdag 23 maart 2027, ' in text
    assert text.count('name="halves"') == 2 * 10  # two days are free: Good Friday too


def test_what_is_ticked_is_kept_and_what_is_not_goes(page, team):
    make_shift(team, FIRST)

    page.post(TUESDAY)

    assert kept(team) == [TUESDAY]
    team.refresh_from_db()
    assert team.version == 2


def test_every_tuesday_morning_is_one_act_that_keeps_the_other_ticks(page, team):
    page.post("2027-03-22-afternoon", series=["2-morning"], erbij="ja")

    assert kept(team) == ["2027-03-22-afternoon", TUESDAY, "2027-03-30-morning"]


def test_a_weekday_can_go_out_of_all_weeks(page, team):
    page.post(TUESDAY, "2027-03-30-morning", "2027-03-31-morning")

    page.post(
        *(TUESDAY, "2027-03-30-morning", "2027-03-31-morning"),
        version=2,
        series=["2-morning"],
        eraf="ja",
    )

    assert kept(team) == ["2027-03-31-morning"]


def test_a_series_leaves_holidays_out(page, team):
    page.post(series=["1-morning", "5-morning"], erbij="ja")

    # Neither Good Friday nor Easter Monday.
    assert kept(team) == ["2027-03-22-morning", "2027-04-02-morning"]


def test_a_series_of_nothing_says_what_to_do(page, team):
    answer = page.post(TUESDAY, erbij="ja")

    assert "series" in answer.context["form"].errors
    assert kept(team) == []


@pytest.mark.parametrize(
    "strange", ["2027-03-29-morning", "2027-03-28-morning", "2030-01-07-morning", "x"]
)
def test_a_day_that_is_not_offered_is_refused(page, team, strange):
    assert page.post(strange).context["form"].errors
    assert kept(team) == []


def test_half_days_outside_a_round_that_moved_are_seen_and_can_go(page, team):
    make_shift(team, date(2027, 5, 11))

    assert len(page.get().context["form"].ticks_outside()) == 1
    page.post("2027-05-11-morning", TUESDAY)
    assert kept(team) == [TUESDAY, "2027-05-11-morning"]
    page.post(TUESDAY, version=2)
    assert kept(team) == [TUESDAY]


def test_two_who_tick_at_once_lose_nothing(page, team):
    half_days.set_half_days(team=team, version=1, chosen={(FIRST, "morning")})

    answer = page.post(TUESDAY)

    (difference,) = answer.context["both"].differences
    assert "22 maart" in difference.theirs
    assert "23 maart" in difference.mine
    assert kept(team) == ["2027-03-22-morning"]
    page.post(TUESDAY, version=2)
    assert kept(team) == [TUESDAY]


def test_the_same_twice_changes_nothing(team):
    chosen = {(FIRST, "morning")}
    saved = half_days.set_half_days(team=team, version=1, chosen=chosen)

    again = half_days.set_half_days(team=team, version=saved.version, chosen=chosen)

    assert (again.version, Shift.objects.count()) == (2, 1)
    with pytest.raises(ChangedMeanwhile):
        half_days.set_half_days(team=team, version=1, chosen=chosen)


class EveryMorning:
    """A plan that has visits on every morning."""

    def used_among(self, shifts):
        return [one for one in shifts if one.half == Shift.Half.MORNING]


@pytest.fixture
def planned(monkeypatch):
    monkeypatch.setattr(HALF_DAY_USES, "known", EveryMorning())


def test_a_half_day_with_planned_visits_does_not_go_unseen(page, team, planned):
    make_shift(team, FIRST)
    make_shift(team, FIRST, Shift.Half.AFTERNOON)

    answer = page.post(TUESDAY)

    assert "22 maart" in answer.content.decode()
    assert len(kept(team)) == 2
    with pytest.raises(HalfDaysInUse):
        services.remove_team(team=team)


def test_a_half_day_without_planned_visits_may_go(page, team, planned):
    make_shift(team, FIRST)
    make_shift(team, FIRST, Shift.Half.AFTERNOON)

    page.post("2027-03-22-morning")

    assert kept(team) == ["2027-03-22-morning"]


# What others see of it.


def test_the_hours_of_a_round_are_in_the_programme_apart(place, team):
    police = make_organisation()
    for organisation in (police, police, place.organisation):
        make_team_member(team, organisation=organisation)
    for half in Shift.Half:
        make_shift(team, FIRST, half)
    make_shift(team, date(2027, 3, 23))

    lines = {one.organisation: one for one in capacity_of(make_programme(place))}

    # Two people, three half days of four hours; nothing was promised.
    assert lines[police.name].of_rounds == lines[police.name].planned == 24
    assert lines[place.organisation.name].of_rounds == 12
    assert lines[police.name].warnings


def test_the_page_of_hours_shows_those_of_rounds(place, team, enter):
    make_team_member(team)
    make_shift(team, FIRST)

    answer = enter(Role.COORDINATOR, place).get(
        reverse("programme:hours", args=[place.slug])
    )

    (shown,) = answer.context["shown"].lines
    assert shown.line.of_rounds == answer.context["shown"].total.of_rounds == 4


def provider():
    return next(one for one in PROVIDERS.kinds if one.code == "teams")


def test_somebody_in_a_team_finds_himself_and_goes(place, neighbour, team):
    mine = make_team_member(team, shown_as="Anja")
    make_team_member(team, shown_as="Bas")
    other = make_team_member(make_team(make_round(neighbour)), shown_as="Anja")
    person = Person(place.pk, words="anja")

    (found,) = provider().find(person)

    assert found.id == str(mine.pk)
    assert provider().remove(person, [str(mine.pk), str(other.pk)]) == 1
    assert TeamMember.objects.count() == 2


def test_words_that_name_nobody_find_nobody(place, team):
    make_team_member(team, shown_as="Anja")

    assert provider().find(Person(place.pk, words="")) == []
    assert provider().find(Person(place.pk, words="Wilma")) == []
