"""What is done once a day by whichever worker comes first: what has had its time goes."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.cache import cache
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
    if cache.add(f"nightly-{today()}", 1, timeout=A_DAY_S):
        clean_up()


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
