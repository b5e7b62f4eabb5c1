"""What the home page says of requests and of wishes that end."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.rights import queries


def requests_card(request: MunicipalityRequest) -> Card | None:
    """Show what is late or due within a week; other requests can wait."""
    here = request.municipality
    due = list(queries.pressing_requests(here.pk).values_list("due_on", flat=True))
    if not due:
        return None
    n_late = sum(day < today() for day in due)
    text = _("Late: %(late)s. To be answered within a week: %(soon)s.") % {
        "late": n_late,
        "soon": len(due) - n_late,
    }
    return Card(
        _("Requests about data"), text, reverse("privacy:requests", args=[here.slug])
    )


def wishes_card(request: MunicipalityRequest) -> Card | None:
    here = request.municipality
    n_ending = queries.ending_wishes(here.pk).count()
    if not n_ending:
        return None
    text = _("To be confirmed or ended: %s. Until then they still hold.") % n_ending
    return Card(
        _("Wishes that end"), text, reverse("privacy:wishes_ending", args=[here.slug])
    )


CARDS = (
    CardMaker("privacy:requests", requests_card),
    CardMaker("privacy:wishes_ending", wishes_card),
)
