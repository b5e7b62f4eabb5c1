"""The order of areas: drawn in the open, or by rotation."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.planning.draw import NotDrawable, draw, hash_of, order_of, verify
from samensterk.planning.rotation import LastVisited, rotation

KEYS = st.sets(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1), max_size=12
)
ENTRIES = (
    st.text("0123456789abcXYZ -", min_size=1)
    .filter(str.strip)
    .filter(lambda text: any(one.isalnum() for one in text))
)


def test_anybody_can_do_the_draw_over_with_any_tool():
    drawn = draw(["noord", "zuid"], "3 - 5 - 1", " 42 ")

    frozen = sha256(b"noord\nzuid\n").hexdigest()
    seed = sha256(f"{frozen}:351:42".encode()).hexdigest()
    by_hand = sorted(
        ["noord", "zuid"], key=lambda key: sha256(f"{seed}:{key}".encode()).hexdigest()
    )
    assert (drawn.list_hash, drawn.seed) == (frozen, seed)
    assert list(drawn.order) == by_hand


@given(KEYS, ENTRIES, ENTRIES)
def test_every_area_is_drawn_once_however_the_list_is_given(keys, first, second):
    drawn = draw(sorted(keys), first, second)

    assert set(drawn.order) == keys
    assert len(drawn.order) == len(keys)
    assert draw(sorted(keys, reverse=True), first, second) == drawn
    assert verify(keys, drawn.list_hash, (first, second), drawn.order)


@given(KEYS.filter(lambda keys: len(keys) > 1), ENTRIES, ENTRIES)
def test_another_order_or_list_does_not_verify(keys, first, second):
    drawn = draw(keys, first, second)

    assert not verify(keys, drawn.list_hash, (first, second), drawn.order[::-1])
    assert not verify(
        keys, hash_of([*keys, "nog een gebied"]), (first, second), drawn.order
    )


def test_each_area_is_first_about_as_often():
    keys = ["a", "b", "c", "d"]
    firsts = [order_of(keys, f"{seed}")[0] for seed in range(2000)]

    assert all(400 < firsts.count(key) < 600 for key in keys)


@pytest.mark.parametrize(
    ("keys", "entry"),
    [(["a", "a"], "1"), ([""], "1"), (["a\nb"], "1"), (["a"], " - ")],
)
def test_what_cannot_be_drawn_with_is_refused(keys, entry):
    with pytest.raises(NotDrawable):
        draw(keys, entry, "2")


def test_never_visited_comes_first_then_longest_ago():
    areas = [
        LastVisited("gebied 10", None),
        LastVisited("gebied 3", 50),
        LastVisited("gebied 2", None),
        LastVisited("gebied 1", 20),
        LastVisited("gebied 12", 20),
        LastVisited("gebied 5", 20),
    ]

    order = rotation(areas)

    assert order == (
        "gebied 2", "gebied 10", "gebied 1", "gebied 5", "gebied 12", "gebied 3",
    )  # fmt: skip
    assert rotation(areas[::-1]) == order
