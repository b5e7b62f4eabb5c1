"""Questions about the rule for what a team sees."""

from samensterk.web.rounds.rules.models import FieldRule, FieldRuleQuerySet


def current_rule(municipality_id: int) -> FieldRule | None:
    """Give the edition that holds; without one no round can be announced."""
    return editions(municipality_id).first()


def editions(municipality_id: int) -> FieldRuleQuerySet:
    """Give every edition with who published it, the last first."""
    rows = FieldRule.objects.for_municipality(municipality_id)
    return rows.select_related("published_by").order_by("-number")
