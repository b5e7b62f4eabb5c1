"""Making an edition of a paper, publishing it, and answering its questions."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from samensterk import __version__
from samensterk.paper.document_data import from_plain, to_plain
from samensterk.web.accounts.services import hold_municipality
from samensterk.web.common.moments import now
from samensterk.web.privacy.papers.changes import facts_for, fingerprint
from samensterk.web.privacy.papers.facts import gather
from samensterk.web.privacy.papers.kinds import BY_CODE, PAPERS, PaperKind
from samensterk.web.privacy.papers.models import PaperAnswer, PaperEdition
from samensterk.web.privacy.papers.queries import answers_for
from samensterk.web.privacy.papers.questions import questions
from samensterk.web.privacy.papers.writing import Making, write


class PaperError(Exception):
    """A paper cannot be used so.

    * NotForResidents: only some papers are published
    * QuestionsOpen: what residents read must be finished
    """


class NotForResidents(PaperError):
    pass


class QuestionsOpen(PaperError):
    def __init__(self, n_open: int) -> None:
        super().__init__(f"{n_open} questions are open")
        self.n_open = n_open


@transaction.atomic
def make_edition(
    *, municipality_id: int, kind: PaperKind, made_by_id: int | None
) -> PaperEdition:
    """Make an edition of a paper; when nothing changed, the last one stays."""
    hold_municipality(municipality_id)
    rows = PaperEdition.objects.for_municipality(municipality_id).of_kind(kind.code)
    last = rows.first()
    answers = answers_for(kind, municipality_id)
    facts = facts_for(kind, gather(municipality_id), answers)
    found = fingerprint(facts)
    if last is not None and last.fingerprint == found:
        return last
    number = last.number + 1 if last is not None else 1
    moment = now()
    rows.filter(replaced_at=None).update(replaced_at=moment)
    document = write(kind, facts, Making(number, timezone.localdate(moment)))
    return PaperEdition.objects.create(
        municipality_id=municipality_id,
        kind=kind.code,
        number=number,
        made_at=moment,
        made_by_id=made_by_id,
        version=__version__,
        fingerprint=found,
        facts=facts,
        document=to_plain(document),
    )


@transaction.atomic
def make_missing(*, municipality_id: int, made_by_id: int | None) -> int:
    """Make an edition of every paper that has none that holds; gives how many."""
    rows = PaperEdition.objects.for_municipality(municipality_id)
    n_before = rows.count()
    for kind in PAPERS:
        make_edition(municipality_id=municipality_id, kind=kind, made_by_id=made_by_id)
    return rows.count() - n_before


@transaction.atomic
def publish(*, edition: PaperEdition) -> PaperEdition:
    """Show an edition to residents; twice is not an error."""
    edition = PaperEdition.objects.select_for_update().get(pk=edition.pk)
    if not BY_CODE[edition.kind].is_public:
        raise NotForResidents(edition.kind)
    n_open = len(from_plain(edition.document).open_marks())
    if n_open:
        raise QuestionsOpen(n_open)
    if edition.published_at is None:
        edition.published_at = now()
        edition.save(update_fields=["published_at"])
    return edition


@transaction.atomic
def take_down(*, edition: PaperEdition) -> PaperEdition:
    """Show an edition to residents no longer."""
    edition = PaperEdition.objects.select_for_update().get(pk=edition.pk)
    edition.published_at = None
    edition.save(update_fields=["published_at"])
    return edition


@transaction.atomic
def answer_questions(
    *, municipality_id: int, answers: Mapping[str, str], answered_by_id: int | None
) -> int:
    """Keep answers; an empty one opens its question again. Gives how many changed."""
    hold_municipality(municipality_id)
    rows = PaperAnswer.objects.for_municipality(municipality_id)
    kept = dict(rows.values_list("question", "text"))
    n_changed = 0
    for question_id, given in answers.items():
        text = given.strip()
        if question_id not in questions() or kept.get(question_id, "") == text:
            continue
        n_changed += 1
        if not text:
            rows.filter(question=question_id).delete()
            continue
        said = {"text": text, "answered_by_id": answered_by_id, "answered_at": now()}
        PaperAnswer.objects.update_or_create(
            municipality_id=municipality_id, question=question_id, defaults=said
        )
    return n_changed
