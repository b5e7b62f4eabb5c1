"""What a line of the log calls the page or the job."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from samensterk.web.common.jobs import KINDS


def title_of(door: str) -> str | Promise:
    """Give the title of a page or a job; one that is no more keeps its name."""
    doors = import_string(settings.DOORS)
    if door in doors:
        title: str | Promise = doors[door].title
        return title
    kind = KINDS.by_code.get(door)
    return kind.label if kind is not None else door
