"""What this room, and the library for signing in, keep of people."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.models import User
from samensterk.web.common.keeping import (
    CONTRACT_OF_WORK,
    LEGAL_DUTY,
    Kept,
    Rows,
    Term,
    remove_rows,
)


@dataclass(frozen=True, slots=True)
class PeopleWithoutRole:
    """Accounts that have no role any more, not even one that has ended."""

    def due(self, before: datetime) -> QuerySet[User]:
        seen = Q(last_login=None) | Q(last_login__lt=before)
        return User.objects.filter(seen, memberships=None, date_joined__lt=before)

    def count(self, before: datetime, place: int | None) -> int:
        return self.due(before).count()

    def remove(self, before: datetime, place: int | None) -> int:
        return remove_rows(self.due(before))


PEOPLE = Kept(
    "accounts.User",
    _("accounts of colleagues and partners"),
    personal=frozenset({"email", "name", "password", "last_login", "date_joined"}),
    of_nobody=frozenset({"language"}),
    term=Term(
        days=30,
        starts=_("the last role of the account was removed"),
        ground=CONTRACT_OF_WORK,
        holder=PeopleWithoutRole(),
        has_municipality=False,
    ),
)
ROLES = Kept(
    "accounts.Membership",
    _("roles, also those that have ended"),
    personal=frozenset({"user", "role", "starts_on", "ends_on"}),
    term=Term(
        days=2 * 365,  # as long as the log: who could see what, and when
        starts=_("the role has ended"),
        ground=LEGAL_DUTY,
        holder=Rows("accounts.Membership", "ends_on", "municipality"),
    ),
)
INVITATIONS = Kept(
    "accounts.Invitation",
    _("invitations"),
    personal=frozenset(
        {
            "email",
            "role",
            "starts_on",
            "ends_on",
            "invited_by",
            "invited_at",
            "accepted_at",
            "withdrawn_at",
        }
    ),
    of_nobody=frozenset({"token_hash", "expires_at"}),
    term=Term(
        days=30,
        starts=_("the invitation has run out"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("accounts.Invitation", "expires_at", "municipality"),
    ),
)
REFUSALS = Kept(
    "accounts.RefusedDoor",
    _("pages that somebody was not let into"),
    personal=frozenset({"user", "door", "at"}),
    of_nobody=frozenset({"answer"}),
    term=Term(
        days=90,
        starts=_("the refusal"),
        ground=LEGAL_DUTY,
        holder=Rows("accounts.RefusedDoor", "at", "municipality"),
    ),
)
HOUSE_STYLES = Kept(
    "accounts.HouseStyle",
    _("house style and contact data of a municipality"),
    of_nobody=frozenset(
        {
            "display_name",
            "primary",
            "accent",
            "logo",
            "logo_type",
            "sender",
            "reply_to",  # of the municipality, not of a colleague: the form says so
            "phone",
            "website",
            "postal_address",
            "changed_at",
        }
    ),
)
MUNICIPALITIES = Kept(
    "accounts.Municipality",
    _("municipalities"),
    of_nobody=frozenset({"code", "name", "slug"}),
)
ORGANISATIONS = Kept(
    "accounts.Organisation",
    _("organisations"),
    of_nobody=frozenset({"kind", "name"}),
)
SECOND_FACTORS = Kept(
    "mfa.Authenticator",
    _("second factors and passkeys"),
    personal=frozenset({"user", "data", "created_at", "last_used_at"}),
    of_nobody=frozenset({"type"}),
    goes_with="accounts.User",
)
ADDRESSES = Kept(
    "account.EmailAddress",
    _("verified e-mail addresses"),
    personal=frozenset({"user", "email"}),
    goes_with="accounts.User",
)
CONFIRMATIONS = Kept(
    "account.EmailConfirmation",
    _("e-mail addresses being verified (not used)"),
    of_nobody=frozenset({"created", "sent", "key"}),
    goes_with="account.EmailAddress",
)
OWN_SIGN_IN = Kept(
    "socialaccount.SocialAccount",
    _("links with the sign-in of an organisation"),
    personal=frozenset({"user", "uid", "last_login", "date_joined", "extra_data"}),
    of_nobody=frozenset({"provider"}),
    goes_with="accounts.User",
)
TOKENS = Kept(
    "socialaccount.SocialToken",
    _("tokens of an organisation (not kept)"),
    of_nobody=frozenset({"token", "token_secret", "expires_at"}),
    goes_with="socialaccount.SocialAccount",
)
PROVIDERS = Kept(
    "socialaccount.SocialApp",
    _("providers of sign-in (not used: they are in the settings)"),
    of_nobody=frozenset(
        {"provider", "provider_id", "name", "client_id", "secret", "key", "settings"}
    ),
)
SIGNED_IN = Kept(
    "usersessions.UserSession",
    _("where somebody has signed in"),
    personal=frozenset(
        {
            "user",
            "created_at",
            "ip",
            "last_seen_at",
            "session_key",
            "user_agent",
            "data",
        }
    ),
    term=Term(
        days=30,
        starts=_("the last time it was seen"),
        ground=LEGAL_DUTY,
        holder=Rows("usersessions.UserSession", "last_seen_at", is_real_time=True),
        has_municipality=False,
    ),
)
KEPT = (
    PEOPLE,
    ROLES,
    INVITATIONS,
    REFUSALS,
    HOUSE_STYLES,
    MUNICIPALITIES,
    ORGANISATIONS,
    SECOND_FACTORS,
    ADDRESSES,
    CONFIRMATIONS,
    OWN_SIGN_IN,
    TOKENS,
    PROVIDERS,
    SIGNED_IN,
)
