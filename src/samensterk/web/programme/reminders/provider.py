"""What is kept of colleagues: how often they want mail, and when they last looked."""

from collections.abc import Collection, Sequence

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.programme.reminders.models import LastVisit, Rhythm


class ReminderProvider:
    """Finds by e-mail address or name."""

    code = "reminders"
    label = gettext_lazy("Mail and last visit")
    models = frozenset({"programme.Rhythm", "programme.LastVisit"})

    def find(self, person: Person) -> Sequence[Item]:
        items = []
        for user in people_named(person.municipality_id, person.words):
            fields = _fields(person.municipality_id, user.pk)
            if fields:
                items.append(
                    Item(
                        id=str(user.pk),
                        title=_("Mail and last visit of %s") % name_of(user),
                        fields=fields,
                        source=_("the person himself, and this system"),
                        correct_how=_(
                            "Everybody chooses himself how often there is mail, on 'My mail about the programme'."
                        ),
                    )
                )
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove both: then it is weekly again, and nothing is new."""
        n_removed = 0
        for user in people_named(person.municipality_id, person.words):
            if str(user.pk) in ids:
                here = {"municipality": person.municipality_id, "user": user.pk}
                n_rows = Rhythm.objects.filter(**here).delete()[0]
                n_rows += LastVisit.objects.filter(**here).delete()[0]
                n_removed += n_rows > 0
        return n_removed


def _fields(municipality_id: int, user_id: int) -> dict[str, str]:
    here = {"municipality": municipality_id, "user": user_id}
    fields = {}
    rhythm = Rhythm.objects.filter(**here).first()
    if rhythm:
        fields[_("how often")] = rhythm.get_often_display()
    visit = LastVisit.objects.filter(**here).first()
    if visit:
        fields[_("last time seen")] = _moment(visit.seen_at)
        if visit.before_at:
            fields[_("the visit before")] = _moment(visit.before_at)
    return {str(name): str(value) for name, value in fields.items()}


def _moment(at: object) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")  # type: ignore[arg-type]
