"""Show how far a long read is, when somebody is watching."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from samensterk.products.gather import Progress
from samensterk.sources.reading import Tick


@contextmanager
def reading_progress(verb: str = "gelezen") -> Iterator[Progress]:
    """Give what tells about each file; silent when no terminal is there."""
    console = Console(file=sys.stderr)
    columns = (
        SpinnerColumn(),
        TextColumn(f"{{task.description}}: {{task.completed}} {verb}"),
        TimeElapsedColumn(),
    )
    with Bars(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bars:
        yield lambda name: _ticker(bars, name)


def _ticker(bars: Bars, name: str) -> Tick:
    task = bars.add_task(name, total=None)
    return lambda count: bars.advance(task, count)
