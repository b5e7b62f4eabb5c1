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
    is_across: bool = False  # over all municipalities of somebody


@dataclass(frozen=True, slots=True)
class ShownSection:
    url: str
    title: str | Promise
    about: str | Promise


SECTIONS: tuple[Section, ...] = (
    Section(
        "programme:timeline",
        _("Time line"),
        _("Events and tasks: what is next, what is late, as list, month or plan."),
    ),
    Section(
        "programme:tasks",
        _("Tasks"),
        _("All tasks in one list: by whom, by when, and how far it is."),
    ),
    Section(
        "programme:run_sheets",
        _("Run sheets"),
        _("Ready-made lists of steps for a meeting and for De boer op."),
    ),
    Section(
        "programme:promises",
        _("Promises"),
        _("What was promised to farmers and residents: by whom, when, and the answer."),
    ),
    Section(
        "programme:contacts",
        _("Contacts"),
        _("Whom to call at which partner, and whether that is still correct."),
    ),
    Section(
        "programme:menu",
        _("Speakers and workshops"),
        _("The menu to choose from for a meeting: goal, length, cost, experience."),
    ),
    Section(
        "programme:shares",
        _("Together with others"),
        _("Events with other municipalities, and what they ask of you."),
    ),
    Section(
        "programme:hours",
        _("Hours"),
        _("What each partner promised, what is planned and what was used."),
    ),
    Section(
        "programme:activity",
        _("Who did what"),
        _("All that happened in the programme, newest first. With search."),
    ),
    Section(
        "programme:rhythm",
        _("Reminders by mail"),
        _("How often you want a mail about what is next and late."),
    ),
    Section(
        "programme:region",
        _("All municipalities"),
        _("Phase, next event and late tasks of each municipality you work for."),
        is_across=True,
    ),
    Section(
        "programme:standards",
        _("Standard run sheets"),
        _("The run sheets that all municipalities begin with; you keep them."),
        is_across=True,
    ),
)


def sections_for(request: MunicipalityRequest) -> Sequence[ShownSection]:
    """Give the pages that somebody may open."""
    here = [request.municipality.slug]
    return [
        ShownSection(
            reverse(one.door, args=[] if one.is_across else here), one.title, one.about
        )
        for one in SECTIONS
        if may(request, one.door)
    ]
