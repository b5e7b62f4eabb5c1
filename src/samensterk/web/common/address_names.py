"""What the address behind a lasting key is called; rooms that keep addresses can tell.

Rooms below them know an address by its key only.
"""

from collections.abc import Collection, Mapping
from typing import Protocol


class AddressBook(Protocol):
    """Gives the address of each key that it knows in one municipality."""

    def __call__(
        self, municipality_id: int, keys: Collection[str]
    ) -> Mapping[str, str]: ...


BOOKS: list[AddressBook] = []


def names_of(municipality_id: int, keys: Collection[str]) -> Mapping[str, str]:
    """Name the addresses of one page; what nobody knows is left out."""
    named: dict[str, str] = {}
    for book in BOOKS if keys else ():
        named |= book(municipality_id, keys)
    return named
