"""How the menukaart is listed."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.tables import Column, Listing
from samensterk.web.programme.directory.models import Offer


def offer_listing(slug: str) -> Listing[Offer]:
    return Listing(
        caption=_("Menukaart"),
        empty=_("Nothing on the menukaart fits what you are looking for."),
        columns=(
            Column(_("title"), lambda one: one.title, ("title",), "titel"),
            Column(_("goal"), lambda one: one.goal),
            Column(
                _("kind"),
                lambda one: one.get_kind_display(),
                ("kind", "title"),
                "soort",
            ),
            Column(
                _("theme"),
                lambda one: one.get_theme_display(),
                ("theme", "title"),
                "thema",
            ),
            Column(
                _("minutes"),
                lambda one: _or_nothing(one.lasts_min),
                ("lasts_min", "title"),
                "duur",
            ),
            Column(_("people at most"), lambda one: _or_nothing(one.most_people)),
            Column(_("experiences"), _n_experiences),
        ),
        url_of=lambda one: reverse("programme:offer", args=[slug, one.pk]),
    )


def _or_nothing(number: int | None) -> int | str:
    return "" if number is None else number


def _n_experiences(offer: Offer) -> int | str:
    """Give what `offer_queries.offers` counted."""
    return getattr(offer, "n_experiences", 0) or ""
