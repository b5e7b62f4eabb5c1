"""What this room keeps of people: above all, who of us looked at what."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import LEGAL_DUTY, Kept, Rows, Term
from samensterk.web.privacy.log.models import LogEntry, LogMonth
from samensterk.web.privacy.log.services import (
    KEPT_AT_LEAST,
    close_months,
    remove_month,
    seal,
)
from samensterk.web.privacy.papers import terms as papers
from samensterk.web.privacy.retention import terms as retention
from samensterk.web.privacy.rights import terms as rights


@dataclass(frozen=True, slots=True)
class LogMonths:
    """The log goes by whole months, so that what is left can still be verified."""

    def due(self, before: datetime, place: int | None) -> QuerySet[LogMonth]:
        first_day = timezone.localdate(before).replace(day=1)
        over = LogMonth.objects.filter(month__lt=first_day, removed_at=None)
        over = over.filter(closed_at__isnull=False)
        return over if place is None else over.filter(municipality=place)

    def count(self, before: datetime, place: int | None) -> int:
        months = self.due(before, place)
        return sum(LogEntry.objects.of_month(one).count() for one in months)

    def remove(self, before: datetime, place: int | None) -> int:
        # A worker that was away has not closed what is over.
        seal()
        close_months()
        return sum(remove_month(one) for one in self.due(before, place))


LOG = Kept(
    "privacy.LogEntry",
    _("processing log: who looked at which yard"),
    personal=frozenset({"at", "user_id", "roles", "reason", "subjects", "request_id"}),
    of_nobody=frozenset({"month", "door", "action", "purpose", "n_subjects"}),
    term=Term(
        days=2 * 365,
        starts=_("the end of the month in which it was written"),
        ground=LEGAL_DUTY,
        holder=LogMonths(),
        shortest=KEPT_AT_LEAST,
    ),
)
LOG_MONTHS = Kept(
    "privacy.LogMonth",
    _("months of the log, with their end hash"),
    of_nobody=frozenset(
        {"month", "closed_at", "n_rows", "end_hash", "chain_hash", "removed_at"}
    ),
)
LOG_SEALS = Kept(
    "privacy.LogSeal",
    _("seals of the log"),
    of_nobody=frozenset({"number", "n_rows", "previous_hash", "hash", "sealed_at"}),
    goes_with="privacy.LogEntry",
)
UNUSUAL = Kept(
    "privacy.UnusualUse",
    _("unusual use, and what the officer found"),
    personal=frozenset(
        {
            "user_id",
            "day",
            "began_at",
            "ended_at",
            "n_lines",
            "n_subjects",
            "looked_at",
            "looked_by",
            "conclusion",
        }
    ),
    of_nobody=frozenset({"rule"}),
    term=Term(
        days=365,
        starts=_("the day of the use"),
        ground=LEGAL_DUTY,
        holder=Rows("privacy.UnusualUse", "began_at", "municipality"),
    ),
)
LOG_CHECKS = Kept(
    "privacy.LogCheck",
    _("checks of the log"),
    of_nobody=frozenset({"at", "n_months", "n_lines", "findings", "heads"}),
    term=Term(
        days=2 * 365,
        starts=_("the check"),
        ground=LEGAL_DUTY,
        holder=Rows("privacy.LogCheck", "at"),
        has_municipality=False,
    ),
)
ACCESS_POLICIES = Kept(
    "privacy.AccessPolicy", _("what a resident hears about who looked at his data")
)
KEPT = (
    LOG,
    LOG_MONTHS,
    LOG_SEALS,
    UNUSUAL,
    LOG_CHECKS,
    ACCESS_POLICIES,
    *retention.KEPT,
    *rights.KEPT,
    *papers.KEPT,
)
