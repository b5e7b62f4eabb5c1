"""The list of joint drives."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.areas.drives.models import Drive
from samensterk.web.common.clock import HERE
from samensterk.web.common.tables import Column, Listing


def drive_listing(slug: str) -> Listing[Drive]:
    return Listing(
        caption=_("Joint drives"),
        empty=_(
            "There is no joint drive yet. Plan one by daylight and one in the dark: the same road is another road then."
        ),
        columns=(
            Column(_("title"), lambda one: one.title, ("title",), "titel"),
            Column(_("begins"), begins_words, ("starts_at",), "begin"),
            Column(_("light"), lambda one: one.get_light_display()),
            Column(_("areas"), lambda one: ", ".join(area_names(one))),
            Column(_("places"), lambda one: one.n_notes),  # type: ignore[attr-defined]
            Column(_("tasks"), lambda one: one.n_tasks),  # type: ignore[attr-defined]
            Column(_("state"), state_words),
        ),
        url_of=lambda one: reverse("areas:drive", args=[slug, one.pk]),
    )


def begins_words(drive: Drive) -> str:
    """Say when it begins, on the Dutch clock."""
    begins = drive.starts_at.astimezone(HERE)
    return f"{date_format(begins, 'D j F Y')}, {begins:%H:%M}"


def area_names(drive: Drive) -> list[str]:
    return [str(one["name"]) for one in drive.areas]


def state_words(drive: Drive) -> str:
    if drive.event is None:
        return _("not on the time line")
    return _("does not go on") if drive.event.is_cancelled else _("on the time line")
