"""What a page shows of a term: the same for the table and for the page of one kind."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from samensterk.web.common.keeping import KEEPING, in_words
from samensterk.web.common.moments import now
from samensterk.web.privacy.retention import queries
from samensterk.web.privacy.retention.field_words import words_of
from samensterk.web.privacy.retention.listings import label_of
from samensterk.web.privacy.retention.models import ShortenedTerm
from samensterk.web.privacy.retention.rules import WARNING, TermHere, counts_from


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """One row of the page on terms."""

    label: str
    fields: list[str]
    usual: str
    here: str
    begins: str | Promise
    ground: str | Promise
    n_soon: int
    record: str
    has_conflict: bool
    shortened: ShortenedTerm | None
    shorter: str  # in words, also while it does not count yet
    counts_from: date | None  # when a shorter term does not count yet
    url: str


def shown(here: TermHere, slug: str) -> ShownTerm:
    """Give the words for a term; `here` is of the end of a warning."""
    term, mine = here.term, here.shortened
    may_differ = term.has_municipality and term.days > term.shortest
    begins = counts_from(mine, term) if mine else None
    waits = begins is not None and begins > now()
    return ShownTerm(
        label=label_of(here.kept.code),
        fields=words_of(here.kept),
        usual=in_words(term.days),
        here=in_words(here.days),
        begins=term.starts,
        ground=term.ground,
        n_soon=queries.soon(here),
        record=in_words(term.record.days) if term.record else "",
        has_conflict=here.has_conflict,
        shortened=mine,
        shorter=in_words(mine.days) if mine else "",
        counts_from=timezone.localdate(begins) if begins and waits else None,
        url=reverse("privacy:shorten", args=[slug, here.kept.code])
        if may_differ
        else "",
    )


def all_shown(
    municipality_id: int, slug: str
) -> tuple[list[ShownTerm], list[ShownTerm]]:
    """Give the terms of the municipality, and those of the whole site."""
    at = now() + WARNING
    mine = [shown(one, slug) for one in queries.terms_at(municipality_id, at)]
    of_site = [shown(one, slug) for one in queries.terms_at(None, at)]
    return mine, of_site


@dataclass(frozen=True, slots=True)
class ShownCompanion:
    """Something without a term of its own, and what takes it along."""

    label: str
    fields: list[str]
    goes_with: str


def companions() -> list[ShownCompanion]:
    """Give what has personal data and goes along with something else."""
    found = []
    for kept in KEEPING.by_model.values():
        if kept.personal and kept.term is None:
            carrier = KEEPING.carrier_of(kept)
            found.append(
                ShownCompanion(str(kept.label), words_of(kept), str(carrier.label))
            )
    return found
