"""What lists of yards keep while they are read in."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term

IMPORTS = Kept(
    "areas.YardImport",
    _("lists of yards from files, as they were read"),
    personal=frozenset({"by", "at"}),
    of_nobody=frozenset(
        {
            "name",
            "state",
            "columns",
            "headings",
            "n_rows",
            "job_id",
            "reason",
            "ended_at",
            "version",
        }
    ),
    term=Term(
        days=90,
        starts=_("the file was sent; until then it can be undone as a whole"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("areas.YardImport", "at", "municipality"),
    ),
)
ROWS = Kept(
    "areas.ImportRow",
    _("rows of those lists"),
    personal=frozenset(
        {"given", "key", "address", "x_m", "y_m", "candidates", "kind", "outcome"}
    ),
    of_nobody=frozenset({"number", "match", "choice"}),
    goes_with="areas.YardImport",
)
KEPT = (IMPORTS, ROWS)
