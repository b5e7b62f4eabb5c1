"""Mail about what goes soon."""

from typing import Protocol
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samensterk.web.accounts.queries import mail_sender_of
from samensterk.web.common.keeping import Kept
from samensterk.web.common.mail import send_mail
from samensterk.web.common.moments import today
from samensterk.web.common.requests import Place
from samensterk.web.privacy.retention.rules import WARNING


class Reader(Protocol):
    """Who gets a mail, in which language."""

    email: str
    language: str


def send_warning(to: Reader, municipality: Place, kept: Kept, n_rows: int) -> None:
    """Tell what goes, how many and when; never who or which."""
    path = reverse("privacy:terms", args=[municipality.slug])
    with translation.override(to.language):
        context = {
            "municipality": municipality,
            "label": kept.label,
            "n_rows": n_rows,
            "day": date_format(today() + WARNING),
            "url": urljoin(settings.SITE_URL, path),
        }
        subject = _("Removed within two weeks: %s") % kept.label
        sender = mail_sender_of(municipality)
        send_mail("privacy/mail/warning", subject, to.email, context, sender)
