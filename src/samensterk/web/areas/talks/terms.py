"""What table talks keep, and how long."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term, years

TALKS = Kept(
    "areas.Talk",
    _("table talks about areas"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset({"title", "held_on", "organisations", "closed_at", "version"}),
    term=Term(
        days=years(2),
        starts=_("the day of the table talk"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("areas.Talk", "held_on", "municipality"),
        warns=True,
    ),
)
NOTES = Kept(
    "areas.TalkNote",
    _("what was told of an area at a table"),
    personal=frozenset({"text", "by", "at"}),
    of_nobody=frozenset(
        {"area_id", "area_name", "theme", "organisation", "told_on", "version"}
    ),
    goes_with="areas.Talk",
)
KEPT = (TALKS, NOTES)
