"""What is kept about one resident or one colleague; rooms register who can tell.

The privacy room asks them when somebody wants to see, correct or remove his data.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise

Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Person:
    """Whose data are asked for: the key of an address, or words to look for.

    Both may be given; a provider uses what it can.
    """

    municipality_id: int
    key: str = ""  # of the yard: the BAG object
    words: str = ""  # a name or e-mail address


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is kept about somebody."""

    id: str  # within its provider
    title: str
    fields: Mapping[str, str]  # what each field is called, and what it holds
    source: str | Promise
    correct_url: str = ""  # where a colleague may correct it
    kept_because: str = ""  # why it cannot be removed on request
    key: str = ""  # of the address, where it is about one
    correct_how: str = ""  # where a mistake is mended, when that is not here
    meanings: Mapping[str, str] = field(default_factory=dict)  # of fields, by name


def about_address(rows: Rows, person: Person, field_name: str) -> Rows:
    """Narrow rows with a `key` to one place in the BAG, or to words of its address."""
    if person.key:
        return rows.filter(key=person.key)
    words = person.words.split()
    for word in words:
        rows = rows.filter(**{f"{field_name}__icontains": word})
    return rows if words else rows.none()


class PersonalDataProvider(Protocol):
    """Finds and removes what one room keeps about people.

    It never gives or removes anything of another municipality, nor a secret. Words that
    name nobody find nothing.
    """

    @property
    def code(self) -> str:
        """Its name in steps and proof."""

    @property
    def label(self) -> str | Promise:
        """What its items are called together."""

    @property
    def models(self) -> frozenset[str]:
        """Whose rows it serves, as in `keeping`, so that none is forgotten."""

    def find(self, person: Person) -> Sequence[Item]:
        """Give what is kept in this municipality, in a fixed order."""

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove these items, save those that must stay; gives how many went."""


@dataclass(slots=True)
class Providers:
    """The providers that rooms have registered."""

    kinds: list[PersonalDataProvider] = field(default_factory=list)

    def register(self, provider: PersonalDataProvider) -> None:
        self.kinds.append(provider)


PROVIDERS = Providers()
