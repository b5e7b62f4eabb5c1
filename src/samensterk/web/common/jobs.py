"""Long work that shows how far it is, can be stopped, and survives its worker.

`django-tasks-db` hands a job to a worker; what it does not have is here. A worker
holds a job by a lease and renews it from a second thread. When the lease ends, the
job is free again, with a new attempt number; whoever still works on the old number
can write nothing any more. Steps must therefore be safe to repeat.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.functional import Promise
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samensterk.web.common.models import Job
from samensterk.web.common.purposes import Purpose

MOST_LOSSES = 3  # of workers, by one job: then it is the job that kills them
# Set when this process was asked to stop: work is handed back at its next step.
stopping = threading.Event()
# What this process is doing now.
at_work: set[UUID] = set()
_logger = logging.getLogger("samensterk.jobs")


class JobStopped(Exception):
    """The work must stop here; it is no mistake of the work itself.

    * JobCancelled: somebody asked for it
    * LeaseLost: another worker has it now
    * WorkerStops: the process was asked to stop; another worker takes it
    """


class JobCancelled(JobStopped):
    pass


class LeaseLost(JobStopped):
    pass


class WorkerStops(JobStopped):
    pass


class JobRefused(Exception):
    """The work cannot be done; the message is for the user, translated."""


class NotPossible(Exception):
    """A job in this state cannot be cancelled or tried again."""


@dataclass(frozen=True, slots=True)
class JobRun:
    """A job as the work sees it."""

    job_id: UUID
    attempt: int
    municipality_id: int | None
    arguments: Mapping[str, Any]

    def report(self, done: int, total: int | None = None, step: str = "") -> None:
        """Tell how far the work is; stops the work when it must.

        Raises
        ------
        JobStopped
        """
        if stopping.is_set():
            raise WorkerStops
        mine = Job.objects.filter(
            pk=self.job_id, attempt=self.attempt, state=Job.State.RUNNING
        )
        written = mine.update(
            done=done, total=total, step=step, leased_until=lease_from_now()
        )
        if not written:
            raise LeaseLost
        if mine.filter(cancel_asked=True).exists():
            raise JobCancelled


@dataclass(frozen=True, slots=True)
class JobKind:
    """What can be asked: its name for users and the work, which gives a result."""

    code: str
    label: str | Promise
    work: Callable[[JobRun], Mapping[str, Any]]
    purpose: Purpose | None = None  # of what it does with yards, contacts or visits
    # The door of the page that shows more of it, and which of its arguments stand in
    # the address of that page, beside the municipality.
    page: tuple[str, ...] = ()


@dataclass(slots=True)
class JobKinds:
    """The kinds that rooms have registered, by code."""

    by_code: dict[str, JobKind] = field(default_factory=dict)

    def register(self, kind: JobKind) -> None:
        self.by_code[kind.code] = kind


KINDS = JobKinds()


def lease_from_now() -> Any:
    return timezone.now() + timedelta(seconds=settings.LEASE_S)


@task()
def run_job(job_id: str) -> None:
    """The task that `django-tasks` knows; the work is looked up by the job."""
    from samensterk.web.common.job_run import run  # noqa: PLC0415 - it imports us

    run(UUID(job_id))


@transaction.atomic
def ask(
    kind: str,
    *,
    municipality_id: int | None,
    asked_by_id: int | None,
    arguments: Mapping[str, Any],
) -> Job:
    """Put work in the queue: job and task together, or neither."""
    job = Job.objects.create(
        kind=KINDS.by_code[kind].code,
        municipality_id=municipality_id,
        asked_by_id=asked_by_id,
        arguments=dict(arguments),
    )
    _enqueue(job)
    return job


def _enqueue(job: Job) -> None:
    job.task_id = run_job.enqueue(str(job.pk)).id
    job.queued_at = timezone.now()
    job.save(update_fields=["task_id", "queued_at"])


def claim(job_id: UUID, worker: str) -> JobRun | None:
    """Take a waiting job; of two who try, one gets it."""
    taken = Job.objects.filter(pk=job_id, state=Job.State.WAITING).update(
        state=Job.State.RUNNING,
        attempt=F("attempt") + 1,
        worker=worker,
        started_at=timezone.now(),
        leased_until=lease_from_now(),
        done=0,
        total=None,
        step="",
        reason="",
    )
    if not taken:
        return None
    job = Job.objects.get(pk=job_id)
    return JobRun(job.pk, job.attempt, job.municipality_id, job.arguments)


def renew(run: JobRun) -> bool:
    """Keep the lease; False when another has the job."""
    mine = Job.objects.filter(
        pk=run.job_id, attempt=run.attempt, state=Job.State.RUNNING
    )
    return mine.update(leased_until=lease_from_now()) == 1


def end(
    run: JobRun,
    state: Job.State,
    *,
    reason: str = "",
    result: Mapping[str, Any] | None = None,
) -> bool:
    """Write down how it ended, unless another has the job now."""
    mine = Job.objects.filter(
        pk=run.job_id, attempt=run.attempt, state=Job.State.RUNNING
    )
    return (
        mine.update(
            state=state,
            ended_at=timezone.now(),
            leased_until=None,
            reason=reason[:500],
            result=dict(result or {}),
        )
        == 1
    )


@contextmanager
def last_step(run: JobRun) -> Iterator[dict[str, Any]]:
    """Write the outcome and end the job in one transaction: both, or neither.

    The lease is looked at last, so that the row is not locked while the work writes
    and the lease can be renewed meanwhile.

    Raises
    ------
    JobStopped
    """
    result: dict[str, Any] = {}
    with transaction.atomic():
        yield result
        if Job.objects.filter(
            pk=run.job_id, attempt=run.attempt, cancel_asked=True
        ).exists():
            raise JobCancelled
        if not end(run, Job.State.DONE, result=result):
            raise LeaseLost


@transaction.atomic
def give_back(run: JobRun) -> None:
    """Put a job back that its worker had to leave, to be done from the start."""
    job = Job.objects.select_for_update().get(pk=run.job_id)
    if job.state == Job.State.RUNNING and job.attempt == run.attempt:
        _make_available(job)


def _make_available(job: Job) -> None:
    job.state, job.leased_until, job.worker = Job.State.WAITING, None, ""
    job.save(update_fields=["state", "leased_until", "worker"])
    _enqueue(job)


@transaction.atomic
def cancel(job: Job, *, note: str = "") -> Job:
    """Stop a job: at once when it waits, at its next step when it runs."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.is_ended:
        raise NotPossible
    job.cancel_asked, job.note = True, note[:500]
    if job.state == Job.State.WAITING:
        job.state, job.ended_at = Job.State.CANCELLED, timezone.now()
    job.save(update_fields=["cancel_asked", "note", "state", "ended_at"])
    return job


@transaction.atomic
def retry(job: Job, *, note: str = "") -> Job:
    """Try a failed or cancelled job again; why is kept with it."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.state not in (Job.State.FAILED, Job.State.CANCELLED):
        raise NotPossible
    job.state, job.ended_at, job.cancel_asked = Job.State.WAITING, None, False
    job.losses, job.note = 0, note[:500]
    job.save(update_fields=["state", "ended_at", "cancel_asked", "losses", "note"])
    _enqueue(job)
    return job


def recover() -> int:
    """Free the jobs of workers that fell silent; give how many.

    What this process is at work on is left alone: on SQLite a long write of the job
    itself keeps its lease from being renewed, and who asks this is alive.
    """
    patience = timezone.now() - timedelta(seconds=settings.LEASE_S)
    lost = Job.objects.filter(state=Job.State.WAITING, queued_at__lt=patience)
    numbers = [job.pk for job in Job.objects.silent() if job.pk not in at_work]
    numbers += [job.pk for job in lost if not _is_ready(job)]
    return sum(_recover_one(number) for number in numbers)


def _is_ready(job: Job) -> bool:
    """Say whether the queue still has the task: a worker may have died with it."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return bool(job.task_id) and ready.filter(pk=job.task_id).exists()


@transaction.atomic
def _recover_one(job_id: UUID) -> int:
    job = Job.objects.select_for_update().get(pk=job_id)
    is_silent = Job.objects.silent().filter(pk=job_id).exists()
    if not is_silent and not (job.state == Job.State.WAITING and not _is_ready(job)):
        return 0
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    running.filter(pk=job.task_id or None).update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now()
    )
    if job.cancel_asked:
        job.state, job.ended_at = Job.State.CANCELLED, timezone.now()
    elif job.state == Job.State.RUNNING and job.losses + 1 >= MOST_LOSSES:
        job.state, job.ended_at = Job.State.FAILED, timezone.now()
        job.reason = "worker_lost"
    job.losses += 1
    job.save(update_fields=["losses"])
    if job.is_ended:
        job.leased_until = None
        job.save(update_fields=["state", "ended_at", "reason", "leased_until"])
    else:
        _make_available(job)
    _logger.warning("job %s recovered, now %s", job.pk, job.state)
    return 1
