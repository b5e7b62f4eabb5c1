"""Verbs about reminders: how often somebody wants mail, and when he was last here."""

from datetime import datetime, timedelta

from samensterk.web.common.moments import now
from samensterk.web.programme.reminders.models import LastVisit, Rhythm

VISIT_ENDS_AFTER = timedelta(minutes=30)  # of nothing
WRITE_EVERY = timedelta(minutes=1)


def choose_rhythm(*, municipality_id: int, user_id: int, often: Rhythm.Often) -> None:
    """Keep how often somebody wants mail; twice is not an error."""
    Rhythm.objects.update_or_create(
        municipality_id=municipality_id, user_id=user_id, defaults={"often": often}
    )


def note_visit(*, municipality_id: int, user_id: int) -> datetime | None:
    """Note that somebody looks; gives when his visit before this one ended, if any."""
    moment = now()
    visit, is_first = LastVisit.objects.get_or_create(
        municipality_id=municipality_id,
        user_id=user_id,
        defaults={"seen_at": moment},
    )
    since = moment - visit.seen_at
    if is_first or timedelta(0) <= since < WRITE_EVERY:
        return visit.before_at
    if since >= VISIT_ENDS_AFTER:
        visit.before_at = visit.seen_at
    visit.seen_at = moment
    visit.save(update_fields=["seen_at", "before_at"])
    return visit.before_at
