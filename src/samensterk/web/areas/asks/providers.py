"""What this wing keeps of colleagues: who asked, and who worked on it."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.common.personal_data import Item, Person


class AskProvider:
    """Finds by e-mail address or name of who asked or worked on it."""

    code = "scan_requests"
    label: str | Promise = gettext_lazy("Requests to the RIEC")
    models = frozenset({"areas.ScanRequest"})

    def find(self, person: Person) -> Sequence[Item]:
        rows = ScanRequest.objects.for_municipality(person.municipality_id)
        rows = rows.order_by("asked_at", "pk")
        people = people_named(person.municipality_id, person.words)
        found = (
            (one, list(rows.filter(Q(asked_by=one) | Q(taken_by=one))))
            for one in people
        )
        return [
            Item(
                id=str(user.pk),
                title=_("Asked or taken by %s") % name_of(user),
                fields=dict(_field(user, one) for one in asks),
                source=_("this system, when it happened"),
                kept_because=_(
                    "The municipality must be able to account for it until the term is over."
                ),
            )
            for user, asks in found
            if asks
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: requests go by themselves when their term is over."""
        return 0


def _field(user: Any, ask: ScanRequest) -> tuple[str, str]:
    did = _("asked") if ask.asked_by_id == user.pk else _("being worked on")
    return f"{ask.get_what_display()} ({ask.pk})", f"{did}, {date_format(ask.asked_at)}"
