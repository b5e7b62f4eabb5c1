"""Who somebody is for the doors, and who works where."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samensterk.paper.looks import Look
from samensterk.products.sender import Sender as Signer
from samensterk.products.sender import readable_on_white
from samensterk.web.accounts.models import (
    HouseStyle,
    Invitation,
    Membership,
    MembershipQuerySet,
    Municipality,
    Organisation,
    User,
)
from samensterk.web.accounts.practice import is_refused
from samensterk.web.common.access import Visitor
from samensterk.web.common.holdings import HOLDINGS
from samensterk.web.common.mail import Sender
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

# In the session of somebody whose own organisation has asked a second factor.
PROVED_ELSEWHERE = "second_factor_proved"


def visitor_of(
    user: User | AnonymousUser, *, proved_elsewhere: bool = False
) -> Visitor:
    """Tell the doors who this is; two queries, whatever somebody's memberships."""
    if not isinstance(user, User) or not user.is_active or is_refused(user.email):
        return Visitor()
    grants = tuple(one.grant for one in user.memberships.all())
    has_second = proved_elsewhere or is_mfa_enabled(user)
    return Visitor(is_signed_in=True, has_second_factor=has_second, grants=grants)


def municipality_of(slug: str) -> Municipality | None:
    found = Municipality.objects.select_related("house_style")
    found = found.defer("house_style__logo")
    return found.filter(slug=slug).first()


def municipalities_of(visitor: Visitor) -> list[Municipality]:
    """Give where somebody has a role today, by name."""
    day = today()
    here = [
        one.municipality_id
        for one in visitor.grants
        if one.municipality_id is not None and one.is_active(day)
    ]
    return list(Municipality.objects.filter(pk__in=here))


def house_style_of(municipality: Municipality) -> HouseStyle:
    """Give the house style, or the neutral one that is not kept."""
    try:
        return municipality.house_style
    except HouseStyle.DoesNotExist:
        return HouseStyle(municipality=municipality)


class Signing(Protocol):
    """A municipality, as its papers and mails need it."""

    pk: int
    name: str


def look_of(place: Signing) -> Look:
    """Give how papers of this municipality look; one query."""
    style = HouseStyle.objects.filter(municipality=place.pk).first() or HouseStyle()
    signer = Signer(
        name=style.sender or style.display_name or f"Gemeente {place.name}",
        colour=style.primary,
        logo=bytes(style.logo or b""),
        logo_type=style.logo_type,
    )
    return signer.look


def mail_sender_of(place: Signing) -> Sender:
    """Give who mail of this municipality is from, and its colour; one query."""
    rows = HouseStyle.objects.filter(municipality=place.pk).defer("logo")
    style = rows.first() or HouseStyle()
    return Sender(
        name=style.sender or style.display_name or place.name,
        reply_to=style.reply_to,
        colour=readable_on_white(style.primary),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """How many things of one kind somebody has in hand."""

    label: str
    n: int


def held_by(membership: Membership) -> list[Held]:
    """Give what a member holds in this municipality; rooms told us what can be held."""
    if membership.municipality_id is None:
        return []
    found = [
        Held(
            str(kind.label),
            kind.count(
                user_id=membership.user_id,
                municipality_id=membership.municipality_id,
            ),
        )
        for kind in HOLDINGS.kinds
    ]
    return [one for one in found if one.n]


def open_invitations_of(municipality_id: int) -> QuerySet[Invitation]:
    """Give the invitations that can still be accepted."""
    waiting = Invitation.objects.filter(municipality_id=municipality_id)
    waiting = waiting.filter(accepted_at=None, withdrawn_at=None)
    return waiting.filter(expires_at__gt=timezone.now())


def open_invitations(municipality: Municipality | None) -> list[Invitation]:
    """Give the invitations that still wait for an answer."""
    mine = Invitation.objects.filter(municipality=municipality)
    waiting = mine.filter(accepted_at=None, withdrawn_at=None)
    return list(waiting.select_related("organisation", "invited_by"))


def organisation_kinds() -> list[tuple[str, str]]:
    """Give what kinds of organisations there are, with their words."""
    return [(one.value, str(one.label)) for one in Organisation.Kind]


def municipality_by_id(municipality_id: int) -> Municipality:
    return Municipality.objects.get(pk=municipality_id)


def all_municipalities() -> list[Municipality]:
    """Give every municipality, in the order in which they came."""
    return list(Municipality.objects.order_by("pk"))


def people_with_role(municipality_id: int, role: Role) -> list[User]:
    """Give who has a role here today, each once."""
    return people_with_a_role(municipality_id, [role])


def people_with_a_role(municipality_id: int, roles: Iterable[Role]) -> list[User]:
    """Give who has one of these roles here today, each once, by name."""
    rows = Membership.objects.for_municipality(municipality_id).active(today())
    mine = rows.filter(role__in=list(roles), user__is_active=True).values("user")
    return list(User.objects.filter(pk__in=mine).order_by("name", "pk"))


def people_of_organisation(
    municipality_id: int, organisation_id: int, role: Role
) -> list[User]:
    """Give who has a role here today on behalf of one organisation, by name."""
    rows = Membership.objects.for_municipality(municipality_id).active(today())
    mine = rows.filter(
        organisation=organisation_id, role=role, user__is_active=True
    ).values("user")
    return list(User.objects.filter(pk__in=mine).order_by("name", "pk"))


def has_a_role(user_id: int, municipality_id: int, roles: Iterable[Role]) -> bool:
    """Say whether somebody has one of these roles here today."""
    rows = Membership.objects.for_municipality(municipality_id).active(today())
    mine = rows.filter(user_id=user_id, role__in=list(roles), user__is_active=True)
    found = mine.select_related("user").first()
    return found is not None and not is_refused(found.user.email)


def works_here(*, user: str = "user", municipality: str = "municipality") -> Exists:
    """Give a condition on rows that name somebody: he has a role in that municipality today."""
    rows = Membership.objects.active(today()).filter(user__is_active=True)
    return Exists(rows.filter(user=OuterRef(user), municipality=OuterRef(municipality)))


def members(municipality_id: int, *, text: str = "") -> MembershipQuerySet:
    """Give who works here or did, by name."""
    rows = Membership.objects.for_municipality(municipality_id)
    for word in text.split():
        rows = rows.filter(user__name__icontains=word)
    return rows.select_related("user", "organisation")


def people_of(municipality_id: int) -> list[User]:
    """Give who has or had a role here, by name."""
    mine = User.objects.filter(memberships__municipality=municipality_id)
    return list(mine.distinct().order_by("name", "pk"))


def name_of(user: User) -> str:
    """Tell two with the same name apart."""
    return f"{user} ({user.email})"


def people_named(municipality_id: int, words: str) -> QuerySet[User]:
    """Give who has or had a role here, by his whole e-mail address or words of his name.

    No words find nobody.
    """
    if not words.split():
        return User.objects.none()
    name = Q()
    for word in words.split():
        name &= Q(name__icontains=word)
    here = Membership.objects.for_municipality(municipality_id)
    people = User.objects.filter(Q(email__iexact=words.strip()) | name)
    return people.filter(pk__in=here.values("user_id")).order_by("name", "pk")


def organisations_of(user_id: int, municipality_id: int) -> frozenset[int]:
    """Give on whose behalf somebody works here today."""
    rows = Membership.objects.for_municipality(municipality_id).active(today())
    return frozenset(
        rows.filter(user_id=user_id).values_list("organisation_id", flat=True)
    )


def partner_kinds() -> list[tuple[str, str]]:
    """Give the kinds of organisation that take part beside municipalities."""
    municipality = Organisation.Kind.MUNICIPALITY
    return [
        (value, str(label))
        for value, label in Organisation.Kind.choices
        if value != municipality
    ]


def partners_for(municipality_id: int) -> QuerySet[Organisation]:
    """Give who may take part in the work here: its own organisation, and partners.

    An organisation of no known kind may bear the name of a person. It is given only
    where it works already.
    """
    kind = Organisation.Kind
    own = Q(municipality=municipality_id)
    known = ~Q(kind__in=(kind.MUNICIPALITY, kind.OTHER))
    here = Membership.objects.for_municipality(municipality_id)
    works_here = Q(pk__in=here.values("organisation"))
    return Organisation.objects.filter(own | known | works_here).order_by("name")


def organisations_with_role(municipality_id: int, role: Role) -> list[Organisation]:
    """Give the organisations on behalf of which somebody has a role here today."""
    rows = Membership.objects.for_municipality(municipality_id).active(today())
    mine = rows.filter(role=role, user__is_active=True).values("organisation")
    return list(Organisation.objects.filter(pk__in=mine).order_by("name"))


def organisations_with(ids: Collection[int]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=ids).order_by("name")


def municipalities_among(
    municipality_ids: Collection[int], *, text: str = ""
) -> QuerySet[Municipality]:
    """Give these municipalities by name, those whose name has all the words."""
    rows = Municipality.objects.filter(pk__in=municipality_ids)
    for word in text.split():
        rows = rows.filter(name__icontains=word)
    return rows


def municipalities_with_role(role: Role) -> QuerySet[Municipality]:
    """Give where somebody has a role today, by name."""
    rows = Membership.objects.active(today()).filter(role=role, user__is_active=True)
    return Municipality.objects.filter(pk__in=rows.values("municipality"))
