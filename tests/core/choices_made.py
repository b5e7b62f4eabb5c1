"""Choices of workshops, small enough to check by hand or by trying everything."""

from hypothesis import strategies as st

from samensterk.planning.workshops import Choices, Group, Session

ROUNDS = ("1", "2")
WORKSHOPS = ("fire", "gps", "rent")


def group(key, n_people, **wishes):
    """Give a group with its wishes by round: r1='fire gps'."""
    return Group(
        key, n_people, {name[1:]: tuple(w.split()) for name, w in wishes.items()}
    )


@st.composite
def some_choices(draw, most_groups=6, most_people=4):
    sessions = tuple(
        Session(workshop, round_, draw(st.integers(0, 6)))
        for workshop in WORKSHOPS
        for round_ in ROUNDS
        if draw(st.booleans())
    )
    wishes = st.lists(st.sampled_from(WORKSHOPS), unique=True, max_size=3).map(tuple)
    groups = tuple(
        Group(
            f"g{at}",
            draw(st.integers(1, most_people)),
            draw(st.dictionaries(st.sampled_from(ROUNDS), wishes)),
        )
        for at in range(draw(st.integers(0, most_groups)))
    )
    return Choices(sessions, groups)
