"""What the home page says of the log, to the privacy officer."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.log import queries
from samensterk.web.privacy.log.models import LogCheck


def unusual_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    n_waiting = queries.n_unusual(here.pk)
    if not n_waiting:
        return None
    text = ngettext(
        "%(n)s day on which use met a rule waits for your look.",
        "%(n)s days on which use met a rule wait for your look.",
        n_waiting,
    ) % {"n": n_waiting}
    url = reverse("privacy:unusual", args=[here.slug])
    return Card(_("Unusual use"), text, url)


def chain_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    check = LogCheck.objects.first()
    if check is None:
        return None
    url = reverse("privacy:chain", args=[here.slug])
    if check.findings_of(here.code):
        text = _("The log is not as it was sealed. Look at it today.")
        return Card(_("The log was changed"), text, url, is_first_step=True)
    text = _("Checked on %s: nothing was changed.") % date_format(check.at)
    return Card(_("The log is whole"), text, url)


CARDS = (
    CardMaker("privacy:unusual", unusual_card),
    CardMaker("privacy:chain", chain_card),
)
