"""What can be done in this room, in the order of its first page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the room; `door` says who may see it."""

    door: str
    title: str | Promise
    about: str | Promise


@dataclass(frozen=True, slots=True)
class ShownSection:
    url: str
    title: str | Promise
    about: str | Promise


SECTIONS: tuple[Section, ...] = (
    Section(
        "privacy:papers",
        _("Papers"),
        _("DPIA, register, statements: made from what the system really does."),
    ),
)


def sections_for(request: MunicipalityRequest) -> Sequence[ShownSection]:
    """Give the pages that somebody may open."""
    slug = request.municipality.slug
    return [
        ShownSection(reverse(one.door, args=[slug]), one.title, one.about)
        for one in SECTIONS
        if may(request, one.door)
    ]
