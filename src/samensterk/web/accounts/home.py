"""What the home page says of people and house style."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.accounts import queries
from samensterk.web.accounts.models import HouseStyle, Membership
from samensterk.web.common.home_cards import Card, CardMaker
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest

SOON = timedelta(days=14)


def people_card(request: MunicipalityRequest) -> Card | None:
    """Say who works here, whose answer is awaited and who leaves soon."""
    here = request.municipality
    rows = Membership.objects.for_municipality(here.pk)
    n_active = rows.active(today()).count()
    n_leaving = rows.filter(ends_on__range=(today(), today() + SOON)).count()
    n_invited = queries.open_invitations_of(here.pk).count()
    told = [ngettext("%(n)s role.", "%(n)s roles.", n_active) % {"n": n_active}]
    if n_invited:
        told.append(_("Invitations without an answer: %s.") % n_invited)
    if n_leaving:
        told.append(_("Ends within two weeks: %s.") % n_leaving)
    return Card(
        _("People"), " ".join(told), reverse("accounts:members", args=[here.slug])
    )


def style_card(request: MunicipalityRequest) -> Card | None:
    """Ask for a house style as long as nobody has given one."""
    here = request.municipality
    style = HouseStyle.objects.filter(municipality_id=here.pk).defer("logo").first()
    if style is not None and (style.display_name or style.sender or style.logo_type):
        return None
    text = _("Name, logo and colours on pages, letters and mail.")
    url = reverse("accounts:house_style", args=[here.slug])
    return Card(_("Set the house style"), text, url, is_first_step=True)


CARDS = (
    CardMaker("accounts:members", people_card),
    CardMaker("accounts:house_style", style_card),
)
