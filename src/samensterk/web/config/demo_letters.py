"""What was announced of a round, and what farmers answered, to practise on."""

from datetime import timedelta

from samensterk.web.accounts.models import User
from samensterk.web.common.moments import today
from samensterk.web.rounds.letters.announcing import announce
from samensterk.web.rounds.letters.answering import Given, give_answer
from samensterk.web.rounds.letters.choices import half_days_for
from samensterk.web.rounds.letters.drafting import announced_of, save_draft
from samensterk.web.rounds.models import Answer, Round, Stop

OFFICE = "team Veiligheid, 14 0599"
COMPLAINTS = "klachtencoördinator, 14 0599"
PHONE = "0599 123 456"


def announced_round(of: Round, coordinator: User) -> None:
    """Announce a round that is ready, unless that was done, with some answers."""
    if announced_of(of):
        return
    draft = save_draft(
        of=of,
        seen=None,
        values={
            "ask_at": OFFICE,
            "complain_at": COMPLAINTS,
            "answer_until": max(
                of.starts_on - timedelta(days=7), today() + timedelta(days=2)
            ),
        },
        by_id=coordinator.pk,
    )
    announce(announcement=draft, version=draft.version)
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    for stop, given in zip(rows.order_by("pk")[:3], _answers(of), strict=False):
        give_answer(stop=stop, given=given)


def _answers(of: Round) -> list[Given]:
    first = Stop.objects.for_municipality(of.municipality_id).filter(of=of).first()
    halves = tuple(half_days_for(first)[:2]) if first is not None else ()
    chosen = Given(Answer.Kind.HALF_DAY, halves) if halves else Given(Answer.Kind.VISIT)
    return [chosen, Given(Answer.Kind.CALL, phone=PHONE), Given(Answer.Kind.VISIT)]
