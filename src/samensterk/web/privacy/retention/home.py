"""What the home page says of terms and records."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.retention import queries


def going_card(request: MunicipalityRequest) -> Card | None:
    """Say what goes within two weeks, while somebody can still look at it."""
    here = request.municipality
    found = queries.going_soon(here.pk)
    if not found:
        return None
    told = ", ".join(f"{one.kept.label} ({one.n_rows})" for one in found)
    return Card(
        _("Removed within two weeks"),
        _("Their term ends: %s.") % told,
        reverse("privacy:terms", args=[here.slug]),
    )


def archive_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    n_files = queries.packages(here.pk).filter(taken_at=None).count()
    if not n_files:
        return None
    text = ngettext(
        "%(n)s file with records waits to be taken to the archive.",
        "%(n)s files with records wait to be taken to the archive.",
        n_files,
    )
    url = reverse("privacy:archive", args=[here.slug])
    return Card(_("Archive"), text % {"n": n_files}, url)


def conflict_card(request: MunicipalityRequest) -> Card | None:
    """Ask for a decision that only the privacy officer can make."""
    here = request.municipality
    n_open = sum(1 for one in queries.conflicts(here.pk) if one.here.decided is None)
    if not n_open:
        return None
    text = ngettext(
        "%(n)s kind of records must be kept longer than its personal data may be.",
        "%(n)s kinds of records must be kept longer than their personal data may be.",
        n_open,
    )
    url = reverse("privacy:conflicts", args=[here.slug])
    return Card(_("Two terms are at odds"), text % {"n": n_open}, url)


# The archive is of officer and coordinator: they are told what goes as well.
CARDS = (
    CardMaker("privacy:archive", going_card),
    CardMaker("privacy:archive", archive_card),
    CardMaker("privacy:decide", conflict_card),
)
