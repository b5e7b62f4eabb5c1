"""Models whose every read is written in the processing log, so that none is forgotten."""

from collections.abc import Collection
from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from samensterk.web.common.processing import Subject, is_gathering, notice

M = TypeVar("M", bound=models.Model)


class UnnoticedRead(Exception):
    """Columns were taken from the database without the rows they belong to."""


class WatchedQuerySet(models.QuerySet[M]):
    """Refuses to give bare columns to a page or a job: the log would not know of whom."""

    def values(self, *fields: Any, **expressions: Any) -> Any:
        if is_gathering():
            raise UnnoticedRead(self.model.__name__)
        return super().values(*fields, **expressions)

    def values_list(self, *fields: Any, **how: Any) -> Any:
        if is_gathering():
            raise UnnoticedRead(self.model.__name__)
        return super().values_list(*fields, **how)


class Watched(models.Model):
    """A row about a yard, contact or visit; it has a municipality and a lasting key."""

    SUBJECT: ClassVar[str]
    SUBJECT_KEY: ClassVar[str] = "key"

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls,
        db: str | None,
        field_names: Collection[str],
        values: Collection[Any],
        **how: Any,
    ) -> Self:
        row = super().from_db(db, field_names, values, **how)
        if is_gathering():
            notice(row.subject)
        return row

    @property
    def subject(self) -> Subject:
        """What the log names.

        A row that Django reads only to delete it, with what it hangs on, comes without
        these two; they are looked up.
        """
        known = self.__dict__
        lacking = {"municipality_id", self.SUBJECT_KEY} - known.keys()
        if lacking:
            self.refresh_from_db(fields=sorted(lacking))
        return Subject(
            known["municipality_id"], self.SUBJECT, str(known[self.SUBJECT_KEY])
        )
