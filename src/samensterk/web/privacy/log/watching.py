"""Look in the log for use that deserves a look, and write it down for the officer."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from samensterk.web.common.moments import begin_of, now, today
from samensterk.web.common.processing import EVERY
from samensterk.web.privacy.log import unusual
from samensterk.web.privacy.log.models import LogEntry, UnusualUse, tokens_in
from samensterk.web.privacy.log.own_rounds import own_round
from samensterk.web.privacy.log.unusual import Glance, Spell

LOG = "log/"  # looking into the log itself is no use of a yard
DAYS_BACK = 2  # so that a night without a worker is made up for


def watch() -> int:
    """Look over the last days; gives how much was found for the first time."""
    days = [today() - timedelta(days=ago) for ago in range(DAYS_BACK + 1)]
    return sum(_watch_day(day) for day in days)


def _watch_day(day: date) -> int:
    n_new = 0
    for (place, user), glances in _glances_of(day).items():
        for rule, spell in _spells(place, user, day, glances):
            n_new += _note(place, user, rule, day, spell)
    return n_new


def _glances_of(day: date) -> Mapping[tuple[int, int], Sequence[Glance]]:
    """Give what each account looked at on a day, by moment."""
    begin, end = begin_of(day), begin_of(day + timedelta(days=1))
    rows = LogEntry.objects.filter(at__gte=begin, at__lt=end, user_id__isnull=False)
    found: dict[tuple[int, int], list[Glance]] = defaultdict(list)
    columns = rows.order_by("at", "id").values_list(
        "municipality_id", "user_id", "at", "subjects"
    )
    for place, user, at, subjects in columns.iterator(chunk_size=2000):
        named = frozenset(
            one
            for one in tokens_in(subjects)
            if not one.startswith(LOG) and not one.endswith(f"/{EVERY}")
        )
        if named and user is not None:
            found[(place, user)].append(Glance(timezone.localtime(at), named))
    return found


def _spells(
    place: int, user: int, day: date, glances: Sequence[Glance]
) -> Iterator[tuple[UnusualUse.Rule, Spell]]:
    own = own_round(place, user, day)
    found = (
        (UnusualUse.Rule.MANY, unusual.much_in_a_short_time(glances)),
        (UnusualUse.Rule.NIGHT, unusual.at_night(glances)),
        (UnusualUse.Rule.OUTSIDE_ROUND, unusual.outside_round(glances, own)),
    )
    for rule, spell in found:
        if spell is not None:
            yield rule, spell


@transaction.atomic
def _note(place: int, user: int, rule: str, day: date, spell: Spell) -> int:
    """Write it down once a day; more of the same makes it longer, and unread again."""
    told = {
        "began_at": spell.began_at,
        "ended_at": spell.ended_at,
        "n_lines": spell.n_lines,
        "n_subjects": spell.n_subjects,
    }
    row, is_new = UnusualUse.objects.get_or_create(
        municipality_id=place, rule=rule, user_id=user, day=day, defaults=told
    )
    if not is_new and row.n_lines != spell.n_lines:
        again = {"looked_at": None, "looked_by": None, "conclusion": ""}
        UnusualUse.objects.filter(pk=row.pk).update(**told, **again)
    return int(is_new)


@transaction.atomic
def conclude(*, use: UnusualUse, by_id: int, conclusion: str) -> UnusualUse:
    """Write down what the officer found; it can be written anew."""
    row = UnusualUse.objects.select_for_update().get(pk=use.pk)
    row.looked_at, row.looked_by_id, row.conclusion = now(), by_id, conclusion
    row.full_clean()
    row.save(update_fields=["looked_at", "looked_by", "conclusion"])
    return row
