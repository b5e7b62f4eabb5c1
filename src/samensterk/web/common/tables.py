"""A list as a page: sorted, searched, in pages, and the same rows as a file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

ROWS_PER_PAGE = 50
Text = str | Promise
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Column(Generic[M]):
    """One column: its heading, its cell, and what it sorts by (empty: not)."""

    label: Text
    cell: Callable[[M], Any]
    order: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the page, with the address that sorts by it."""

    label: Text
    sort_url: str | None
    direction: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row on the page."""

    url: str | None
    cells: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in the list this page is."""

    n_rows: int
    number: int
    n_pages: int
    previous_url: str | None
    next_url: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """What the template `common/_table.html` shows."""

    caption: Text
    columns: Sequence[Heading]
    rows: Sequence[Row]
    pages: Pages
    empty: Text


@dataclass(frozen=True, slots=True)
class Listing(Generic[M]):
    """How rows of one kind are listed; its columns are the only ones that sort."""

    caption: Text
    empty: Text
    columns: Sequence[Column[M]]
    url_of: Callable[[M], str | None] = lambda _row: None

    def sorted(self, rows: QuerySet[M], asked: QueryDict) -> QuerySet[M]:
        """Sort as asked; what is no column of ours is passed over."""
        column, direction = self._asked(asked)
        if column is None:
            return rows
        sign = "-" if direction == "descending" else ""
        # All in one direction, so that an index can be walked backwards.
        return rows.order_by(*[f"{sign}{one}" for one in (*column.order, "pk")])

    def page(
        self, rows: QuerySet[M], asked: QueryDict, *, n_rows: int | None = None
    ) -> Table:
        """Give one page; two queries, or one when it is known how many rows there are."""
        paginator = Paginator(self.sorted(rows, asked), ROWS_PER_PAGE)
        if n_rows is not None:
            paginator.count = n_rows
        page = paginator.get_page(asked.get("pagina"))
        return Table(
            caption=self.caption,
            columns=[self._heading(one, asked) for one in self.columns],
            rows=[
                Row(self.url_of(one), [column.cell(one) for column in self.columns])
                for one in page.object_list
            ],
            pages=Pages(
                n_rows=page.paginator.count,
                number=page.number,
                n_pages=page.paginator.num_pages,
                previous_url=_with(asked, pagina=page.number - 1)
                if page.has_previous()
                else None,
                next_url=_with(asked, pagina=page.number + 1)
                if page.has_next()
                else None,
            ),
            empty=self.empty,
        )

    def lines(self, rows: QuerySet[M], asked: QueryDict) -> Iterator[Sequence[Any]]:
        """Give every row for a file, in the order of the page."""
        for row in self.sorted(rows, asked).iterator(chunk_size=2000):
            yield [column.cell(row) for column in self.columns]

    def _asked(self, asked: QueryDict) -> tuple[Column[M] | None, str]:
        key = asked.get("sorteer", "")
        direction = "descending" if key.startswith("-") else "ascending"
        known = {one.key: one for one in self.columns if one.order}
        return known.get(key.removeprefix("-")), direction

    def _heading(self, column: Column[M], asked: QueryDict) -> Heading:
        if not column.order:
            return Heading(column.label, None, None)
        sorted_by, direction = self._asked(asked)
        if sorted_by is not column:
            return Heading(column.label, _with(asked, sorteer=column.key), None)
        other = column.key if direction == "descending" else f"-{column.key}"
        return Heading(column.label, _with(asked, sorteer=other), direction)


def _with(asked: QueryDict, **changed: Any) -> str:
    """Give the address of the same list with something else asked."""
    query = asked.copy()
    if "pagina" not in changed:
        query.pop("pagina", None)
    for name, value in changed.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"
