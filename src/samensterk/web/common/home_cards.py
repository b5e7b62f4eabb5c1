"""What the home page shows, per role; rooms register their own cards and lists."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from samensterk.web.common.requests import MunicipalityRequest

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do or to know, with the page where it happens."""

    title: Text
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


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One thing in a list: what, when and about what; late is said in `day`, in words."""

    title: Text
    url: str = ""  # empty where the reader has no page about it
    about: Text = ""
    day: Text = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class HomeList:
    """A short list above the cards; `empty` is what it says when there is nothing."""

    title: Text
    lines: Sequence[HomeLine]
    empty: Text
    more_url: str = ""
    more: Text = ""  # what the link to all of it says


@dataclass(frozen=True, slots=True)
class HomeListMaker:
    """Makes lists that need the same look at the database; `door` says who sees them."""

    door: str
    make: Callable[[MunicipalityRequest], Iterable[HomeList]]


@dataclass(slots=True)
class HomeListMakers:
    """The makers that rooms have registered, in the order of the page."""

    makers: list[HomeListMaker] = field(default_factory=list)

    def register(self, *makers: HomeListMaker) -> None:
        self.makers.extend(makers)


HOME_LISTS = HomeListMakers()


def lists_for(
    request: MunicipalityRequest, is_allowed: Callable[[str], bool]
) -> Sequence[HomeList]:
    """Give the lists that somebody may see."""
    return [
        one
        for maker in HOME_LISTS.makers
        if is_allowed(maker.door)
        for one in maker.make(request)
    ]
