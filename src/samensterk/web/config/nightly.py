"""What is done once a day by whichever worker comes first: what has had its time goes."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import Error as DatabaseAway
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samensterk.web.accounts.models import Invitation, Membership, RefusedDoor
from samensterk.web.areas.models import Yard
from samensterk.web.areas.uploads import forget_uploads
from samensterk.web.common.models import Job, Worker
from samensterk.web.common.moments import today

TASKS_KEPT = timedelta(days=7)
WORKERS_KEPT = timedelta(days=1)
A_DAY_S = 26 * 3600


def once_a_day() -> None:
    """Clean up, unless a worker did so today."""
    mark = f"nightly-{today()}"
    if not cache.add(mark, 1, timeout=A_DAY_S):
        return
    try:
        clean_up()
    except DatabaseAway:
        cache.delete(mark)
        raise
    sweep()


@transaction.atomic
def clean_up() -> None:
    """Remove what is past its term; each model says its own."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT).delete()
    Worker.objects.filter(seen_at__lt=now - WORKERS_KEPT).delete()
    Job.objects.filter(ended_at__lt=now - Job.RETENTION).delete()
    RefusedDoor.objects.filter(at__lt=now - RefusedDoor.RETENTION).delete()
    Invitation.objects.filter(expires_at__lt=now - Invitation.RETENTION).delete()
    gone = today() - Membership.RETENTION
    Membership.objects.filter(ends_on__lt=gone).delete()
    Yard.objects.filter(gone_since__lt=today() - Yard.RETENTION).delete()
    forget_uploads(now - TASKS_KEPT)


def sweep() -> None:
    """Remove what a killed backup or restore has left; it holds what is secret."""
    before = (timezone.now() - WORKERS_KEPT).timestamp()
    for pattern in (".backup-*", ".restore-*"):
        for left in settings.DATA.glob(pattern):
            if left.stat().st_mtime < before:
                shutil.rmtree(left, ignore_errors=True)
