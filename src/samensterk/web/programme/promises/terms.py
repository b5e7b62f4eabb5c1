"""What promises keep of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import PUBLIC_TASK, Kept, Rows, Term, years

PROMISES = Kept(
    "programme.Promise",
    _("promises to residents that have been answered"),
    personal=frozenset(
        {
            "id",
            "key",
            "to_whom",
            "reach",
            "what",
            "owner",
            "promised_on",
            "answer",
            "how",
            "ended_on",
            "made_by",
        }
    ),
    of_nobody=frozenset({"source", "due_on", "made_at", "version"}),
    term=Term(
        days=180,  # long enough for a question about the answer
        starts=_("the answer was given"),
        ground=PUBLIC_TASK,
        holder=Rows("programme.Promise", "ended_on", "municipality"),
        warns=True,
    ),
)
ANSWER_COUNTS = Kept(
    "programme.AnswerCount",
    _("how many promises were answered, and how many in time"),
    of_nobody=frozenset({"on", "n_answered", "n_in_time"}),
    term=Term(
        days=years(10),
        starts=_("the day it counts"),
        ground=PUBLIC_TASK,
        holder=Rows("programme.AnswerCount", "on", "municipality"),
    ),
)
KEPT = (PROMISES, ANSWER_COUNTS)
