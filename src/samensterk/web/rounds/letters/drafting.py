"""The draft of an announcement: at most one per round, shared by its coordinators."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from samensterk.web.common.moments import now
from samensterk.web.common.versions import ChangedMeanwhile, hold, hold_at
from samensterk.web.rounds.letters.facts import round_words
from samensterk.web.rounds.letters.faults import NoRule, RoundIsOver
from samensterk.web.rounds.letters.models import Announcement
from samensterk.web.rounds.letters.wording import notice_words, press_words
from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.setup.models import Round


def draft_of(of: Round) -> Announcement | None:
    return of.announcements.filter(announced_at=None).select_related("rule").first()


def announced_of(of: Round) -> list[Announcement]:
    """Give what was announced, the last first."""
    rows = of.announcements.exclude(announced_at=None).select_related("rule", "made_by")
    return list(rows.order_by("-number"))


@transaction.atomic
def save_draft(
    *, of: Round, seen: int | None, values: Mapping[str, Any], by_id: int | None
) -> Announcement:
    """Write down what the letter must say; `seen` is the version, None for a new one.

    Raises
    ------
    RoundIsOver
    NoRule
    ChangedMeanwhile
        Somebody else began, changed or sent it.
    """
    held = hold(of)
    if held.state == Round.State.CLOSED:
        raise RoundIsOver
    found = draft_of(held)
    if found is None:
        return _begin(held, values, by_id)
    if seen is None and all(
        getattr(found, name) == one for name, one in values.items()
    ):
        return found
    if seen is None:
        raise ChangedMeanwhile(found)
    draft = hold_at(found, seen)
    for name, value in values.items():
        setattr(draft, name, value)
    _fill_texts(draft)
    draft.version += 1
    draft.save()
    return draft


def _begin(of: Round, values: Mapping[str, Any], by_id: int | None) -> Announcement:
    rule = current_rule(of.municipality_id)
    if rule is None:
        raise NoRule
    last = of.announcements.aggregate(last=Max("number"))["last"] or 0
    draft = Announcement(
        municipality_id=of.municipality_id,
        of=of,
        number=last + 1,
        rule=rule,
        made_by_id=by_id,
        made_at=now(),
        **values,
    )
    _fill_texts(draft)
    draft.save()
    return draft


def _fill_texts(draft: Announcement) -> None:
    """Write the texts for press and neighbourhood where nobody wrote his own."""
    if draft.press_text and draft.notice_text:
        return
    words = round_words(draft.of, draft)
    draft.press_text = draft.press_text or press_words(words)
    draft.notice_text = draft.notice_text or notice_words(words)
