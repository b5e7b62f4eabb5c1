"""What is kept of people: which fields, how long, from when, and why.

Every room declares its models in `terms.py` and registers them; the privacy room
removes on time, shows the terms, and a test fails for a field that nobody looked at.
"""

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

# Articles of the AVG (Regulation (EU) 2016/679); which law gives the public task is
# for each municipality to say in its own papers.
PUBLIC_TASK = _("public task (article 6(1)(e) GDPR)")
LEGAL_DUTY = _("legal duty to account and to secure (articles 5(2) and 32 GDPR)")
CONTRACT_OF_WORK = _("work for the programme (article 6(1)(e) GDPR)")


# In the place of a municipality: what is of none, such as a role on the platform.
PLATFORM = 0


def years(n: int) -> int:
    """Give the fewest days that are never shorter than so many years."""
    return math.ceil(n * 365.25)


def in_words(days: int) -> str:
    """Say a term as people do: in years when it is that."""
    n_years = days // 365
    if n_years and days <= years(n_years):
        return ngettext("%(n)s year", "%(n)s years", n_years) % {"n": n_years}
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


class Holder(Protocol):
    """Where something is kept.

    `place` is a municipality, `PLATFORM` for what is of none, or None for all of it.
    """

    def count(self, before: datetime, place: int | None) -> int:
        """Give how many have a term that began before a moment."""

    def remove(self, before: datetime, place: int | None) -> int:
        """Remove those; gives how many. Runs inside one transaction."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one model, whose term begins at the moment or day in one field."""

    model: str
    start: str
    municipality: str = ""  # the way to it, as a lookup; empty is of the whole site
    # Libraries write the real time, also where time was moved to practise.
    is_real_time: bool = False

    def due(self, before: datetime, place: int | None) -> "models.QuerySet[Any]":
        found = apps.get_model(self.model)
        if self.is_real_time:
            before -= timedelta(days=settings.DAYS_AHEAD)
        limit: Any = before
        if not isinstance(_field_of(found, self.start), models.DateTimeField):
            limit = timezone.localdate(before)
        every: models.QuerySet[Any] = found._default_manager.all()  # noqa: SLF001
        rows = every.filter(**{f"{self.start}__lt": limit})
        if self.municipality and place is not None:
            rows = rows.filter(**{self.municipality: place or None})
        return rows

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).count()

    def remove(self, before: datetime, place: int | None) -> int:
        return remove_rows(self.due(before, place))


@dataclass(frozen=True, slots=True)
class Names:
    """Who did something: the link with the account goes, the row itself stays."""

    model: str
    name: str
    start: str
    municipality: str = ""

    def due(self, before: datetime, place: int | None) -> "models.QuerySet[Any]":
        rows = Rows(self.model, self.start, self.municipality).due(before, place)
        return rows.exclude(**{self.name: None})

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).count()

    def remove(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).update(**{self.name: None})


def remove_rows(rows: "models.QuerySet[Any]") -> int:
    """Remove rows; gives how many the database itself says went, for proof."""
    _total, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)  # noqa: SLF001


def _field_of(model: type[models.Model], path: str) -> Any:
    """Give the field at the end of a lookup such as `user__date_joined`."""
    *way, name = path.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]  # noqa: SLF001
    return model._meta.get_field(name)  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Record:
    """What the law on archives asks: not gone before so many years.

    The category comes from the Selectielijst gemeenten en intergemeentelijke organen
    2020; which one fits is for the archivist of the municipality to confirm.
    """

    category: str | Promise
    years: int

    @property
    def days(self) -> int:
        return years(self.years)


class RecordHolder(Holder, Protocol):
    """Where records are kept: their rows can be read, to be exported before they go."""

    @property
    def start(self) -> str:
        """The field in which the term begins."""

    def due(self, before: datetime, place: int | None) -> "models.QuerySet[Any]":
        """Give the rows whose term began before a moment."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long: so many days after an event, on a legal ground.

    With a `record` the holder is a `RecordHolder`.
    """

    days: int
    starts: str | Promise
    ground: str | Promise
    holder: Holder
    has_municipality: bool = True  # then a municipality may shorten it
    shortest: int = 1  # days
    warns: bool = False  # somebody may want to look before it goes
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One model: what of people is in it and when it goes.

    Every field is in `personal` or in `of_nobody`; numbers of rows, links between
    tables and yes-or-no need not be named.
    """

    model: str
    label: str | Promise
    personal: frozenset[str] = frozenset()
    of_nobody: frozenset[str] = frozenset()
    term: Term | None = None
    goes_with: str = ""  # the model whose row takes this one along

    @property
    def code(self) -> str:
        """Its name in settings, addresses and proof."""
        return self.model.lower().replace(".", "-")


@dataclass(slots=True)
class Keeping:
    """Everything that rooms have declared, by model."""

    by_model: dict[str, Kept] = field(default_factory=dict)

    def register(self, *declared: Kept) -> None:
        for one in declared:
            self.by_model[one.model] = one

    def with_term(self) -> list[Kept]:
        return [one for one in self.by_model.values() if one.term is not None]

    def carrier_of(self, kept: Kept) -> Kept:
        """Give itself, or the model with a term whose row takes this one along."""
        while kept.term is None and kept.goes_with:
            kept = self.by_model[kept.goes_with]
        return kept

    def by_code(self, code: str) -> Kept | None:
        """Give what has this code and a term."""
        return next((one for one in self.with_term() if one.code == code), None)


KEEPING = Keeping()
