"""The fields of an account as its owner may read them: never a secret or a key."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samensterk.web.accounts.models import Invitation, Membership, RefusedDoor, User


def fields_of(user: User, roles: Iterable[Membership], here: int) -> Mapping[str, str]:
    sessions = UserSession.objects.filter(user=user).order_by("-last_seen_at")
    invited = Invitation.objects.filter(municipality=here, invited_by=user)
    return {
        _("name"): user.name,
        _("e-mail address"): user.email,
        _("language"): user.language,
        _("account made on"): _moment(user.date_joined),
        _("last signed in"): _moment(user.last_login),
        _("password"): _("kept as a mark that nobody can read back")
        if user.has_usable_password()
        else _("none"),
        _("roles in this municipality"): _together(_role(one) for one in roles),
        _("verified e-mail addresses"): _together(
            one.email for one in EmailAddress.objects.filter(user=user, verified=True)
        ),
        _("second factors"): _together(
            _factor(one) for one in Authenticator.objects.filter(user=user)
        ),
        _("sign-in of an organisation"): _together(
            f"{one.provider}: {one.uid} ({_moment(one.last_login)})"
            for one in SocialAccount.objects.filter(user=user)
        ),
        _("where signed in"): _together(_place(one) for one in sessions),
        _("invitations sent to others"): str(invited.count()),
    }


def meanings() -> Mapping[str, str]:
    return {
        _("second factors"): _(
            "Which kinds there are and when they were used. Their secrets are sealed and are not given."
        ),
        _("sign-in of an organisation"): _(
            "The number by which the own organisation knows this person."
        ),
        _("where signed in"): _(
            "Internet address, browser, and when it was first and last seen."
        ),
    }


def fields_of_invitation(one: Invitation) -> Mapping[str, str]:
    return {
        _("e-mail address"): one.email,
        _("role"): str(one.get_role_display()),
        _("organisation"): str(one.organisation),
        _("first day"): date_format(one.starts_on),
        _("last day"): date_format(one.ends_on) if one.ends_on else _("not known"),
        _("invited at"): _moment(one.invited_at),
        _("valid until"): _moment(one.expires_at),
        _("accepted at"): _moment(one.accepted_at),
        _("withdrawn at"): _moment(one.withdrawn_at),
    }


def fields_of_refusals(refused: Iterable[RefusedDoor]) -> Mapping[str, str]:
    return {_("pages"): _together(f"{one.door} ({_moment(one.at)})" for one in refused)}


def _moment(at: datetime | None) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT") if at else "-"


def _together(words: Iterable[str]) -> str:
    return "; ".join(words) or _("none")


def _role(one: Membership) -> str:
    words = _("%(role)s for %(organisation)s, from %(first)s until %(last)s")
    return words % {
        "role": one.get_role_display(),
        "organisation": one.organisation,
        "first": date_format(one.starts_on),
        "last": date_format(one.ends_on) if one.ends_on else "-",
    }


def _factor(one: Authenticator) -> str:
    return f"{one.get_type_display()} ({_moment(one.created_at)}, {_moment(one.last_used_at)})"


def _place(one: UserSession) -> str:
    seen = f"{_moment(one.created_at)}, {_moment(one.last_seen_at)}"
    return f"{one.ip}, {one.user_agent} ({seen})"
