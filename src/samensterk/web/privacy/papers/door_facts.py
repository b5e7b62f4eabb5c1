"""Who may open what, and for which purpose: from the one table of doors."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from samensterk.web.common.access import Door
from samensterk.web.common.finding import FINDERS
from samensterk.web.common.jobs import KINDS
from samensterk.web.common.keeping import KEEPING
from samensterk.web.common.purposes import ASKED_FOR, Purpose
from samensterk.web.common.roles import WITHOUT_SECOND_FACTOR, Role
from samensterk.web.privacy.papers.questions import CONTENT
from samensterk.web.privacy.retention.field_words import word_of

# Search shows to each role only what it may open.
SEARCH = "common:search"
# Pages with yards whose purpose is asked for; see `common.purpose_forms`.
ASKS_PURPOSE = frozenset({"areas:yard_file"})


def role_facts() -> list[dict[str, Any]]:
    """Describe each role by the pages that it opens."""
    return [_role(one) for one in Role]


def purpose_facts() -> list[dict[str, Any]]:
    """Describe each purpose by where it is used, and by whom."""
    return [_purpose(one) for one in Purpose]


def _doors() -> dict[str, Door]:
    found: Mapping[str, Door] = import_string(settings.DOORS)
    return {name: one for name, one in found.items() if not name.startswith("dev:")}


def _roles_with_yards(name: str, door: Door) -> frozenset[Role]:
    """Give who sees yards through a door, which may be fewer than who opens it."""
    if door.purpose is None and name not in ASKS_PURPOSE:
        return frozenset()
    if name != SEARCH:
        return door.roles
    doors = _doors()
    found = [doors[one.door] for one in FINDERS.kinds if one.door in doors]
    seen = [one.roles for one in found if one.purpose is not None]
    return door.roles & frozenset().union(*seen)


def _role(role: Role) -> dict[str, Any]:
    doors = _doors()
    mine = [one for one in doors.values() if role in one.roles]
    return {
        "label": str(role.label),
        "needs_second_factor": role not in WITHOUT_SECOND_FACTOR,
        "is_of_platform": role == Role.PLATFORM_ADMIN,
        "pages": [str(one.title) for one in mine],
        "asks_again": [str(one.title) for one in mine if one.is_sensitive],
        "pages_with_yards": [
            str(one.title)
            for name, one in doors.items()
            if role in _roles_with_yards(name, one)
        ],
        # Where somebody of this role comes without proving twice who he is.
        "yards_without_second_factor": [
            str(one.title)
            for name, one in doors.items()
            if role in _roles_with_yards(name, one)
            and not (one.needs_second_factor or role not in WITHOUT_SECOND_FACTOR)
        ],
    }


def _purpose(purpose: Purpose) -> dict[str, Any]:
    doors = {name: one for name, one in _doors().items() if one.purpose == purpose}
    seen = frozenset[Role]().union(
        *(_roles_with_yards(name, one) for name, one in doors.items())
    )
    told = _told().get(purpose.value, {})
    return {
        "code": purpose.value,
        "label": str(purpose.label),
        "activity_id": str(purpose.activity_id),
        "pages": [str(one.title) for one in doors.values()],
        "work": [
            str(one.label) for one in KINDS.by_code.values() if one.purpose == purpose
        ],
        "may_be_chosen": purpose in ASKED_FOR,
        "roles": [str(role.label) for role in Role if role in seen],
        "why": told.get("waarom", ""),
        "people": told.get("wie", ""),
        "fields": _fields_of(told.get("gegevens", ())),
        "models": list(told.get("gegevens", ())),
    }


@cache
def _told() -> dict[str, dict[str, Any]]:
    """Give what is written of each purpose; a test finds one that is not there."""
    found: dict[str, dict[str, Any]] = json.loads(
        (CONTENT / "verwerkingen.json").read_text("utf-8")
    )
    return found


def _fields_of(models: Sequence[str]) -> list[str]:
    known = [KEEPING.by_model[one] for one in models if one in KEEPING.by_model]
    return sorted({word_of(name) for one in known for name in one.personal})
