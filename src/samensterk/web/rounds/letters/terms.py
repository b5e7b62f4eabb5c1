"""What announcing keeps of people, and how long."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import PUBLIC_TASK, Kept, Rows, Term

ANNOUNCEMENTS = Kept(
    "rounds.Announcement",
    _("announcements of rounds"),
    personal=frozenset({"made_by", "made_at"}),
    of_nobody=frozenset(
        {
            *("number", "public_id", "ask_at", "complain_at", "answer_until"),
            *("press_text", "notice_text", "announced_at", "version"),
        }
    ),
    goes_with="rounds.Round",
)
LETTERS = Kept(
    "rounds.Letter",
    _("letters that announced a visit"),
    personal=frozenset({"key", "way", "told_from", "told_until", "made_at", "sent_at"}),
    term=Term(
        days=365,
        starts=_("the moment of writing"),
        ground=PUBLIC_TASK,
        holder=Rows("rounds.Letter", "made_at", "municipality"),
    ),
)
CODES = Kept(
    "rounds.AnswerCode",
    _("codes to answer with"),
    personal=frozenset({"nonce", "digest", "made_at", "ends_on"}),
    term=Term(
        days=30,
        starts=_("the last day of the code"),
        ground=PUBLIC_TASK,
        holder=Rows("rounds.AnswerCode", "ends_on", "municipality"),
    ),
)
ANSWERS = Kept(
    "rounds.Answer",
    _("answers to an announcement"),
    personal=frozenset(
        {
            *("key", "kind", "halves", "phone", "entered_by", "at"),
            *("handled_at", "handled_by"),
        }
    ),
    of_nobody=frozenset({"version"}),
    term=Term(
        days=180,
        starts=_("the last day of the round"),
        ground=PUBLIC_TASK,
        holder=Rows("rounds.Answer", "of__ends_on", "municipality"),
    ),
)
KEPT = (ANNOUNCEMENTS, LETTERS, CODES, ANSWERS)
