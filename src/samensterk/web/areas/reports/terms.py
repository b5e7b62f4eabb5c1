"""What versions of a report keep of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Names, Term, years

VERSIONS = Kept(
    "areas.ReportVersion",
    _("who made a version of the report"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset({"number", "sections", "street_knowledge", "note"}),
    term=Term(
        days=years(2),
        starts=_(
            "the version was made; after the term the name goes and the version stays as long as the scan"
        ),
        ground=CONTRACT_OF_WORK,
        holder=Names("areas.ReportVersion", "made_by", "made_at", "municipality"),
    ),
)
KEPT = (VERSIONS,)
