"""Verbs about people at partners."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold, hold_at
from samensterk.web.programme.directory.faults import HasLeft
from samensterk.web.programme.directory.models import Contact


@transaction.atomic
def add_contact(*, municipality_id: int, values: Mapping[str, Any]) -> Contact:
    """Add somebody; `values` are fields of `Contact`. What is written now is checked."""
    contact = Contact(municipality_id=municipality_id, **values)
    contact.checked_on = today()
    _keep(contact)
    return contact


@transaction.atomic
def change_contact(
    *, contact: Contact, version: int, values: Mapping[str, Any], is_checked: bool
) -> Contact:
    """Change what is known of somebody; `is_checked` says that all of it is right today.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_at(contact, version)
    address = held.email
    for name, value in values.items():
        setattr(held, name, value)
    if held.email != address:
        # The question went to an address that is not his any more.
        held.asked_on, held.token_hash = None, ""
    if is_checked and held.left_on is None:
        _check(held)
    held.version += 1
    _keep(held)
    return held


@transaction.atomic
def confirm_contact(*, contact: Contact) -> None:
    """Write down that somebody asked, and that all of it is right today.

    Raises
    ------
    HasLeft
    """
    held = hold(contact)
    if held.left_on is not None:
        raise HasLeft
    _check(held)
    _keep(held)


@transaction.atomic
def end_correction(*, contact: Contact) -> None:
    """Say that somebody did what was needed with what a contact wrote."""
    held = hold(contact)
    if not held.correction:
        return
    held.correction = ""
    if held.left_on is None:
        _check(held)
    _keep(held)


@transaction.atomic
def leave(*, contact: Contact, left_on: date, stand_in: Contact | None) -> None:
    """Say that somebody works there no more; he stays until his term, with a stand-in."""
    held = hold(contact)
    held.left_on, held.token_hash = left_on, ""
    held.stand_in = stand_in
    held.version += 1
    _keep(held)


@transaction.atomic
def come_back(*, contact: Contact) -> None:
    """Undo that somebody left."""
    held = hold(contact)
    if held.left_on is None:
        return
    held.left_on = None
    held.version += 1
    _keep(held)


@transaction.atomic
def remove_contact(*, contact: Contact) -> None:
    """Remove somebody; who had him as a stand-in has none any more."""
    Contact.objects.filter(pk=contact.pk).delete()


def hold_by_link(token_hash: str) -> Contact | None:
    """Give the contact of a link to one browser; a second one waits."""
    rows = Contact.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(token_hash=token_hash).first() if token_hash else None


def check(contact: Contact) -> None:
    """Write down that all is right today, and close the link of the question."""
    _check(contact)
    _keep(contact)


def _check(contact: Contact) -> None:
    contact.checked_on = today()
    contact.token_hash = contact.correction = ""


def _keep(contact: Contact) -> None:
    other = contact.stand_in
    if other is not None:
        is_elsewhere = other.municipality_id != contact.municipality_id
        if other.pk == contact.pk or is_elsewhere:
            raise ValidationError(
                {"stand_in": _("Choose another contact as stand-in.")}
            )
    contact.full_clean()
    contact.save()
