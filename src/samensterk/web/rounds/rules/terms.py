"""What the published rule keeps of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import LEGAL_DUTY, Kept, Names, Term, years

RULES = Kept(
    "rounds.FieldRule",
    _("the rule for what a team sees"),
    personal=frozenset({"published_by"}),
    of_nobody=frozenset(
        {"number", "acute", "leaves", "decided_by", "decided_on", "published_at"}
    ),
    term=Term(
        days=years(5),
        starts=_("the moment of publishing"),
        ground=LEGAL_DUTY,
        holder=Names(
            "rounds.FieldRule", "published_by", "published_at", "municipality"
        ),
    ),
)
KEPT = (RULES,)
