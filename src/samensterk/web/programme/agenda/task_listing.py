"""How tasks are listed, on a page and in a file."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.tables import Column, Listing
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.agenda.owners import Owners
from samensterk.web.programme.agenda.task_words import state_of, who_of


def task_listing(slug: str, owners: Owners) -> Listing[Task]:
    """List tasks for a page."""
    return Listing(
        caption=_("Tasks"),
        empty=_("There is no task here. Choose 'all' above to look further."),
        columns=(
            Column(_("task"), str, ("title",), "taak"),
            Column(
                _("ready on"),
                lambda one: date_format(one.due_on, "SHORT_DATE_FORMAT"),
                ("due_on",),
                "datum",
            ),
            Column(_("state"), state_of, ("state", "due_on"), "stand"),
            Column(
                _("who"),
                lambda one: who_of(one, owners),
                ("organisation__name", "owner__name"),
                "wie",
            ),
            Column(
                _("event"),
                lambda one: one.event or "",
                ("event__day", "event__title"),
                "gebeurtenis",
            ),
        ),
        url_of=lambda one: reverse("programme:task", args=[slug, one.pk]),
    )


def task_file_listing() -> Listing[Task]:
    """List tasks for a file: every column, dates as dates."""
    return Listing(
        caption=_("Tasks"),
        empty="",
        columns=(
            Column(_("task"), str, ("title",), "taak"),
            Column(_("how"), lambda one: one.about),
            Column(_("ready on"), lambda one: one.due_on, ("due_on",), "datum"),
            Column(
                _("state"),
                lambda one: str(one.get_state_display()),
                ("state", "due_on"),
                "stand",
            ),
            Column(_("done on"), lambda one: one.ended_on),
            Column(
                _("organisation"),
                lambda one: str(one.organisation or ""),
                ("organisation__name", "owner__name"),
                "wie",
            ),
            Column(_("owner"), lambda one: str(one.owner or "")),
            Column(_("who usually does it"), lambda one: str(one.get_doer_display())),
            Column(
                _("event"),
                lambda one: str(one.event or ""),
                ("event__day", "event__title"),
                "gebeurtenis",
            ),
            Column(_("material"), lambda one: one.material),
            Column(_("hours planned"), lambda one: one.hours_planned),
        ),
    )
