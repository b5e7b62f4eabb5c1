"""What is told back keeps of colleagues: who approved it."""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.rounds.harvest.models import Harvest

APPROVED = "approved_by"


class HarvestProvider:
    """Finds who approved what is told back, by name or e-mail address."""

    code = "harvests"
    label = gettext_lazy("What was heard in rounds")
    models = frozenset({"rounds.Harvest"})

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        found = (
            (user, _of(here, user.pk).count())
            for user in people_named(here, person.words)
        )
        return [
            Item(
                id=f"{APPROVED}-{user.pk}",
                title=_("What was told back, approved by %s") % name_of(user),
                fields={_("pages that he approved"): str(n_approved)},
                source=_("this system, when it happened"),
            )
            for user, n_approved in found
            if n_approved
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """The words are of the municipality; only his name goes."""
        here = person.municipality_id
        return sum(
            bool(_of(here, user.pk).update(approved_by=None))
            for user in people_named(here, person.words)
            if f"{APPROVED}-{user.pk}" in ids
        )


def _of(here: int, user_id: int) -> QuerySet[Harvest]:
    return Harvest.objects.filter(municipality=here, approved_by=user_id)
