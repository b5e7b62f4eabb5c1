"""What this wing keeps of colleagues: who ordered a scan."""

from collections.abc import Collection, Sequence

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.areas.making.models import ScanOrder
from samensterk.web.common.personal_data import Item, Person


class OrderProvider:
    """Finds by e-mail address or name of the one who ordered."""

    code = "scan_orders"
    label: str | Promise = gettext_lazy("Orders for area scans")
    models = frozenset({"areas.ScanOrder"})

    def find(self, person: Person) -> Sequence[Item]:
        rows = ScanOrder.objects.filter(places__municipality=person.municipality_id)
        rows = rows.distinct().order_by("made_at", "pk")
        people = people_named(person.municipality_id, person.words)
        found = ((one, list(rows.filter(made_by=one))) for one in people)
        return [
            Item(
                id=str(user.pk),
                title=_("Ordered by %s") % name_of(user),
                fields={
                    f"{one.get_kind_display()} ({one.pk})": date_format(one.made_at)
                    for one in orders
                },
                source=_("this system, when it happened"),
                kept_because=_(
                    "The municipality must be able to account for it until the term is over."
                ),
            )
            for user, orders in found
            if orders
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: the name goes by itself when the term is over."""
        return 0
