"""What is kept in lists of yards: of an address, and of who sent a list."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.areas.imports.models import (
    ImportRow,
    ImportRowQuerySet,
    YardImport,
)
from samensterk.web.areas.imports.row_reading import in_one_line
from samensterk.web.areas.imports.words import OUTCOMES
from samensterk.web.common.finding import MOST_PER_KIND
from samensterk.web.common.personal_data import Item, Person, about_address
from samensterk.web.common.postcodes import spaced

BY = "by-"


class ImportProvider:
    """Finds rows by the key of an address, or by words of it; and who sent lists."""

    code = "yard-imports"
    label = gettext_lazy("Lists of yards from files")
    models = frozenset({"areas.YardImport", "areas.ImportRow"})

    def find(self, person: Person) -> Sequence[Item]:
        items = [_item(one) for one in _rows(person)[:MOST_PER_KIND]]
        lists = YardImport.objects.filter(municipality_id=person.municipality_id)
        for user in people_named(person.municipality_id, person.words):
            mine = list(lists.filter(by=user))
            if mine:
                items.append(_sender(user.pk, name_of(user), mine))
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove rows of lists; what they did to a yard is not in them."""
        # By row: the log must know which they were.
        gone = [one for one in _rows(person) if str(one.pk) in ids]
        for one in gone:
            one.delete()
        return len(gone)


def _rows(person: Person) -> ImportRowQuerySet:
    rows = ImportRow.objects.for_municipality(person.municipality_id)
    return (
        about_address(rows, person, "address")
        .select_related("of")
        .order_by("of", "number")
    )


def _item(row: ImportRow) -> Item:
    fields = {
        _("as it is written in the list"): in_one_line(row.given),
        _("address in the register"): spaced(row.address),
        _("place in the BAG"): row.key,
        _("kind of yard"): row.get_kind_display() if row.kind else "",
        _("what happened"): str(OUTCOMES.get(row.outcome, "")),
        _("other addresses that were looked at"): "; ".join(
            str(one["address"]) for one in row.candidates if one["key"] != row.key
        ),
    }
    if row.x_m is not None and row.y_m is not None:
        fields[_("position in RD, in metres")] = f"{row.x_m:.0f}, {row.y_m:.0f}"
    return Item(
        id=str(row.pk),
        title=_("Row %(row)s of %(name)s") % {"row": row.number, "name": row.of.name},
        fields={name: value for name, value in fields.items() if value},
        source=_("a list of the municipality, sent on %s") % date_format(row.of.at),
        correct_how=_("Correct the yard itself; the list goes by itself."),
        key=row.key,
    )


def _sender(user_id: int, who: str, lists: Sequence[YardImport]) -> Item:
    fields: Mapping[str, str] = {
        f"{one.name} ({one.pk})": date_format(one.at, "DATETIME_FORMAT")
        for one in lists
    }
    return Item(
        id=f"{BY}{user_id}",
        title=_("Lists of yards sent by %s") % who,
        fields=fields,
        source=_("this system, when it happened"),
        kept_because=_("Who sent a list is kept as long as the list itself."),
    )


PROVIDERS = (ImportProvider(),)
