"""How lines of the log are listed: by moment, never by colleague."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.tables import Column, Listing
from samensterk.web.privacy.log.doors import title_of
from samensterk.web.privacy.log.models import LogEntry, UnusualUse


def moment_of(entry: LogEntry) -> str:
    return date_format(timezone.localtime(entry.at), "SHORT_DATETIME_FORMAT")


def who(use: LogEntry | UnusualUse, names: Mapping[int, str]) -> str:
    """Give the name, or what stands for it when there is none."""
    if use.user_id is None:
        return str(_("the system"))
    account = _("account")
    return names.get(use.user_id) or f"{account} {use.user_id}"


def log_listing(slug: str, names: Mapping[int, str]) -> Listing[LogEntry]:
    """List lines for the officer; they sort by nothing but the moment."""
    return Listing(
        caption=_("Processing log"),
        empty=_("Nothing in the log fits what you are looking for."),
        columns=(
            Column(_("moment"), moment_of),
            Column(_("who"), lambda one: who(one, names)),
            Column(_("role"), lambda one: one.role_labels),
            Column(_("page or work"), lambda one: str(title_of(one.door))),
            Column(_("what"), lambda one: one.get_action_display()),
            Column(_("for what"), lambda one: str(one.purpose_label)),
            Column(_("how many"), lambda one: one.n_subjects),
        ),
        url_of=lambda one: reverse("privacy:log_line", args=[slug, one.pk]),
    )


def access_listing(names: Mapping[int, str] | None) -> Listing[LogEntry]:
    """List for a resident who used his data; without names where policy says so."""
    by_name: tuple[Column[LogEntry], ...] = ()
    if names is not None:
        by_name = (Column(_("who"), lambda one: who(one, names)),)
    return Listing(
        caption=_("Who looked at this address"),
        empty=_("Nobody looked at this address, as far as the log goes back."),
        columns=(
            Column(_("moment"), moment_of),
            *by_name,
            Column(_("role"), lambda one: one.role_labels or str(_("the system"))),
            Column(_("page or work"), lambda one: str(title_of(one.door))),
            Column(_("what"), lambda one: one.get_action_display()),
            Column(_("for what"), lambda one: str(one.purpose_label)),
        ),
    )


def unusual_listing(slug: str, names: Mapping[int, str]) -> Listing[UnusualUse]:
    def day_of(one: UnusualUse) -> str:
        return date_format(one.day)

    def state_of(one: UnusualUse) -> str:
        return str(_("looked at") if one.looked_at else _("to look at"))

    return Listing(
        caption=_("Unusual use"),
        empty=_("No use of the last year meets one of the rules."),
        columns=(
            Column(_("day"), day_of),
            Column(_("rule"), lambda one: one.get_rule_display()),
            Column(_("who"), lambda one: who(one, names)),
            Column(_("state"), state_of),
        ),
        url_of=lambda one: reverse("privacy:unusual_use", args=[slug, one.pk]),
    )
