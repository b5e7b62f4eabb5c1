"""The letters of an announcement in walking order, each with its address and code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils import translation

from samensterk.paper.letter_words import LetterWords
from samensterk.paper.letters import (
    AddressedLetter,
    AddressLine,
    address_lines,
)
from samensterk.web.areas.yards.reach import Reader
from samensterk.web.common.answer_codes import in_groups
from samensterk.web.common.moments import day_words
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.code_keeping import code_of
from samensterk.web.rounds.letters.facts import (
    answer_url,
    people_by_team,
    round_words,
)
from samensterk.web.rounds.letters.models import Announcement, AnswerCode, Letter
from samensterk.web.rounds.letters.wording import (
    ReaderWords,
    RoundWords,
    letter_words,
)
from samensterk.web.rounds.plans.models import Stop

LATE = date.max  # what is not planned yet stands behind what is


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is printed together; letters without an address cannot be sent."""

    words: RoundWords
    letters: Sequence[AddressedLetter]
    lines: Sequence[AddressLine]
    keys: Sequence[str]
    n_without_address: int = 0


@dataclass(slots=True)
class _Round:
    """What all letters of one announcement have in common, asked once."""

    announcement: Announcement
    words: RoundWords
    stops: Mapping[str, Stop]
    codes: Mapping[int, AnswerCode]
    teams: Mapping[int, Sequence[str]]
    before: frozenset[str] = field(
        default_factory=frozenset
    )  # who had a letter earlier


def bundle_of(announcement: Announcement, letters: Sequence[Letter]) -> Bundle:
    """Put letters in walking order; asks at this moment who may still get one."""
    known = _gather(announcement, letters)
    may = readers(announcement.municipality_id, [one.key for one in letters])
    coming = [one for one in letters if one.key in may and one.key in known.stops]
    coming.sort(key=lambda one: walking_order(known.stops[one.key]))
    sent = [one for one in coming if known.stops[one.key].yard.address]
    with translation.override("nl"):
        addressed = [_addressed(known, one, may[one.key]) for one in sent]
    return Bundle(
        words=known.words,
        letters=addressed,
        lines=list(_lines(known, sent)),
        keys=[one.key for one in sent],
        n_without_address=len(coming) - len(sent),
    )


def walking_order(stop: Stop) -> tuple[Any, ...]:
    """Order areas as the round does; in each the plan first, then street and number."""
    yard = stop.yard
    return (
        stop.area.place,
        stop.day or LATE,
        stop.team_id or 0,
        stop.begins or time.max,
        yard.street,
        yard.house_number or 0,
        stop.pk,
    )


def _gather(announcement: Announcement, letters: Sequence[Letter]) -> _Round:
    of, here = announcement.of, announcement.municipality_id
    rows = Stop.objects.for_municipality(here).filter(of=of, again_of=None)
    rows = rows.select_related("yard", "area__area").defer(
        *("yard__facts", "yard__before", "area__area__outline", "area__area__values")
    )
    codes = AnswerCode.objects.filter(stop__of=of)
    if len(letters) == 1:  # a mail goes alone
        rows = rows.filter(key=letters[0].key)
        codes = codes.filter(stop__key=letters[0].key)
    stops = {one.key: one for one in rows}
    earlier = Letter.objects.for_municipality(here).filter(
        announcement__of=of, announcement__number__lt=announcement.number
    )
    return _Round(
        announcement=announcement,
        words=round_words(of, announcement),
        stops=stops,
        codes={one.stop_id: one for one in codes},
        teams=people_by_team(
            here, (one.team_id for one in stops.values() if one.team_id)
        ),
        before=frozenset(one.key for one in earlier),
    )


def _addressed(known: _Round, letter: Letter, reader: Reader) -> AddressedLetter:
    stop = known.stops[letter.key]
    kept = known.codes.get(stop.pk)
    code = code_of(kept) if kept is not None else ""
    lines = address_lines(stop.yard.address, reader.name)
    return AddressedLetter(
        address=lines,
        bookmark=str(stop.yard),
        words=_words(known, letter, stop, reader.name),
        code=in_groups(code),
        url=answer_url(code) if code else "",
    )


def _words(known: _Round, letter: Letter, stop: Stop, name: str) -> LetterWords:
    told = ReaderWords(
        from_on=day_words(letter.told_from),
        until_on=day_words(letter.told_until),
        name=name,
        team=known.teams.get(stop.team_id or 0, ()),
        is_again=letter.key in known.before,
    )
    return letter_words(known.words, told)


def _lines(known: _Round, letters: Sequence[Letter]) -> Iterator[AddressLine]:
    for number, letter in enumerate(letters, 1):
        stop = known.stops[letter.key]
        yard = stop.yard
        note = "" if yard.house_number else " (geen huisnummer)"
        yield AddressLine(number, stop.area.area.name, f"{yard}{note}")


def sample_letter(words: RoundWords, reader: ReaderWords) -> AddressedLetter:
    """Give the letter as nobody gets it: with an address and a code that do not exist."""
    return AddressedLetter(
        address=address_lines("Voorbeeldweg 1, 1234AB Voorbeeld"),
        bookmark="Voorbeeldweg 1",
        words=letter_words(words, reader),
        code=in_groups("0" * 16),
        url=answer_url("0" * 16),
    )
