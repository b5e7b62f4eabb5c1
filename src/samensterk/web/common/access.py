"""Who may go through which door: one pure rule for pages, menus, tests and 'why'."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise

from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import STAFF, Role


class Scope(StrEnum):
    """Where a door stands."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"
    MUNICIPALITY = "municipality"
    ACROSS = "across"  # over all municipalities where somebody has the role
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Door:
    """One named address and who may use it."""

    title: str | Promise
    scope: Scope
    roles: frozenset[Role] = frozenset()
    is_sensitive: bool = False  # asks to sign in again when that was long ago
    before_second_factor: bool = False  # where somebody makes it, and the way out
    needs_second_factor: bool = False  # also of who needs none elsewhere
    purpose: Purpose | None = None  # what yards are used for here; see `processing`


@dataclass(frozen=True, slots=True)
class Grant:
    """One membership, as the rule needs it; None is the whole platform."""

    role: Role
    municipality_id: int | None
    starts_on: date
    ends_on: date | None

    def is_active(self, today: date) -> bool:
        return self.starts_on <= today and (
            self.ends_on is None or today <= self.ends_on
        )


class Answer(StrEnum):
    """What the rule says, and why not."""

    YES = "yes"
    NOT_LISTED = "not_listed"
    NOT_SIGNED_IN = "not_signed_in"
    NO_SECOND_FACTOR = "no_second_factor"
    NOT_HERE = "not_here"
    ENDED = "ended"
    NOT_STARTED = "not_started"
    WRONG_ROLE = "wrong_role"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands before a door; no grants and not signed in is anybody."""

    is_signed_in: bool = False
    has_second_factor: bool = False
    grants: tuple[Grant, ...] = ()


def decide(
    door: Door | None, visitor: Visitor, municipality_id: int | None, today: date
) -> Answer:
    """Say whether a visitor may go through a door, and if not, why.

    A door within a municipality is closed where there is none.
    """
    if door is None:
        return Answer.NOT_LISTED
    if door.scope is Scope.ANYBODY:
        return Answer.YES
    if not visitor.is_signed_in:
        return Answer.NOT_SIGNED_IN
    if _lacks_second_factor(door, visitor, today):
        return Answer.NO_SECOND_FACTOR
    if door.scope is Scope.SIGNED_IN:
        return Answer.YES
    here = None if door.scope is Scope.PLATFORM else municipality_id
    answer = _decide_by_role(door, visitor.grants, here, today)
    is_short = door.needs_second_factor and not visitor.has_second_factor
    return Answer.NO_SECOND_FACTOR if is_short and answer is Answer.YES else answer


def _lacks_second_factor(door: Door, visitor: Visitor, today: date) -> bool:
    if door.before_second_factor or visitor.has_second_factor:
        return False
    return any(one.role in STAFF for one in visitor.grants if one.is_active(today))


def _decide_by_role(
    door: Door, grants: Iterable[Grant], municipality_id: int | None, today: date
) -> Answer:
    here = [one for one in grants if _counts(door, one, municipality_id)]
    if not here or (door.scope is Scope.MUNICIPALITY and municipality_id is None):
        return Answer.NOT_HERE
    fitting = [one for one in here if one.role in door.roles]
    if not fitting:
        return Answer.WRONG_ROLE
    if any(one.is_active(today) for one in fitting):
        return Answer.YES
    if all(one.starts_on > today for one in fitting):
        return Answer.NOT_STARTED
    return Answer.ENDED


def _counts(door: Door, grant: Grant, municipality_id: int | None) -> bool:
    if door.scope is Scope.ACROSS:
        return grant.municipality_id is not None  # the platform is no municipality
    return grant.municipality_id == municipality_id


def places_with_role(
    grants: Iterable[Grant], roles: Iterable[Role], today: date
) -> frozenset[int]:
    """Give the municipalities where somebody has one of these roles today."""
    wanted = frozenset(roles)
    return frozenset(
        one.municipality_id
        for one in grants
        if one.municipality_id is not None
        and one.role in wanted
        and one.is_active(today)
    )


def active_roles(
    grants: Iterable[Grant], municipality_id: int | None, today: date
) -> frozenset[Role]:
    """Give the roles somebody has in one municipality (None: on the platform)."""
    return frozenset(
        one.role
        for one in grants
        if one.municipality_id == municipality_id and one.is_active(today)
    )


def roles_anywhere(grants: Iterable[Grant], today: date) -> frozenset[Role]:
    """Give the roles somebody has in any municipality."""
    return frozenset(
        one.role
        for one in grants
        if one.municipality_id is not None and one.is_active(today)
    )


def grants_here(visitor: Visitor, municipality_id: int | None) -> Visitor:
    """Give a visitor as one municipality knows him: without what he is elsewhere."""
    mine = [one for one in visitor.grants if one.municipality_id == municipality_id]
    return Visitor(visitor.is_signed_in, visitor.has_second_factor, tuple(mine))


def anybody(title: str | Promise, *, purpose: Purpose | None = None) -> Door:
    """Let everybody in; with a purpose it is a page of one yard, behind a code."""
    return Door(title, Scope.ANYBODY, purpose=purpose)


def signed_in(
    title: str | Promise,
    *,
    is_sensitive: bool = False,
    before_second_factor: bool = False,
) -> Door:
    return Door(title, Scope.SIGNED_IN, frozenset(), is_sensitive, before_second_factor)


def within(
    title: str | Promise,
    roles: Iterable[Role],
    *,
    is_sensitive: bool = False,
    needs_second_factor: bool = False,
    purpose: Purpose | None = None,
) -> Door:
    """Give a door in a municipality, for people with one of the roles there."""
    return Door(
        title,
        Scope.MUNICIPALITY,
        frozenset(roles),
        is_sensitive,
        needs_second_factor=needs_second_factor,
        purpose=purpose,
    )


def across(
    title: str | Promise, roles: Iterable[Role], *, is_sensitive: bool = False
) -> Door:
    """Give a door outside any municipality, for people with one of the roles somewhere.

    Its page shows nothing of a municipality but where the visitor has that role; see
    `places_with_role`.
    """
    return Door(title, Scope.ACROSS, frozenset(roles), is_sensitive)


def on_platform(title: str | Promise, *, is_sensitive: bool = False) -> Door:
    """Give a door for the platform administrator, who sees no content."""
    return Door(title, Scope.PLATFORM, frozenset({Role.PLATFORM_ADMIN}), is_sensitive)
