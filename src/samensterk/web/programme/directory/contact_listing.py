"""How people at partners are listed, on a page and in a file."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.tables import Column, Listing
from samensterk.web.programme.directory.models import Contact

BY_ORGANISATION = ("organisation__name", "name")


def contact_listing(slug: str) -> Listing[Contact]:
    """Give the list as a page: who, for what, and how it stands."""
    return Listing(
        caption=gettext_lazy("Contacts"),
        empty=gettext_lazy("Nobody fits what you are looking for."),
        columns=(_NAME, _ORGANISATION, _WORK, _AREA, _PHONE, _STATE),
        url_of=lambda one: reverse("programme:contact", args=[slug, one.pk]),
    )


def contact_file_listing() -> Listing[Contact]:
    """Give the list as a file, where there is room for everything."""
    return Listing(
        caption=gettext_lazy("Contacts"),
        empty="",
        columns=(
            *(_NAME, _ORGANISATION, _FUNCTION, _FOR_WHAT),
            *(_AREA, _PHONE, _EMAIL, _STATE),
        ),
    )


def _phone(contact: Contact) -> str:
    return "" if contact.left_on else contact.phone


def _email(contact: Contact) -> str:
    return "" if contact.left_on else contact.email


def state_of(contact: Contact) -> str:
    """Say whether he works there, and when his data were last checked."""
    if contact.left_on is None:
        return _("checked on %s") % _short(contact.checked_on)
    if contact.stand_in is None:
        return _("works there no more")
    return _("works there no more; ask %s") % contact.stand_in.name


_NAME: Column[Contact] = Column(
    gettext_lazy("name"), lambda one: one.name, ("name",), "naam"
)
_ORGANISATION: Column[Contact] = Column(
    gettext_lazy("organisation"),
    lambda one: one.organisation.name,
    BY_ORGANISATION,
    "organisatie",
)
_FUNCTION: Column[Contact] = Column(gettext_lazy("function"), lambda one: one.function)
_FOR_WHAT: Column[Contact] = Column(
    gettext_lazy("for what"),
    lambda one: one.for_what,
    ("for_what", *BY_ORGANISATION),
    "waarvoor",
)
_WORK: Column[Contact] = Column(
    gettext_lazy("for what"),
    lambda one: ": ".join(filter(None, [one.function, one.for_what])),
    ("for_what", *BY_ORGANISATION),
    "waarvoor",
)
_AREA: Column[Contact] = Column(
    gettext_lazy("area"),
    lambda one: one.region,
    ("region", *BY_ORGANISATION),
    "gebied",
)
# Who left is shown without ways to reach him.
_PHONE: Column[Contact] = Column(gettext_lazy("telephone"), _phone)
_EMAIL: Column[Contact] = Column(gettext_lazy("e-mail address"), _email)
_STATE: Column[Contact] = Column(
    gettext_lazy("state"), state_of, ("checked_on", *BY_ORGANISATION), "stand"
)


def check_listing(slug: str, caption: str, empty: str) -> Listing[Contact]:
    """List whose data must be checked, the one who waits longest first."""
    return Listing(
        caption=caption,
        empty=empty,
        columns=(
            Column(gettext_lazy("name"), lambda one: one.name),
            Column(gettext_lazy("organisation"), lambda one: one.organisation.name),
            Column(gettext_lazy("telephone"), lambda one: one.phone),
            Column(gettext_lazy("checked on"), lambda one: _short(one.checked_on)),
            Column(
                gettext_lazy("asked on"),
                lambda one: _short(one.asked_on) if one.is_asked else "",
            ),
        ),
        url_of=lambda one: reverse("programme:contact", args=[slug, one.pk]),
    )


def _short(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
