"""Pages for developers, only with SAMENSTERK_DEBUG: every component, every mail."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.test.utils import override_settings
from django.utils import timezone
from django.views.decorators.http import require_GET

from samensterk.web.accounts import mails
from samensterk.web.accounts.models import (
    Invitation,
    Municipality,
    Organisation,
    User,
)
from samensterk.web.areas.scans.terms import SCANS
from samensterk.web.common import outgoing
from samensterk.web.common.mail import send_mail
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.tables import Heading, Pages, Row, Table
from samensterk.web.privacy.retention import mails as retention_mails
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.models import Event, Share
from samensterk.web.programme.reminders import digests
from samensterk.web.programme.together import mails as share_mails

ADDRESS = "jan@gemeente.example.nl"
# Mails carry their own look; nothing else on the site may.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class PlainForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="naam", help_text="Zoals op de brief.")
    about = forms.CharField(label="toelichting", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="soort", choices=[("a", "erf"), ("b", "loods")])
    day = forms.ChoiceField(
        label="dag",
        choices=[("1", "maandag"), ("2", "dinsdag")],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="ik ga akkoord")
    file = forms.FileField(label="bestand", required=False)


class FilterForm(forms.Form):
    zoek = forms.CharField(label="zoeken", required=False)


def _table(*rows: Row) -> Table:
    columns = (
        Heading("adres", "?sorteer=-adres", "ascending"),
        Heading("plaats", "?sorteer=plaats", None),
        Heading("bezoekgebied", None, None),
    )
    pages = Pages(120, 2, 3, "?pagina=1", "?pagina=3")
    return Table("Erven", columns, rows, pages, "Geen erf past bij wat u zoekt.")


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    for level in (messages.info, messages.success, messages.warning, messages.error):
        level(request, "Zo ziet een bericht eruit.")
    row = Row("/", ["Langewijk 1", "Oosterlage", "Bezoekgebied 1"])
    context = {
        "plain_form": PlainForm(),
        "wrong_form": PlainForm(QueryDict("wrong-name="), prefix="wrong"),
        "filters": FilterForm(),
        "table": _table(row, row),
        "empty_table": _table(),
        "progresses": [
            {"id": "some", "label": "Scan inlezen", "percent": 40},
            {"id": "unknown", "label": "Wachten", "percent": None},
        ],
    }
    return render(request, "common/dev/components.html", context)


def _invitation() -> None:
    organisation = Organisation(name="Noorderveld", kind=Organisation.Kind.MUNICIPALITY)
    invitation = Invitation(
        municipality=Municipality(
            code="GM9901", name="Noorderveld", slug="noorderveld"
        ),
        organisation=organisation,
        email=ADDRESS,
        role=Role.COORDINATOR,
        starts_on=today(),
        expires_at=timezone.now(),
    )
    mails.send_invitation(invitation, "een-geheim-van-niemand")


def _warning() -> None:
    municipality = Municipality(code="GM9901", name="Noorderveld", slug="noorderveld")
    reader = User(email=ADDRESS, language="nl")
    retention_mails.send_warning(reader, municipality, SCANS, 3)


def _digest() -> None:
    """Write the mail about the programme, with something of every kind in it."""
    place = Municipality(code="GM9901", name="Noorderveld", slug="noorderveld")
    viewer = Viewer(0, 0, sees_all=False)
    reader = digests.Reader(ADDRESS, "Jan Jansen", "nl", frozenset(), viewer)
    written = [
        digests.Section(
            "Wat u een bewoner hebt beloofd",
            [digests.Line("Toezegging", "2 dagen te laat", "https://voorbeeld")],
        ),
        digests.Section("Taken die te laat zijn", [digests.Line("Zaal huren")], 3),
    ]
    letter = digests.letter_to(reader, place, written)
    send_mail(letter.template, letter.subject, letter.to, letter.context, letter.sender)


def _question() -> None:
    host = Municipality(code="GM9901", name="Noorderveld", slug="noorderveld")
    guest = Municipality(code="GM9902", name="Zuiderveen", slug="zuiderveen")
    event = Event(municipality=host, title="Bijeenkomst buitengebied", day=today())
    share = Share(event=event, municipality=guest, text="Samen één avond.")
    outgoing.send(share_mails.letter_of(share, User(email=ADDRESS, language="nl")))


MAILS: Mapping[str, Callable[[], Any]] = {
    "uitnodiging": _invitation,
    "nieuw-wachtwoord": lambda: mails.send_password_link(ADDRESS, "https://voorbeeld"),
    "termijn": _warning,
    "overzicht": _digest,
    "samen": _question,
    "wachtwoord-elders": lambda: mails.send_to_organisation(ADDRESS),
    **{
        change.replace("_", "-"): partial(mails.send_change, ADDRESS, change)
        for change in mails.CHANGES
    },
}


def written(name: str) -> EmailMultiAlternatives:
    """Write one mail, and send it nowhere."""
    backend = "django.core.mail.backends.locmem.EmailBackend"
    kept, mail.outbox = getattr(mail, "outbox", []), []
    try:
        with override_settings(EMAIL_BACKEND=backend):
            MAILS[name]()
        sent = mail.outbox[0]
    finally:
        mail.outbox = kept
    assert isinstance(sent, EmailMultiAlternatives)  # noqa: S101 - for the type
    return sent


@require_GET
def mail_list(request: HttpRequest) -> HttpResponse:
    found = [(name, written(name)) for name in MAILS]
    return render(request, "config/dev/mails.html", {"mails": found})


@require_GET
def mail_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail as its reader sees it."""
    if name not in MAILS:
        raise Http404
    content, _kind = written(name).alternatives[0]
    return HttpResponse(str(content), headers={"Content-Security-Policy": MAIL_POLICY})
