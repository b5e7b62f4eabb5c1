"""What was announced of a round, and what farmers answered, to practise on."""

from datetime import timedelta
from itertools import islice

from samensterk.web.accounts.models import User
from samensterk.web.common.moments import today
from samensterk.web.rounds.letters.announcing import announce
from samensterk.web.rounds.letters.answering import Given, give_answer, turn_switch
from samensterk.web.rounds.letters.choices import half_days_for
from samensterk.web.rounds.letters.drafting import announced_of, save_draft
from samensterk.web.rounds.letters.handling import handle_answer
from samensterk.web.rounds.letters.models import Announcement
from samensterk.web.rounds.letters.posting import note_posted, to_print
from samensterk.web.rounds.models import Answer, Round, Stop
from samensterk.web.rounds.plans.farms import tell_farm

OFFICE = "team Veiligheid, telefoon 14 0599"
COMPLAINTS = "klachtencoördinator, telefoon 14 0599"
PHONE = "0599 123 456"
NO_VISIT = "no_visit"
LATER = timedelta(days=20)  # from the first day of the round, so still to come
FARMS = ("dairy", "arable", "dairy", "horses")  # of the first to be visited
N_AGREED = 2  # answers that a colleague did something with


def announced_round(of: Round, coordinator: User) -> Announcement | None:
    """Announce a round that is ready, unless that was done, and let its letters go."""
    if announced_of(of) or not of.runs.exists():
        return None
    draft = save_draft(
        of=of,
        seen=None,
        values={
            "ask_at": OFFICE,
            "complain_at": COMPLAINTS,
            "answer_until": max(
                of.starts_on - timedelta(days=4), today() + timedelta(days=2)
            ),
        },
        by_id=coordinator.pk,
    )
    told = announce(announcement=draft, version=draft.version)
    note_posted(announcement=told, keys=[one.key for one in to_print(told)])
    return told


def answered_round(of: Round, coordinator: User) -> None:
    """Let some farmers answer: two get the half day they chose, one wants no visit."""
    rows = Stop.objects.for_municipality(of.municipality_id).filter(of=of)
    if of.answers.exists():
        return
    later = rows.filter(state=Stop.State.PLANNED, day__gt=of.starts_on + LATER)
    stops = list(later.select_related("of").order_by("day", "place", "pk"))
    # Every third, so that they are of several days.
    asking = islice(stops, 0, None, 3)
    for number, (stop, given) in enumerate(zip(asking, _answers(stops), strict=False)):
        answer = give_answer(stop=stop, given=given)
        if number < N_AGREED and given.halves:
            handle_answer(
                answer=answer,
                version=answer.version,
                by_id=coordinator.pk,
                agreed=given.halves[0],
            )
    for stop, farm in zip(stops, FARMS, strict=False):
        tell_farm(stop=stop, farm=farm)
    if len(stops) > 1:
        turn_switch(
            municipality_id=of.municipality_id,
            key=stops[-1].key,
            position=NO_VISIT,
        )


def _answers(stops: list[Stop]) -> list[Given]:
    halves = tuple(half_days_for(stops[0])) if stops else ()
    if not halves:
        return [Given(Answer.Kind.CALL, phone=PHONE)]
    return [
        Given(Answer.Kind.HALF_DAY, halves[-2:]),
        Given(Answer.Kind.HALF_DAY, halves[-4:-3] or halves[:1]),
        Given(Answer.Kind.CALL, phone=PHONE),
        Given(Answer.Kind.HALF_DAY, halves[-6:-4] or halves[:1]),
        Given(Answer.Kind.VISIT),
    ]
