"""People as vCard 3.0 (RFC 2426), which Outlook and telephones read."""

import uuid
from collections.abc import Iterable
from typing import Any

import vobject
from django.conf import settings
from django.utils.translation import gettext as _

from samensterk.web.common.cells import fit
from samensterk.web.common.phones import is_mobile
from samensterk.web.programme.directory.models import Contact
from samensterk.web.programme.directory.names import split_name

VCARD = "text/vcard; charset=utf-8"


def as_cards(contacts: Iterable[Contact]) -> bytes:
    """Write the cards one after the other; people keep their number in every file."""
    return "".join(_card(one).serialize() for one in contacts).encode()


def _card(contact: Contact) -> Any:
    card = vobject.vCard()
    name = split_name(_clean(contact.name))
    card.add("n").value = vobject.vcard.Name(
        family=name.family, given=name.given, prefix=name.title, suffix=name.after
    )
    card.add("fn").value = _clean(contact.name)
    card.add("org").value = [_clean(contact.organisation.name)]
    # The same number every time, so that an address book renews and does not double.
    card.add("uid").value = uuid.uuid5(
        uuid.NAMESPACE_URL, f"{settings.SITE_URL}/contactpersoon/{contact.pk}"
    ).urn
    if contact.function:
        card.add("title").value = _clean(contact.function)
    if contact.phone:
        phone = card.add("tel")
        phone.value = contact.phone
        phone.params["TYPE"] = ["WORK", "CELL" if is_mobile(contact.phone) else "VOICE"]
    if contact.email:
        email = card.add("email")
        email.value = contact.email
        email.params["TYPE"] = ["INTERNET", "WORK"]
    if note := _note(contact):
        card.add("note").value = note
    return card


def _note(contact: Contact) -> str:
    lines = []
    if contact.for_what:
        lines.append(_("For what: %s") % _clean(contact.for_what))
    if contact.region:
        lines.append(_("Area: %s") % _clean(contact.region))
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Leave out what no card can hold."""
    return str(fit(text))
