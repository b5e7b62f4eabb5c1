"""What this wing keeps of people: who asked a municipality to join."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Names, Term

SHARES = Kept(
    "programme.Share",
    _("who asked a municipality to join an event"),
    personal=frozenset({"asked_by"}),
    of_nobody=frozenset({"text", "asked_at", "joined_at", "ended_at"}),
    term=Term(
        days=365,
        starts=_("the day of asking; the name goes and the rest stays"),
        ground=CONTRACT_OF_WORK,
        holder=Names("programme.Share", "asked_by", "asked_at", "event__municipality"),
    ),
    goes_with="programme.Event",
)
KEPT = (SHARES,)
