"""What the home page says of events that municipalities hold together."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.together import queries


def questions_card(request: MunicipalityRequest) -> Card | None:
    """Say who asks the municipality to join what."""
    here = request.municipality
    found = list(queries.questions_to(here.pk))
    if not found:
        return None
    first = found[0]
    told = [
        _("%(host)s asks you to join: %(event)s, on %(day)s.")
        % {
            "host": first.event.municipality.name,
            "event": first.event.title,
            "day": date_format(first.event.day),
        }
    ]
    if more := len(found) - 1:
        told.append(
            ngettext("And %(n)s question more.", "And %(n)s questions more.", more)
            % {"n": more}
        )
    title = _("A municipality asks you to join")
    return Card(title, " ".join(told), reverse("programme:shares", args=[here.slug]))


def news_card(request: MunicipalityRequest) -> Card | None:
    """Say what of other municipalities does not go on, or is held without you."""
    here = request.municipality
    told = [
        _("Cancelled by %(host)s: %(event)s.")
        % {"host": one.event.municipality.name, "event": one.event.title}
        for one in queries.cancelled_lately(here.pk)
    ]
    lines = queries.ended_lines(here.pk, since=queries.NEWS).filter(by=None)
    told += [_("Ended: %s.") % one.about for one in lines.order_by("-at")[:3]]
    if not told:
        return None
    title = _("Events with others: this has ended")
    return Card(title, " ".join(told), reverse("programme:shares", args=[here.slug]))


CARDS = (
    CardMaker("programme:shares", questions_card),
    CardMaker("programme:shares", news_card),
)
