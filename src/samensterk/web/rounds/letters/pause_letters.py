"""Short letters to who was told of a visit that does not come yet, and is told on paper.

They are printed as the letters of an announcement are. When they went to the post their
readers know of no day any more, as after the mail about a pause.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation

from samensterk.paper.letters import AddressedLetter, AddressLine, address_lines
from samensterk.web.areas.yards.reach import Reader
from samensterk.web.areas.yards.subjects import in_parts
from samensterk.web.common.jobs import ask
from samensterk.web.common.letter_prints import Print, Prints
from samensterk.web.common.models import Job
from samensterk.web.common.versions import hold
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.drafting import announced_of
from samensterk.web.rounds.letters.news import pause_words, pauses_of
from samensterk.web.rounds.letters.pausing import forget_told, told_in
from samensterk.web.rounds.letters.printing import walking_order
from samensterk.web.rounds.letters.wording import waits_words
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Pause, Round

PRINT_PAUSES = "print_pauses"
PRINTS = Prints("pauses")  # of a round


@dataclass(frozen=True, slots=True)
class Waiting:
    """One visit that does not come yet, and who is told so on paper."""

    pause: Pause
    stop: Stop
    reader: Reader


def waiting_on_paper(of: Round) -> list[Waiting]:
    """Give who still gets such a letter, in walking order."""
    found: dict[str, tuple[Pause, Stop]] = {}
    for pause in pauses_of(of):
        rows = told_in(pause).select_related("yard", "area__area")
        for stop in rows.defer(
            *("yard__facts", "yard__before"),
            *("area__area__outline", "area__area__values"),
        ):
            found.setdefault(stop.key, (pause, stop))
    may = readers(of.municipality_id, found.keys())
    waiting = [
        Waiting(pause, stop, may[key])
        for key, (pause, stop) in found.items()
        if key in may and not may[key].is_by_mail and stop.yard.address
    ]
    return sorted(waiting, key=lambda one: walking_order(one.stop))


def letters_for(of: Round, waiting: Sequence[Waiting]) -> list[AddressedLetter]:
    ask_at = announced_of(of)[0].ask_at
    with translation.override("nl"):
        return [
            AddressedLetter(
                address=address_lines(one.stop.yard.address, one.reader.name),
                bookmark=str(one.stop.yard),
                words=waits_words(
                    of.title, pause_words(one.pause), ask_at, one.reader.name
                ),
            )
            for one in waiting
        ]


def lines_for(waiting: Sequence[Waiting]) -> Iterator[AddressLine]:
    for number, one in enumerate(waiting, 1):
        yield AddressLine(number, one.stop.area.area.name, str(one.stop.yard))


def print_of(of: Round) -> Print | None:
    """Give the print, unless somebody in it must not get this letter any more."""
    kept = PRINTS.last(of.municipality_id, of.pk)
    if kept is None:
        return None
    if set(kept.keys) <= {one.stop.key for one in waiting_on_paper(of)}:
        return kept
    PRINTS.forget(of.municipality_id, of.pk)
    return None


@transaction.atomic
def ask_print(*, of: Round, by_id: int | None) -> Job:
    """Put the printing in the queue; when it is there already, that is the one."""
    held = hold(of)
    waiting = print_job(held)
    if waiting is not None and not waiting.is_ended:
        return waiting
    return ask(
        PRINT_PAUSES,
        municipality_id=held.municipality_id,
        asked_by_id=by_id,
        arguments={"round": held.pk},
    )


def print_job(of: Round) -> Job | None:
    rows = Job.objects.for_municipality(of.municipality_id)
    return (
        rows.filter(kind=PRINT_PAUSES, arguments__round=of.pk)
        .order_by("-asked_at")
        .first()
    )


@transaction.atomic
def note_posted(*, of: Round, keys: Collection[str]) -> int:
    """Write down that the letters of a print went to the post; once is enough."""
    held = hold(of)
    gone = {one.stop.pk for one in waiting_on_paper(held) if one.stop.key in set(keys)}
    rows = Stop.objects.for_municipality(held.municipality_id)
    for some in in_parts(sorted(gone)):
        forget_told(rows.filter(pk__in=some))
    PRINTS.forget(held.municipality_id, held.pk)
    return len(gone)
