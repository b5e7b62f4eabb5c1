"""The verb for how an employer's people are named."""

from collections.abc import Mapping

from django.db import transaction

from samensterk.web.accounts.services import hold_municipality
from samensterk.web.rounds.teams.faults import NamesTooLong, PolicyChanged
from samensterk.web.rounds.teams.models import NamePolicy
from samensterk.web.rounds.teams.naming import fits
from samensterk.web.rounds.teams.queries import people_too_long, policy_of


@transaction.atomic
def set_policy(
    *,
    municipality_id: int,
    organisation_id: int,
    seen: str,
    shown: str,
    names: Mapping[int, str],
) -> None:
    """Let an employer's people be named so, with the shorter names that this needs.

    `seen` is what somebody saw when choosing; `names` are by the key of a member.

    Raises
    ------
    PolicyChanged
    NamesTooLong
        These have no shorter name yet, or one that still says too much.
    """
    hold_municipality(municipality_id)
    current = policy_of(municipality_id, organisation_id)
    if current not in (seen, shown):
        raise PolicyChanged(current)
    people = people_too_long(municipality_id, organisation_id, shown)
    left = [one for one in people if not fits(names.get(one.pk, ""), shown)]
    if left:
        raise NamesTooLong(left)
    for one in people:
        one.shown_as = names[one.pk].strip()
        one.version += 1
        one.save(update_fields=["shown_as", "version"])
    NamePolicy.objects.update_or_create(
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        defaults={"shown": shown},
    )
