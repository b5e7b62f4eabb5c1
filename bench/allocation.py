"""How fair and how quick workshops are divided, beside first come, first served.

The peer does what event systems do: groups in the order in which they signed up take
their best wish that is left, and when none is left whatever has room.

python bench/allocation.py
"""

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from samensterk.planning.allocation import allocate
from samensterk.planning.workshops import (
    Choices,
    Group,
    Seats,
    Session,
    free_places,
    has_elsewhere,
)

SEED = 1
ROUNDS = ("1", "2", "3")
WORKSHOPS = tuple("abcdefgh")


def made_up_choices(n_people: int, places_per_person: float) -> Choices:
    """Groups of one to four; some workshops are wished much more than others."""
    rng = np.random.default_rng(SEED)
    wanted = 1 / np.arange(1, len(WORKSHOPS) + 1) ** 0.8
    groups: list[Group] = []
    n_left = n_people
    while n_left:
        n = min(int(rng.choice([1, 2, 3, 4], p=[0.5, 0.35, 0.1, 0.05])), n_left)
        wishes = {
            round_: tuple(
                str(one)
                for one in rng.choice(
                    WORKSHOPS, 3, replace=False, p=wanted / wanted.sum()
                )
            )
            for round_ in ROUNDS
        }
        groups.append(Group(f"{len(groups):04d}", n, wishes))
        n_left -= n
    places = int(n_people * places_per_person / len(WORKSHOPS))
    sessions = tuple(Session(one, r, places) for one in WORKSHOPS for r in ROUNDS)
    return Choices(sessions, tuple(groups))


def first_come(choices: Choices) -> Seats:
    seats: Seats = {}
    free = free_places(choices, seats)
    for group in choices.groups:
        for round_, wishes in group.wishes.items():
            for workshop in (*wishes, *WORKSHOPS):
                has_room = free[workshop, round_] >= group.n_people
                if has_room and not has_elsewhere(seats, group, round_, workshop):
                    seats[group.key, round_] = workshop
                    free[workshop, round_] -= group.n_people
                    break
    return seats


def shares(choices: Choices, seats: Seats) -> str:
    """Say which share of people and rounds has which wish, and who is badly off."""
    by_rank: Counter[int] = Counter()
    without_first = 0
    for group in choices.groups:
        ranks = []
        for round_ in group.wishes:
            workshop = seats.get((group.key, round_))
            ranks.append(4 if workshop is None else group.rank(round_, workshop))
        for rank in ranks:
            by_rank[rank] += group.n_people
        without_first += group.n_people * (0 not in ranks)
    parts = [f"{by_rank[rank] / by_rank.total():.1%}" for rank in range(5)]
    return " | ".join([*parts, str(without_first)])


def rows(n_people: int, places: list[float]) -> Iterator[str]:
    yield (
        "| places per person | way | s | processor s | first | second | third | beside wishes "
        "| no place | people without any first |"
    )
    yield "|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    ways: dict[str, Callable[[Choices], Seats]] = {
        "ours": lambda choices: allocate(choices, "bench").as_seats(),
        "first come": first_come,
    }
    for each in places:
        choices = made_up_choices(n_people, each)
        for name, way in ways.items():
            began, worked = perf_counter(), process_time()
            seats = way(choices)
            took_s, worked_s = perf_counter() - began, process_time() - worked
            yield (
                f"| {each} | {name} | {took_s:.2f} | {worked_s:.2f} "
                f"| {shares(choices, seats)} |"
            )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--places", default="1.2,1.1,1.0,0.9", help="per person")
    parser.add_argument("--sizes", help="of other benches; not used")
    parser.add_argument("--folder", type=Path, help="of other benches; not used")
    args = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    places = [float(one) for one in args.places.split(",")]
    for line in rows(args.people, places):
        print(line, flush=True)
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
