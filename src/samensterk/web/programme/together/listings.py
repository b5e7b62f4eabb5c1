"""How municipalities are listed for the RIEC: how far, never who."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.may import may_in
from samensterk.web.common.requests import AcrossRequest
from samensterk.web.common.tables import Column, Listing
from samensterk.web.programme.agenda.models import Event

# Pages within a municipality that a row may lead to, the best first.
LEADS_TO = ("programme:overview", "accounts:municipality")


def status_listing(request: AcrossRequest) -> Listing[Model]:
    """Give how the rows of `status.statuses` are listed."""
    return Listing(
        caption=gettext_lazy("My municipalities"),
        empty=gettext_lazy("No municipality fits what you are looking for."),
        columns=(
            Column(gettext_lazy("municipality"), _name, ("name",), "gemeente"),
            Column(
                gettext_lazy("programme"), _programme, ("programme_title",), "programma"
            ),
            Column(gettext_lazy("period"), _period, ("starts_by",), "periode"),
            Column(gettext_lazy("phase now"), _phase, ("phase",), "fase"),
            Column(gettext_lazy("next event"), _event, ("event_title",), "gebeurtenis"),
            Column(gettext_lazy("on which day"), _event_day, ("event_by",), "dag"),
            Column(gettext_lazy("tasks too late"), _n_late, ("n_late",), "laat"),
            Column(gettext_lazy("open tasks"), _n_open, ("n_open",), "open"),
            Column(gettext_lazy("last active on"), _last_day, ("last_by",), "actief"),
        ),
        url_of=_leads(request),
    )


def _leads(request: AcrossRequest) -> Callable[[Any], str | None]:
    def url_of(row: Any) -> str | None:
        allowed = (name for name in LEADS_TO if may_in(request, name, row.pk))
        name = next(allowed, None)
        return reverse(name, args=[row.slug]) if name else None

    return url_of


def _name(row: Any) -> str:
    return str(row.name)


def _programme(row: Any) -> str:
    return row.programme_title or _("no programme yet")


def _period(row: Any) -> str:
    if row.programme_starts is None:
        return ""
    days = (row.programme_starts, row.programme_ends)
    # A line breaks between the two months, never within one.
    return " - ".join(date_format(one, "N Y").replace(" ", "\xa0") for one in days)


def _phase(row: Any) -> str:
    return str(row.phase)


def _event(row: Any) -> str:
    if row.event_day is None:
        return _("nothing planned") if row.programme_title else ""
    return f"{row.event_title} ({Event.Kind(row.event_kind).label})"


def _event_day(row: Any) -> date | str:
    return row.event_day or ""


def _n_late(row: Any) -> int:
    return int(row.n_late)


def _n_open(row: Any) -> int:
    return int(row.n_open)


def _last_day(row: Any) -> date | str:
    return timezone.localdate(row.last_at) if row.last_at else ""
