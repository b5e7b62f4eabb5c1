"""Where residents can report something: the right door for each, never ours.

Numbers and names expire: each has a source and a day by which somebody looks again.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.moments import today

CHECKED_ON = date(2026, 11, 30)
REVIEW_BY = date(2027, 5, 31)


@dataclass(frozen=True, slots=True)
class Route:
    """One way to report: what for, whom to call, and where that is known from.

    Without a source it is what the municipality says of itself.
    """

    when: str | Promise
    whom: str | Promise
    how: str
    source: str
    checked_on: date = CHECKED_ON
    review_by: date = REVIEW_BY

    @property
    def is_overdue(self) -> bool:
        return self.review_by < today()


# Of each the page where it is told, as the facts about this field were gathered from.
GOVERNMENT = "https://www.rijksoverheid.nl/onderwerpen/alarmnummer-112"
POLICE = "https://www.politie.nl/themas/meld-misdaad-anoniem.html"
LTO = "https://www.glastuinbouwnederland.nl/nieuws/vertrouwenspersonen-aangesteld-rondom-ondermijning-ook-voor-de-glastuinbouw/"

ROUTES = (
    Route(
        _("Danger now, a crime that happens now, fire, waste just dumped"),
        _("police, fire brigade, ambulance"),
        "112",
        GOVERNMENT,
    ),
    Route(
        _("No hurry, you may be known; a question to the community officer"),
        _("police"),
        "0900-8844",
        POLICE,
    ),
    Route(
        _("Serious, and you want to stay unknown"),
        _("Meld Misdaad Anoniem"),
        "0800-7000",
        POLICE,
    ),
    Route(
        _("Advice, a listening ear, you were approached or are stuck"),
        _("confidential adviser of LTO Noord, also when you are no member"),
        "vertrouwenspersoon@ltonoord.nl",
        LTO,
    ),
)


def of_municipality(reach: str) -> Route:
    """Give the way to the municipality itself: what it told in its own announcement."""
    when = _("You doubt, or something feels wrong")
    return Route(when, _("your municipality"), reach, "")


def overdue() -> list[Route]:
    """Give what nobody looked at in time, for who makes the card."""
    return [one for one in ROUTES if one.is_overdue]
