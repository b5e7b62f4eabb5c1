"""Mail about coming in."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.accounts.models import Invitation
from samensterk.web.accounts.queries import house_style_of
from samensterk.web.common.mail import Sender, send_mail


def send_invitation(invitation: Invitation, token: str) -> None:
    """Send the link; the mail is the only place where it can be read."""
    here = invitation.municipality
    url = urljoin(settings.SITE_URL, reverse("accounts:invitation", args=[token]))
    style = house_style_of(here) if here else None
    sender = Sender(
        name=(style.sender or style.display_name if style else "") or str(here or ""),
        reply_to=style.reply_to if style else "",
    )
    context = {"invitation": invitation, "url": url, "house_style": style}
    subject = _("Invitation for Samen Sterk") + (f" {here}" if here else "")
    send_mail("accounts/mail/invitation", subject, invitation.email, context, sender)
