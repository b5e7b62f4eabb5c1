"""Mail about coming in."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.models import Invitation
from samensterk.web.accounts.queries import house_style_of, mail_sender_of
from samensterk.web.common.mail import Sender, send_mail


def send_invitation(invitation: Invitation, token: str) -> None:
    """Send the link; the mail is the only place where it can be read."""
    here = invitation.municipality
    url = urljoin(settings.SITE_URL, reverse("accounts:invitation", args=[token]))
    style = house_style_of(here) if here else None
    sender = mail_sender_of(here) if here else Sender()
    context = {"invitation": invitation, "url": url, "house_style": style}
    subject = _("Invitation for Samen Sterk") + (f" {here}" if here else "")
    send_mail("accounts/mail/invitation", subject, invitation.email, context, sender)


CHANGES = {
    "password_changed": gettext_lazy("your password was changed"),
    "password_reset": gettext_lazy("your password was changed with a link from a mail"),
    "password_set": gettext_lazy("a password was set"),
    "totp_activated": gettext_lazy("an authenticator app was set up"),
    "totp_deactivated": gettext_lazy("the authenticator app was removed"),
    "webauthn_added": gettext_lazy("a passkey was added"),
    "webauthn_removed": gettext_lazy("a passkey was removed"),
    "account_connected": gettext_lazy(
        "you can now also sign in with your organisation"
    ),
    "recovery_codes_generated": gettext_lazy("new recovery codes were made"),
}


def send_password_link(email: str, url: str) -> None:
    """Send the link for a new password."""
    context = {"url": url}
    send_mail("accounts/mail/password_link", _("A new password"), email, context)


def send_to_organisation(email: str) -> None:
    """Answer who asks for a password and comes in by his organisation."""
    context = {"name": settings.ENVIRONMENT.oidc_name, "site_url": settings.SITE_URL}
    subject = _("Sign in with your organisation")
    send_mail("accounts/mail/sign_in_elsewhere", subject, email, context)


def send_change(email: str, change: str) -> None:
    """Tell somebody what changed in his account, in case it was not him."""
    what = CHANGES.get(change)
    if what is not None:
        context = {"what": what, "at": timezone.now()}
        send_mail(
            "accounts/mail/account_changed",
            _("Your account was changed"),
            email,
            context,
        )
