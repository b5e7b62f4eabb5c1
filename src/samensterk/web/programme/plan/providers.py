"""What the programme keeps of colleagues: who did what."""

from collections.abc import Collection, Sequence

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.programme.plan.models import Activity


class ActivityProvider:
    """Finds lines by the e-mail address or name of the colleague."""

    code = "activities"
    label = gettext_lazy("Who did what in the programme")
    models = frozenset({"programme.Activity"})

    def find(self, person: Person) -> Sequence[Item]:
        items = []
        for user in people_named(person.municipality_id, person.words):
            lines = Activity.objects.filter(
                municipality=person.municipality_id, by=user.pk
            )
            fields = {
                f"{number}. {date_format(localtime(one.at), 'DATETIME_FORMAT')}": _told(
                    one
                )
                for number, one in enumerate(lines.order_by("at", "pk"), start=1)
            }
            if fields:
                items.append(_item(user.pk, name_of(user), fields))
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: it goes by itself after its term."""
        return 0


def _told(line: Activity) -> str:
    words = str(line.get_verb_display())
    return f"{words}: {line.about}" if line.about else words


def _item(user_id: int, who: str, fields: dict[str, str]) -> Item:
    return Item(
        id=str(user_id),
        title=_("What %s did in the programme") % who,
        fields=fields,
        source=_("this system, when it happened"),
        kept_because=_(
            "The municipality must be able to account for it until the term is over."
        ),
    )
