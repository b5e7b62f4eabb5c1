"""What is kept of one yard, for who lives there and asks."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.areas.yards.facts import changed_facts, evidence_of, facts_of
from samensterk.web.areas.yards.models import Yard, YardQuerySet
from samensterk.web.common.finding import MOST_PER_KIND
from samensterk.web.common.personal_data import Item, Person, about_address
from samensterk.web.common.postcodes import spaced


class YardProvider:
    """Finds yards by key, or by words of their address when there is no key."""

    code = "yards"
    label = gettext_lazy("Yards")
    models = frozenset({"areas.Yard"})

    def find(self, person: Person) -> Sequence[Item]:
        rows = list(_rows(person).select_related("scan")[:MOST_PER_KIND])
        slug = municipality_by_id(person.municipality_id).slug if rows else ""
        return [_item(yard, slug) for yard in rows]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove rows of yards that are off the list; the scan would bring others back."""
        numbers = [int(one) for one in ids if one.isdecimal()]
        # By row: the log must know which yards they were.
        gone = [
            yard for yard in _rows(person) if yard.pk in numbers and not _why_kept(yard)
        ]
        for yard in gone:
            yard.delete()
        return len(gone)


def _rows(person: Person) -> YardQuerySet:
    rows = Yard.objects.for_municipality(person.municipality_id)
    return about_address(rows, person, "address").order_by(
        "street", "house_number", "pk"
    )


def _item(yard: Yard, slug: str) -> Item:
    return Item(
        id=str(yard.pk),
        title=str(yard),
        fields=_fields(yard),
        source=_source(yard),
        kept_because=_why_kept(yard),
        key=yard.key,
        correct_url=reverse("areas:yard_correct", args=[slug, yard.pk]),
        correct_how=_(
            "Kind and address can be corrected here. The other facts come from open registers such as the BAG: report a mistake there ('terugmelding'); the next area scan then brings it here."
        ),
        meanings=_meanings(),
    )


def _fields(yard: Yard) -> Mapping[str, str]:
    unknown = _("not known")
    fields = {
        _("address"): spaced(yard.address) or unknown,
        _("town or village"): yard.place or unknown,
        _("visit area"): yard.visit_area or unknown,
        _("kind of yard"): str(yard.get_kind_display()),
        _("place in the BAG"): yard.key,
        _("position in RD, in metres"): f"{yard.x_m:.0f}, {yard.y_m:.0f}",
    }
    for fact in facts_of(yard):
        # A year has no point between its thousands.
        shown = str(fact.value) if fact.is_year else localize(fact.value)
        fields[str(fact.label)] = unknown if fact.value is None else str(shown)
    if evidence := evidence_of(yard):
        fields[_("what the kind follows from")] = "; ".join(
            str(one) for one in evidence
        )
    for one in changed_facts(yard):
        label = _("%s, in the scan before") % one.label
        fields[label] = str(localize(one.before))
    if yard.change:
        fields[_("against the scan before")] = yard.get_change_display()
    if yard.gone_since:
        fields[_("not found any more since")] = date_format(yard.gone_since)
    if yard.set_aside_on:
        fields[_("taken off the list on")] = date_format(yard.set_aside_on)
    return fields


def _meanings() -> Mapping[str, str]:
    return {
        _("visit area"): _(
            "A group of yards that is visited as a whole. It says nothing about one yard."
        ),
        _("kind of yard"): _(
            "Whether the registers show a farm here. It is no judgement of who lives there."
        ),
        _("place in the BAG"): _(
            "The number of the address in the register of addresses and buildings."
        ),
        _("position in RD, in metres"): _(
            "Where the yard is on the map of the Netherlands."
        ),
        _("outbuildings"): _("Buildings on the yard in which no address lies."),
        _("crop parcels within 100 m"): _(
            "Parcels in the register of crops whose border is near."
        ),
    }


def _source(yard: Yard) -> str:
    if yard.scan is None:
        return _("a colleague who added the yard to the list")
    words = _(
        "open registers of addresses and buildings (BAG) and of crop parcels, put together by the area scan of %(day)s"
    )
    return words % {"day": date_format(yard.scan.made_on)}


def _why_kept(yard: Yard) -> str:
    if yard.gone_since or (yard.is_own and yard.set_aside_on):
        return ""
    if yard.is_own:
        return _(
            "A colleague added this address, and it is needed for the public task. Take it off the list first ('it has ceased')."
        )
    return _(
        "These are open facts about an address, needed for the public task, and the next area scan would bring them back. An objection is met with the wish of the address: 'do not visit' or 'no contact at all'."
    )
