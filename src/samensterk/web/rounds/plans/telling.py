"""Who was told days that hold no more: found, counted, and told again.

A letter is written again by announcing again; who is called is noted here.
"""

from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.programme.agenda.models import Event
from samensterk.web.rounds.plans.faults import NotToCome
from samensterk.web.rounds.plans.models import Stop, StopQuerySet
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.plans.writing import NO_MOMENT
from samensterk.web.rounds.setup.models import Pause, Round


def told_otherwise(of: Round) -> list[Stop]:
    """Give the visits that fall outside the days their residents were told."""
    rows = _otherwise(of).select_related("yard", "of")
    return list(rows.defer("yard__facts", "yard__before").order_by("day", "pk"))


def n_told_otherwise(of: Round) -> int:
    """Count these; no visit is read."""
    return _otherwise(of).count()


def n_told(of: Round) -> int:
    """Count who expects a team."""
    return _told(of).count()


def is_told_otherwise(stop: Stop) -> bool:
    return _otherwise(stop.of).filter(pk=stop.pk).exists()


def _otherwise(of: Round) -> StopQuerySet:
    told = _told(of)
    if of.event is not None and of.event.is_cancelled:
        return told
    other_day = Q(day__lt=F("told_from")) | Q(day__gt=F("told_until"))
    outside = Q(told_from__lt=of.starts_on) | Q(told_until__gt=of.ends_on)
    # Who was told of the whole round knows no day yet.
    knows_week = Q(told_from__gt=of.starts_on) | Q(told_until__lt=of.ends_on)
    waits = Q(area__in=waiting(of))
    return told.filter(other_day | (Q(day=None) & (knows_week | outside | waits)))


def _told(of: Round) -> StopQuerySet:
    rows = Stop.objects.for_municipality(of.municipality_id)
    return rows.filter(of=of, state__in=STILL_COMES, told_from__isnull=False)


def waiting(of: Round) -> list[int]:
    """Give the areas where nobody comes any more in the days of the round."""
    rows = Pause.objects.filter(area__of=of, from_on__lte=today())
    for_good = Q(until_on=None) | Q(until_on__gte=of.ends_on)
    return list(rows.filter(for_good).values_list("area", flat=True))


@transaction.atomic
def note_told(*, stop: Stop, version: int) -> Stop:
    """Write down that a resident was told how it is now: the day, or that nobody comes.

    Told twice is told once.

    Raises
    ------
    NotToCome
    ChangedMeanwhile
        The visit moved again: what was told is not what stands there now.
    """
    hold(stop.of)
    held = hold_at(stop, version)
    if held.state not in STILL_COMES:
        raise NotToCome
    held.told_from = held.told_until = held.day
    held.version += 1
    held.save(update_fields=["told_from", "told_until", "version"])
    return held


# When the round itself moves on the time line.


def caution(event: Event, first: date, last: date) -> str:
    """Say who was told otherwise when an announced round gets other days."""
    of = announced_of(event)
    if of is None:
        return ""
    outside = Q(told_from__lt=first) | Q(told_until__gt=last)
    n = _told(of).filter(outside).count()
    days = {"first": date_format(of.starts_on), "last": date_format(of.ends_on)}
    said = _("This round was announced, from %(first)s to %(last)s.") % days
    told = ngettext(
        "%(n)s resident was told a day that is not in the new days.",
        "%(n)s residents were told days that are not in the new days.",
        n,
    ) % {"n": n}
    todo = _("Announce it again after this, so that they get a letter, or call them.")
    return f"{said} {told} {todo}"


def follow_event(event: Event) -> None:
    """Take the moments that are outside the days of a round that was moved.

    What residents were told stays, so that they are found and told again.
    """
    rounds = Round.objects.for_municipality(event.municipality_id)
    for of in rounds.filter(event=event.pk).exclude(state=Round.State.CLOSED):
        rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
        outside = Q(day__lt=of.starts_on) | Q(day__gt=of.ends_on)
        rows.filter(outside, state=Stop.State.PLANNED, day__gte=today()).update(
            **NO_MOMENT,
            state=Stop.State.OPEN,
            is_locked=False,
            unplaced="",
            version=F("version") + 1,
        )


def announced_of(event: Event) -> Round | None:
    rows = Round.objects.for_municipality(event.municipality_id)
    return rows.filter(event=event.pk, state=Round.State.ANNOUNCED).first()
