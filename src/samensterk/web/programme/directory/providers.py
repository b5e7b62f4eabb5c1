"""What the directory keeps of people, for whoever asks what is kept of him."""

import re
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id, people_named
from samensterk.web.common.keeping import remove_rows
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.programme.directory.models import Contact, Experience


class ContactProvider:
    """Finds contacts by their whole e-mail address or by words of their name."""

    code = "contacts"
    label = gettext_lazy("Contacts")
    models = frozenset({"programme.Contact"})

    def find(self, person: Person) -> Sequence[Item]:
        found = list(_contacts(person).select_related("organisation", "stand_in"))
        if not found:
            return []
        slug = municipality_by_id(person.municipality_id).slug
        return [_contact_item(one, slug) for one in found]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        return remove_rows(_contacts(person).filter(pk__in=_numbers(ids)))


def _contacts(person: Person) -> QuerySet[Contact]:
    rows = Contact.objects.for_municipality(person.municipality_id)
    if not person.words.split():
        return rows.none()
    name = Q()
    for word in person.words.split():
        name &= Q(name__icontains=word)
    return rows.filter(name | Q(email__iexact=person.words.strip())).order_by("pk")


def _contact_item(one: Contact, slug: str) -> Item:
    told = {
        _("name"): one.name,
        _("organisation"): one.organisation.name,
        _("function"): one.function,
        _("for what"): one.for_what,
        _("area"): one.region,
        _("telephone"): one.phone,
        _("e-mail address"): one.email,
        _("stand-in"): one.stand_in.name if one.stand_in else "",
        _("checked on"): date_format(one.checked_on),
        _("asked on"): date_format(one.asked_on) if one.asked_on else "",
        _("what is different, in his own words"): one.correction,
        _("left on"): date_format(one.left_on) if one.left_on else "",
    }
    return Item(
        id=str(one.pk),
        title=one.name,
        fields=_without_empty(told),
        source=one.source,
        correct_url=reverse("programme:contact_edit", args=[slug, one.pk]),
    )


class ExperienceProvider:
    """Finds what a colleague wrote about the menukaart, and words that name somebody."""

    code = "experiences"
    label = gettext_lazy("Experiences with the menukaart")
    models = frozenset({"programme.Experience"})

    def find(self, person: Person) -> Sequence[Item]:
        found = _experiences(person)
        if not found:
            return []
        slug = municipality_by_id(person.municipality_id).slug
        return [_experience_item(one, slug) for one in found]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        mine = {one.pk for one in _experiences(person)} & set(_numbers(ids))
        return remove_rows(Experience.objects.filter(pk__in=mine))


def _experiences(person: Person) -> list[Experience]:
    """Give what he wrote, and what names him in whole words."""
    words = person.words.strip()
    if not words:
        return []
    rows = Experience.objects.filter(municipality=person.municipality_id)
    rows = rows.select_related("offer", "by").order_by("pk")
    writers = people_named(person.municipality_id, words).order_by().values("pk")
    written = rows.filter(by__in=writers)
    named = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    told = rows.exclude(by__in=writers).filter(text__icontains=words)
    return [*written, *[one for one in told if named.search(one.text)]]


def _experience_item(one: Experience, slug: str) -> Item:
    told = {
        _("menukaart"): one.offer.title,
        _("day"): date_format(one.on),
        _("how many people"): "" if one.n_people is None else str(one.n_people),
        _("how it went"): one.text,
        _("written by"): str(one.by or ""),
    }
    return Item(
        id=str(one.pk),
        title=_("Experience of %s") % date_format(one.on),
        fields=_without_empty(told),
        source=_("the colleague who wrote it"),
        correct_url=reverse("programme:offer", args=[slug, one.offer_id]),
    )


def _without_empty(told: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in told.items() if value}


def _numbers(ids: Collection[str]) -> list[int]:
    return [int(one) for one in ids if one.isdecimal()]


PROVIDERS = (ContactProvider(), ExperienceProvider())
