"""What reminders keep of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term

RHYTHMS = Kept(
    "programme.Rhythm",
    _("how often somebody wants mail"),
    personal=frozenset({"user", "often"}),
    goes_with="accounts.User",
)
LAST_VISITS = Kept(
    "programme.LastVisit",
    _("when somebody last saw the first page"),
    personal=frozenset({"user", "seen_at", "before_at"}),
    term=Term(
        days=180,
        starts=_("the last visit"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("programme.LastVisit", "seen_at", "municipality"),
    ),
)
KEPT = (RHYTHMS, LAST_VISITS)
