"""What was heard is told back by area: small numbers are left out, figures freeze."""

from datetime import timedelta

import pytest
from web.members import make_member
from web.planned import make_event, make_promise
from web.rounds.told import been, past_round, talked
from web.rounds_made import make_round_over

from samensterk.web.common.moments import today
from samensterk.web.common.personal_data import Person
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.harvest.faults import (
    IsApproved,
    NotApproved,
    NothingWritten,
    TooFew,
)
from samensterk.web.rounds.harvest.figures import figures_of
from samensterk.web.rounds.harvest.grouping import groups_of
from samensterk.web.rounds.harvest.providers import HarvestProvider
from samensterk.web.rounds.harvest.queries import figures_shown, overview_of
from samensterk.web.rounds.harvest.services import (
    approve_harvest,
    begin_harvest,
    publish_harvest,
    reopen_harvest,
    take_back_harvest,
    write_harvest,
)
from samensterk.web.rounds.models import Harvest, VisitCount

pytestmark = pytest.mark.django_db

WORDS = {"heard": "Men mist licht.", "doing": "Wij plaatsen lampen."}


def names(groups):
    return [one.names for one in groups]


def areas_of(of):
    return list(of.areas.order_by("place"))


def approved(of, area):
    made = begin_harvest(of=of, area_id=area.pk)
    made = write_harvest(harvest=made, version=made.version, values=WORDS)
    return approve_harvest(harvest=made, version=made.version, by_id=None)


def published(of, area):
    made = approved(of, area)
    return publish_harvest(harvest=made, version=made.version)


def counted(area, outcome, n):
    VisitCount.objects.filter(area=area, outcome=outcome).update(n=n)


def test_an_area_with_five_visits_has_a_page_of_its_own(place):
    of = past_round(place, 2)
    for area in areas_of(of):
        been(area, talk=5)

    assert names(groups_of(of)) == [["Bezoekgebied 1"], ["Bezoekgebied 2"]]


def test_an_area_with_fewer_is_told_with_its_neighbour(place):
    of = past_round(place, 3)
    for area, n in zip(areas_of(of), (9, 4, 9), strict=True):
        been(area, talk=n)

    assert sorted(map(len, names(groups_of(of)))) == [1, 2]


def test_an_area_where_nobody_was_is_not_told(place):
    of = past_round(place, 2)
    been(areas_of(of)[0], talk=9)

    assert names(groups_of(of)) == [["Bezoekgebied 1"]]
    assert [one.area.name for one in overview_of(of).not_yet] == ["Bezoekgebied 2"]


def test_of_too_few_in_all_nothing_is_written(place):
    of = past_round(place, 2)
    first, second = areas_of(of)
    been(first, talk=2)
    been(second, talk=2)

    with pytest.raises(TooFew):
        begin_harvest(of=of, area_id=first.pk)


def test_what_was_told_together_stays_together(place):
    of = past_round(place, 2)
    first, second = areas_of(of)
    been(first, talk=9)
    been(second, talk=3)
    approved(of, first)
    counted(second, "talk", 30)

    assert names(groups_of(of)) == [["Bezoekgebied 1", "Bezoekgebied 2"]]


def test_figures_leave_out_what_is_small_and_what_gives_it_away(place):
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=20, not_home=3)

    [found] = figures_of(of, groups_of(of))

    assert (found["n_visits"], found["outcomes"]) == (23, [])


def test_topics_are_told_when_they_and_the_rest_are_enough(place):
    of = past_round(place, 2)
    for area in areas_of(of):
        been(area, **dict.fromkeys(("talk", "not_home", "later"), 12))
        been(area, **dict.fromkeys(("ceased", "not_reachable", "rather_not"), 5))
    first = areas_of(of)[0]
    talked(first, 6, topics=["theft", "waste"], material=["card"])
    talked(first, 2, topics=["theft"])
    talked(first, 4, topics=["waste", "cyber"], can_do=["light"])

    told = figures_of(of, groups_of(of))[0]

    # Theft 8 of 12 leaves 4; waste 10 leaves 2; cyber is 4 itself.
    assert told["topics"] == []
    assert dict(told["outcomes"])["talk"] == 12
    talked(first, 0)
    counted(first, "talk", 14)
    told = figures_of(of, groups_of(of))[0]
    assert told["topics"] == [["theft", 8]]
    assert told["material"] == [["card", 6]]
    assert told["can_do"] == []


def test_a_first_draft_names_what_may_be_told(place):
    of = past_round(place, 2)
    for area in areas_of(of):
        been(area, **dict.fromkeys(("talk", "not_home", "later"), 20))
        been(area, **dict.fromkeys(("ceased", "not_reachable", "rather_not"), 5))
    first = areas_of(of)[0]
    talked(first, 9, topics=["theft"])
    talked(first, 3, topics=["cyber"])

    made = begin_harvest(of=of, area_id=first.pk)

    assert made.heard
    assert begin_harvest(of=of, area_id=first.pk) == made


def test_promises_are_numbers_only_and_not_of_too_few(place):
    event = make_event(place)
    of = past_round(place, 1, event=event)
    been(areas_of(of)[0], talk=9)
    for _turn in range(4):
        make_promise(place, event=event)
    assert figures_of(of, groups_of(of))[0]["promises"] is None

    make_promise(place, event=event, ended_on=today(), how="phone", answer="Ja.")
    make_promise(place, event=event, ended_on=today(), how="not_needed", answer="Nee.")

    assert figures_of(of, groups_of(of))[0]["promises"] == [5, 1]


def test_approved_figures_do_not_move(place):
    of = past_round(place, 1)
    area = areas_of(of)[0]
    been(area, talk=9, not_home=6)
    made = approved(of, area)
    counted(area, "talk", 30)

    kept = figures_shown(Harvest.objects.get(pk=made.pk))

    assert kept["n_visits"] == 15


def test_nothing_is_approved_without_words(place):
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=9)
    made = begin_harvest(of=of, area_id=areas_of(of)[0].pk)

    with pytest.raises(NothingWritten):
        approve_harvest(harvest=made, version=made.version, by_id=None)


def test_only_what_is_approved_is_published(place):
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=9)
    made = begin_harvest(of=of, area_id=areas_of(of)[0].pk)

    with pytest.raises(NotApproved):
        publish_harvest(harvest=made, version=made.version)


def test_approved_words_are_not_changed(place):
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=9)
    made = approved(of, areas_of(of)[0])

    with pytest.raises(IsApproved):
        write_harvest(harvest=made, version=made.version, values=WORDS)

    again = reopen_harvest(harvest=made, version=made.version)
    assert again.approved_at is None


def test_what_is_published_is_taken_back_first_and_then_changed(place):
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=9)
    made = published(of, areas_of(of)[0])

    with pytest.raises(IsApproved):
        reopen_harvest(harvest=made, version=made.version)

    back = take_back_harvest(harvest=made, version=made.version, why="Fout getal.")
    assert (back.published_at, back.approved_at) == (None, None)
    assert back.taken_back_why == "Fout getal."


def test_told_again_figures_stay_when_one_came_in_between(place):
    of = past_round(place, 1)
    area = areas_of(of)[0]
    been(area, talk=9, not_home=6)
    made = published(of, area)
    back = take_back_harvest(harvest=made, version=made.version, why="Fout.")
    counted(area, "talk", 10)

    again = approve_harvest(harvest=back, version=back.version, by_id=None)

    assert again.figures["n_visits"] == 15


def again_after(of, area, **counts):
    """Tell it, let visits come in between, and approve it again."""
    made = published(of, area)
    back = take_back_harvest(harvest=made, version=made.version, why="Fout.")
    for outcome, n in counts.items():
        counted(area, outcome, n)
    again = approve_harvest(harvest=back, version=back.version, by_id=None)
    return made.figures, again.figures


def test_told_again_the_rest_that_is_not_told_does_not_move_by_one(place):
    of = past_round(place, 1)
    area = areas_of(of)[0]
    been(area, talk=20, not_home=20, ceased=3, later=3)

    before, after = again_after(of, area, talk=25, ceased=4)

    # 46 and then 52, of which 5 talks: the one in between ended otherwise.
    assert dict(before["outcomes"]) == {"talk": 20, "not_home": 20}
    assert after == before


def test_told_again_of_a_topic_the_others_do_not_move_by_one(place):
    of = past_round(place, 1)
    area = areas_of(of)[0]
    been(area, **dict.fromkeys(("talk", "not_home", "later"), 20))
    been(area, **dict.fromkeys(("ceased", "not_reachable", "rather_not"), 5))
    talked(area, 6, topics=["theft"])
    made = published(of, area)
    assert made.figures["topics"] == [["theft", 6]]
    back = take_back_harvest(harvest=made, version=made.version, why="Fout.")
    talked(area, 5, topics=["theft"])
    counted(area, "talk", 26)

    again = approve_harvest(harvest=back, version=back.version, by_id=None)

    # Of six talks that came in between one was not about theft.
    assert again.figures == made.figures


def test_told_again_figures_are_new_when_enough_came_in_between(place):
    of = past_round(place, 1)
    area = areas_of(of)[0]
    been(area, talk=9, not_home=6)
    made = published(of, area)
    back = take_back_harvest(harvest=made, version=made.version, why="Fout.")
    counted(area, "talk", 15)

    again = approve_harvest(harvest=back, version=back.version, by_id=None)

    assert again.figures["n_visits"] == 21


def test_the_same_verb_twice_changes_nothing(place):
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=9)
    made = published(of, areas_of(of)[0])

    again = publish_harvest(harvest=made, version=made.version)
    assert again.published_at == made.published_at
    assert approve_harvest(harvest=made, version=again.version, by_id=None) == made


def test_two_who_write_do_not_pass_over_each_other(place):
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=9)
    made = begin_harvest(of=of, area_id=areas_of(of)[0].pk)
    write_harvest(harvest=made, version=made.version, values=WORDS)

    with pytest.raises(ChangedMeanwhile):
        write_harvest(harvest=made, version=made.version, values=WORDS)


def test_of_who_approved_only_the_name_goes(place):
    user = make_member(Role.COORDINATOR, place).user
    of = past_round(place, 1)
    been(areas_of(of)[0], talk=9)
    made = approved(of, areas_of(of)[0])
    Harvest.objects.update(approved_by=user)
    provider = HarvestProvider()
    person = Person(municipality_id=place.pk, words=user.email)

    [item] = provider.find(person)
    assert provider.remove(person, [item.id]) == 1

    made.refresh_from_db()
    assert (made.approved_by, made.heard) == (None, WORDS["heard"])


def test_the_overview_costs_the_same_for_any_number_of_areas(
    place, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    few, many = past_round(place, 1), make_round_over(place, 12)
    been(areas_of(few)[0], talk=9)
    for area in areas_of(many):
        been(area, on=today() - timedelta(days=1), talk=9, not_home=7)
    with CaptureQueriesContext(connection) as asked:
        overview_of(few)

    with django_assert_num_queries(len(asked)):
        overview_of(many)
