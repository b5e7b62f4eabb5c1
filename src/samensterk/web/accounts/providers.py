"""What is kept of one colleague or partner, without what only a secret should know."""

from collections.abc import Collection, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts import account_data
from samensterk.web.accounts.models import Invitation, Membership, RefusedDoor, User
from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person

ACCOUNT, INVITATION, REFUSALS = "account", "invitation", "refusals"


class AccountProvider:
    """Finds people of one municipality by e-mail address or name.

    Of somebody who works elsewhere as well, the roles there are not told.
    """

    code = "accounts"
    label = gettext_lazy("Accounts and roles")
    models = frozenset(
        {
            "accounts.User",
            "accounts.Membership",
            "accounts.Invitation",
            "accounts.RefusedDoor",
            "mfa.Authenticator",
            "account.EmailAddress",
            "socialaccount.SocialAccount",
            "usersessions.UserSession",
            "sessions.Session",
        }
    )

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        people = people_named(here, person.words)
        items = [_account(user, here) for user in people]
        items += [_invitation(one) for one in _invitations(person, people)]
        for user in people:
            refused = _refusals(user, here)
            if refused.exists():
                items.append(_refused(user, refused))
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        here = person.municipality_id
        people = people_named(here, person.words)
        over = [
            one
            for one in _invitations(person, people)
            if f"{INVITATION}-{one.pk}" in ids and not one.is_open
        ]
        n_removed = len(over)
        Invitation.objects.filter(pk__in=[one.pk for one in over]).delete()
        for user in people:
            if f"{REFUSALS}-{user.pk}" in ids:
                refused = _refusals(user, here)
                n_removed += refused.exists()
                refused.delete()
        return n_removed


def _roles(user: User, here: int) -> QuerySet[Membership]:
    rows = Membership.objects.for_municipality(here).filter(user=user)
    return rows.select_related("organisation").order_by("starts_on", "pk")


def _invitations(person: Person, people: QuerySet[User]) -> QuerySet[Invitation]:
    """Give those to the address that was asked for, or to that of who was found."""
    emails = [user.email for user in people]
    asked = Q(email__in=emails)
    if person.words.strip():
        asked |= Q(email__iexact=person.words.strip())
    rows = Invitation.objects.filter(municipality=person.municipality_id)
    return rows.filter(asked).select_related("organisation").order_by("pk")


def _refusals(user: User, here: int) -> QuerySet[RefusedDoor]:
    return RefusedDoor.objects.filter(user=user, municipality=here)


def _account(user: User, here: int) -> Item:
    return Item(
        id=f"{ACCOUNT}-{user.pk}",
        title=_("Account of %s") % name_of(user),
        fields=account_data.fields_of(user, _roles(user, here), here),
        source=_("the person, who made the account, and the one who gave the role"),
        kept_because=_(
            "The processing log must be able to tell who used which data. The account goes by itself when its last role has ended and the term of the roles is over."
        ),
        correct_how=_(
            "Everybody changes his own name on 'My account'. For another e-mail address the administrator sends a new invitation."
        ),
        meanings=account_data.meanings(),
    )


def _invitation(one: Invitation) -> Item:
    return Item(
        id=f"{INVITATION}-{one.pk}",
        title=_("Invitation to %s") % one.email,
        fields=account_data.fields_of_invitation(one),
        source=_("the administrator who sent the invitation"),
        kept_because=_("This invitation is still open. Withdraw it first.")
        if one.is_open
        else "",
    )


def _refused(user: User, refused: QuerySet[RefusedDoor]) -> Item:
    return Item(
        id=f"{REFUSALS}-{user.pk}",
        title=_("Pages that %s was not let into") % name_of(user),
        fields=account_data.fields_of_refusals(refused),
        source=_("this system, when a page was refused"),
    )
