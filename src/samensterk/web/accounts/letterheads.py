"""How a municipality signs what goes to residents on paper."""

from django.utils import translation

from samensterk.paper.letters import House
from samensterk.products.sender import Sender
from samensterk.web.accounts.models import Municipality
from samensterk.web.accounts.queries import house_style_of, municipality_by_id
from samensterk.web.common.moments import day_words, today


def signs_as(here: Municipality) -> str:
    """Give the name below a letter."""
    style = house_style_of(here)
    return style.sender or style.display_name or f"Gemeente {here.name}"


def house_of(municipality_id: int) -> House:
    """Give who writes, with the day of today, in Dutch."""
    here = municipality_by_id(municipality_id)
    style = house_style_of(here)
    sender = Sender(
        name=signs_as(here),
        colour=style.primary,
        logo=bytes(style.logo or b""),
        logo_type=style.logo_type,
    )
    reach = [*style.postal_address.splitlines(), style.phone, style.website]
    with translation.override("nl"):
        made_on = day_words(today())
    return House(
        name=sender.name,
        accent=sender.accent,
        logo=sender.drawing if sender.has_logo else b"",
        lines=[one.strip() for one in reach if one.strip()],
        place=here.name,
        made_on=made_on,
        day=today().isoformat(),
    )
