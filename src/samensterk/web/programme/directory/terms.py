"""What the partner directory keeps of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, Kept, Rows, Term

CONTACTS = Kept(
    "programme.Contact",
    _("people at partners, whose data nobody confirmed for two years"),
    personal=frozenset(
        {
            "name",
            "function",
            "for_what",
            "region",
            "phone",
            "email",
            "source",
            "checked_on",
            "asked_on",
            "correction",
            "left_on",
        }
    ),
    of_nobody=frozenset({"token_hash", "version"}),
    term=Term(
        days=2 * 365,
        starts=_("the data were last checked"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("programme.Contact", "checked_on", "municipality"),
        warns=True,
    ),
)
OFFERS = Kept(
    "programme.Offer",
    _("menukaart"),
    of_nobody=frozenset(
        {
            "code",
            "kind",
            "theme",
            "title",
            "goal",
            "about",
            "audience",
            "lasts_min",
            "most_people",
            "cost",
            "needs",
            "ask",
            "source",
            "checked_on",
            "version",
        }
    ),
)
EXPERIENCES = Kept(
    "programme.Experience",
    _("how it went with something of the menukaart"),
    personal=frozenset({"text", "by", "at"}),
    of_nobody=frozenset({"on", "n_people"}),
    term=Term(
        days=5 * 365,
        starts=_("the day it was written"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("programme.Experience", "at", "municipality"),
    ),
)
KEPT = (CONTACTS, OFFERS, EXPERIENCES)
