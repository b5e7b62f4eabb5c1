"""What this room keeps of people: above all, who of us looked at what."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import LEGAL_DUTY, Kept, Record, Rows, Term
from samensterk.web.privacy.log.models import LogEntry, LogMonth
from samensterk.web.privacy.log.services import remove_month


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
        shortest=180,
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
# Which category of the Selectielijst fits is for the archivist to confirm.
ACCOUNTED_FOR = Record(
    _("account of the processing of personal data; for the archivist to confirm"),
    years=10,
)
PAPERS = Kept(
    "privacy.PaperEdition",
    _("editions of papers that a newer one has replaced"),
    personal=frozenset({"made_by"}),
    of_nobody=frozenset(
        {
            "kind",
            "number",
            "made_at",
            "version",
            "fingerprint",
            "facts",
            "document",
            "replaced_at",
            "published_at",
        }
    ),
    term=Term(
        days=10 * 365,
        starts=_("a newer edition has replaced it"),
        ground=LEGAL_DUTY,
        holder=Rows("privacy.PaperEdition", "replaced_at", "municipality"),
        shortest=10 * 365,
        warns=True,
        record=ACCOUNTED_FOR,
    ),
)
PAPER_ANSWERS = Kept(
    "privacy.PaperAnswer",
    _("answers of the municipality to the questions of papers"),
    personal=frozenset({"text", "answered_by"}),
    of_nobody=frozenset({"question", "answered_at"}),
    term=Term(
        days=10 * 365,
        starts=_("the answer was last changed"),
        ground=LEGAL_DUTY,
        holder=Rows("privacy.PaperAnswer", "answered_at", "municipality"),
        warns=True,
        record=ACCOUNTED_FOR,
    ),
)
KEPT = (LOG, LOG_MONTHS, LOG_SEALS, PAPERS, PAPER_ANSWERS)
