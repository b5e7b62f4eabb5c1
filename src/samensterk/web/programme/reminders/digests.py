"""The digest: one mail that says what is late and what comes, made when it goes.

It goes to colleagues and partners who work here today. Nothing of a resident stands in
it: of a promise only its day, with a link.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol
from urllib.parse import urljoin

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.accounts.queries import (
    mail_sender_of,
    members,
    municipality_by_id,
)
from samensterk.web.common.may import door_roles
from samensterk.web.common.moments import today
from samensterk.web.common.outgoing import Letter
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.promises.models import Promise
from samensterk.web.programme.promises.queries import SOON, escalated
from samensterk.web.programme.reminders import queries
from samensterk.web.programme.reminders.home import late_in_words

WEEK, TWO_WEEKS = timedelta(days=7), 14
MOST_LINES = 15


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in the mail."""

    text: str
    day: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind; `n_more` of them are not named."""

    title: str
    lines: Sequence[Line]
    n_more: int = 0


class Place(Protocol):
    """A municipality, as this mail needs it."""

    pk: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets a digest, with what he does here today."""

    email: str
    name: str
    language: str
    roles: frozenset[str]
    viewer: Viewer


class Digest:
    code = "digest"

    def letter(self, arguments: Mapping[str, Any]) -> Letter | None:
        reader = reader_of(arguments["municipality_id"], arguments["user_id"])
        if reader is None:
            return None
        place = municipality_by_id(arguments["municipality_id"])
        with translation.override(reader.language):
            found = sections(reader, place, is_full=arguments["is_full"])
            written = [one for one in found if one.lines]
            return letter_to(reader, place, written) if written else None


def reader_of(municipality_id: int, user_id: int) -> Reader | None:
    """Find who reads it; None when he takes part here no more."""
    rows = members(municipality_id).active(today())
    mine = list(rows.filter(user=user_id, user__is_active=True))
    roles = frozenset(one.role for one in mine)
    if not roles & door_roles("programme:rhythm"):
        return None
    user = mine[0].user
    organisations = frozenset(one.organisation_id for one in mine)
    viewer = Viewer(
        municipality_id, user_id, sees_all=False, organisation_ids=organisations
    )
    return Reader(user.email, str(user), user.language, roles, viewer)


def sections(reader: Reader, place: Place, *, is_full: bool) -> Iterator[Section]:
    """Say what is late and what comes; not full is only what is owed to residents."""
    if reader.roles & door_roles("programme:promise"):
        yield _promises(reader, place)
    if not is_full:
        return
    mine = queries.own_tasks(reader.viewer)
    late = list(mine.filter(due_on__lt=today()))
    yield _tasks(_("Tasks that are late"), place, late)
    week = list(mine.filter(due_on__range=(today(), today() + WEEK)))
    yield _tasks(_("Tasks of the coming week"), place, week)
    yield _events(place)
    if Role.COORDINATOR in reader.roles:
        yield _of_others(reader, place)


def letter_to(reader: Reader, place: Place, written: Sequence[Section]) -> Letter:
    return Letter(
        "programme/mail/digest",
        _("What is next in %s") % place.name,
        reader.email,
        {
            "municipality": place,
            "name": reader.name,
            "sections": written,
            "rhythm_url": _link("programme:rhythm", place),
            "home_url": _link("accounts:municipality", place),
        },
        mail_sender_of(place),
        reader.language,
    )


def _promises(reader: Reader, place: Place) -> Section:
    """Days and links only; what was promised stands behind the door."""
    rows = Promise.objects.for_municipality(place.pk).open()
    mine = rows.filter(owner=reader.viewer.user_id, due_on__lte=today() + SOON)
    lines = [
        Line(
            _("Promise to a resident, before the end of %s") % date_format(due_on),
            late_in_words(due_on) if due_on < today() else "",
            _link("programme:promise", place, number),
        )
        for number, due_on in mine.values_list("pk", "due_on")
    ]
    return _section(_("What you promised a resident"), lines)


def _tasks(title: str, place: Place, tasks: Sequence[Task]) -> Section:
    return _section(
        title,
        [
            Line(
                f"{one.title} ({one.event.title})" if one.event else one.title,
                late_in_words(one.due_on)
                if one.due_on < today()
                else date_format(one.due_on),
                _link("programme:task", place, one.pk),
            )
            for one in tasks
        ],
    )


def _events(place: Place) -> Section:
    return _section(
        _("Coming up within two weeks"),
        [
            Line(
                one.title,
                date_format(one.day),
                _link("programme:event", place, one.pk),
            )
            for one in queries.events_ahead(place.pk, TWO_WEEKS)
        ],
    )


def _of_others(reader: Reader, place: Place) -> Section:
    """What others have late: how many per organisation, of nobody by name."""
    lines = []
    n_long = escalated(place.pk).exclude(owner=reader.viewer.user_id).count()
    if n_long:
        text = ngettext(
            "%(n)s promise to a resident is more than three days late",
            "%(n)s promises to residents are more than three days late",
            n_long,
        ) % {"n": n_long}
        lines.append(Line(text, url=_link("programme:promises", place) + "?stand=late"))
    for name, n_late in queries.late_of_others(reader.viewer).items():
        text = ngettext("%(n)s task is late", "%(n)s tasks are late", n_late)
        whose = name or _("Without an organisation")
        url = _link("programme:tasks", place) + "?stand=telaat"
        lines.append(Line(f"{whose}: {text % {'n': n_late}}", url=url))
    return _section(_("What others have late"), lines)


def _section(title: str, lines: Sequence[Line]) -> Section:
    return Section(title, lines[:MOST_LINES], max(0, len(lines) - MOST_LINES))


def _link(door: str, place: Place, *args: object) -> str:
    """Give a whole address; nothing for a page that is not there."""
    try:
        return urljoin(settings.SITE_URL, reverse(door, args=[place.slug, *args]))
    except NoReverseMatch:
        return ""
