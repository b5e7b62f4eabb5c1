"""What is kept beside a yard: contacts, corrections and questions, for who asks."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id, people_named
from samensterk.web.areas.yards.models import (
    YardContact,
    YardCorrection,
    YardQuestion,
)
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.common.phones import digits_of

MOST_FOUND = 200


class YardContactProvider:
    """Finds by the key of an address, or by name, mail or telephone."""

    code = "yard_contacts"
    label = gettext_lazy("Contacts on yards")
    models = frozenset({"areas.YardContact"})

    def find(self, person: Person) -> Sequence[Item]:
        found = _contacts(person)
        if not found:
            return []
        slug = municipality_by_id(person.municipality_id).slug
        return [_contact_item(one, slug) for one in found]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        gone = [one for one in _contacts(person) if str(one.pk) in ids]
        for one in gone:
            one.delete()
        return len(gone)


def _contacts(person: Person) -> list[YardContact]:
    rows = YardContact.objects.for_municipality(person.municipality_id).order_by("pk")
    about = Q(key=person.key) if person.key else Q()
    words = Q()
    for word in person.words.split():
        words &= Q(name__icontains=word)
    if words:
        words |= Q(mail__iexact=person.words.strip())
        writers = people_named(person.municipality_id, person.words)
        words |= Q(by__in=writers.order_by().values("pk"))
    found = rows.filter(about | words) if about or words else rows.none()
    dialled = digits_of(person.words)
    by_phone = [
        one
        for one in (rows.exclude(phone="") if len(dialled) > 8 else rows.none())
        if digits_of(one.phone) == dialled
    ]
    both = {one.pk: one for one in (*found[:MOST_FOUND], *by_phone)}
    return [both[pk] for pk in sorted(both)]


def _contact_item(one: YardContact, slug: str) -> Item:
    told = {
        _("name"): one.name,
        _("telephone"): one.phone,
        _("e-mail address"): one.mail,
        _("language"): one.get_language_display(),
        _("what for"): one.purpose,
        _("given on"): date_format(one.given_on),
        _("kept until"): date_format(one.ends_on),
        _("place in the BAG"): one.key,
        _("written down by"): str(one.by or ""),
    }
    return Item(
        id=str(one.pk),
        title=_("Contact given on %s") % date_format(one.given_on),
        fields=_without_empty(told),
        source=_("the resident himself: %s") % one.get_source_display(),
        correct_url=reverse("areas:contact", args=[slug, one.pk]),
        key=one.key,
    )


class CorrectionProvider:
    """Finds corrections and questions of a yard, and what a colleague corrected."""

    code = "yard_corrections"
    label = gettext_lazy("Corrections of yards")
    models = frozenset({"areas.YardCorrection", "areas.YardQuestion"})

    def find(self, person: Person) -> Sequence[Item]:
        return [
            *(_correction_item(one) for one in _corrections(person)),
            *(_question_item(one) for one in _questions(person)),
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: the list would say again what was corrected."""
        return 0


def _corrections(person: Person) -> QuerySet[YardCorrection]:
    rows = YardCorrection.objects.for_municipality(person.municipality_id)
    about = _about(person, "by", "undone_by")
    rows = rows.filter(about) if about else rows.none()
    rows = rows.select_related("yard", "by", "undone_by")
    return rows.defer("yard__facts", "yard__before").order_by("pk")[:MOST_FOUND]


def _questions(person: Person) -> QuerySet[YardQuestion]:
    rows = YardQuestion.objects.for_municipality(person.municipality_id)
    about = _about(person, "answered_by")
    rows = rows.filter(about) if about else rows.none()
    rows = rows.select_related("yard", "answered_by")
    return rows.defer("yard__facts", "yard__before").order_by("pk")[:MOST_FOUND]


def _about(person: Person, *names: str) -> Q:
    """Give a condition: this address, or one of these colleagues."""
    about = Q(key=person.key) if person.key else Q()
    if person.words.split():
        people = people_named(person.municipality_id, person.words)
        for name in names:
            about |= Q(**{f"{name}__in": people.order_by().values("pk")})
    return about


def _correction_item(one: YardCorrection) -> Item:
    told = {
        _("address"): str(one.yard),
        _("what"): one.get_what_display(),
        _("why"): one.why,
        _("known from"): one.get_source_display(),
        _("when"): date_format(localtime(one.at), "DATETIME_FORMAT"),
        _("by"): str(one.by or ""),
        _("address before"): str(one.before.get("address") or ""),
        _("address after"): str(one.after.get("address") or ""),
        _("kind before"): _kind(one.before),
        _("kind after"): _kind(one.after),
        _("undone on"): date_format(localtime(one.undone_at)) if one.undone_at else "",
        _("undone by"): str(one.undone_by or ""),
    }
    return Item(
        id=f"correction-{one.pk}",
        title=_("Correction of %s") % date_format(localtime(one.at)),
        fields=_without_empty(told),
        source=_("the colleague who wrote it down"),
        kept_because=_(
            "The list would be wrong again without it. A correction that is not right can be undone; the names of colleagues go after two years."
        ),
        key=one.key,
    )


def _question_item(one: YardQuestion) -> Item:
    told = {
        _("address"): str(one.yard),
        _("question"): one.get_why_display(),
        _("kind that the scan finds"): _kind(one.found),
        _("address that the scan finds"): str(one.found.get("address") or ""),
        _("asked on"): date_format(localtime(one.asked_at)),
        _("answer"): one.get_answer_display() if one.answer else "",
        _("answered on"): date_format(localtime(one.answered_at))
        if one.answered_at
        else "",
        _("answered by"): str(one.answered_by or ""),
    }
    return Item(
        id=f"question-{one.pk}",
        title=_("Question of %s") % date_format(localtime(one.asked_at)),
        fields=_without_empty(told),
        source=_("this system, after an area scan"),
        kept_because=_("It goes by itself two years after it was asked."),
        key=one.key,
    )


def _kind(told: Mapping[str, str]) -> str:
    kinds = {
        "farm": _("farm yard"),
        "other": _("another yard"),
        "unknown": _("not known"),
    }
    return str(kinds.get(told.get("kind", ""), ""))


def _without_empty(told: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in told.items() if value}


PROVIDERS = (YardContactProvider(), CorrectionProvider())
