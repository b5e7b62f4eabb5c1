"""What farmers may read of the order in which areas are visited."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.rounds.setup.models import Draw, Round


def order_words(of: Round) -> str:
    """Say by which rule the areas stand in order."""
    if of.order == Round.Order.ROTATION:
        return _("We come first where we have not been for longest.")
    if of.order == Round.Order.GIVEN:
        if not of.order_reason:
            return ""
        return _("We chose the order of the areas ourselves: %s") % of.order_reason
    return _("The order of the areas was drawn. Everybody can check the draw.")


def public_url(found: Draw) -> str:
    return reverse("rounds:draw_public", args=[found.pk])
