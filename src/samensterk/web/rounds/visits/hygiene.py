"""How a team keeps animals healthy: what stands on every day plan.

Fixed words, with where they come from and when somebody must look at them again.
"""

from datetime import date

from django.utils.translation import gettext as _

from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Pause

# Visitors of poultry keep to a protocol; clothes, shoes and hands carry a virus along,
# and who was at one yard with birds goes to no other.
SOURCES = (
    "https://www.nvwa.nl/onderwerpen/vogelgriep-preventie-en-bestrijding/vraag-en-antwoord/bezoekers.-welke-maatregelen-gelden-er-voor-bezoekers-van-pluimveebedrijven",
    "https://www.wur.nl/nl/onderzoek-resultaten/onderzoeksinstituten/bioveterinary-research/dierziekten/virusziekten/vogelgriep-in-nederland-2/hygiene.htm",
)
REVIEW_BY = date(2027, 11, 30)


def always() -> list[str]:
    """Give what holds on every yard."""
    return [
        _("Do not go into a stable, unless the resident asks you to."),
        _("Leave the car on the hard ground at the road or the house."),
        _("Clean shoes at every yard; use the boots or covers that you are given."),
        _("Do not touch animals or feed. Wash your hands before the next yard."),
    ]


def at_animals(kept: str) -> list[str]:
    """Give what holds as well where poultry, pigs or both are kept (see `Stop.apart`)."""
    there = kept.split("+")
    found = []
    if Stop.Animals.POULTRY in there:
        found.append(_("Poultry: stay at the house. No pig yard on the same day."))
    if Stop.Animals.PIGS in there:
        found.append(_("Pigs: stay at the house. No poultry yard on the same day."))
    return found


def at_pause(why: str) -> str:
    """Say what to do where an area waits."""
    if why == Pause.Why.ANIMAL_DISEASE:
        return _("There is an animal disease here. Do not go to any yard in this area.")
    return _("This area waits. Do not go to any yard in this area.")
