"""What the own page of a yard shows: all that is kept of one yard, in one place."""

from datetime import date
from typing import Any

from samensterk.web.areas.yards import queries
from samensterk.web.areas.yards.contacts import contacts_of
from samensterk.web.areas.yards.correcting import is_present
from samensterk.web.areas.yards.facts import (
    changed_facts,
    evidence_of,
    facts_of,
    kind_source,
    sources_of,
)
from samensterk.web.areas.yards.models import Yard
from samensterk.web.privacy.rights.queries import is_stricter, wishes_at


def page_of(yard: Yard) -> dict[str, Any]:
    """Gather it in as many questions for any yard."""
    merged = queries.family_of(yard)
    keys = [yard.key, *(one.key for one in merged)]
    wishes = wishes_at(yard.municipality_id, keys)
    wish = wishes.get(yard.key)
    corrections = list(yard.corrections.select_related("by", "undone_by"))
    said = [one for one in corrections if one.undone_at is None and "kind" in one.after]
    return {
        "yard": yard,
        "is_present": is_present(yard),
        "facts": facts_of(yard),
        "evidence": evidence_of(yard),
        "kind_source": kind_source(yard),
        "changed": changed_facts(yard),
        "before_on": _day(yard.before.get("made_on")),
        "sources": sources_of(yard),
        "wish": wish,
        "merged": [
            {
                "yard": one,
                "wish": wishes.get(one.key),
                "is_stricter": is_stricter(wishes.get(one.key), wish),
            }
            for one in merged
        ],
        "corrections": corrections,
        "kind_said": said[0] if said else None,
        "contacts": contacts_of(yard).select_related("by"),
        "questions": yard.questions.open().select_related("scan"),
        "last_visit": queries.last_visit(yard),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
