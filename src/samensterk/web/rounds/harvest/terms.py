"""What is told back keeps of people: who approved it."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import Kept

HARVESTS = Kept(
    "rounds.Harvest",
    _("what was heard in a round, per area"),
    personal=frozenset({"approved_by", "approved_at"}),
    of_nobody=frozenset(
        {
            "public_id",
            "heard",
            "doing",
            "figures",
            "published_at",
            "was_told",
            "taken_back_on",
            "taken_back_why",
            "version",
        }
    ),
    goes_with="rounds.Round",
)
KEPT = (HARVESTS,)
