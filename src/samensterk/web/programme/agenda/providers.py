"""What events and tasks keep of colleagues and partners, and of whom they wrote about."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.programme.agenda.models import (
    Attachment,
    CalendarFeed,
    Share,
    Task,
    TaskComment,
)

COMMENT, FILE, FEED, TASKS, SHARES = "comment", "file", "calendar", "tasks", "shares"


class AgendaProvider:
    """Finds people by e-mail address or name, and words in comments and names of files."""

    code = "agenda"
    label = gettext_lazy("Tasks, comments, files and calendars")
    models = frozenset(
        {
            "programme.Task",
            "programme.TaskComment",
            "programme.Attachment",
            "programme.AttachmentContent",
            "programme.CalendarFeed",
            "programme.Share",
        }
    )

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        people = list(people_named(here, person.words))
        ids = [one.pk for one in people]
        items = [item for user in people for item in _of_work(user, here)]
        items += [_comment(one) for one in _comments(person, ids)]
        items += [_file(one) for one in _files(person, ids)]
        items += [_feed(one) for one in _feeds(here, ids)]
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove comments, files and calendars; work keeps who did it until its term."""
        here = person.municipality_id
        people = [one.pk for one in people_named(here, person.words)]
        kinds = (
            (COMMENT, _comments(person, people)),
            (FILE, _files(person, people)),
            (FEED, _feeds(here, people)),
        )
        n_removed = 0
        for kind, rows in kinds:
            for one in rows:
                if f"{kind}-{one.pk}" in ids:
                    one.delete()
                    n_removed += 1
        return n_removed


def _about(person: Person, field: str) -> Q:
    """Find words in what was written; no words find nothing."""
    found = Q()
    for word in person.words.split():
        found &= Q(**{f"{field}__icontains": word})
    return found if len(person.words.strip()) > 2 else Q(pk__in=[])


def _comments(person: Person, ids: Collection[int]) -> list[TaskComment]:
    rows = TaskComment.objects.filter(task__municipality=person.municipality_id)
    rows = rows.filter(Q(by__in=ids) | _about(person, "text"))
    return list(rows.select_related("task", "by"))


def _files(person: Person, ids: Collection[int]) -> list[Attachment]:
    rows = Attachment.objects.filter(municipality=person.municipality_id)
    rows = rows.filter(Q(by__in=ids) | _about(person, "name"))
    return list(rows.select_related("by"))


def _feeds(here: int, ids: Collection[int]) -> list[CalendarFeed]:
    return list(CalendarFeed.objects.filter(municipality=here, user__in=ids))


def _of_work(user: object, here: int) -> Iterator[Item]:
    """Tell which tasks somebody has or ended, and which municipalities he asked along."""
    who = name_of(user)  # type: ignore[arg-type]
    pk = user.pk  # type: ignore[attr-defined]
    mine = Task.objects.for_municipality(here).filter(Q(owner=pk) | Q(ended_by=pk))
    tasks = {f"{one.title} ({one.pk})": _part_in(one, pk) for one in mine}
    if tasks:
        yield _kept(f"{TASKS}-{pk}", _("Tasks of %s") % who, tasks)
    shares = Share.objects.filter(event__municipality=here, asked_by=pk)
    asked = {
        f"{one.event} ({one.pk})": date_format(one.asked_at)
        for one in shares.select_related("event")
    }
    if asked:
        title = _("Municipalities that %s asked to join") % who
        yield _kept(f"{SHARES}-{pk}", title, asked)


def _part_in(task: Task, user_id: int) -> str:
    parts = []
    if task.owner_id == user_id:
        parts.append(_("owner"))
    if task.ended_by_id == user_id and task.ended_on is not None:
        parts.append(_("ended it on %s") % date_format(task.ended_on))
    return ", ".join(parts)


def _kept(number: str, title: str, fields: dict[str, str]) -> Item:
    return Item(
        id=number,
        title=title,
        fields=fields,
        source=_("this system, when it happened"),
        kept_because=_(
            "It must be known who does the work. Open tasks are handed over when somebody leaves; the names go two years after a task has ended."
        ),
    )


def _comment(one: TaskComment) -> Item:
    return Item(
        id=f"{COMMENT}-{one.pk}",
        title=_("Comment at '%s'") % one.task.title,
        fields={
            _("text"): one.text,
            _("written by"): str(one.by or _("not known any more")),
            _("written on"): date_format(one.at),
        },
        source=_("the one who wrote it"),
    )


def _file(one: Attachment) -> Item:
    size = ngettext("%(n)s byte", "%(n)s bytes", one.n_bytes) % {"n": one.n_bytes}
    return Item(
        id=f"{FILE}-{one.pk}",
        title=_("File %s") % one.name,
        fields={
            _("name"): one.name,
            _("size"): size,
            _("added by"): str(one.by or _("not known any more")),
            _("added on"): date_format(one.at),
        },
        source=_("the one who added it"),
        correct_how=_("Its content stands with the task or event itself."),
    )


def _feed(one: CalendarFeed) -> Item:
    used = date_format(one.last_used_on) if one.last_used_on else _("never")
    return Item(
        id=f"{FEED}-{one.pk}",
        title=_("Calendar address of %s") % date_format(one.made_at),
        fields={
            _("where it is used"): one.name or _("not said"),
            _("last used on"): used,
        },
        source=_("the person, who made the address"),
    )
