"""What is counted of areas of a round, with small numbers left out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains

from samensterk.survey.suppression import (
    FEWEST,
    Shown,
    ShownTable,
    may_follow,
    part_of,
    suppress,
)
from samensterk.web.common.moments import today
from samensterk.web.programme.promises.queries import numbers_of_event
from samensterk.web.rounds.harvest.grouping import Told
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.visits.models import Outcome, VisitCount
from samensterk.web.rounds.visits.words import CanDo, Material, Topic

Figures = dict[str, Any]
# A field of visits, its fixed words, and whether it is of talks or of all visits.
LISTS = (("topics", Topic), ("material", Material), ("can_do", CanDo))
OF_ALL = frozenset({"material"})  # a card is left where nobody is at home


def outcome_table(of: Round, groups: Sequence[Told]) -> ShownTable:
    """Give how visits ended, a row per group of areas; what is too small is hidden."""
    rows = VisitCount.objects.filter(of=of).values_list("area", "outcome", "n")
    counted: dict[tuple[int, str], int] = {
        (area, outcome): n for area, outcome, n in rows
    }
    return suppress(
        [
            [
                sum(counted.get((pk, code), 0) for pk in group.ids)
                for code in Outcome.values
            ]
            for group in groups
        ]
    )


def figures_of(of: Round, groups: Sequence[Told]) -> list[Figures]:
    """Give the figures of every group, ready to be shown to anybody; four queries."""
    if not groups:
        return []
    table = outcome_table(of, groups)
    words = _words_counted(of)
    promises = promises_of(of)
    at_talk = list(Outcome.values).index(Outcome.TALK)
    return [
        {
            "areas": group.ids,
            "n_visits": total,
            "outcomes": _known(zip(Outcome.values, cells, strict=True)),
            **_words_shown(group, words, talks=cells[at_talk], visits=total),
            "promises": promises,
            "counted_on": today().isoformat(),
        }
        for group, cells, total in zip(
            groups, table.cells, table.row_totals, strict=True
        )
    ]


def promises_of(of: Round) -> list[int] | None:
    """Give how much was promised in a round and how much answered; None: too few.

    These are about what the municipality did, not about who it did it for.
    """
    if of.event_id is None:
        return None
    made, answered = numbers_of_event(of.event_id)
    return [made, answered] if made >= FEWEST else None


def follows(earlier: Figures, later: Figures) -> bool:
    """Say whether later figures than were told tell nothing of who came in between.

    What is not told follows from what is: the rest of all visits, and of each word how
    many did not have it. These must not move by a few either.
    """
    before, after = _numbers(earlier), _numbers(later)
    names = sorted(before.keys() & after.keys())
    told = {name.partition(" ")[2] for name in names if name.startswith("outcomes ")}
    before_all = [before[one] for one in names] + [_rest(earlier, told)]
    after_all = [after[one] for one in names] + [_rest(later, told)]
    return may_follow(before_all, after_all)


def _numbers(figures: Figures) -> Mapping[str, Shown]:
    """Give every number that is told, and of each word that of all others."""
    n_visits, outcomes = figures.get("n_visits"), dict(figures.get("outcomes", ()))
    found = {"n_visits": n_visits}
    found |= {f"outcomes {code}": n for code, n in outcomes.items()}
    for name, _words in LISTS:
        of = n_visits if name in OF_ALL else outcomes.get(Outcome.TALK.value)
        for code, n in figures.get(name, ()):
            found[f"{name} {code}"] = n
            found[f"not {name} {code}"] = None if of is None else of - n
    return found


def _rest(figures: Figures, told: Collection[str]) -> Shown:
    """Give how many visits ended otherwise than these."""
    total = figures.get("n_visits")
    known = [n for code, n in figures.get("outcomes", ()) if code in told]
    return None if total is None else total - sum(known)


def _words_counted(of: Round) -> Mapping[int, Mapping[str, int]]:
    """Count the fixed words of visits by area, in the database: no visit is read."""
    rows: QuerySet[RoundArea] = RoundArea.objects.filter(of=of)
    counts = {
        f"{name}_{code}": Count("visits", filter=_has(name, code), distinct=True)
        for name, words in LISTS
        for code in words.values
    }
    found: QuerySet[Any] = rows.order_by().values("pk").annotate(**counts)
    return {one["pk"]: one for one in found}


def _has(name: str, code: str) -> Q:
    text = Cast(f"visits__{name}", TextField())
    found = Q(Contains(text, f'"{code}"'))
    return found if name in OF_ALL else found & Q(visits__outcome=Outcome.TALK)


def _words_shown(
    group: Told,
    counted: Mapping[int, Mapping[str, int]],
    *,
    talks: Shown,
    visits: Shown,
) -> Figures:
    """Give the words whose number, and that of the others, is large enough to tell.

    Where it is not told of how many they are a part, the parts are not told either.
    """
    found: Figures = {}
    for name, words in LISTS:
        of = visits if name in OF_ALL else talks
        numbers = (
            (code, sum(counted[pk][f"{name}_{code}"] for pk in group.ids))
            for code in words.values
        )
        told = ((code, part_of(n, of)) for code, n in numbers if of is not None)
        found[name] = sorted(_known(told), key=lambda one: -one[1])
    return found


def _known(pairs: Any) -> list[list[Any]]:
    return list(_told(pairs))


def _told(pairs: Any) -> Iterator[list[Any]]:
    for code, n in pairs:
        if n is not None:
            yield [code, n]
