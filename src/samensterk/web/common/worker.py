"""One worker: takes tasks from the queue, and looks after jobs of dead workers."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.conf import settings
from django.db import Error as DatabaseAway
from django.db import connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from samensterk.web.common import jobs
from samensterk.web.common.job_run import WORKER
from samensterk.web.common.models import Worker

_logger = logging.getLogger("samensterk.jobs")
Chore = Callable[[], None]
# What rooms want done now and then, besides jobs: a chore looks itself whether it is time.
CHORES: list[Chore] = []


def keep_house() -> None:
    """Say that this worker lives, free lost jobs, do the chores."""
    Worker.objects.update_or_create(name=WORKER, defaults={"seen_at": timezone.now()})
    jobs.recover()
    for chore in CHORES:
        chore()


class _Housekeeping(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True, name="housekeeping")
        self.ended = threading.Event()

    def run(self) -> None:
        """Keep house now and then; a mistake in it ends the worker, so that it shows."""
        try:
            while not self.ended.is_set():
                self._once()
                self.ended.wait(settings.LEASE_S / 4)
        finally:
            connection.close()
            if not self.ended.is_set():
                os.kill(os.getpid(), signal.SIGTERM)

    def _once(self) -> None:
        try:
            keep_house()
        except DatabaseAway:
            _logger.warning("the database does not answer", exc_info=True)
            connection.close()


def work(*, until_empty: bool = False) -> None:
    """Do jobs until the process is asked to stop, or until there are none."""
    worker = TaskWorker(
        queue_names=["*"],
        interval=0.5,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=WORKER,
        excluded_queue_names=[],
    )
    if not until_empty:
        _listen_for_stop(worker)
    housekeeping = _Housekeeping()
    housekeeping.start()
    try:
        _work_through_breaks(worker)
    finally:
        housekeeping.ended.set()
        housekeeping.join()
        Worker.objects.filter(pk=WORKER).delete()


def _listen_for_stop(worker: TaskWorker) -> None:
    """A running job is handed back at its next step; a second signal ends at once."""

    def stop(signum: int, frame: FrameType | None) -> None:
        jobs.stopping.set()
        worker.shutdown(signum, frame)

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, stop)


def _work_through_breaks(worker: TaskWorker) -> None:
    """Go on when the database was away for a while."""
    while True:
        try:
            worker.run()
        except DatabaseAway:
            _logger.warning("the database does not answer", exc_info=True)
            connection.close()
            if jobs.stopping.wait(2):
                return
        else:
            return
