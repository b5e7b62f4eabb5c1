"""How requests and ending wishes are listed: by day, the first due first."""

from collections.abc import Mapping
from typing import TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samensterk.web.common.moments import today
from samensterk.web.common.subjects import addresses_of
from samensterk.web.common.tables import ROWS_PER_PAGE, Column, Listing, Table
from samensterk.web.privacy.rights.models import SubjectRequest, Wish

M = TypeVar("M", bound=Model)


def request_table(
    municipality_id: int, slug: str, rows: QuerySet[SubjectRequest], asked: QueryDict
) -> Table:
    """List requests; only the addresses on this page are looked up and logged."""
    shown = _on_page(_request_listing(slug, {}), rows, asked)
    names = addresses_of(municipality_id, [one.key for one in shown if one.key])
    return _request_listing(slug, names).page(rows, asked)


def wish_table(
    municipality_id: int, slug: str, rows: QuerySet[Wish], asked: QueryDict
) -> Table:
    shown = _on_page(_wish_listing(slug, {}), rows, asked)
    names = addresses_of(municipality_id, [one.key for one in shown])
    return _wish_listing(slug, names).page(rows, asked)


def _on_page(listing: Listing[M], rows: QuerySet[M], asked: QueryDict) -> list[M]:
    pages = Paginator(listing.sorted(rows, asked), ROWS_PER_PAGE)
    return list(pages.get_page(asked.get("pagina")).object_list)


def _request_listing(slug: str, names: Mapping[str, str]) -> Listing[SubjectRequest]:
    def about(one: SubjectRequest) -> str:
        address = names.get(one.key, one.key)
        return ", ".join(filter(None, [address, one.words]))

    return Listing(
        caption=gettext_lazy("Requests about data"),
        empty=gettext_lazy("Nobody has asked anything."),
        columns=(
            Column(gettext_lazy("about"), about),
            Column(
                gettext_lazy("kind of request"),
                lambda one: one.get_kind_display(),
                ("kind",),
                "soort",
            ),
            Column(
                gettext_lazy("received on"),
                lambda one: date_format(one.received_on, "SHORT_DATE_FORMAT"),
                ("received_on",),
                "ontvangen",
            ),
            Column(
                gettext_lazy("answer before the end of"),
                lambda one: date_format(one.due_on, "SHORT_DATE_FORMAT"),
                ("due_on",),
                "termijn",
            ),
            Column(gettext_lazy("state"), state_of),
        ),
        url_of=lambda one: reverse("privacy:request", args=[slug, one.pk]),
    )


def state_of(request: SubjectRequest) -> str:
    """Say in words how it stands; a late one says how late."""
    if request.answered_on:
        return _("answered on %s") % date_format(
            request.answered_on, "SHORT_DATE_FORMAT"
        )
    n_days = (request.due_on - today()).days
    if n_days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -n_days) % {"n": -n_days}
    return ngettext("open, %(n)s day left", "open, %(n)s days left", n_days) % {
        "n": n_days
    }


def _wish_listing(slug: str, names: Mapping[str, str]) -> Listing[Wish]:
    """The wish itself is not told here: it shows on the page of the address only."""
    return Listing(
        caption=gettext_lazy("Wishes that end"),
        empty=gettext_lazy("No wish ends within sixty days."),
        columns=(
            Column(gettext_lazy("address"), lambda one: names.get(one.key, one.key)),
            Column(
                gettext_lazy("holds until"),
                lambda one: date_format(one.valid_until, "SHORT_DATE_FORMAT"),
                ("valid_until",),
                "einde",
            ),
            Column(gettext_lazy("state"), _wish_state),
        ),
        url_of=lambda one: reverse("privacy:wish", args=[slug, one.key]),
    )


def _wish_state(wish: Wish) -> str:
    if wish.valid_until < today():
        return _("past its day; it still holds")
    return _("to be confirmed or ended")
