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
        "privacy:requests",
        _("Requests about data"),
        _(
            "Who asks to see, correct or remove data, or objects, gets an answer in time."
        ),
    ),
    Section(
        "privacy:wishes_ending",
        _("Wishes that end"),
        _("Addresses whose wish must be confirmed or ended."),
    ),
    Section(
        "privacy:log",
        _("Processing log"),
        _("Who used which yard, when and for what. Search by account, day or address."),
    ),
    Section(
        "privacy:unusual",
        _("Unusual use"),
        _("Days on which use met one of three published rules."),
    ),
    Section(
        "privacy:chain",
        _("Is the log whole?"),
        _("The hash chain over the log, and what the last check found."),
    ),
    Section(
        "privacy:breach_file",
        _("What one account touched"),
        _("One file for the report of a data breach."),
    ),
    Section(
        "privacy:accesses",
        _("Who looked at an address"),
        _("For a resident who wants to know: one list, also as a file."),
    ),
    Section(
        "privacy:papers",
        _("Papers"),
        _("DPIA, register, statements: made from what the system really does."),
    ),
    Section(
        "privacy:terms",
        _("Terms"),
        _("What is kept of people, for how long and why; and what goes soon."),
    ),
    Section(
        "privacy:removed",
        _("Removed"),
        _("Proof of what went: how many, when and why."),
    ),
    Section(
        "privacy:archive",
        _("Archive"),
        _("Records that were exported and wait to be taken to the archive."),
    ),
    Section(
        "privacy:conflicts",
        _("Terms at odds"),
        _("Where a record must be kept longer than its personal data may be."),
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
