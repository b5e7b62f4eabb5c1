"""What the home page says of long work."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.models import Job
from samensterk.web.common.requests import MunicipalityRequest


def jobs_card(request: MunicipalityRequest) -> Card | None:
    """Show work that goes on or failed; what is done needs no card."""
    here = request.municipality
    rows = Job.objects.for_municipality(here.pk)
    n_busy = rows.filter(state__in=[Job.State.WAITING, Job.State.RUNNING]).count()
    n_failed = rows.filter(state=Job.State.FAILED).count()
    if not n_busy and not n_failed:
        return None
    text = _("Going on: %(busy)s. Failed: %(failed)s.") % {
        "busy": n_busy,
        "failed": n_failed,
    }
    return Card(_("Work"), text, reverse("common:jobs", args=[here.slug]))


CARDS = (CardMaker("common:jobs", jobs_card),)
