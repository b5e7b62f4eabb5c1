"""Publishing the rule: an edition is never changed, only followed by another."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from samensterk.web.common.moments import now
from samensterk.web.rounds.rules.faults import PublishedMeanwhile
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.rules.queries import current_rule


@transaction.atomic
def publish_rule(
    *, municipality_id: int, seen: int, values: Mapping[str, Any], by_id: int | None
) -> FieldRule:
    """Publish a next edition; `seen` is the number that the writer began from.

    The same words again give the edition that holds already.

    Raises
    ------
    PublishedMeanwhile
    """
    current = current_rule(municipality_id)
    if current is not None and _says(current, values):
        return current
    number = current.number if current is not None else 0
    if number != seen:
        raise PublishedMeanwhile(current)
    rule = FieldRule(
        municipality_id=municipality_id,
        number=number + 1,
        published_by_id=by_id,
        published_at=now(),
        **values,
    )
    rule.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            rule.save()
    except IntegrityError:
        # Two at the same moment: the database lets one of them have the number.
        raise PublishedMeanwhile(current_rule(municipality_id)) from None
    return rule


def _says(rule: FieldRule, values: Mapping[str, Any]) -> bool:
    return all(getattr(rule, name) == value for name, value in values.items())
