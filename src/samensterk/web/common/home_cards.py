"""What the home page shows, per role; rooms register their own cards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from samensterk.web.common.requests import MunicipalityRequest


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do or to know, with the page where it happens."""

    title: str | Promise
    text: str
    url: str
    is_first_step: bool = False


@dataclass(frozen=True, slots=True)
class CardMaker:
    """Makes a card when there is something to show; `door` says who may see it."""

    door: str
    make: Callable[[MunicipalityRequest], Card | None]


@dataclass(slots=True)
class CardMakers:
    """The makers that rooms have registered, in the order of the page."""

    makers: list[CardMaker] = field(default_factory=list)

    def register(self, *makers: CardMaker) -> None:
        self.makers.extend(makers)


CARDS = CardMakers()


def cards_for(
    request: MunicipalityRequest, is_allowed: Callable[[str], bool]
) -> Sequence[Card]:
    """Give the cards that somebody may see, first steps first."""
    made = [one.make(request) for one in CARDS.makers if is_allowed(one.door)]
    cards = [one for one in made if one is not None]
    return sorted(cards, key=lambda card: not card.is_first_step)
