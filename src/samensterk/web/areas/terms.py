"""What this room keeps about yards and the people who live there."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import PUBLIC_TASK, Kept, Rows, Term

YARDS = Kept(
    "areas.Yard",
    _("yards that a scan does not find any more"),
    personal=frozenset(
        {
            "key",
            "address",
            "street",
            "house_number",
            "place",
            "kind",
            "facts",
            "x_m",
            "y_m",
            "gone_since",
        }
    ),
    of_nobody=frozenset({"visit_area"}),
    term=Term(
        days=5 * 365,
        starts=_("a new scan no longer finds the yard"),
        ground=PUBLIC_TASK,
        holder=Rows("areas.Yard", "gone_since", "municipality"),
        warns=True,
    ),
)
SCANS = Kept(
    "areas.LoadedScan",
    _("what a scan said of itself"),
    of_nobody=frozenset(
        {"loaded_at", "made_on", "version", "n_yards", "visit_areas", "sources"}
    ),
)
KEPT = (YARDS, SCANS)
