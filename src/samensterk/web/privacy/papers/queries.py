"""Questions about papers: which there are, whether they still hold, what is open."""

from dataclasses import dataclass, field

from samensterk.paper.document_data import from_plain
from samensterk.paper.documents import Document
from samensterk.web.common.moments import today
from samensterk.web.privacy.papers.changes import changes, facts_for, fingerprint
from samensterk.web.privacy.papers.facts import Facts, gather
from samensterk.web.privacy.papers.kinds import BY_CODE, PAPERS, PaperKind
from samensterk.web.privacy.papers.models import PaperAnswer, PaperEdition
from samensterk.web.privacy.papers.questions import asked_in, questions_of
from samensterk.web.privacy.papers.writing import Making, write


@dataclass(frozen=True, slots=True)
class PaperState:
    """One paper of a municipality: its last edition and whether that still holds."""

    kind: PaperKind
    edition: PaperEdition | None
    changes: list[str] = field(default_factory=list)
    n_open: int = 0

    @property
    def is_outdated(self) -> bool:
        return bool(self.changes)


def papers(municipality_id: int) -> list[PaperState]:
    """Give every paper; as many queries for one edition as for many."""
    rows = PaperEdition.objects.for_municipality(municipality_id)
    newest = {one.kind: one for one in rows.filter(replaced_at=None).defer("document")}
    facts, answers = gather(municipality_id), answers_of(municipality_id)
    return [_state(one, newest.get(one.code), facts, answers) for one in PAPERS]


def paper(municipality_id: int, kind: PaperKind) -> PaperState:
    rows = PaperEdition.objects.for_municipality(municipality_id).of_kind(kind.code)
    newest = rows.filter(replaced_at=None).select_related("made_by").first()
    facts, answers = gather(municipality_id), answers_of(municipality_id)
    return _state(kind, newest, facts, answers)


def _state(
    kind: PaperKind,
    edition: PaperEdition | None,
    facts: Facts,
    answers: dict[str, str],
) -> PaperState:
    asked = asked_in(kind.code)
    n_open = len(asked - set(answers))
    if edition is None:
        return PaperState(kind, None, n_open=n_open)
    present = facts_for(kind, facts, _only(answers, asked))
    told: list[str] = []
    if fingerprint(present) != edition.fingerprint:
        # What differs in no line of ours is still different.
        told = changes(edition.facts, present) or ["andere feiten"]
    return PaperState(kind, edition, told, n_open)


def editions(municipality_id: int, code: str) -> list[PaperEdition]:
    """Give every edition of a paper, the newest first."""
    rows = PaperEdition.objects.for_municipality(municipality_id).of_kind(code)
    return list(rows.select_related("made_by").defer("document", "facts"))


def published(slug: str, code: str) -> PaperEdition | None:
    """Give the newest edition that residents may read."""
    rows = PaperEdition.objects.of_kind(code).filter(municipality__slug=slug)
    return rows.exclude(published_at=None).select_related("municipality").first()


def published_kinds(municipality_id: int) -> frozenset[str]:
    """Give the codes of the papers that residents may read."""
    rows = PaperEdition.objects.for_municipality(municipality_id)
    shown = rows.exclude(published_at=None).order_by()
    return frozenset(shown.values_list("kind", flat=True))


def concept(municipality_id: int, kind: PaperKind) -> Document:
    """Write a paper as it would be now, without keeping it."""
    answers = answers_for(kind, municipality_id)
    facts = facts_for(kind, gather(municipality_id), answers)
    return write(kind, facts, Making(0, today()))


def document_of(edition: PaperEdition) -> Document:
    return from_plain(edition.document)


def answers_of(municipality_id: int) -> dict[str, str]:
    rows = PaperAnswer.objects.for_municipality(municipality_id)
    return dict(rows.values_list("question", "text"))


def answers_for(kind: PaperKind, municipality_id: int) -> dict[str, str]:
    """Give the answers to the questions of one paper."""
    return _only(answers_of(municipality_id), asked_in(kind.code))


def _only(answers: dict[str, str], asked: frozenset[str]) -> dict[str, str]:
    return {name: text for name, text in answers.items() if name in asked}


def n_open_questions(municipality_id: int) -> int:
    asked = {one.id for one in questions_of(list(BY_CODE))}
    return len(asked - set(answers_of(municipality_id)))
