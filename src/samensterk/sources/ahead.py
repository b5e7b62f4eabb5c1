"""Keep a few pieces of work under way, and give their results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


def ahead(
    submit: Callable[..., Any],
    most: int,
    work: Callable[[_Job], _Result],
    jobs: Iterable[_Job],
) -> Iterator[_Result]:
    """Hand out jobs as far as `most` ahead; all at once would fill the memory.

    Parameters
    ----------
    submit : of an executor, or of anything that gives futures
    """
    under_way: deque[Any] = deque()
    for job in jobs:
        under_way.append(submit(work, job))
        if len(under_way) >= most:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()
