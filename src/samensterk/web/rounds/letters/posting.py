"""Which letters are printed, and that they went to the post."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from samensterk.web.common.jobs import ask
from samensterk.web.common.letter_prints import Prints
from samensterk.web.common.models import Job, OutgoingMail
from samensterk.web.common.moments import now
from samensterk.web.common.versions import hold
from samensterk.web.rounds.letters.announcing import MAIL_KIND, ROWS_AT_ONCE
from samensterk.web.rounds.letters.models import Announcement, Letter

PRINT_LETTERS = "print_letters"
PRINTS = Prints("letters")  # of an announcement
NOT_SENT = (OutgoingMail.Outcome.REFUSED, OutgoingMail.Outcome.FAILED)


def letters_of(announcement: Announcement) -> list[Letter]:
    rows = Letter.objects.for_municipality(announcement.municipality_id)
    return list(rows.filter(announcement=announcement).order_by("made_at", "pk"))


@transaction.atomic
def to_print(announcement: Announcement, *, with_sent: bool = False) -> list[Letter]:
    """Give what goes on paper; a mail that was refused goes on paper after all."""
    held = hold(announcement)
    rows = Letter.objects.for_municipality(held.municipality_id)
    mine = rows.filter(announcement=held)
    by_mail = {str(one.pk): one for one in mine.filter(way=Letter.Way.MAIL)}
    refused = [by_mail[key] for key in _refused(by_mail.keys())]
    for one in refused:
        one.way, one.sent_at = Letter.Way.POST, None
    rows.bulk_update(refused, ["way", "sent_at"], batch_size=ROWS_AT_ONCE)
    paper = mine.filter(way=Letter.Way.POST)
    return list(paper if with_sent else paper.filter(sent_at=None))


def _refused(keys: Collection[str]) -> list[str]:
    """Give the mails that no server wanted."""
    wanted = sorted(keys)
    found: list[str] = []
    for start in range(0, len(wanted), ROWS_AT_ONCE):
        rows = OutgoingMail.objects.filter(
            kind=MAIL_KIND,
            key__in=wanted[start : start + ROWS_AT_ONCE],
            outcome__in=NOT_SENT,
        )
        found += rows.values_list("key", flat=True)
    return found


@transaction.atomic
def ask_print(*, announcement: Announcement, with_sent: bool, by_id: int | None) -> Job:
    """Put the printing in the queue; when it is there already, that is the one."""
    held = hold(announcement)
    waiting = print_job(held)
    if waiting is not None and not waiting.is_ended:
        return waiting
    return ask(
        PRINT_LETTERS,
        municipality_id=held.municipality_id,
        asked_by_id=by_id,
        arguments={"announcement": held.pk, "with_sent": with_sent},
    )


def print_job(announcement: Announcement) -> Job | None:
    """Give the last time that somebody asked for a print."""
    rows = Job.objects.for_municipality(announcement.municipality_id)
    mine = rows.filter(kind=PRINT_LETTERS, arguments__announcement=announcement.pk)
    return mine.order_by("-asked_at").first()


@transaction.atomic
def note_posted(*, announcement: Announcement, keys: Collection[str]) -> int:
    """Write down that the letters of a print went to the post; once is enough."""
    held = hold(announcement)
    rows = Letter.objects.for_municipality(held.municipality_id).filter(
        Q(announcement=held) & Q(way=Letter.Way.POST) & Q(sent_at=None)
    )
    going: list[UUID] = [one.pk for one in rows if one.key in set(keys)]
    for start in range(0, len(going), ROWS_AT_ONCE):
        some = going[start : start + ROWS_AT_ONCE]
        rows.filter(pk__in=some).update(sent_at=now())
    return len(going)
