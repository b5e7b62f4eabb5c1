"""What requests to the RIEC keep of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term, years

REQUESTS = Kept(
    "areas.ScanRequest",
    _("requests to the RIEC"),
    personal=frozenset({"asked_by", "asked_at", "taken_by"}),
    of_nobody=frozenset(
        {
            "what",
            "purpose",
            "area",
            "wanted_on",
            "state",
            "reason",
            "delivered_at",
            "ended_at",
            "version",
        }
    ),
    term=Term(
        days=years(2),
        starts=_("the request was made"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("areas.ScanRequest", "asked_at", "municipality"),
    ),
)
KEPT = (REQUESTS,)
