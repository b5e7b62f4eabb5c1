"""How promises are listed: what, to whom, whose, before when and how it stands."""

from collections.abc import Mapping
from datetime import date

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samensterk.web.common.moments import today
from samensterk.web.common.subjects import addresses_of
from samensterk.web.common.tables import ROWS_PER_PAGE, Column, Listing, Table
from samensterk.web.programme.promises.models import Promise, PromiseQuerySet


def promise_table(
    municipality_id: int,
    slug: str,
    rows: PromiseQuerySet,
    asked: QueryDict,
    owners: Mapping[int, str],
) -> Table:
    """List promises; only the addresses on this page are looked up and logged."""
    plain = promise_listing(slug, {}, owners)
    pages = Paginator(plain.sorted(rows, asked), ROWS_PER_PAGE)
    shown = pages.get_page(asked.get("pagina")).object_list
    names = addresses_of(municipality_id, sorted({one.key for one in shown if one.key}))
    return promise_listing(slug, names, owners).page(rows, asked)


def promise_listing(
    slug: str, names: Mapping[str, str], owners: Mapping[int, str]
) -> Listing[Promise]:
    return Listing(
        caption=gettext_lazy("Promises"),
        empty=gettext_lazy("No promise fits what you are looking for."),
        columns=(
            Column(gettext_lazy("what was promised"), lambda one: one.what),
            Column(gettext_lazy("to whom"), lambda one: about(one, names)),
            Column(
                gettext_lazy("owner"),
                lambda one: owner_of(one, owners),
                ("owner__name",),
                "eigenaar",
            ),
            Column(
                gettext_lazy("answer by"),
                lambda one: date_format(one.due_on, "SHORT_DATE_FORMAT"),
                ("due_on",),
                "voor",
            ),
            Column(gettext_lazy("state"), state_of),
        ),
        url_of=lambda one: reverse("programme:promise", args=[slug, one.pk]),
    )


def about(promise: Promise, names: Mapping[str, str]) -> str:
    """Say whom it was promised to; an address that is known no more by its number."""
    address = names.get(promise.key, promise.key)
    return ", ".join(filter(None, [address, promise.to_whom]))


def owner_of(promise: Promise, owners: Mapping[int, str]) -> str:
    """Name the owner, and say when he works here no more."""
    if promise.owner is None:
        return _("nobody: the owner works here no more")
    if promise.ended_on is None and promise.owner_id not in owners:
        return _("%s, who works here no more") % promise.owner
    return str(promise.owner)


def state_of(promise: Promise) -> str:
    """Say in words how it stands; a late one says how late."""
    if promise.ended_on is not None:
        return _ended(promise, promise.ended_on)
    n_days = (promise.due_on - today()).days
    if n_days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -n_days) % {"n": -n_days}
    if n_days == 0:
        return _("open, to be answered today")
    return ngettext("open, %(n)s day left", "open, %(n)s days left", n_days) % {
        "n": n_days
    }


def _ended(promise: Promise, day: date) -> str:
    on = date_format(day, "SHORT_DATE_FORMAT")
    if promise.how == Promise.How.NOT_NEEDED:
        return _("no answer needed any more, since %s") % on
    if day > promise.due_on:
        return _("answered late, on %s") % on
    return _("answered on %s") % on
