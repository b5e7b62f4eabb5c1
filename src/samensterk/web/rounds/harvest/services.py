"""Verbs: write what was heard, approve it, tell it, and take it back."""

from collections.abc import Mapping

from django.db import transaction

from samensterk.web.common.moments import now, today
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.rounds.harvest.faults import (
    IsApproved,
    NotApproved,
    NothingWritten,
    ToldElsewhere,
    TooFew,
)
from samensterk.web.rounds.harvest.figures import Figures, figures_of, follows
from samensterk.web.rounds.harvest.grouping import group_of, groups_of
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.harvest.telling import first_words
from samensterk.web.rounds.setup.models import Round


@transaction.atomic
def begin_harvest(*, of: Round, area_id: int) -> Harvest:
    """Begin a page with a draft from what was counted; begun already, it is given.

    Raises
    ------
    TooFew
        Nobody, or hardly anybody, was visited there.
    """
    held = hold(of)
    groups = groups_of(held)
    group = group_of(groups, area_id)
    if group is None or group.is_too_few:
        raise TooFew
    found = Harvest.objects.filter(area__in=group.ids).order_by("area__place").first()
    if found is not None:
        return found
    figures = figures_of(held, groups)[groups.index(group)]
    return Harvest.objects.create(
        municipality_id=held.municipality_id,
        of=held,
        area=group.first,
        **first_words(figures),
    )


@transaction.atomic
def write_harvest(
    *, harvest: Harvest, version: int, values: Mapping[str, str]
) -> Harvest:
    """Save the words.

    Raises
    ------
    ChangedMeanwhile
    IsApproved
    """
    held = hold_at(harvest, version)
    if held.approved_at is not None:
        raise IsApproved
    held.heard, held.doing = values["heard"], values["doing"]
    return _saved(held)


@transaction.atomic
def approve_harvest(*, harvest: Harvest, version: int, by_id: int | None) -> Harvest:
    """Approve the words and freeze the figures; approved already, nothing changes.

    Figures that were told before stay, unless so many came in between that the
    difference points at nobody.

    Raises
    ------
    ChangedMeanwhile
    NothingWritten
    TooFew
    ToldElsewhere
    """
    of = hold(harvest.of)
    held = hold_at(harvest, version)
    if held.approved_at is not None:
        return held
    if not (held.heard and held.doing):
        raise NothingWritten
    held.figures = _figures(of, held)
    held.approved_by_id, held.approved_at = by_id, now()
    return _saved(held)


def _figures(of: Round, held: Harvest) -> Figures:
    groups = groups_of(of)
    group = group_of(groups, held.area_id)
    if group is None or group.is_too_few:
        raise TooFew
    others = Harvest.objects.filter(area__in=group.ids).exclude(pk=held.pk)
    if any(one.approved_at or one.was_told for one in others):
        raise ToldElsewhere
    later = figures_of(of, groups)[groups.index(group)]
    is_free = not held.was_told or follows(held.figures, later)
    return later if is_free else held.figures


@transaction.atomic
def reopen_harvest(*, harvest: Harvest, version: int) -> Harvest:
    """Take an approval back, so that the words can be changed.

    Raises
    ------
    ChangedMeanwhile
    IsApproved
        It is published; take it back from there first.
    """
    held = hold_at(harvest, version)
    if held.published_at is not None:
        raise IsApproved
    held.approved_by_id, held.approved_at = None, None
    return _saved(held)


@transaction.atomic
def publish_harvest(*, harvest: Harvest, version: int) -> Harvest:
    """Tell it to everybody who has the address.

    Raises
    ------
    ChangedMeanwhile
    NotApproved
    """
    held = hold_at(harvest, version)
    if held.published_at is not None:
        return held
    if held.approved_at is None:
        raise NotApproved
    held.published_at = now()
    held.was_told = True
    held.taken_back_on, held.taken_back_why = None, ""
    return _saved(held)


@transaction.atomic
def take_back_harvest(*, harvest: Harvest, version: int, why: str) -> Harvest:
    """Take a published page back; whoever comes to it reads why.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_at(harvest, version)
    if held.published_at is None:
        return held
    held.published_at = held.approved_at = held.approved_by_id = None
    held.taken_back_on, held.taken_back_why = today(), why
    return _saved(held)


def _saved(held: Harvest) -> Harvest:
    held.version += 1
    held.full_clean()
    held.save()
    return held
