"""Divide tiles over threads of this machine, or over a Dask cluster.

* NoScheduler
"""

from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from samensterk.scan.measure import Run
from samensterk.sources.ahead import ahead

_PATIENCE_S = 10


class NoScheduler(Exception):
    """The cluster cannot be used."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address}: {why}")
        self.address = address
        self.why = why


@contextmanager
def tile_runner(workers: int, scheduler: str | None) -> Iterator[Run]:
    """Give something that works like `map` and divides its work.

    The kernels let go of Python's lock, so threads share the memory and still work
    side by side.

    Raises
    ------
    NoScheduler
    """
    if scheduler is not None:
        with _on_cluster(scheduler) as run:
            yield run
    elif workers <= 1:
        yield map
    else:
        with ThreadPoolExecutor(workers) as pool:
            yield partial(ahead, pool.submit, 2 * workers)


@contextmanager
def _on_cluster(address: str) -> Iterator[Run]:
    try:
        # An extra that may be absent.
        from distributed import Client  # noqa: PLC0415
        from distributed.comm import CommClosedError  # noqa: PLC0415
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError as error:
        raise NoScheduler(
            address, "Dask is niet geïnstalleerd. Installeer samensterk[cluster]."
        ) from error
    try:
        client = Client(address, timeout=_PATIENCE_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise NoScheduler(
            address, "er antwoordt geen Dask-scheduler op dit adres."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE_S)
        except TimeoutError as error:
            raise NoScheduler(
                address,
                "de Dask-scheduler heeft geen rekenaars. Start een dask worker.",
            ) from error
        n_threads = sum(client.nthreads().values()) or 1
        # Dask would name a job by its content, which costs more than the job.
        submit = partial(client.submit, pure=False)
        try:
            yield partial(ahead, submit, 2 * n_threads)
        except (CommClosedError, CancelledError, KilledWorker) as error:
            raise NoScheduler(
                address, "het Dask-cluster viel weg tijdens het rekenen."
            ) from error
