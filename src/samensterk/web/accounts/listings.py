"""How people are listed: what they do here, never how much."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.models import Membership
from samensterk.web.common.tables import Column, Listing


def member_listing(slug: str, *, with_links: bool) -> Listing[Membership]:
    def url_of(one: Membership) -> str | None:
        return reverse("accounts:member", args=[slug, one.pk]) if with_links else None

    return Listing(
        caption=_("People"),
        empty=_("Nobody fits what you are looking for."),
        columns=(
            Column(_("name"), lambda one: str(one.user), ("user__name",), "naam"),
            Column(_("role"), lambda one: one.get_role_display(), ("role",), "rol"),
            Column(
                _("organisation"),
                lambda one: str(one.organisation),
                ("organisation__name",),
                "organisatie",
            ),
            Column(_("last day"), _last_day, ("ends_on",), "einde"),
        ),
        url_of=url_of,
    )


def _last_day(one: Membership) -> str:
    return date_format(one.ends_on, "SHORT_DATE_FORMAT") if one.ends_on else ""
