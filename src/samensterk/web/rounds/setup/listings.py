"""The list of rounds."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.common.tables import Column, Listing
from samensterk.web.rounds.setup.models import Round


def round_listing(slug: str) -> Listing[Round]:
    return Listing(
        caption=_("Rounds"),
        empty=_("There is no round yet."),
        columns=(
            Column(_("title"), lambda one: one.title, ("title",), "titel"),
            Column(
                _("first day"),
                lambda one: date_format(one.starts_on),
                ("starts_on",),
                "begin",
            ),
            Column(
                _("last day"),
                lambda one: date_format(one.ends_on),
                ("ends_on",),
                "einde",
            ),
            Column(_("visits"), lambda one: one.get_whom_display()),
            Column(_("areas"), lambda one: one.n_areas),  # type: ignore[attr-defined]
            Column(_("state"), state_words),
        ),
        url_of=lambda one: reverse("rounds:round", args=[slug, one.pk]),
    )


def state_words(of: Round) -> str:
    if of.event is not None and of.event.is_cancelled:
        return _("cancelled")
    return str(of.get_state_display())
