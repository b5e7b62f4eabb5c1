"""What can be wrong with a deployment; errors stop it, warnings explain."""

import re
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError
from django.utils.translation import gettext as _

from samensterk.web.accounts.practice import DOMAIN
from samensterk.web.common.roles import IN_MUNICIPALITY

Apps = Sequence[AppConfig] | None


@register(Tags.security, deploy=True)
def practice_is_no_deployment(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Stop a site where everybody knows the passwords."""
    if settings.DEMO:
        return [
            Error(
                _("This is a place to practise: its logins are known to everybody."),
                hint=_("Leave SAMENSTERK_DEMO out of the environment."),
                id="samensterk.E001",
            )
        ]
    return []


@register(Tags.database, deploy=True)
def no_practice_logins(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Stop a site whose database has logins of the demo in it."""
    from samensterk.web.accounts.models import User  # noqa: PLC0415 - after the rooms

    try:
        n_found = User.objects.filter(email__iendswith=f"@{DOMAIN}").count()
    except DatabaseError:
        return []  # there are no tables yet, so no logins either
    if settings.DEMO or not n_found:
        return []
    return [
        Error(
            _("The database has %(n)s logins of the demo.") % {"n": n_found},
            hint=_(
                "Start with an empty database; `samensterk demo` has a folder of its own."
            ),
            id="samensterk.E002",
        )
    ]


@register(Tags.security, deploy=True)
def key_is_shared(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Stop many machines that would each make a key of their own."""
    environment = settings.ENVIRONMENT
    if environment.database_url and not environment.secret_key:
        return [
            Error(
                _("With PostgreSQL every machine needs the same key."),
                hint=_(
                    "Set SAMENSTERK_SECRET_KEY to the same 50 random characters everywhere."
                ),
                id="samensterk.E003",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def address_is_safe(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Stop a site without https."""
    if settings.ENVIRONMENT.is_https:
        return []
    return [
        Error(
            _("The address of the site does not begin with https."),
            hint=_(
                "Set SAMENSTERK_URL to the address in the browser, such as https://samensterk.example.nl."
            ),
            id="samensterk.E004",
        )
    ]


@register(Tags.security, deploy=True)
def proxy_is_counted(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Stop a site that would send everybody to https for ever: it speaks no TLS itself."""
    environment = settings.ENVIRONMENT
    if environment.proxies or not environment.is_https:
        return []
    return [
        Error(
            _("The site is reached by https, but no proxy is counted."),
            hint=_("Set SAMENSTERK_PROXIES to the number of reverse proxies, often 1."),
            id="samensterk.E005",
        )
    ]


@register(Tags.security)
def groups_have_roles(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Stop a table of groups with a word in it that means nothing."""
    meanings = settings.ENVIRONMENT.oidc_roles.values()
    wrong = [one for one in meanings if not _is_role_in_place(one)]
    if not wrong:
        return []
    return [
        Error(
            _("SAMENSTERK_OIDC_ROLES has what is no role: %(wrong)s.")
            % {"wrong": ", ".join(wrong)},
            hint=_(
                "Write a code and a role, such as GM0166:coordinator. Roles: %(roles)s."
            )
            % {"roles": ", ".join(sorted(IN_MUNICIPALITY))},
            id="samensterk.E006",
        )
    ]


def _is_role_in_place(meaning: str) -> bool:
    code, _colon, role = meaning.partition(":")
    return bool(re.fullmatch(r"GM\d{4}", code)) and role in IN_MUNICIPALITY


@register(deploy=True)
def mail_goes_out(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Warn that invitations stay in a folder."""
    if settings.ENVIRONMENT.mail_url:
        return []
    return [
        Caution(
            _("Mail goes to files; nobody gets an invitation."),
            hint=_("Set SAMENSTERK_MAIL_URL and SAMENSTERK_MAIL_FROM."),
            id="samensterk.W001",
        )
    ]


@register(Tags.security, deploy=True)
def leaks_can_be_reported(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Warn that there is no security.txt (in the Netherlands asked of every government)."""
    if settings.ENVIRONMENT.security_contact:
        return []
    return [
        Caution(
            _("There is no security.txt."),
            hint=_("Set SAMENSTERK_SECURITY_CONTACT to a mailto: or https: address."),
            id="samensterk.W002",
        )
    ]
