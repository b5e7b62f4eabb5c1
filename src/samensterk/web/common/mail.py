"""One mail as text and as a page, with the municipality as its sender."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from samensterk.paper.looks import HOUSE_COLOUR


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a mail is from, in words, where answers go, and in which colour it is."""

    name: str = ""
    reply_to: str = ""
    colour: str = HOUSE_COLOUR


def send_mail(
    template: str,
    subject: str,
    to: str,
    context: Mapping[str, Any],
    sender: Sender | None = None,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Send `template`.txt and `template`.html as one mail."""
    sender = sender or Sender()
    # A title with the end of a line in it would make headers of its own.
    subject, name = (" ".join(one.split()) for one in (subject, sender.name))
    told = {**context, "subject": subject, "site_url": settings.SITE_URL}
    told["colour"] = sender.colour
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    mail = EmailMultiAlternatives(
        subject,
        render_to_string(f"{template}.txt", told),
        formataddr((name, address)) if name else address,
        [to],
        reply_to=[sender.reply_to] if sender.reply_to else None,
        headers=dict(headers or {}),
    )
    mail.attach_alternative(render_to_string(f"{template}.html", told), "text/html")
    mail.send()
