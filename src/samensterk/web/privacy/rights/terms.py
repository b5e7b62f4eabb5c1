"""What is kept of wishes and requests."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import LEGAL_DUTY, PUBLIC_TASK, Kept, Rows, Term

WISHES = Kept(
    "privacy.Wish",
    _("wishes of addresses that have ended"),
    personal=frozenset(
        {
            "key",
            "position",
            "set_on",
            "valid_until",
            "confirmed_on",
            "ended_on",
            "ended_because",
        }
    ),
    term=Term(
        days=365,  # long enough to answer a complaint about a visit or a letter
        starts=_("the wish has ended"),
        ground=PUBLIC_TASK,
        holder=Rows("privacy.Wish", "ended_on", "municipality"),
    ),
)
REQUESTS = Kept(
    "privacy.SubjectRequest",
    _("requests of residents about their data"),
    personal=frozenset(
        {"key", "words", "identity", "chosen", "reason", "outcome", "handled_by"}
    ),
    of_nobody=frozenset(
        {"kind", "received_on", "due_on", "longer_because", "answered_on"}
    ),
    term=Term(
        days=365,
        starts=_("the request was answered"),
        ground=LEGAL_DUTY,
        holder=Rows("privacy.SubjectRequest", "answered_on", "municipality"),
    ),
)
STEPS = Kept(
    "privacy.RequestStep",
    _("what was done for a request"),
    personal=frozenset({"by", "at"}),
    of_nobody=frozenset({"did", "where", "n_items"}),
    goes_with="privacy.SubjectRequest",
)
KEPT = (WISHES, REQUESTS, STEPS)
