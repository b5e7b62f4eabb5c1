"""Mail to who must act on a request: the analysts of the RIEC, or the coordinators."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samensterk.web.accounts.queries import mail_sender_of, people_with_role
from samensterk.web.areas.asks.models import ScanRequest
from samensterk.web.common.outgoing import Letter, put
from samensterk.web.common.roles import Role

ASK = "areas.ask"
State = ScanRequest.State
READERS = {
    State.ASKED: Role.RIEC_ANALYST,
    State.RETURNED: Role.RIEC_ANALYST,
    State.DELIVERED: Role.COORDINATOR,
}


def tell_analysts(ask: ScanRequest) -> None:
    """Say that there is something to do; after a return, to who did it."""
    only = ask.taken_by_id if ask.state == State.RETURNED else None
    _tell(ask, only)


def tell_coordinators(ask: ScanRequest) -> None:
    _tell(ask, None)


def _tell(ask: ScanRequest, only: int | None) -> None:
    readers = people_with_role(ask.municipality_id, READERS[State(ask.state)])
    chosen = [one for one in readers if one.pk == only] or readers
    for reader in chosen:
        put(
            ASK,
            f"{ask.pk}-{ask.state}-{ask.version}-{reader.pk}",
            {"ask": ask.pk, "state": ask.state, "reader": reader.pk},
            municipality_id=ask.municipality_id,
        )


class AskMail:
    """Says what is asked, delivered or sent back, as long as it still is."""

    code = ASK

    def letter(self, arguments: Mapping[str, Any]) -> Letter | None:
        rows = ScanRequest.objects.select_related("municipality")
        ask = rows.filter(pk=arguments["ask"]).first()
        if ask is None or ask.state != arguments["state"]:
            return None
        readers = people_with_role(ask.municipality_id, READERS[State(ask.state)])
        reader = next((one for one in readers if one.pk == arguments["reader"]), None)
        return None if reader is None else _letter_of(ask, reader)


def _letter_of(ask: ScanRequest, reader: Any) -> Letter:
    path = reverse("areas:ask", args=[ask.municipality.slug, ask.pk])
    with translation.override(reader.language):
        subject = {
            State.ASKED: _("%(place)s asks the RIEC: %(what)s"),
            State.RETURNED: _("%(place)s sends back: %(what)s"),
            State.DELIVERED: _("The RIEC has delivered to %(place)s: %(what)s"),
        }[State(ask.state)] % {
            "place": ask.municipality.name,
            "what": ask.get_what_display(),
        }
        context = {
            "municipality": ask.municipality,
            "ask": ask,
            "url": urljoin(settings.SITE_URL, path),
        }
    sender = mail_sender_of(ask.municipality)
    template = "areas/asks/mail/ask"
    return Letter(template, subject, reader.email, context, sender, reader.language)
