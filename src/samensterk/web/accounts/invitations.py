"""Inviting somebody, and coming in with the link.

An address that has an account already gets the same mail: nobody can find out here
who has one. Its role is added by the account itself, signed in: a link that was passed
on changes nothing for somebody else.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from samensterk.web.accounts.models import (
    Invitation,
    Membership,
    Municipality,
    Organisation,
    User,
)
from samensterk.web.accounts.people import AddressTaken, same_address
from samensterk.web.common.roles import Role


class InvitationClosed(Exception):
    """The link was used, withdrawn or out of date."""


class HasAccount(Exception):
    """The address has an account; only who is signed in with it may accept."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody is asked to be."""

    organisation: Organisation
    municipality: Municipality | None
    role: Role
    starts_on: date
    ends_on: date | None = None


def invite(
    *, email: str, offer: Offer, invited_by: User | None
) -> tuple[Invitation, str]:
    """Make an invitation; gives it and the secret for the link, which is not kept."""
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        municipality=offer.municipality,
        organisation=offer.organisation,
        email=same_address(email),
        role=offer.role,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        token_hash=hash_of(token),
        invited_by=invited_by,
        expires_at=timezone.now() + Invitation.VALID,
    )
    invitation.full_clean()
    invitation.save()
    return invitation, token


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def open_invitation(token: str) -> Invitation | None:
    """Give the invitation of a link that still works."""
    rows = Invitation.objects.select_related("organisation", "municipality")
    found = rows.filter(token_hash=hash_of(token)).first()
    return found if found is not None and found.is_open else None


@transaction.atomic
def join(*, token: str, name: str, password: str) -> User:
    """Make an account for somebody new, with the role.

    Raises
    ------
    InvitationClosed
    HasAccount
    """
    invitation = _lock(token)
    try:
        user = User.objects.create_user(invitation.email, name, password)
    except AddressTaken as error:
        raise HasAccount from error
    _accept(invitation, user)
    return user


@transaction.atomic
def add_role(*, token: str, user: User) -> None:
    """Give the role to an account that is signed in.

    Raises
    ------
    InvitationClosed
    HasAccount
        The invitation is for another one.
    """
    invitation = _lock(token)
    if invitation.email != user.email:
        raise HasAccount
    _accept(invitation, user)


def _lock(token: str) -> Invitation:
    """Give an open invitation to one browser; a second one waits and finds it closed."""
    rows = Invitation.objects.select_for_update()
    found = rows.filter(token_hash=hash_of(token)).first()
    if found is None or not found.is_open:
        raise InvitationClosed
    return found


def _accept(invitation: Invitation, user: User) -> None:
    """Give the role; one that began that day and has ended goes on as invited."""
    Membership.objects.update_or_create(
        user=user,
        municipality=invitation.municipality,
        role=invitation.role,
        starts_on=invitation.starts_on,
        defaults={
            "organisation": invitation.organisation,
            "ends_on": invitation.ends_on,
        },
    )
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])


@transaction.atomic
def withdraw(invitation: Invitation) -> None:
    """Let the link work no more; a used one stays as it is."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(
        withdrawn_at=timezone.now()
    )
