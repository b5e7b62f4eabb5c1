"""What papers and the answers in them keep of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import LEGAL_DUTY, Kept, Record, Rows, Term, years

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
        days=years(10),
        starts=_("a newer edition has replaced it"),
        ground=LEGAL_DUTY,
        holder=Rows("privacy.PaperEdition", "replaced_at", "municipality"),
        shortest=years(10),
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
        days=years(10),
        starts=_("the answer was last changed"),
        ground=LEGAL_DUTY,
        holder=Rows("privacy.PaperAnswer", "answered_at", "municipality"),
        warns=True,
        record=ACCOUNTED_FOR,
    ),
)
KEPT = (PAPERS, PAPER_ANSWERS)
