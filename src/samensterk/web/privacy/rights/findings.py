"""What all rooms together keep of the one who asks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from samensterk.web.common.personal_data import (
    PROVIDERS,
    Item,
    Person,
    PersonalDataProvider,
)
from samensterk.web.common.processing import Subject, notice
from samensterk.web.common.subjects import YARD
from samensterk.web.privacy.rights.models import SubjectRequest

CONTACT = "contact"  # in the log: somebody who was looked for by his own words


@dataclass(frozen=True, slots=True)
class Finding:
    """One item, and whether it is of the one who asks."""

    token: str  # `provider:item`
    item: Item
    is_theirs: bool
    is_certain: bool  # it is about the very address; no one need choose it

    @property
    def may_go(self) -> bool:
        return self.is_theirs and not self.item.kept_because


@dataclass(frozen=True, slots=True)
class Room:
    """What one provider found."""

    provider: PersonalDataProvider
    findings: Sequence[Finding]

    @property
    def label(self) -> str | Promise:
        return self.provider.label


def person_of(request: SubjectRequest) -> Person:
    return Person(request.municipality_id, request.key, request.words)


def find_all(request: SubjectRequest) -> Sequence[Room]:
    """Ask every room, and write in the log of whom; empty rooms are left out."""
    here = request.municipality_id
    if request.key:
        notice(Subject(here, YARD, request.key))
    if request.words:
        notice(Subject(here, CONTACT, str(request.pk)))
    person = person_of(request)
    rooms = [
        Room(one, [_finding(request, one, item) for item in one.find(person)])
        for one in PROVIDERS.kinds
    ]
    return [one for one in rooms if one.findings]


def _finding(
    request: SubjectRequest, provider: PersonalDataProvider, item: Item
) -> Finding:
    token = f"{provider.code}:{item.id}"
    is_certain = bool(request.key) and item.key == request.key
    is_theirs = is_certain or token in request.chosen
    return Finding(token, item, is_theirs, is_certain)


def theirs(rooms: Sequence[Room]) -> Sequence[Room]:
    """Keep what is of the one who asks; another with the same name stays out."""
    kept = [
        Room(one.provider, [found for found in one.findings if found.is_theirs])
        for one in rooms
    ]
    return [one for one in kept if one.findings]


def removable(rooms: Sequence[Room]) -> Sequence[Finding]:
    return [found for one in rooms for found in one.findings if found.may_go]


def staying(rooms: Sequence[Room]) -> Sequence[Finding]:
    return [
        found
        for one in rooms
        for found in one.findings
        if found.is_theirs and not found.may_go
    ]


def ids_for(provider: PersonalDataProvider, tokens: Collection[str]) -> list[str]:
    """Give the items of one provider that are meant."""
    start = f"{provider.code}:"
    return [one.removeprefix(start) for one in tokens if one.startswith(start)]
