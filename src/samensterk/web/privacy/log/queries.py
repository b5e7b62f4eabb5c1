"""Questions to the log."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.functional import Promise

from samensterk.web.accounts.queries import people_of
from samensterk.web.common.moments import begin_of
from samensterk.web.common.processing import EVERY
from samensterk.web.common.subjects import SUBJECTS
from samensterk.web.privacy.log.models import (
    AccessPolicy,
    LogEntry,
    LogQuerySet,
    UnusualUse,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the officer looks for; empty is everything."""

    since: date | None = None
    until: date | None = None  # this day included
    user_id: int | None = None
    tokens: tuple[str, ...] | None = None  # `kind/key`; one of them
    action: str = ""
    purpose: str = ""


def lines(municipality_id: int, asked: Asked) -> LogQuerySet:
    """Give the lines that fit, the last first."""
    rows = LogEntry.objects.for_municipality(municipality_id)
    if asked.since is not None:
        rows = rows.filter(at__gte=begin_of(asked.since))
    if asked.until is not None:
        rows = rows.filter(at__lt=begin_of(asked.until + timedelta(days=1)))
    if asked.user_id is not None:
        rows = rows.filter(user_id=asked.user_id)
    if asked.tokens is not None:
        rows = _naming(rows, asked.tokens)
    if asked.action:
        rows = rows.filter(action=asked.action)
    if asked.purpose:
        rows = rows.filter(purpose=asked.purpose)
    return rows


def _naming(rows: LogQuerySet, tokens: Iterable[str]) -> LogQuerySet:
    """Keep the lines that name one of these, each by itself or with all of its kind."""
    found = rows.none()
    for token in tokens:
        found = found | rows.filter(subjects__contains=f"\n{token}\n")
    return found


def names_here(municipality_id: int) -> dict[int, str]:
    """Give the names of who has or had a role here."""
    return {one.pk: str(one) for one in people_of(municipality_id)}


def titles_of(municipality_id: int, tokens: Collection[str]) -> Mapping[str, str]:
    """Give what the things behind some tokens are called, for those still there."""
    by_kind: dict[str, list[str]] = {}
    for token in tokens:
        kind, _, key = token.partition("/")
        by_kind.setdefault(kind, []).append(key)
    return {
        f"{kind}/{key}": title
        for kind, keys in by_kind.items()
        if kind in SUBJECTS.by_name
        for key, title in SUBJECTS.by_name[kind].titles(municipality_id, keys).items()
    }


def title_of_token(municipality_id: int, token: str) -> str:
    return titles_of(municipality_id, [token]).get(token, "")


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that a line names."""

    kind: str
    label: str | Promise
    key: str
    title: str


def named(municipality_id: int, tokens: Collection[str]) -> list[Named]:
    """Give what some tokens stand for, as far as it is still there by name."""
    titles = titles_of(municipality_id, tokens)
    found = []
    for token in tokens:
        kind, _, key = token.partition("/")
        known = SUBJECTS.by_name.get(kind)
        label = known.label if known else kind
        found.append(Named(kind, label, key, titles.get(token, "")))
    return found


def accesses(municipality_id: int, token: str) -> LogQuerySet:
    """Give the lines that name one thing, itself or with all of its kind."""
    every = f"{token.partition('/')[0]}/{EVERY}"
    return lines(municipality_id, Asked(tokens=(token, every)))


def is_named(municipality_id: int, token: str) -> bool:
    """Say whether the log names this one thing."""
    return lines(municipality_id, Asked(tokens=(token,))).exists()


def tokens_for(municipality_id: int, words: str) -> tuple[str, ...]:
    """Give what the log calls the things that fit an address or a number."""
    return tuple(
        f"{kind.kind}/{key}"
        for kind in SUBJECTS.by_name.values()
        for key in kind.find(municipality_id, words)
    )


def unusual_uses(municipality_id: int) -> QuerySet[UnusualUse]:
    """Give the days on which a rule was met, the last first."""
    rows = UnusualUse.objects.filter(municipality_id=municipality_id)
    return rows.select_related("looked_by")


def n_unusual(municipality_id: int) -> int:
    """Give how many findings nobody has looked at yet."""
    return unusual_uses(municipality_id).filter(looked_at=None).count()


def access_policy(municipality_id: int) -> AccessPolicy:
    """Give what residents hear here; a municipality that chose nothing tells no names."""
    found = AccessPolicy.objects.filter(municipality_id=municipality_id).first()
    return found or AccessPolicy(municipality_id=municipality_id)
