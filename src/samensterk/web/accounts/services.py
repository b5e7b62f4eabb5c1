"""What changes who may do what."""

import logging
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samensterk.web.accounts import queries
from samensterk.web.accounts.models import (
    HouseStyle,
    Membership,
    Municipality,
    Organisation,
    RefusedDoor,
    User,
)
from samensterk.web.common.access import Answer
from samensterk.web.common.holdings import HOLDINGS
from samensterk.web.common.roles import Role

_logger = logging.getLogger("samensterk.doors")


class StillHolds(Exception):
    """Somebody cannot leave while things have no other owner."""

    def __init__(self, held: list[queries.Held]) -> None:
        super().__init__("still holds things")
        self.held = held


class NotTheirs(Exception):
    """The successor does not work in the same municipality."""


class LastAdministrator(Exception):
    """Without this one nobody could let others in."""


@transaction.atomic
def create_municipality(*, code: str, name: str) -> Municipality:
    """Make a municipality with its own organisation and a neutral house style."""
    organisation = Organisation(kind=Organisation.Kind.MUNICIPALITY, name=name)
    organisation.full_clean()
    organisation.save()
    municipality = Municipality(
        code=code, name=name, slug=slugify(name), organisation=organisation
    )
    municipality.full_clean()
    municipality.save()
    HouseStyle.objects.create(municipality=municipality)
    return municipality


@transaction.atomic
def add_partner_organisation(*, name: str, kind: str) -> Organisation:
    """Give the organisation with this name; make it when nobody did before.

    Case and spaces do not matter, and one that is there keeps its kind.

    Raises
    ------
    ValidationError
        The name is empty or too long, or the kind is that of a municipality, which
        has its own verb.
    """
    name = " ".join(name.split())
    found = Organisation.objects.filter(name__iexact=name).order_by("pk").first()
    if found is not None:
        return found
    if kind == Organisation.Kind.MUNICIPALITY:
        raise ValidationError({"kind": _("Choose what kind of partner it is.")})
    # Two coordinators at once get the same one, so that it is there is no fault.
    Organisation(name=name, kind=kind).full_clean(validate_unique=False)
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def hold_municipality(municipality_id: int) -> None:
    """Let others who change the same thing of a municipality wait until we are done.

    Rows that only refer to the municipality can still be written meanwhile.
    """
    rows = Municipality.objects.select_for_update(no_key=True)
    rows.only("pk").get(pk=municipality_id)


@transaction.atomic
def end_membership(*, membership: Membership, last_day: date) -> Membership:
    """Write down somebody's last day.

    Raises
    ------
    StillHolds
        Rounds, tasks or promises would have no owner.
    LastAdministrator
    """
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    held = queries.held_by(membership)
    if held and not _has_another_role(membership, last_day):
        raise StillHolds(held)
    if _is_last_of_its_kind(membership, last_day):
        raise LastAdministrator
    membership.ends_on = max(last_day, membership.starts_on)
    membership.full_clean()
    membership.save(update_fields=["ends_on"])
    return membership


def _has_another_role(membership: Membership, last_day: date) -> bool:
    others = Membership.objects.for_municipality(membership.municipality_id)
    others = others.filter(user_id=membership.user_id).exclude(pk=membership.pk)
    return any(one.ends_on is None or one.ends_on > last_day for one in others)


def _is_last_of_its_kind(membership: Membership, last_day: date) -> bool:
    """Say whether nobody could invite people any more after this one left."""
    if membership.role not in (Role.MUNICIPALITY_ADMIN, Role.PLATFORM_ADMIN):
        return False
    others = Membership.objects.for_municipality(membership.municipality_id)
    others = others.filter(role=membership.role).exclude(pk=membership.pk)
    return not others.active(last_day + timedelta(days=1)).exists()


@transaction.atomic
def hand_over(*, leaver: Membership, successor: Membership) -> int:
    """Give all that somebody holds here to somebody else, in one step.

    Raises
    ------
    NotTheirs
    """
    here = leaver.municipality_id
    if here is None or successor.municipality_id != here or not successor.is_active:
        raise NotTheirs
    return sum(
        kind.move(from_id=leaver.user_id, to_id=successor.user_id, municipality_id=here)
        for kind in HOLDINGS.kinds
    )


def note_refusal(
    *, user: User, municipality: Municipality | None, door: str, answer: Answer
) -> None:
    """Keep that somebody stood before a closed door, for the page that tells why."""
    RefusedDoor.objects.create(
        user=user, municipality=municipality, door=door, answer=answer
    )
    _logger.warning("door %s refused: %s", door, answer, extra={"user_id": user.pk})
