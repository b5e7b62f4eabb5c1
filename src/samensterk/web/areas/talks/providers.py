"""What table talks keep of colleagues who wrote, and of whom they wrote about after all."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.areas.talks.models import Talk, TalkNote
from samensterk.web.common.personal_data import Item, Person

NOTE, WROTE = "note", "by"
FEWEST_SIGNS = 3  # fewer than this name nobody


class TalkProvider:
    """Finds who wrote, by name or e-mail address, and notes that have all of the words."""

    code = "table_talks"
    label = gettext_lazy("Table talks")
    models = frozenset({"areas.Talk", "areas.TalkNote"})

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        return [
            *(_note_item(one) for one in about_words(_notes(here), person.words)),
            *_written_items(here, person.words),
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove notes with his words; of what he wrote himself only his name goes."""
        here = person.municipality_id
        found = about_words(_notes(here), person.words)
        gone = [one for one in found if f"{NOTE}-{one.pk}" in ids]
        for one in gone:
            one.delete()
        n_removed = len(gone)
        for user in people_named(here, person.words):
            if f"{WROTE}-{user.pk}" in ids:
                n_talks = _talks(here).filter(made_by=user.pk).update(made_by=None)
                n_notes = _notes(here).filter(by=user.pk).update(by=None)
                n_removed += bool(n_talks + n_notes)
        return n_removed


def about_words(rows: QuerySet[TalkNote], words: str) -> QuerySet[TalkNote]:
    """Give what has all of these words; no words find nothing."""
    if len(words.strip()) < FEWEST_SIGNS:
        return rows.none()
    found = Q()
    for word in words.split():
        found &= Q(text__icontains=word)
    return rows.filter(found).order_by("pk")


def _notes(here: int) -> QuerySet[TalkNote]:
    return TalkNote.objects.for_municipality(here)


def _talks(here: int) -> QuerySet[Talk]:
    return Talk.objects.for_municipality(here)


def _note_item(note: TalkNote) -> Item:
    return Item(
        id=f"{NOTE}-{note.pk}",
        title=_("Something told about %s") % note.area_name,
        fields={
            _("what was told"): note.text,
            _("told by"): note.organisation,
            _("told on"): date_format(note.told_on),
        },
        source=_("an organisation at a table talk about the area"),
    )


def _written_items(here: int, words: str) -> Iterator[Item]:
    for user in people_named(here, words):
        counts = {
            _("table talks that he began"): _talks(here).filter(made_by=user.pk),
            _("notes that he wrote down"): _notes(here).filter(by=user.pk),
        }
        numbers = {name: rows.count() for name, rows in counts.items()}
        fields = {name: str(n) for name, n in numbers.items() if n}
        if fields:
            yield Item(
                id=f"{WROTE}-{user.pk}",
                title=_("Table talks of %s") % name_of(user),
                fields=fields,
                source=_("this system, when it happened"),
            )
