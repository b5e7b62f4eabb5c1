"""What this wing keeps of people: who gave out an edition, and files that were read."""

from collections.abc import Collection, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.finding import MOST_PER_KIND
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.programme.run_sheets.models import SheetImport, TemplateEdition


class EditionProvider:
    """Finds who gave out editions, by e-mail address or name."""

    code = "run_sheet_editions"
    label = gettext_lazy("Editions of standard run sheets")
    models = frozenset({"programme.TemplateEdition"})

    def find(self, person: Person) -> Sequence[Item]:
        items = []
        for user in people_named(person.municipality_id, person.words):
            rows = TemplateEdition.objects.filter(by=user.pk)
            given_out = {
                f"{one.template.title}, {one.number}": date_format(one.given_out_at)
                for one in rows.select_related("template")[:MOST_PER_KIND]
            }
            if given_out:
                items.append(
                    Item(
                        id=f"by-{user.pk}",
                        title=_("Editions given out by %s") % name_of(user),
                        fields=given_out,
                        source=_("this system, when it happened"),
                        kept_because=_(
                            "Municipalities must be able to see who gave out what they work with."
                        ),
                    )
                )
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: an edition is never changed."""
        return 0


class ImportProvider:
    """Finds files that were read: by who did it, or by a name in their cells."""

    code = "run_sheet_files"
    label = gettext_lazy("Run sheets from files")
    models = frozenset({"programme.SheetImport"})

    def find(self, person: Person) -> Sequence[Item]:
        return [_item(one) for one in _rows(person)]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove files; the tasks that were made of them stay."""
        gone = [one for one in _rows(person) if str(one.pk) in ids]
        for one in gone:
            one.delete()
        return len(gone)


def _rows(person: Person) -> list[SheetImport]:
    words = person.words.casefold().split()
    if not words:
        return []
    users = {one.pk for one in people_named(person.municipality_id, person.words)}
    rows = SheetImport.objects.for_municipality(person.municipality_id)
    found = [
        one
        for one in rows.select_related("by", "event").order_by("-at", "pk")
        if one.by_id in users or _cells_with(one, words)
    ]
    return found[:MOST_PER_KIND]


def _cells_with(one: SheetImport, words: Sequence[str]) -> list[str]:
    """Give the cells in which all words stand."""
    typed = one.mended.get("cells", {}).values()
    cells = [*(cell for row in one.cells for cell in row), *typed, one.name]
    return [cell for cell in cells if all(word in cell.casefold() for word in words)]


def _item(one: SheetImport) -> Item:
    fields = {
        _("file"): one.name,
        _("event"): one.event.title,
        _("state"): str(one.get_state_display()),
        _("when"): date_format(one.at),
    }
    if one.by:
        fields[_("who did it")] = name_of(one.by)
    return Item(
        id=str(one.pk), title=one.name, fields=fields, source=_("a file of a colleague")
    )


PROVIDERS = (EditionProvider(), ImportProvider())
