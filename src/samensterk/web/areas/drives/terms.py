"""What joint drives keep, and how long."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term, years

DRIVES = Kept(
    "areas.Drive",
    _("joint drives"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset(
        {
            "title",
            "light",
            "starts_at",
            "ends_at",
            "meet_at",
            "areas",
            "organisations",
            "version",
        }
    ),
    term=Term(
        days=years(2),
        starts=_("the day of the drive"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("areas.Drive", "starts_at", "municipality"),
        warns=True,
    ),
)
NOTES = Kept(
    "areas.DriveNote",
    _("places in public space that were seen on a joint drive"),
    personal=frozenset({"text", "by", "at"}),
    of_nobody=frozenset({"kind", "where", "x_m", "y_m", "version"}),
    goes_with="areas.Drive",
)
KEPT = (DRIVES, NOTES)
