"""What the home page says of papers."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.papers import queries


def papers_card(request: MunicipalityRequest) -> Card | None:
    """Say what waits: papers that no longer hold, and questions without an answer."""
    here = request.municipality
    states = queries.papers(here.pk)
    n_outdated = sum(one.is_outdated for one in states)
    n_open = queries.n_open_questions(here.pk)
    told = []
    if all(one.edition is None for one in states):
        told.append(_("No paper has been made yet."))
    if n_outdated:
        text = ngettext("%(n)s is outdated.", "%(n)s are outdated.", n_outdated)
        told.append(text % {"n": n_outdated})
    if n_open:
        text = ngettext(
            "%(n)s question waits for the municipality.",
            "%(n)s questions wait for the municipality.",
            n_open,
        )
        told.append(text % {"n": n_open})
    if not told:
        return None
    return Card(
        _("Papers"), " ".join(told), reverse("privacy:papers", args=[here.slug])
    )


CARDS = (CardMaker("privacy:decisions", papers_card),)
