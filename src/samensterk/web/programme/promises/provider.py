"""What is kept in promises: of who was promised something, and of colleagues."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import (
    municipality_by_id,
    name_of,
    people_named,
)
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.programme.promises.models import Promise, PromiseQuerySet

MOST_FOUND = 200
BY = "by-"


class PromiseProvider:
    """Finds by the key of an address, or by words of who, what and how to reach him."""

    code = "promises"
    label = gettext_lazy("Promises to residents")
    models = frozenset({"programme.Promise"})

    def find(self, person: Person) -> Sequence[Item]:
        here = municipality_by_id(person.municipality_id)
        items = [_item(one, here.slug) for one in _rows(person)[:MOST_FOUND]]
        for user in people_named(here.pk, person.words):
            mine = _of_colleague(here.pk, user.pk)
            if mine:
                items.append(_colleague_item(user.pk, name_of(user), mine))
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove what was answered; what is open we still owe."""
        # By row: the log must know which they were.
        gone = [
            one for one in _rows(person).exclude(ended_on=None) if str(one.pk) in ids
        ]
        for one in gone:
            one.delete()
        return len(gone)


def _rows(person: Person) -> PromiseQuerySet:
    about = Q(key=person.key) if person.key else Q()
    words = Q()
    for word in person.words.split():
        words &= (
            Q(to_whom__icontains=word)
            | Q(reach__icontains=word)
            | Q(what__icontains=word)
            | Q(answer__icontains=word)
        )
    rows = Promise.objects.for_municipality(person.municipality_id)
    if about and words:
        rows = rows.filter(about | words)
    elif about or words:
        rows = rows.filter(about or words)
    else:
        rows = rows.none()
    return rows.select_related("owner").order_by("promised_on", "pk")


def _item(promise: Promise, slug: str) -> Item:
    return Item(
        id=str(promise.pk),
        title=_("Promise of %s") % date_format(promise.promised_on),
        fields=_fields(promise),
        source=_("the colleague who wrote it down, as the resident told it"),
        correct_url=reverse("programme:promise", args=[slug, promise.pk]),
        kept_because=""
        if promise.ended_on
        else _(
            "We still owe this. Answer it first, or write down that no answer is needed any more."
        ),
        key=promise.key,
    )


def _fields(promise: Promise) -> Mapping[str, str]:
    fields = {
        _("number"): str(promise.pk),
        _("what was promised"): promise.what,
        _("promised in"): promise.get_source_display(),
        _("promised on"): date_format(promise.promised_on),
        _("answer by"): date_format(promise.due_on),
        _("number in the register"): promise.key,
        _("to whom"): promise.to_whom,
        _("telephone or e-mail address"): promise.reach,
        _("owner"): str(promise.owner or ""),
        _("answer"): promise.answer,
        _("how"): promise.get_how_display() if promise.how else "",
        _("answered on"): date_format(promise.ended_on) if promise.ended_on else "",
    }
    return {name: value for name, value in fields.items() if value}


def _of_colleague(municipality_id: int, user_id: int) -> dict[str, str]:
    rows = Promise.objects.for_municipality(municipality_id)
    counted = {
        _("promises of which he is the owner"): rows.filter(owner=user_id).count(),
        _("promises that he wrote down"): rows.filter(made_by=user_id).count(),
    }
    return {name: str(n) for name, n in counted.items() if n}


def _colleague_item(user_id: int, who: str, fields: Mapping[str, str]) -> Item:
    return Item(
        id=f"{BY}{user_id}",
        title=_("Promises of %s") % who,
        fields=fields,
        source=_("this system, when it happened"),
        kept_because=_("A promise to a resident has an owner until its term is over."),
    )
