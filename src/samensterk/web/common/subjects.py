"""What the keys in the processing log stand for; rooms register their own kinds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise

MOST_FOUND = 50


class SubjectKind(Protocol):
    """One kind of thing that the log names."""

    @property
    def kind(self) -> str:
        """Its name, as in `processing.Subject`."""

    @property
    def label(self) -> str | Promise:
        """What one of them is called."""

    def titles(self, municipality_id: int, keys: Collection[str]) -> Mapping[str, str]:
        """Give what each is called, for those that are still there."""

    def find(self, municipality_id: int, words: str) -> Sequence[str]:
        """Give the keys of what fits some words, at most `MOST_FOUND`."""


@dataclass(slots=True)
class SubjectKinds:
    """The kinds that rooms have registered."""

    by_name: dict[str, SubjectKind] = field(default_factory=dict)

    def register(self, kind: SubjectKind) -> None:
        self.by_name[kind.kind] = kind


SUBJECTS = SubjectKinds()
YARD = "yard"  # the kind that has an address


def addresses_of(municipality_id: int, keys: Collection[str]) -> Mapping[str, str]:
    """Name the addresses behind some keys; what nobody knows is left out."""
    known = SUBJECTS.by_name.get(YARD)
    return known.titles(municipality_id, keys) if known and keys else {}


def addresses_named(municipality_id: int, words: str) -> Mapping[str, str]:
    """Name the addresses that fit some words, by key; no words find none."""
    known = SUBJECTS.by_name.get(YARD)
    keys = known.find(municipality_id, words) if known and words else []
    titles = addresses_of(municipality_id, keys)
    return {key: titles[key] for key in keys if key in titles}
