"""What this wing keeps of colleagues: whom they asked to join an event."""

from collections.abc import Collection, Sequence

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.programme.agenda.models import Share


class ShareProvider:
    """Finds by e-mail address or name of the one who asked."""

    code = "shares"
    label: str | Promise = gettext_lazy("Questions to join an event")
    models = frozenset({"programme.Share"})

    def find(self, person: Person) -> Sequence[Item]:
        rows = Share.objects.filter(event__municipality=person.municipality_id)
        rows = rows.select_related("event", "municipality").order_by("pk")
        found = ((one, rows.filter(asked_by=one)) for one in _people(person))
        return [
            Item(
                id=str(user.pk),
                title=_("Asked by %s") % name_of(user),
                fields={
                    f"{one.event.title}, {one.municipality.name} ({one.pk})": (
                        date_format(one.asked_at)
                    )
                    for one in asked
                },
                source=_("this system, when it happened"),
                kept_because=_(
                    "The municipality must be able to account for it until the term is over."
                ),
            )
            for user, asked in found
            if asked
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: the name goes by itself when the term is over."""
        return 0


def _people(person: Person) -> Collection:
    return people_named(person.municipality_id, person.words)
