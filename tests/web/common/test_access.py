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
    active_roles,
    decide,
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
    elsewhere = Grant(Role.PARTNER, 3, grant.starts_on, grant.ends_on)
    more = Visitor(
        visitor.is_signed_in, visitor.has_second_factor, (*visitor.grants, elsewhere)
    )

    assert decide(door, visitor, 1, TODAY) == decide(door, more, 1, TODAY)


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
