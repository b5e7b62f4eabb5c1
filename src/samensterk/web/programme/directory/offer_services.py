"""Verbs about the menukaart."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samensterk.web.accounts.services import hold_municipality
from samensterk.web.common.versions import ChangedMeanwhile, hold
from samensterk.web.programme.directory.faults import NotOurs
from samensterk.web.programme.directory.models import Experience, Offer

COPIED = (
    *("kind", "theme", "title", "goal", "about", "audience", "lasts_min"),
    *("most_people", "cost", "needs", "ask", "source", "checked_on"),
)


@transaction.atomic
def add_offer(*, municipality_id: int, values: Mapping[str, Any]) -> Offer:
    """Add something of this municipality; `values` are fields of `Offer`."""
    offer = Offer(municipality_id=municipality_id, **values)
    _keep(offer)
    return offer


@transaction.atomic
def change_offer(*, offer: Offer, version: int, values: Mapping[str, Any]) -> Offer:
    """Change something of this municipality.

    Raises
    ------
    ChangedMeanwhile, NotOurs
    """
    held = hold(offer)
    if held.is_standard:
        raise NotOurs
    if held.version != version:
        raise ChangedMeanwhile(held)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    _keep(held)
    return held


@transaction.atomic
def copy_offer(*, offer: Offer, municipality_id: int) -> Offer:
    """Make an own one that can be changed; a second time gives the same one."""
    hold_municipality(municipality_id)
    mine = Offer.objects.filter(municipality=municipality_id)
    there = mine.filter(kind=offer.kind, title=offer.title).first()
    if there is not None:
        return there
    values = {name: getattr(offer, name) for name in COPIED}
    return add_offer(municipality_id=municipality_id, values=values)


@transaction.atomic
def remove_offer(*, offer: Offer) -> None:
    """Remove something of this municipality, with how it went.

    Raises
    ------
    NotOurs
    """
    if offer.is_standard:
        raise NotOurs
    Offer.objects.filter(pk=offer.pk).delete()


@transaction.atomic
def add_experience(
    *,
    offer: Offer,
    municipality_id: int,
    on: date,
    n_people: int | None,
    text: str,
    by_id: int | None,
) -> Experience:
    """Write down how it went; the same words for the same day are written once."""
    told = Experience(
        municipality_id=municipality_id,
        offer=offer,
        on=on,
        n_people=n_people,
        text=text,
        by_id=by_id,
    )
    told.full_clean()
    same = Experience.objects.filter(
        municipality=municipality_id, offer=offer, on=on, text=text, by=by_id
    )
    there = same.first()
    if there is not None:
        return there
    told.save()
    return told


@transaction.atomic
def remove_experience(*, experience: Experience) -> None:
    Experience.objects.filter(pk=experience.pk).delete()


def _keep(offer: Offer) -> None:
    contact = offer.contact
    if contact is not None and contact.municipality_id != offer.municipality_id:
        raise ValidationError({"contact": _("Choose one of your own contacts.")})
    offer.full_clean()
    offer.save()
