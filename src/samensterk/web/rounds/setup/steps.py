"""The steps of this wing and of the rule, before a round can be announced."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.queries import (
    draws_of,
    is_order_settled,
    n_changed_since,
    rows_of,
)
from samensterk.web.rounds.setup.readiness import Step


def rule_step(of: Round) -> Step:
    rule = current_rule(of.municipality_id)
    about = (
        _("edition %(n)s holds") % {"n": rule.number}
        if rule is not None
        else _("nothing is published yet")
    )
    url = reverse("rounds:rule", args=[of.municipality.slug])
    title = _("The rule for what a team sees is published")
    return Step(title, rule is not None, about, url, "rounds:rule")


def areas_step(of: Round) -> Step:
    n_areas = of.areas.count()
    n_changed = n_changed_since(of)
    is_of_now = of.state != Round.State.DRAFT or not n_changed
    words = ngettext("%(n)s area", "%(n)s areas", n_areas) % {"n": n_areas}
    about = words if n_areas else _("none chosen yet")
    if not is_of_now:
        about = _("there is a newer scan: take its areas first")
    url = reverse("rounds:round_areas", args=[of.municipality.slug, of.pk])
    title = _("The areas are chosen")
    return Step(title, bool(n_areas) and is_of_now, about, url, "rounds:round_areas")


def order_step(of: Round) -> Step:
    rows, draws = list(rows_of(of)), draws_of(of)
    is_done = is_order_settled(of, rows, draws)
    url = reverse("rounds:round_order", args=[of.municipality.slug, of.pk])
    about = str(of.get_order_display()) if is_done else _still(of, len(rows))
    title = _("The order of the areas is settled")
    return Step(title, is_done, about, url, "rounds:round_order")


def _still(of: Round, n_areas: int) -> str:
    if not n_areas:
        return _("choose the areas first")
    if of.order == Round.Order.GIVEN:
        return _("the reason is missing")
    return _("these areas are not drawn yet")


STEPS_HERE = (rule_step, areas_step, order_step)
