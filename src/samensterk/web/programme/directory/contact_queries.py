"""Questions about people at partners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q

from samensterk.web.common.moments import today
from samensterk.web.programme.directory.models import Contact, ContactQuerySet

CHECK_AFTER = timedelta(days=365)
# So long the link of the yearly question works; then somebody calls.
ANSWER_WITHIN = timedelta(days=60)
SEARCHED = ("name", "function", "for_what", "region", "organisation__name", "email")


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What the directory is narrowed by; empty is everything."""

    text: str = ""
    organisation_id: int | None = None
    kind: str = ""
    region: str = ""
    with_left: bool = False


def contacts(
    municipality_id: int, asked: ContactFilter | None = None
) -> ContactQuerySet:
    """Give people with their organisation and stand-in, by organisation."""
    asked = asked or ContactFilter()
    rows = Contact.objects.for_municipality(municipality_id)
    rows = rows.select_related("organisation", "stand_in")
    if not asked.with_left:
        rows = rows.working()
    for word in asked.text.split():
        wanted = Q()
        for field in SEARCHED:
            wanted |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(wanted)
    if asked.organisation_id is not None:
        rows = rows.filter(organisation=asked.organisation_id)
    if asked.kind:
        rows = rows.filter(organisation__kind=asked.kind)
    return rows.filter(region=asked.region) if asked.region else rows


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What there is to choose from in the filters of the list."""

    organisations: Sequence[tuple[int, str]]
    kinds: Sequence[str]
    regions: Sequence[str]


def narrowing(municipality_id: int) -> Narrowing:
    """Give the organisations, their kinds and the areas of this directory; one query."""
    rows = Contact.objects.for_municipality(municipality_id)
    fields = ("organisation_id", "organisation__name", "organisation__kind", "region")
    found = list(rows.order_by().values_list(*fields).distinct())
    return Narrowing(
        organisations=sorted(
            {(pk, name) for pk, name, _kind, _region in found}, key=_last
        ),
        kinds=sorted({kind for _pk, _name, kind, _region in found}),
        regions=sorted({one for *_more, one in found if one}, key=str.casefold),
    )


def _last(pair: tuple[int, str]) -> str:
    return pair[1].casefold()


def doubles_of(
    municipality_id: int,
    *,
    name: str,
    email: str,
    organisation_id: int,
    but: int | None = None,
) -> list[Contact]:
    """Give who may be the same person: by mail, or by name within one organisation."""
    same = Q(name__iexact=name, organisation=organisation_id)
    if email:
        same |= Q(email__iexact=email)
    rows = Contact.objects.for_municipality(municipality_id).filter(same)
    if but is not None:
        rows = rows.exclude(pk=but)
    return list(rows.select_related("organisation"))


def instead_of(contact: Contact) -> Contact | None:
    """Give who to turn to: the first stand-in in the row who still works there."""
    seen = {contact.pk}
    one = contact.stand_in
    while one is not None and one.left_on is not None and one.pk not in seen:
        seen.add(one.pk)
        one = one.stand_in
    return None if one is None or one.left_on is not None else one


# The yearly question.


def to_ask(rows: ContactQuerySet) -> ContactQuerySet:
    """Keep who can be asked by mail, was checked a year ago and was not asked since."""
    day = today()
    due = rows.working().filter(checked_on__lte=day - CHECK_AFTER).exclude(email="")
    return due.filter(Q(asked_on=None) | Q(asked_on__lte=F("checked_on")))


def to_call(municipality_id: int) -> ContactQuerySet:
    """Give who was checked a year ago and has no mail."""
    rows = contacts(municipality_id).filter(email="")
    return rows.filter(checked_on__lte=today() - CHECK_AFTER).order_by("checked_on")


def wrote_back(municipality_id: int) -> ContactQuerySet:
    """Give whose answer waits for somebody to do something with it."""
    everybody = contacts(municipality_id, ContactFilter(with_left=True))
    return everybody.exclude(correction="").order_by("asked_on", "name")


def waiting(municipality_id: int) -> ContactQuerySet:
    """Give who was asked and has not answered as yet, the first asked first."""
    rows = contacts(municipality_id).filter(correction="", asked_on__gt=F("checked_on"))
    return rows.order_by("asked_on", "name")


def silent(municipality_id: int) -> ContactQuerySet:
    """Give who did not answer in time."""
    return waiting(municipality_id).filter(asked_on__lte=today() - ANSWER_WITHIN)


def still_in_time(municipality_id: int) -> ContactQuerySet:
    return waiting(municipality_id).filter(asked_on__gt=today() - ANSWER_WITHIN)
