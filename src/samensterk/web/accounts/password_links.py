"""A link for a new password, sent by the worker.

The page answers at once, whoever asks: how long it took would otherwise tell whether
there is an account. The task knows a number, not an address.
"""

from urllib.parse import urljoin

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from samensterk.web.accounts import mails, provider_roles
from samensterk.web.accounts.models import User
from samensterk.web.accounts.people import same_address

NOBODY = 0


def ask_for_link(email: str) -> None:
    """Let the worker find out what to send; it costs the same for any address."""
    found = User.objects.filter(email=same_address(email), is_active=True)
    user_id = found.values_list("pk", flat=True).first()
    send_link.enqueue(user_id or NOBODY)


@task()
def send_link(user_id: int) -> None:
    """Send the link, or say that the organisation lets this person in."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        return
    with translation.override(user.language):
        if provider_roles.rule(user):
            mails.send_to_organisation(user.email)
        else:
            mails.send_password_link(user.email, _link(user))


def _link(user: User) -> str:
    parts = {
        "uidb36": user_pk_to_url_str(user),
        "key": default_token_generator.make_token(user),
    }
    path = reverse("account_reset_password_from_key", kwargs=parts)
    return urljoin(settings.SITE_URL, path)
