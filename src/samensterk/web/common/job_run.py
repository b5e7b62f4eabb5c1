"""Do one job: hold its lease from a second thread, write down how it ended."""

import logging
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseAway
from django.db import InterfaceError, OperationalError, connection
from django.utils import translation

from samensterk.web.common import jobs
from samensterk.web.common.models import Job
from samensterk.web.common.processing import Action, Use, gathering, record

WORKER = f"{socket.gethostname()[:40]}-{uuid.uuid4().hex[:12]}"
_logger = logging.getLogger("samensterk.jobs")


class Heart:
    """Renews the lease of a run while its work goes on."""

    def __init__(self, run: jobs.JobRun) -> None:
        self._run = run
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Self:
        jobs.at_work.add(self._run.job_id)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()
        jobs.at_work.discard(self._run.job_id)

    def _beat(self) -> None:
        try:
            while not self._ended.wait(settings.LEASE_S / 4):
                try:
                    if not jobs.renew(self._run):
                        return
                except DatabaseAway:
                    # The database may come back before the lease ends.
                    connection.close()
        finally:
            connection.close()


def run(job_id: UUID) -> None:
    """Do a job if it is still to be done."""
    claimed = jobs.claim(job_id, WORKER)
    if claimed is None:
        return
    job = Job.objects.get(pk=job_id)
    kind = jobs.KINDS.by_code[job.kind]
    _logger.info("job %s %s starts, attempt %s", job.pk, job.kind, claimed.attempt)
    language = translation.override(settings.LANGUAGE_CODE)
    with Heart(claimed), language, _handed_back_at_a_stop(claimed):
        _work(kind, claimed)


@contextmanager
def _handed_back_at_a_stop(claimed: jobs.JobRun) -> Iterator[None]:
    """Give the job back when this process must stop, at once at a second signal."""
    try:
        yield
    except jobs.WorkerStops:
        jobs.give_back(claimed)
    except (SystemExit, KeyboardInterrupt):
        jobs.give_back(claimed)
        raise


@contextmanager
def recorded(kind: jobs.JobKind, claimed: jobs.JobRun) -> Iterator[None]:
    """Write in the log what the work touched, also when it did not come to an end."""
    with gathering() as gathered:
        try:
            yield
        finally:
            if gathered.subjects:
                asked_by = Job.objects.values_list("asked_by", flat=True)
                use = Use(
                    user_id=asked_by.get(pk=claimed.job_id),
                    roles="",
                    door=kind.code,
                    action=gathered.action or Action.WRITE,
                    purpose=_purpose_of(kind),
                    request_id=str(claimed.job_id),
                )
                record(use, gathered)


def _purpose_of(kind: jobs.JobKind) -> str:
    if kind.purpose is None:
        raise ImproperlyConfigured(f"{kind.code} uses personal data without a purpose")
    return kind.purpose


def _work(kind: jobs.JobKind, claimed: jobs.JobRun) -> None:
    try:
        with recorded(kind, claimed):
            result = kind.work(claimed)
    except jobs.LeaseLost:
        _logger.warning("job %s lost its lease", claimed.job_id)
    except (jobs.WorkerStops, SystemExit, KeyboardInterrupt):
        raise
    except jobs.JobCancelled:
        jobs.end(claimed, Job.State.CANCELLED)
    except jobs.JobRefused as error:
        jobs.end(claimed, Job.State.FAILED, reason=str(error))
    except (OperationalError, InterfaceError):
        # The database is away. The lease ends by itself; then the job starts again.
        raise
    except BaseException:
        jobs.end(claimed, Job.State.FAILED, reason="mistake")
        raise
    else:
        jobs.end(claimed, Job.State.DONE, result=result)
