"""Inviting somebody, and coming in with the link.

An address that has an account already gets the same mail: nobody can find out here
who has one.
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
from samensterk.web.accounts.people import same_address
from samensterk.web.common.roles import Role


class InvitationClosed(Exception):
    """The link was used, withdrawn or out of date."""


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
def accept(*, token: str, name: str, password: str) -> User:
    """Make somebody a member; an account of that address is used as it is.

    Raises
    ------
    InvitationClosed
    """
    rows = Invitation.objects.select_for_update()
    invitation = rows.filter(token_hash=hash_of(token)).first()
    if invitation is None or not invitation.is_open:
        raise InvitationClosed
    user = User.objects.filter(email=invitation.email).first()
    if user is None:
        user = User.objects.create_user(invitation.email, name, password)
    Membership.objects.get_or_create(
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
    return user


@transaction.atomic
def withdraw(invitation: Invitation) -> None:
    """Let the link work no more; a used one stays as it is."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(
        withdrawn_at=timezone.now()
    )
