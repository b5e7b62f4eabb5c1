"""How a visit went is written down once, whatever is sent twice, and the plan follows."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.members import make_member
from web.rounds.going_out import AFTERNOON, MORNING, make_day, record, told
from web.rounds_made import make_round_area

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.privacy.rights.models import Wish
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.programme.models import Promise
from samensterk.web.programme.promises.faults import NotAnOwner
from samensterk.web.rounds.models import Stop, Visit, VisitCount, VisitNote
from samensterk.web.rounds.visits import faults
from samensterk.web.rounds.visits.last_visits import RoundVisits
from samensterk.web.rounds.visits.models import Outcome
from samensterk.web.rounds.visits.services import change_visit, where_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def theo(place):
    return make_member(Role.FIELD_TEAM, place).user


@pytest.fixture
def stop(place):
    return make_day(place, 1)[0]


def counts(place):
    rows = VisitCount.objects.filter(municipality=place, n__gt=0)
    return dict(rows.values_list("outcome", "n"))


def test_there_is_no_field_for_what_is_not_ours():
    """Nothing of offences, permits, people, plates or photos has a place here."""
    names = {one.name for one in Visit._meta.get_fields()}

    assert names == {
        *("id", "municipality", "of", "area", "stop", "key", "on", "half", "outcome"),
        *("later_on", "topics", "material", "can_do", "team", "by", "at", "version"),
        "note",
    }


def test_a_talk_is_kept_and_counted_and_the_visit_is_done(place, stop, theo):
    recorded = record(
        stop, theo, topics=("theft",), can_do=("light",), note="De bel is achter."
    )

    visit = recorded.visit
    stop.refresh_from_db()
    assert (visit.outcome, visit.topics, visit.can_do) == ("talk", ["theft"], ["light"])
    assert (visit.key, visit.stop, visit.team) == (stop.key, stop, stop.team)
    assert visit.note.text == "De bel is achter."
    assert (stop.state, recorded.again) == (Stop.State.DONE, None)
    assert counts(place) == {"talk": 1}


def test_the_same_number_twice_is_one_visit(place, stop, theo):
    number = uuid4()

    first, second = (record(stop, theo, number=number) for _turn in range(2))

    assert first.visit == second.visit
    assert counts(place) == {"talk": 1}


def test_a_number_of_another_visit_is_refused(place, theo):
    one, other = make_day(place, 2)
    number = uuid4()
    record(one, theo, number=number)

    with pytest.raises(faults.NumberTaken):
        record(other, theo, number=number)

    assert counts(place) == {"talk": 1}


def test_of_two_phones_the_first_one_stays(place, stop, theo):
    first = record(stop, theo).visit
    anja = make_member(Role.FIELD_TEAM, place).user

    with pytest.raises(faults.AlreadyRecorded) as error:
        record(stop, anja, "not_home")

    assert error.value.current == first
    assert counts(place) == {"talk": 1}


# Nobody at home.


def test_nobody_at_home_comes_back_at_the_other_half_of_the_day(stop, theo):
    again = record(stop, theo, "not_home", half=MORNING).again

    assert (again.kind, again.state, again.again_of) == ("again", "open", stop)
    assert (again.wanted_half, again.minutes) == (AFTERNOON, stop.of.minutes_again)


def test_after_two_times_again_it_rests(stop, theo):
    second = record(stop, theo, "not_home", half=MORNING).again
    third = record(second, theo, "not_home", half=AFTERNOON).again

    assert third.wanted_half == MORNING
    assert record(third, theo, "not_home").again is None
    assert Stop.objects.filter(key=stop.key).count() == 3


def test_who_set_the_switch_meanwhile_is_not_visited_again(place, stop, theo):
    Wish.objects.create(
        municipality=place,
        key=stop.key,
        position="no_visit",
        set_on=today(),
        valid_until=today() + timedelta(days=900),
    )

    assert record(stop, theo, "not_home").again is None


def test_later_is_a_visit_on_that_day(stop, theo):
    day = today() + timedelta(days=7)

    again = record(stop, theo, "later", later_on=day, later_half=AFTERNOON).again

    assert (again.wanted_on, again.wanted_half) == (day, AFTERNOON)
    assert again.minutes == stop.of.minutes_first


# Rather not.


def test_rather_not_turns_the_switch_and_leaves_nothing(place, stop, theo):
    recorded = record(stop, theo, "rather_not", note="Geen tijd.")

    assert recorded.visit is None
    assert not addressable(place.pk, [stop.key], Way.VISIT)
    assert addressable(place.pk, [stop.key], Way.LETTER)
    assert not Visit.objects.exists()
    assert not VisitNote.objects.exists()
    assert not Stop.objects.filter(key=stop.key).exists()
    assert counts(place) == {"rather_not": 1}


def test_rather_not_sent_twice_counts_once(place, stop, theo):
    where, number = where_of(stop), uuid4()

    for _turn in range(2):
        record(stop, theo, "rather_not", number=number, where=where)

    assert counts(place) == {"rather_not": 1}
    assert Wish.objects.count() == 1


def test_a_stricter_wish_stays_as_it_is(place, stop, theo):
    wish = Wish.objects.create(
        municipality=place,
        key=stop.key,
        position="no_contact",
        set_on=today(),
        valid_until=today() + timedelta(days=900),
    )

    record(stop, theo, "rather_not")

    wish.refresh_from_db()
    assert (wish.position, wish.ended_on) == ("no_contact", None)


def test_rather_not_the_second_time_takes_out_what_was_still_to_come(stop, theo):
    again = record(stop, theo, "not_home").again

    record(again, theo, "rather_not")

    assert list(Stop.objects.filter(key=stop.key)) == [stop]


# What was let go while somebody stood on the yard.


def test_a_visit_that_was_let_go_meanwhile_is_kept_all_the_same(place, stop, theo):
    where = where_of(stop)
    stop.delete()

    recorded = record(stop, theo, "talk", where=where)

    assert recorded.was_let_go
    assert (recorded.visit.key, recorded.visit.stop) == (where.key, None)
    assert counts(place) == {"talk": 1}


# Promises.


def test_a_promise_gets_an_owner_and_a_day(stop, theo):
    due_on = today() + timedelta(days=14)
    promise = {"what": "Bellen over verhuren", "owner_id": theo.pk, "due_on": due_on}
    number = uuid4()

    for _turn in range(2):
        record(stop, theo, number=number, promise=promise)

    made = Promise.objects.get()
    assert (made.what, made.owner, made.due_on) == (
        "Bellen over verhuren",
        theo,
        due_on,
    )
    assert (made.key, made.source, made.promised_on) == (stop.key, "visit", today())


def test_with_an_owner_who_does_not_work_here_nothing_is_written(place, stop, theo):
    promise = {"what": "Bellen", "owner_id": 999_999, "due_on": today()}

    with pytest.raises(NotAnOwner):
        record(stop, theo, promise=promise)

    stop.refresh_from_db()
    assert stop.state == Stop.State.PLANNED
    assert not Visit.objects.exists()
    assert not counts(place)


# Mending.


def mend(visit, by, outcome="talk", *, version=None, coordinator=False, **more):
    return change_visit(
        visit=visit,
        version=version or visit.version,
        told=told(outcome, **more),
        by_id=by.pk,
        is_coordinator=coordinator,
    )


def test_who_wrote_it_mends_it_the_same_day_and_the_plan_follows(place, stop, theo):
    visit = record(stop, theo, "not_home").visit

    mend(visit, theo, "talk")

    visit.refresh_from_db()
    assert (visit.outcome, visit.version) == ("talk", 2)
    assert not Stop.objects.filter(again_of=stop).exists()
    assert counts(place) == {"talk": 1}


def test_somebody_else_does_not_mend_it_and_a_coordinator_does(place, stop, theo):
    visit = record(stop, theo, "talk").visit
    anja = make_member(Role.FIELD_TEAM, place).user

    with pytest.raises(faults.NotYours):
        mend(visit, anja)
    mend(visit, anja, "ceased", coordinator=True)

    assert counts(place) == {"ceased": 1}


def test_the_day_after_only_a_coordinator_mends_it(stop, theo):
    visit = record(stop, theo).visit
    Visit.objects.update(at=visit.at - timedelta(days=1))
    visit.refresh_from_db()

    with pytest.raises(faults.NotYours):
        mend(visit, theo)


def test_an_older_version_is_not_saved_over_a_newer_one(stop, theo):
    visit = record(stop, theo).visit
    mend(visit, theo, note="Van mij.")

    with pytest.raises(ChangedMeanwhile):
        mend(visit, theo, version=1, note="Van de ander.")

    assert VisitNote.objects.get().text == "Van mij."


def test_mended_to_rather_not_nothing_is_left_of_it(place, stop, theo):
    visit = record(stop, theo, "not_home", note="Hond los.").visit

    mend(visit, theo, "rather_not")

    assert not Visit.objects.exists()
    assert not Stop.objects.filter(key=stop.key).exists()
    assert not addressable(place.pk, [stop.key], Way.VISIT)
    assert counts(place) == {"rather_not": 1}


def test_a_note_that_is_emptied_goes(stop, theo):
    visit = record(stop, theo, note="De bel is achter.").visit

    mend(visit, theo, note="")

    assert not VisitNote.objects.exists()


# Counts.

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["record", "mend"]),
        st.integers(0, 3),
        st.sampled_from(Outcome.values),
    ),
    max_size=8,
)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_counts_are_always_the_rows_and_who_rather_had_none(place, theo, steps):
    Stop.objects.all().delete()
    Visit.objects.all().delete()
    VisitCount.objects.all().delete()
    Wish.objects.all().delete()
    stops = make_day(place, 4)
    n_rather_not = 0
    for act, at, outcome in steps:
        stop = Stop.objects.filter(pk=stops[at].pk).first()
        visit = Visit.objects.filter(stop=stop).first() if stop else None
        more = {"later_on": today()} if outcome == Outcome.LATER else {}
        if act == "record" and stop is not None and visit is None:
            record(stop, theo, outcome, **more)
        elif act == "mend" and visit is not None:
            mend(visit, theo, outcome, **more)
        else:
            continue
        n_rather_not += outcome == Outcome.RATHER_NOT

    expected = {
        one: Visit.objects.filter(outcome=one).count() for one in Outcome.values
    }
    expected[Outcome.RATHER_NOT] = n_rather_not
    assert counts(place) == {one: n for one, n in expected.items() if n}


def test_the_last_visit_is_known_of_a_yard_and_of_its_area(place, theo):
    spoken, away = make_day(place, 2)
    record(spoken, theo, on=today() - timedelta(days=2))
    record(away, theo, "not_home")
    known = RoundVisits()

    assert known.last_of(place.pk, spoken.key) == today() - timedelta(days=2)
    assert known.last_of(place.pk, away.key) is None
    area = spoken.area.area_id
    assert known.last_by_area(place.pk, [area]) == {area: today()}


def test_counts_stay_when_the_visits_go(place, stop, theo):
    other = make_round_area(stop.of, 2, stop.of.scan.areas.last())
    record(stop, theo)

    Visit.objects.all().delete()

    assert counts(place) == {"talk": 1}
    assert other.counts.count() == 0
