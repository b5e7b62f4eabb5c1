"""What the list of yards keeps about yards and the people who live there."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.keeping import (
    CONTRACT_OF_WORK,
    PUBLIC_TASK,
    Kept,
    Names,
    Rows,
    Term,
    remove_rows,
    years,
)


@dataclass(frozen=True, slots=True)
class YardsOffTheList:
    """Yards that a scan does not find any more, or that people set aside."""

    start: ClassVar[str] = "gone_since"

    def due(self, before: datetime, place: int | None) -> QuerySet[Yard]:
        limit = timezone.localdate(before)
        rows = Yard.objects.filter(Q(gone_since__lt=limit) | Q(set_aside_on__lt=limit))
        if place is not None:
            rows = rows.filter(municipality=place or None)
        return rows

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before, place).count()

    def remove(self, before: datetime, place: int | None) -> int:
        return remove_rows(self.due(before, place))


YARDS = Kept(
    "areas.Yard",
    _("yards that are not on the list any more"),
    personal=frozenset(
        {
            "key",
            "address",
            "street",
            "house_number",
            "place",
            "kind",
            "kind_found",
            "facts",
            "x_m",
            "y_m",
            "gone_since",
            "set_aside_on",
            "change",
            "before",
        }
    ),
    of_nobody=frozenset({"visit_area", "n_corrections", "version"}),
    term=Term(
        days=5 * 365,
        starts=_("a new scan no longer finds the yard, or a colleague set it aside"),
        ground=PUBLIC_TASK,
        holder=YardsOffTheList(),
        warns=True,
    ),
)
CORRECTIONS = Kept(
    "areas.YardCorrection",
    _("who corrected a yard"),
    personal=frozenset(
        {"key", "before", "after", "why", "by", "at", "undone_by", "undone_at"}
    ),
    of_nobody=frozenset({"what", "source"}),
    term=Term(
        days=years(2),
        starts=_(
            "the correction was made; after the term the name goes and the correction stays as long as the yard"
        ),
        ground=CONTRACT_OF_WORK,
        holder=Names("areas.YardCorrection", "by", "at", "municipality"),
    ),
)
QUESTIONS = Kept(
    "areas.YardQuestion",
    _("questions about a yard after a new scan"),
    personal=frozenset({"key", "found", "answered_by", "answered_at", "answer"}),
    of_nobody=frozenset({"why", "asked_at"}),
    term=Term(
        days=years(2),
        starts=_("the question was asked"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("areas.YardQuestion", "asked_at", "municipality"),
    ),
)
CONTACTS = Kept(
    "areas.YardContact",
    _("how to reach somebody on a yard"),
    personal=frozenset(
        {
            "key",
            "name",
            "phone",
            "mail",
            "language",
            "source",
            "purpose",
            "given_on",
            "ends_on",
            "by",
        }
    ),
    of_nobody=frozenset({"version"}),
    term=Term(
        days=1,
        starts=_("the last day that was agreed with who gave it"),
        ground=PUBLIC_TASK,
        holder=Rows("areas.YardContact", "ends_on", "municipality"),
    ),
)
KEPT = (YARDS, CORRECTIONS, QUESTIONS, CONTACTS)
