"""Read fields of JSON, and say in Dutch where something is wrong: `visits[3].place`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

Read = TypeVar("Read")
DAY_MINUTES = 24 * 60


class WrongField(Exception):
    """A field cannot be used; `where` is its path and `why` is Dutch."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


@dataclass(frozen=True)
class Fields:
    """One object of the file, and the path that leads to it."""

    where: str
    values: Mapping[str, Any]

    def path(self, name: str) -> str:
        """Give the path of a field, as a reader finds it in the file."""
        return f"{self.where}.{name}" if self.where else name

    def has(self, name: str) -> bool:
        """Say whether the field is there with a value."""
        return self.values.get(name) is not None

    def only(self, *names: str) -> None:
        """Refuse fields that nobody reads; most are typing errors."""
        strange = [one for one in self.values if one not in names]
        if strange:
            known = ", ".join(names)
            raise WrongField(self.path(strange[0]), f"onbekend; kies uit {known}")

    def value(self, name: str, default: Any = None) -> Any:
        """Give a field, or what holds without it; without either it must be there."""
        if self.has(name):
            return self.values[name]
        if default is None:
            raise WrongField(self.path(name), "ontbreekt")
        return default

    def text(self, name: str, default: str | None = None) -> str:
        """Give a field that is text."""
        found = self.value(name, default)
        if not isinstance(found, str):
            raise WrongField(self.path(name), "moet tekst zijn")
        return found

    def key(self, name: str) -> str:
        """Give a field that names something."""
        found = self.text(name)
        if not found.strip():
            raise WrongField(self.path(name), "is leeg")
        return found

    def whole(
        self, name: str, default: int | None = None, *, least: int = 0, most: int
    ) -> int:
        """Give a field that is a whole number between bounds."""
        found = self.value(name, default)
        is_whole = isinstance(found, int) and not isinstance(found, bool)
        if not is_whole or not least <= found <= most:
            why = f"moet een geheel getal van {least} tot en met {most} zijn"
            raise WrongField(self.path(name), why)
        return int(found)

    def moment_s(self, name: str) -> int:
        """Give a time of the clock, such as 09:30, in seconds since midnight."""
        found = self.text(name)
        hours, colon, minutes = found.partition(":")
        if colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2:
            total = int(hours) * 60 + int(minutes)
            if int(minutes) < 60 and total <= DAY_MINUTES:
                return total * 60
        raise WrongField(self.path(name), f"'{found}' is geen tijd zoals 09:30")

    def day(self, name: str) -> int:
        """Give a date, such as 2027-03-15, as the ordinal of its day."""
        found = self.text(name)
        try:
            return date.fromisoformat(found).toordinal()
        except ValueError:
            why = f"'{found}' is geen dag zoals 2027-03-15"
            raise WrongField(self.path(name), why) from None

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of text; none when it is not there."""
        found = self.values.get(name) or []
        if not isinstance(found, list) or not all(isinstance(x, str) for x in found):
            raise WrongField(self.path(name), "moet een lijst van teksten zijn")
        return tuple(found)

    def one(self, name: str) -> "Fields | None":
        """Give an object inside this one, if it is there."""
        if not self.has(name):
            return None
        return fields_of(self.path(name), self.values[name])

    def each(self, name: str, read: Callable[["Fields"], Read]) -> tuple[Read, ...]:
        """Read a list of objects; none when it is not there."""
        return tuple(read(one) for one in self._objects(name))

    def _objects(self, name: str) -> Iterator["Fields"]:
        found = self.values.get(name) or []
        if not isinstance(found, list):
            raise WrongField(self.path(name), "moet een lijst zijn")
        for at, value in enumerate(found):
            yield fields_of(f"{self.path(name)}[{at}]", value)


def fields_of(where: str, value: Any) -> Fields:
    """Give an object of JSON with its path; anything else is refused."""
    if not isinstance(value, dict):
        raise WrongField(where or "het bestand", "moet een object zijn: { … }")
    return Fields(where, value)
