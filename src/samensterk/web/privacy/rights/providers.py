"""What this room keeps of residents: lines of the log, requests and wishes."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id, name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.common.processing import Subject
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.subjects import YARD
from samensterk.web.privacy.log import queries as log
from samensterk.web.privacy.log.models import LogEntry
from samensterk.web.privacy.rights.decision_provider import DecisionProvider
from samensterk.web.privacy.rights.models import RequestStep, SubjectRequest, Wish

MOST_LINES = 200  # of the log, the newest first; how many there are is told


class LogProvider:
    """Finds lines about an address, and tells of how many a colleague wrote."""

    code = "log"
    label = gettext_lazy("Processing log")
    models = frozenset({"privacy.LogEntry"})

    def find(self, person: Person) -> Sequence[Item]:
        here, items = person.municipality_id, []
        about = log.accesses(here, Subject(here, YARD, person.key).token)
        if person.key and about.exists():
            items.append(_lines_about(person.key, about))
        rows = LogEntry.objects.for_municipality(here)
        return items + [
            _lines_by(name_of(user), user.pk, rows.filter(user_id=user.pk))
            for user in people_named(here, person.words)
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: whoever could, could also hide what he looked at."""
        return 0


def _log_item(number: str, title: str, fields: Mapping[str, str], key: str) -> Item:
    return Item(
        id=number,
        title=title,
        fields=fields,
        source=_("this system, each time a page or a file showed the data"),
        kept_because=_(
            "The law asks to account for every use. The lines go by whole months when their term has ended."
        ),
        key=key,
    )


def _lines_about(key: str, found: QuerySet[LogEntry]) -> Item:
    """Tell when and for what, not who of us: see HvJ EU C-579/21 (22 June 2023)."""
    fields = {_("number of lines"): str(found.count())}
    purposes: dict[str, str] = {one.value: str(one.label) for one in Purpose}
    for place, one in enumerate(found[:MOST_LINES], start=1):
        at = date_format(localtime(one.at), "DATETIME_FORMAT")
        did = f"{one.get_action_display()}: {purposes.get(one.purpose, one.purpose)}"
        fields[f"{place}. {at}"] = did
    return _log_item("about", _("Use of the data of this address"), fields, key)


def _lines_by(who: str, user_id: int, rows: QuerySet[LogEntry]) -> Item:
    first, last = rows.order_by("at").first(), rows.order_by("at").last()
    fields = {_("number of lines"): str(rows.count())}
    if first and last:
        fields[_("first line")] = date_format(localtime(first.at), "DATETIME_FORMAT")
        fields[_("last line")] = date_format(localtime(last.at), "DATETIME_FORMAT")
    return _log_item(f"by-{user_id}", _("Use of data by %s") % who, fields, "")


class RequestProvider:
    """Finds what was asked before about an address or by the same words."""

    code = "requests"
    label = gettext_lazy("Requests about data")
    models = frozenset({"privacy.SubjectRequest", "privacy.RequestStep"})

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        rows = SubjectRequest.objects.for_municipality(here)
        asked = Q(pk__in=[])
        if person.key:
            asked |= Q(key=person.key)
        if person.words.strip():
            asked |= Q(words__iexact=person.words.strip())
        found = rows.filter(asked).prefetch_related("steps")
        items = [_request_item(one, person) for one in found]
        for user in people_named(here, person.words):
            n_steps = RequestStep.objects.filter(
                request__municipality_id=here, by=user.pk
            ).count()
            if n_steps:
                items.append(_work_item(name_of(user), user.pk, n_steps))
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: a request shows for a year how it was met."""
        return 0


def _request_item(one: SubjectRequest, person: Person) -> Item:
    return Item(
        id=str(one.pk),
        title=_("Request of %s") % date_format(one.received_on),
        fields={
            _("kind of request"): str(one.get_kind_display()),
            _("about"): one.words or one.key,
            _("received on"): date_format(one.received_on),
            _("identity checked"): str(one.get_identity_display() or "-"),
            _("answered on"): date_format(one.answered_on) if one.answered_on else "-",
            _("answer"): str(one.get_outcome_display() or "-"),
            _("reason"): one.reason or "-",
            _("what was done"): _steps(one.steps.all()),
        },
        source=_("the one who asked, and who handled the request"),
        kept_because=_(
            "The municipality must be able to show for a year how it met a request."
        ),
        key=person.key if one.key == person.key else "",
    )


def _steps(steps: Iterable[RequestStep]) -> str:
    return "; ".join(
        f"{date_format(localtime(one.at), 'SHORT_DATE_FORMAT')} {one.get_did_display()}"
        for one in steps
    )


def _work_item(who: str, user_id: int, n_steps: int) -> Item:
    return Item(
        id=f"by-{user_id}",
        title=_("Requests handled by %s") % who,
        fields={_("number of steps"): str(n_steps)},
        source=_("this system, when a step was taken"),
        kept_because=_(
            "The municipality must be able to show for a year how it met a request."
        ),
    )


class WishProvider:
    """Finds the wish of an address, and those that ended."""

    code = "wishes"
    label = gettext_lazy("Wish of the address")
    models = frozenset({"privacy.Wish"})

    def find(self, person: Person) -> Sequence[Item]:
        found = list(_wishes(person))
        if not found:
            return []
        slug = municipality_by_id(person.municipality_id).slug
        return [_wish_item(one, slug) for one in found]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        numbers = [int(one) for one in ids if one.isdecimal()]
        over = _wishes(person).exclude(ended_on=None).filter(pk__in=numbers)
        n_removed = over.count()
        over.delete()
        return n_removed


def _wishes(person: Person) -> QuerySet[Wish]:
    rows = Wish.objects.for_municipality(person.municipality_id)
    return rows.filter(key=person.key) if person.key else rows.none()


def _wish_item(one: Wish, slug: str) -> Item:
    ended = date_format(one.ended_on) if one.ended_on else "-"
    return Item(
        id=str(one.pk),
        title=_("Wish of %s") % date_format(one.set_on),
        fields={
            _("wish"): str(one.get_position_display()),
            _("written down on"): date_format(one.set_on),
            _("holds until"): date_format(one.valid_until),
            _("confirmed on"): date_format(one.confirmed_on)
            if one.confirmed_on
            else "-",
            _("ended on"): ended,
            _("why it ended"): str(one.get_ended_because_display() or "-"),
        },
        source=_("the resident"),
        correct_url=reverse("privacy:wish", args=[slug, one.key]),
        kept_because=""
        if one.ended_on
        else _(
            "Without this wish the address would be visited or written to again. Change the wish to 'welcome' to end it."
        ),
        key=one.key,
    )


PROVIDERS = (LogProvider(), RequestProvider(), WishProvider(), DecisionProvider())
