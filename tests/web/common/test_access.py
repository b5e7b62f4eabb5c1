"""The rule of the doors, as properties."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.common.access import (
    Answer,
    Door,
    Grant,
    Scope,
    Visitor,
    across,
    active_roles,
    decide,
    grants_here,
    places_with_role,
    roles_anywhere,
    within,
)
from samensterk.web.common.roles import Role

TODAY = date(2026, 11, 25)
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days))
GRANTS = st.builds(
    Grant, st.sampled_from(Role), st.sampled_from([None, 1, 2]), DAYS, st.none() | DAYS
)
VISITORS = st.builds(
    Visitor, st.booleans(), st.booleans(), st.lists(GRANTS, max_size=6).map(tuple)
)
DOORS = st.builds(
    Door,
    st.just("a page"),
    st.sampled_from(Scope),
    st.frozensets(st.sampled_from(Role)),
)


@given(DOORS, VISITORS, st.sampled_from([1, 2]))
def test_yes_takes_a_fitting_role_here_today(door, visitor, here):
    answer = decide(door, visitor, here, TODAY)

    if answer is Answer.YES and door.scope is Scope.MUNICIPALITY:
        assert visitor.is_signed_in
        assert active_roles(visitor.grants, here, TODAY) & door.roles


@given(DOORS, VISITORS, GRANTS)
def test_a_grant_elsewhere_opens_nothing_here(door, visitor, grant):
    if door.scope is Scope.ACROSS:
        return  # that is what such a door is for
    elsewhere = Grant(Role.PARTNER, 3, grant.starts_on, grant.ends_on)
    more = Visitor(
        visitor.is_signed_in, visitor.has_second_factor, (*visitor.grants, elsewhere)
    )

    assert decide(door, visitor, 1, TODAY) == decide(door, more, 1, TODAY)


@given(DOORS, VISITORS, st.sampled_from([None, 1, 2]))
def test_yes_across_municipalities_takes_a_fitting_role_today_in_one(
    door, visitor, here
):
    if door.scope is not Scope.ACROSS:
        return
    answer = decide(door, visitor, here, TODAY)

    places = places_with_role(visitor.grants, door.roles, TODAY)
    if answer is Answer.YES:
        assert visitor.is_signed_in
        assert places
        assert roles_anywhere(visitor.grants, TODAY) & door.roles
    assert answer == decide(door, visitor, None, TODAY)  # wherever it is asked


@given(VISITORS, st.frozensets(st.sampled_from(Role)))
def test_a_page_across_shows_only_where_a_fitting_role_is_held_today(visitor, roles):
    places = places_with_role(visitor.grants, roles, TODAY)

    assert places == {
        one for one in (1, 2) if active_roles(visitor.grants, one, TODAY) & roles
    }


@given(st.frozensets(st.sampled_from(Role), min_size=1), st.lists(GRANTS, max_size=6))
def test_what_ended_opens_nothing_across_municipalities(roles, grants):
    ended = [
        Grant(
            one.role,
            one.municipality_id,
            TODAY - timedelta(9),
            TODAY - timedelta(1),
        )
        for one in grants
    ]
    door = across("Status", roles)

    answer = decide(door, Visitor(True, True, tuple(ended)), None, TODAY)

    assert answer in (Answer.NOT_HERE, Answer.WRONG_ROLE, Answer.ENDED)
    assert not places_with_role(ended, roles, TODAY)


@given(VISITORS, st.sampled_from([1, 2]))
def test_a_municipality_learns_nothing_of_what_somebody_is_elsewhere(visitor, here):
    known = grants_here(visitor, here)

    assert {one.municipality_id for one in known.grants} <= {here}
    assert active_roles(known.grants, here, TODAY) == active_roles(
        visitor.grants, here, TODAY
    )


@given(VISITORS)
def test_what_is_not_listed_is_for_nobody(visitor):
    assert decide(None, visitor, 1, TODAY) is Answer.NOT_LISTED


def visitor(**more):
    given = {"role": Role.COORDINATOR, "starts_on": TODAY, "ends_on": None} | more
    grant = Grant(given["role"], 1, given["starts_on"], given["ends_on"])
    return Visitor(True, True, (grant,))


DOOR = within("Yards", {Role.COORDINATOR})


def test_the_last_day_counts_and_the_day_after_does_not():
    until_today = visitor(ends_on=TODAY)

    assert decide(DOOR, until_today, 1, TODAY) is Answer.YES
    assert decide(DOOR, until_today, 1, TODAY + timedelta(1)) is Answer.ENDED


def test_who_starts_tomorrow_hears_so():
    tomorrow = visitor(starts_on=TODAY + timedelta(1))

    assert decide(DOOR, tomorrow, 1, TODAY) is Answer.NOT_STARTED


def test_the_platform_administrator_has_no_door_in_a_municipality():
    grant = Grant(Role.PLATFORM_ADMIN, None, TODAY, None)
    admin = Visitor(True, True, (grant,))

    assert decide(DOOR, admin, 1, TODAY) is Answer.NOT_HERE
    assert decide(DOOR, admin, None, TODAY) is Answer.NOT_HERE
    assert decide(STATUS, admin, None, TODAY) is Answer.NOT_HERE


STATUS = across("Status", {Role.RIEC_ANALYST, Role.PLATFORM_ADMIN})


def test_a_door_across_says_why_not():
    def answer(role, **more):
        return decide(STATUS, visitor(role=role, **more), None, TODAY)

    assert answer(Role.RIEC_ANALYST) is Answer.YES
    assert answer(Role.COORDINATOR) is Answer.WRONG_ROLE
    assert (
        answer(
            Role.RIEC_ANALYST,
            starts_on=TODAY - timedelta(9),
            ends_on=TODAY - timedelta(1),
        )
        is Answer.ENDED
    )
    tomorrow = answer(Role.RIEC_ANALYST, starts_on=TODAY + timedelta(1))
    assert tomorrow is Answer.NOT_STARTED
    assert decide(STATUS, Visitor(), None, TODAY) is Answer.NOT_SIGNED_IN


def test_a_door_across_asks_staff_for_a_second_factor():
    grant = Grant(Role.RIEC_ANALYST, 1, TODAY, None)

    answer = decide(STATUS, Visitor(True, False, (grant,)), None, TODAY)

    assert answer is Answer.NO_SECOND_FACTOR


def test_some_doors_ask_a_second_factor_of_who_needs_none_elsewhere():
    grant = Grant(Role.PARTNER, 1, TODAY, None)
    door = within("", {Role.PARTNER}, needs_second_factor=True)

    answers = [
        decide(door, Visitor(True, has_second, (grant,)), here, TODAY)
        for has_second, here in ((True, 1), (False, 1), (False, 2))
    ]

    assert answers == [Answer.YES, Answer.NO_SECOND_FACTOR, Answer.NOT_HERE]
