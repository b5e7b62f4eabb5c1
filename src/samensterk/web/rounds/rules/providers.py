"""What the rule keeps of colleagues: who published an edition."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.rounds.rules.models import FieldRule, FieldRuleQuerySet

PUBLISHED = "published_by"


class RuleProvider:
    """Finds who published editions, by name or e-mail address."""

    code = "field_rules"
    label = gettext_lazy("The rule for what a team sees")
    models = frozenset({"rounds.FieldRule"})

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        found = (
            (user, _of(here, user.pk).count())
            for user in people_named(here, person.words)
        )
        return [
            Item(
                id=f"{PUBLISHED}-{user.pk}",
                title=_("Editions of the rule, published by %s") % name_of(user),
                fields={_("editions that he published"): str(n_published)},
                source=_("this system, when it happened"),
            )
            for user, n_published in found
            if n_published
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """The words are of the municipality; only his name goes."""
        here = person.municipality_id
        return sum(
            bool(_of(here, user.pk).update(published_by=None))
            for user in people_named(here, person.words)
            if f"{PUBLISHED}-{user.pk}" in ids
        )


def _of(here: int, user_id: int) -> FieldRuleQuerySet:
    return FieldRule.objects.for_municipality(here).filter(published_by=user_id)
