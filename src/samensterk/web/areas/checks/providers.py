"""What is kept of answers about an address, and of who looked at yards for a while."""

from collections.abc import Collection, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.areas.checks.models import (
    CheckAnswer,
    CheckAnswerQuerySet,
    YardCheck,
    YardGrant,
)
from samensterk.web.common.finding import MOST_PER_KIND
from samensterk.web.common.personal_data import Item, Person, about_address

BY = "by-"


class CheckProvider:
    """Finds answers by the key of an address or by words of it; and who gave them."""

    code = "yard-checks"
    label = gettext_lazy("Addresses that partners check")
    models = frozenset({"areas.YardCheck", "areas.CheckAnswer", "areas.YardGrant"})

    def find(self, person: Person) -> Sequence[Item]:
        items = [_item(one) for one in _rows(person)[:MOST_PER_KIND]]
        for user in people_named(person.municipality_id, person.words):
            items += _of_colleague(person.municipality_id, user.pk, name_of(user))
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove answers about an address; a correction that came of one stays."""
        # By row: the log must know which they were.
        gone = [one for one in _rows(person) if str(one.pk) in ids]
        for one in gone:
            one.delete()
        return len(gone)


def _rows(person: Person) -> CheckAnswerQuerySet:
    rows = CheckAnswer.objects.for_municipality(person.municipality_id)
    return (
        about_address(rows, person, "yard__address")
        .select_related("of__organisation")
        .order_by("at", "pk")
    )


def _item(answer: CheckAnswer) -> Item:
    fields = {
        _("place in the BAG"): answer.key,
        _("answer"): answer.get_answer_display(),
        _("answered on"): date_format(answer.at, "DATETIME_FORMAT"),
        _("asked for"): answer.of.purpose,
    }
    if answer.handled_at:
        fields[_("looked at on")] = date_format(answer.handled_at, "DATETIME_FORMAT")
    return Item(
        id=str(answer.pk),
        title=_("Answer of %s about this address") % answer.of.organisation,
        fields=fields,
        source=_("the partner who was asked to check addresses"),
        key=answer.key,
        correct_how=_("Correct the yard itself; the answer goes by itself."),
    )


def _of_colleague(municipality_id: int, user_id: int, who: str) -> list[Item]:
    checks = YardCheck.objects.for_municipality(municipality_id)
    answers = CheckAnswer.objects.for_municipality(municipality_id)
    grants = YardGrant.objects.for_municipality(municipality_id)
    counted = {
        _("checks that he asked for"): checks.filter(made_by=user_id).count(),
        _("answers that he gave"): answers.filter(by=user_id).count(),
        _("answers that he looked at"): answers.filter(handled_by=user_id).count(),
        _("grants that he gave"): grants.filter(given_by=user_id).count(),
    }
    fields = {name: str(n) for name, n in counted.items() if n}
    for one in grants.filter(user=user_id):
        fields[_("could see yards from %s") % date_format(one.given_at)] = _(
            "until %(day)s, for: %(purpose)s"
        ) % {
            "day": date_format(one.ended_at or one.ends_on),
            "purpose": one.purpose,
        }
    if not fields:
        return []
    return [
        Item(
            id=f"{BY}{user_id}",
            title=_("Checks and grants of %s") % who,
            fields=fields,
            source=_("this system, when it happened"),
            kept_because=_("Who looked at yards is kept for its term, to account for."),
        )
    ]


PROVIDERS = (CheckProvider(),)
