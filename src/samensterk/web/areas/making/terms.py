"""What orders for scans keep."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Names, Term, years

ORDERS = Kept(
    "areas.ScanOrder",
    _("who ordered a scan"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset({"id", "kind", "state", "job_id", "ended_at"}),
    term=Term(
        days=years(2),
        starts=_("the order was made; after the term the name goes"),
        ground=CONTRACT_OF_WORK,
        holder=Names("areas.ScanOrder", "made_by", "made_at"),
        has_municipality=False,
    ),
)
PLACES = Kept(
    "areas.OrderPlace",
    _("municipalities of an order"),
    of_nobody=frozenset({"state", "reason"}),
    goes_with="areas.ScanOrder",
)
FILES = Kept(
    "areas.SourceFile",
    _("files of an order"),
    of_nobody=frozenset(
        {
            "origin",
            "name",
            "path",
            "size",
            "format",
            "title",
            "date",
            "licence",
            "provides",
            "problem",
            "added_at",
        }
    ),
    goes_with="areas.ScanOrder",
)
KEPT = (ORDERS, PLACES, FILES)
