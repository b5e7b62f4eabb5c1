"""What the law lets everybody hear who asks about his data (AVG, article 15)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def introduction(place: str) -> Sequence[str]:
    return [
        _(
            "You asked the municipality of %s what is kept about you in Samen Sterk, the programme for a safe countryside. This is all of it, with where it comes from and how long it stays."
        )
        % place,
        _(
            "The data describe an address or your work for the programme. There is no score, no suspicion and no judgement in them."
        ),
    ]


def after() -> Sequence[Sequence[str]]:
    """Give headings, each with its sentences."""
    return [
        [
            _("Who sees these data"),
            _(
                "Only colleagues of this municipality who have a role for it. Other municipalities see nothing of it."
            ),
            _("Every use is written in a log that nobody can change unseen."),
        ],
        [
            _("No decision by a computer"),
            _(
                "This system takes no decision about you and makes no profile of you (article 22 GDPR)."
            ),
        ],
    ]


def rights(place: str, reached: Sequence[str]) -> Sequence[str]:
    told = [
        _("You may have mistakes corrected (article 16 GDPR)."),
        _(
            "You may ask to remove or to limit the use of data (articles 17 and 18 GDPR)."
        ),
        _(
            "You may object, and say that you want no visit or no contact at all (article 21 GDPR). You need give no reason."
        ),
        _(
            "Do you disagree with our answer? You may lodge an objection within six weeks (article 34 UAVG)."
        ),
        _(
            "You may complain to the Dutch Data Protection Authority: autoriteitpersoonsgegevens.nl."
        ),
    ]
    if reached:
        words = _("Questions? The municipality of %(place)s: %(reached)s.")
        lines = ", ".join(" ".join(one.split()) for one in reached)
        told.append(words % {"place": place, "reached": lines})
    return told
