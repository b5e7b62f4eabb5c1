"""What visits keep of an address, and of colleagues who wrote them down."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id, name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.rounds.visits.models import Visit, VisitNote, VisitQuerySet
from samensterk.web.rounds.visits.words import CanDo, Material, Topic, labels_of

BY = "by-"
FEWEST_SIGNS = 3  # fewer than this name nobody
MOST_FOUND = 200


class VisitProvider:
    """Finds by the key of an address, or by words of a note; colleagues by name."""

    code = "visits"
    label = gettext_lazy("Visits to yards")
    models = frozenset({"rounds.Visit", "rounds.VisitNote"})

    def find(self, person: Person) -> Sequence[Item]:
        rows = list(_rows(person).select_related("note")[:MOST_FOUND])
        slug = municipality_by_id(person.municipality_id).slug if rows else ""
        found = [_item(one, slug) for one in rows]
        return [*found, *_written_items(person)]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove visits with their notes; the counts are of no address and stay.

        Of what a colleague wrote only his name goes.
        """
        n_removed = 0
        # Names first, while the rows are there.
        for user in people_named(person.municipality_id, person.words):
            if f"{BY}{user.pk}" in ids:
                rows = Visit.objects.for_municipality(person.municipality_id)
                n_removed += bool(rows.filter(by=user.pk).update(by=None))
        # By row: the log must know which they were.
        for one in [one for one in _rows(person) if str(one.pk) in ids]:
            one.delete()
            n_removed += 1
        return n_removed


def _rows(person: Person) -> VisitQuerySet:
    rows = Visit.objects.for_municipality(person.municipality_id)
    found = Q(key=person.key) if person.key else Q()
    if len(person.words.strip()) >= FEWEST_SIGNS:
        words = Q()
        for word in person.words.split():
            words &= Q(note__text__icontains=word)
        found |= words
    return rows.filter(found).order_by("on", "at", "pk") if found else rows.none()


def _item(visit: Visit, slug: str) -> Item:
    return Item(
        id=str(visit.pk),
        title=_("Visit of %s") % date_format(visit.on),
        fields=_fields(visit),
        source=_("the team that came by"),
        correct_url=reverse("rounds:visit", args=[slug, visit.pk]),
        key=visit.key,
    )


def _fields(visit: Visit) -> Mapping[str, str]:
    note: VisitNote | None = getattr(visit, "note", None)
    fields = {
        _("number in the register"): visit.key,
        _("day"): date_format(visit.on),
        _("half day"): str(visit.get_half_display()),
        _("outcome"): str(visit.get_outcome_display()),
        _("come back on"): date_format(visit.later_on) if visit.later_on else "",
        _("talked about"): ", ".join(labels_of(Topic, visit.topics)),
        _("handed out"): ", ".join(labels_of(Material, visit.material)),
        _("what they will do themselves"): ", ".join(labels_of(CanDo, visit.can_do)),
        _("note"): note.text if note is not None else "",
    }
    return {name: value for name, value in fields.items() if value}


def _written_items(person: Person) -> Iterator[Item]:
    here = person.municipality_id
    for user in people_named(here, person.words):
        n = Visit.objects.for_municipality(here).filter(by=user.pk).count()
        if n:
            yield Item(
                id=f"{BY}{user.pk}",
                title=_("Visits of %s") % name_of(user),
                fields={_("visits that he wrote down"): str(n)},
                source=_("this system, when it happened"),
            )
