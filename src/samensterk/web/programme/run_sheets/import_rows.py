"""What the rows of a run sheet from elsewhere become: pure, with what is wrong in facts."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from samensterk.web.programme.run_sheets.columns import Meaning
from samensterk.web.programme.run_sheets.written_moments import (
    minutes_from,
    read_day,
    read_time,
)

LONGEST_TITLE, LONGEST_ABOUT, LONGEST_MATERIAL = 200, 4000, 300
MOST_MINUTES, MOST_HOURS = 24 * 60, 9999.9
FARTHEST_DAYS = 3 * 366
# Words by which people say who does it, in the order in which they count.
DOERS: tuple[tuple[str, str], ...] = (
    ("burgemeester|wethouder|bestuur", "mayor"),
    ("politie|wijkagent", "police"),
    ("riec", "riec"),
    ("pvo", "safe_business"),
    ("lto|agrarische belangen", "farmers_union"),
    ("brandweer|veiligheidsregio", "fire_brigade"),
    ("omgevingsdienst|^od\\b", "environment"),
    ("communicatie|voorlichting", "communication"),
    ("dagvoorzitter|voorzitter", "chair"),
    ("spreker|workshopleider|workshop", "speaker"),
    ("zaal|locatie|beheerder|catering", "venue"),
    ("iedereen|allen|^alle", "everybody"),
    ("boa|toezichthouder|veldteam|^team", "field_team"),
    ("secretariaat|administratie|ondersteuning", "administrator"),
    ("co.?.?rdinator|projectleider|gemeente", "coordinator"),
)
DONE = re.compile(r"gereed|klaar|afgerond|gedaan|^ja\b|^x$|^v$|✓|✔|☑|done|^100 ?%")
DROPPED = re.compile(r"verval|n\.?v\.?t|geschrapt|niet nodig|dropped")


class Fault(StrEnum):
    """Why a row cannot be read in."""

    NO_TITLE = "no_title"
    LONG_TITLE = "long_title"
    NO_DAY = "no_day"
    UNKNOWN_DAY = "unknown_day"
    FAR_DAY = "far_day"
    UNKNOWN_TIME = "unknown_time"
    UNKNOWN_MINUTES = "unknown_minutes"
    UNKNOWN_HOURS = "unknown_hours"
    LONG_TEXT = "long_text"


class Remark(StrEnum):
    """What somebody should know of a row that can be read in."""

    UNKNOWN_WHO = "unknown_who"
    TIME_IN_TEXT = "time_in_text"
    IS_THERE = "is_there"


@dataclass(frozen=True, slots=True)
class EventDay:
    """What a row needs to know of the event."""

    day: date
    starts_at: time | None
    doers: Mapping[str, str]  # what they are called on the page, in small letters


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row, and the task that it becomes."""

    number: int
    cells: tuple[str, ...]
    title: str = ""
    about: str = ""
    doer: str = "coordinator"
    due_on: date | None = None
    minute: int | None = None
    lasts_min: int | None = None
    material: str = ""
    hours: float | None = None
    state: str = "open"
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_wanted: bool = True

    @property
    def is_ready(self) -> bool:
        return self.is_wanted and not self.faults


def read_row(
    number: int, cells: Sequence[str], columns: Sequence[Meaning], event: EventDay
) -> ImportRow:
    """Make a task of a row; `faults` say what cannot be."""
    given = _by_meaning(cells, columns)
    faults: list[Fault] = []
    remarks: list[Remark] = []
    due_on, minute, lasts_min, told = _moment(given, event, faults)
    if told:
        remarks.append(Remark.TIME_IN_TEXT)
    doer = _doer(given.get(Meaning.WHO, ""), event)
    if doer is None:
        remarks.append(Remark.UNKNOWN_WHO)
        told = (*told, given[Meaning.WHO])
    title = " ".join(given.get(Meaning.TITLE, "").split())
    about = _about(given, told)
    material = " ".join(given.get(Meaning.MATERIAL, "").split())
    hours = _number(
        given.get(Meaning.HOURS, ""), MOST_HOURS, Fault.UNKNOWN_HOURS, faults
    )
    faults += _text_faults(title, about, material)
    return ImportRow(
        number,
        tuple(cells),
        title,
        about,
        doer or "coordinator",
        due_on,
        minute,
        lasts_min,
        material,
        hours,
        _state(given.get(Meaning.STATE, "")),
        tuple(faults),
        tuple(remarks),
    )


def _by_meaning(
    cells: Sequence[str], columns: Sequence[Meaning]
) -> Mapping[Meaning, str]:
    found = zip(columns, cells, strict=False)
    return {meaning: cell.strip() for meaning, cell in found if cell.strip()}


def _moment(
    given: Mapping[Meaning, str], event: EventDay, faults: list[Fault]
) -> tuple[date | None, int | None, int | None, tuple[str, ...]]:
    """Give day, minute, length, and what of the time only fits in words."""
    at = given.get(Meaning.TIME, "")
    found = read_time(at) if at else None
    if at and found is None:
        faults.append(Fault.UNKNOWN_TIME)
    due_on = _day(given.get(Meaning.DAY, ""), event.day, bool(at), faults)
    lasts = _number(
        given.get(Meaning.MINUTES, ""), MOST_MINUTES, Fault.UNKNOWN_MINUTES, faults
    )
    lasts_min = round(lasts) if lasts else None
    if found is None:
        return due_on, None, lasts_min, ()
    begins, length = found
    if due_on != event.day or event.starts_at is None:
        return due_on, None, lasts_min or length, (at,)
    return due_on, minutes_from(event.starts_at, begins), lasts_min or length, ()


def _day(text: str, day: date, has_time: bool, faults: list[Fault]) -> date | None:  # noqa: FBT001
    """Give the day; what has only a time is on the day itself."""
    if not text:
        if has_time:
            return day
        faults.append(Fault.NO_DAY)
        return None
    found = read_day(text, day)
    if found is None:
        faults.append(Fault.UNKNOWN_DAY)
    elif abs((found - day).days) > FARTHEST_DAYS:
        faults.append(Fault.FAR_DAY)
    return found


def _number(text: str, most: float, fault: Fault, faults: list[Fault]) -> float | None:
    if not text:
        return None
    found = re.match(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(?:min\w*\.?|uur|uren|u|m)?$", text)
    value = float(found[1].replace(",", ".")) if found else -1.0
    if not 0 <= value <= most:
        faults.append(fault)
        return None
    return round(value, 1) or None


def _doer(text: str, event: EventDay) -> str | None:
    """Give who does it; None when the words say nothing that we know."""
    plain = text.lower().strip()
    if not plain:
        return "coordinator"
    if plain in event.doers:
        return event.doers[plain]
    return next((doer for words, doer in DOERS if re.search(words, plain)), None)


def _about(given: Mapping[Meaning, str], told: Sequence[str]) -> str:
    parts = (given.get(Meaning.ABOUT, ""), given.get(Meaning.NOTE, ""), *told)
    return "\n".join(filter(None, parts))


def _text_faults(title: str, about: str, material: str) -> Iterator[Fault]:
    if not title:
        yield Fault.NO_TITLE
    if len(title) > LONGEST_TITLE:
        yield Fault.LONG_TITLE
    if len(about) > LONGEST_ABOUT or len(material) > LONGEST_MATERIAL:
        yield Fault.LONG_TEXT


def _state(text: str) -> str:
    plain = text.lower().strip()
    # 'niet gereed' and 'nog niet' are open.
    if "niet" in plain and not DROPPED.search(plain):
        return "open"
    if DROPPED.search(plain):
        return "dropped"
    return "done" if DONE.search(plain) else "open"


def is_known(row: ImportRow, there: Collection[tuple[str, date]]) -> bool:
    """Say whether a task like this is there already: the same words on the same day."""
    return row.due_on is not None and (row.title.casefold(), row.due_on) in there
