"""The first one in: who can make municipalities and invite their administrators."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from samensterk.web.accounts.invitations import Offer, invite
from samensterk.web.accounts.models import Organisation
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

NAME = "Beheer Samen Sterk"


def invite_one(email: str) -> str:
    """Give the link for a new platform administrator.

    Raises
    ------
    ValidationError
        This is no address.
    """
    organisation, _made = Organisation.objects.get_or_create(
        name=NAME, defaults={"kind": Organisation.Kind.OTHER}
    )
    offer = Offer(organisation, None, Role.PLATFORM_ADMIN, today())
    _invitation, token = invite(email=email, offer=offer, invited_by=None)
    return urljoin(settings.SITE_URL, reverse("accounts:invitation", args=[token]))
