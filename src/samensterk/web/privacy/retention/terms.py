"""What this wing keeps of people: who shortened a term, decided or archived."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import LEGAL_DUTY, Kept, Names, Term


def _two_years(model: str, name: str, start: str) -> Term:
    """The act stays as proof; who did it is known for as long as the log says it."""
    return Term(
        days=2 * 365,
        starts=_("the act; after the term the name goes and the act stays"),
        ground=LEGAL_DUTY,
        holder=Names(model, name, start, "municipality"),
    )


SHORTENED = Kept(
    "privacy.ShortenedTerm",
    _("who shortened a term"),
    personal=frozenset({"set_by"}),
    # The form asks for a reason without names.
    of_nobody=frozenset({"code", "days", "earlier_days", "reason", "set_at"}),
    term=_two_years("privacy.ShortenedTerm", "set_by", "set_at"),
)
DECISIONS = Kept(
    "privacy.RecordDecision",
    _("who decided about records"),
    personal=frozenset({"decided_by"}),
    of_nobody=frozenset(
        {"code", "choice", "reason", "term_days", "record_years", "decided_at"}
    ),
    term=_two_years("privacy.RecordDecision", "decided_by", "decided_at"),
)
PACKAGES = Kept(
    "privacy.ArchivePackage",
    _("who took records to the archive"),
    personal=frozenset({"taken_by"}),
    of_nobody=frozenset(
        {"code", "name", "made_at", "n_rows", "n_bytes", "sha256", "taken_at"}
    ),
    term=_two_years("privacy.ArchivePackage", "taken_by", "taken_at"),
)
REMOVALS = Kept(
    "privacy.Removal",
    _("proof of what was removed"),
    of_nobody=frozenset(
        {"code", "because", "ran_at", "term_days", "through", "n_rows"}
    ),
)
RUNS = Kept(
    "privacy.RetentionRun",
    _("nights in which was removed what had its time"),
    of_nobody=frozenset({"day", "ended_at", "version", "n_removed", "failed"}),
)
WARNINGS = Kept(
    "privacy.TermWarning",
    _("warnings that were sent"),
    of_nobody=frozenset({"code", "through", "sent_at"}),
)
KEPT = (SHORTENED, DECISIONS, PACKAGES, REMOVALS, RUNS, WARNINGS)
