"""Verbs about how to reach somebody on a yard."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from samensterk.web.areas.yards.models import Yard, YardContact, YardContactQuerySet
from samensterk.web.common.processing import notice
from samensterk.web.common.versions import hold, hold_at

# What another room may know of a contact: it is shown to who goes there.
HeldContact = YardContact
SAME = ("name", "phone", "mail", "purpose", "given_on")


@transaction.atomic
def add_contact(
    *, yard: Yard, values: Mapping[str, Any], by_id: int | None
) -> YardContact:
    """Write down how to reach somebody; the same twice is one contact."""
    hold(yard)
    rows = contacts_of(yard).filter(**{name: values[name] for name in SAME})
    there = rows.first()
    if there is not None:
        return there
    contact = YardContact(
        municipality_id=yard.municipality_id, key=yard.key, by_id=by_id, **values
    )
    _keep(contact)
    notice(contact.subject)  # nothing was read, and yet it is about somebody
    return contact


@transaction.atomic
def change_contact(
    *, contact: YardContact, version: int, values: Mapping[str, Any]
) -> YardContact:
    """Change a contact, unless somebody else did so meanwhile.

    Raises
    ------
    ChangedMeanwhile
    Gone
    """
    held = hold_at(contact, version)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    _keep(held)
    return held


@transaction.atomic
def remove_contact(*, contact: YardContact) -> None:
    """Remove a contact; one that has gone already is no mistake."""
    rows = YardContact.objects.for_municipality(contact.municipality_id)
    rows.filter(pk=contact.pk).delete()


def contacts_of(yard: Yard) -> YardContactQuerySet:
    """Give who can be reached on a yard; by its key, which outlives its row."""
    rows = YardContact.objects.for_municipality(yard.municipality_id)
    return rows.filter(key=yard.key)


def contacts_at(
    municipality_id: int, keys: Collection[str], day: date
) -> dict[str, list[HeldContact]]:
    """Give who can be reached at some addresses on a day, the last given first."""
    rows = YardContact.objects.for_municipality(municipality_id)
    rows = rows.filter(key__in=keys, ends_on__gte=day)
    found: dict[str, list[HeldContact]] = {}
    for one in rows.order_by("key", "-given_on", "-pk"):
        found.setdefault(one.key, []).append(one)
    return found


def _keep(contact: YardContact) -> None:
    contact.clean_fields(exclude={"municipality", "by"})
    contact.save()
