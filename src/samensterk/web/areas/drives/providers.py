"""What joint drives keep of colleagues who wrote, and of whom they wrote about after all."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.areas.drives.models import Drive, DriveNote
from samensterk.web.common.personal_data import Item, Person

NOTE, WROTE = "note", "by"
FEWEST_SIGNS = 3  # fewer than this name nobody


class DriveProvider:
    """Finds who wrote, by name or e-mail address, and places that have all of the words."""

    code = "joint_drives"
    label = gettext_lazy("Joint drives")
    models = frozenset({"areas.Drive", "areas.DriveNote"})

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        return [
            *(_note_item(one) for one in _with_words(here, person.words)),
            *_written_items(here, person.words),
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove places with his words; of what he wrote himself only his name goes."""
        here = person.municipality_id
        gone = [
            one for one in _with_words(here, person.words) if f"{NOTE}-{one.pk}" in ids
        ]
        for one in gone:
            one.delete()
        n_removed = len(gone)
        for user in people_named(here, person.words):
            if f"{WROTE}-{user.pk}" in ids:
                n_drives = _drives(here).filter(made_by=user.pk).update(made_by=None)
                n_notes = _notes(here).filter(by=user.pk).update(by=None)
                n_removed += bool(n_drives + n_notes)
        return n_removed


def _with_words(here: int, words: str) -> QuerySet[DriveNote]:
    if len(words.strip()) < FEWEST_SIGNS:
        return _notes(here).none()
    found = Q()
    for word in words.split():
        found &= Q(text__icontains=word) | Q(where__icontains=word)
    return _notes(here).filter(found).order_by("pk")


def _notes(here: int) -> QuerySet[DriveNote]:
    return DriveNote.objects.for_municipality(here)


def _drives(here: int) -> QuerySet[Drive]:
    return Drive.objects.for_municipality(here)


def _note_item(note: DriveNote) -> Item:
    return Item(
        id=f"{NOTE}-{note.pk}",
        title=_("A place that was noted on %s") % date_format(note.at),
        fields={
            _("what"): str(note.get_kind_display()),
            _("where"): note.where,
            _("what was seen"): note.text,
        },
        source=_("a colleague or partner on a joint drive"),
    )


def _written_items(here: int, words: str) -> Iterator[Item]:
    for user in people_named(here, words):
        counts = {
            _("joint drives that he planned"): _drives(here).filter(made_by=user.pk),
            _("places that he wrote down"): _notes(here).filter(by=user.pk),
        }
        numbers = {name: rows.count() for name, rows in counts.items()}
        fields = {name: str(n) for name, n in numbers.items() if n}
        if fields:
            yield Item(
                id=f"{WROTE}-{user.pk}",
                title=_("Joint drives of %s") % name_of(user),
                fields=fields,
                source=_("this system, when it happened"),
            )
