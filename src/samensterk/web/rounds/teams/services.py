"""Verbs about teams and the people in them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from samensterk.web.accounts.queries import works_here
from samensterk.web.common.versions import ChangedMeanwhile, Gone, hold, hold_at
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.faults import (
    HalfDaysInUse,
    InTheTeamAlready,
    NameTaken,
    RoundIsClosed,
)
from samensterk.web.rounds.teams.models import Team, TeamMember
from samensterk.web.rounds.teams.uses import HALF_DAY_USES


@transaction.atomic
def make_team(*, of: Round, values: Mapping[str, Any]) -> Team:
    """Make a team of a round; sent twice it is there once.

    Raises
    ------
    RoundIsClosed
    NameTaken
    """
    held = open_round(of)
    found = held.teams.filter(name__iexact=values["name"]).first()
    if found is not None:
        if all(getattr(found, name) == value for name, value in values.items()):
            return found
        raise NameTaken
    team = Team(municipality_id=held.municipality_id, of=held, **values)
    team.full_clean()
    team.save()
    return team


@transaction.atomic
def change_team(*, team: Team, version: int, values: Mapping[str, Any]) -> Team:
    """Change how a team is called, where it begins and what it can.

    Raises
    ------
    RoundIsClosed
    NameTaken
    ChangedMeanwhile
    """
    of = open_round(team.of)
    held = hold_at(team, version)
    others = of.teams.filter(name__iexact=values["name"]).exclude(pk=held.pk)
    if others.exists():
        raise NameTaken
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    return held


@transaction.atomic
def remove_team(*, team: Team) -> None:
    """Remove a team with its people and half days; twice is not an error.

    Raises
    ------
    RoundIsClosed
    HalfDaysInUse
    """
    open_round(team.of)
    try:
        held = hold(team)
    except Gone:
        return
    used = HALF_DAY_USES.used_among(list(held.shifts.all()))
    if used:
        raise HalfDaysInUse(used)
    held.delete()


@transaction.atomic
def add_member(*, team: Team, values: Mapping[str, Any]) -> TeamMember:
    """Put somebody in a team; sent twice he is in it once.

    Raises
    ------
    RoundIsClosed
    InTheTeamAlready
    """
    open_round(team.of)
    held = hold(team)
    found = held.people.filter(**values).first()
    if found is not None:
        return found
    _must_be_new(held, values["user_id"])
    member = TeamMember(municipality_id=held.municipality_id, team=held, **values)
    member.full_clean()
    member.save()
    return member


@transaction.atomic
def change_member(
    *, member: TeamMember, version: int, values: Mapping[str, Any]
) -> TeamMember:
    """Change as what somebody is in a team, how he is named or his account.

    Raises
    ------
    RoundIsClosed
    InTheTeamAlready
    ChangedMeanwhile
    """
    open_round(member.team.of)
    team = hold(member.team)
    held = hold(member)
    if held.version != version:
        raise ChangedMeanwhile(held)
    if values["user_id"] != held.user_id:
        _must_be_new(team, values["user_id"])
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.full_clean()
    held.save()
    return held


@transaction.atomic
def remove_member(*, member: TeamMember) -> None:
    """Take somebody out of a team; twice is not an error.

    Raises
    ------
    RoundIsClosed
    """
    open_round(member.team.of)
    TeamMember.objects.filter(pk=member.pk).delete()


@transaction.atomic
def unlink_leavers() -> int:
    """Forget the account of who has no role here any more; his place in the team stays.

    A coordinator decides who goes instead: another person has another name.
    """
    linked = TeamMember.objects.exclude(user=None)
    gone = linked.exclude(works_here())
    return gone.update(user=None, version=F("version") + 1)


def open_round(of: Round) -> Round:
    """Hold the round, so that nobody closes it or takes the same name meanwhile.

    Raises
    ------
    RoundIsClosed
    """
    held = hold(of)
    if held.state == Round.State.CLOSED:
        raise RoundIsClosed
    return held


def _must_be_new(team: Team, user_id: int | None) -> None:
    if user_id is not None and team.people.filter(user=user_id).exists():
        raise InTheTeamAlready
