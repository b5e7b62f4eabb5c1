"""Web server and worker side by side on one machine; who stops is started again."""

import ctypes
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

from django.conf import settings

from samensterk.web.config.server import port_of_site

LONGEST_WAIT_S = 30.0
SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in linux/prctl.h
LONG_ENOUGH_S = 60.0  # who ran this long may start again at once


class PortTaken(Exception):
    """Another program listens there already."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is taken")
        self.port = port


def _end_with_parent() -> None:
    """Ask Linux to stop this process when the one above is killed: nobody else would."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGTERM)


@dataclass(slots=True)
class _Child:
    arguments: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait_s: float = 0.0

    def start(self) -> None:
        command = [sys.executable, "-m", "samensterk", *self.arguments]
        # In a group of their own: one Ctrl+C stops us, and we stop them in order.
        self.process = subprocess.Popen(  # noqa: S603
            command,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - no threads here
        )
        self.started = time.monotonic()

    def look_after(self) -> None:
        """Start again when it stopped; wait longer each time it stops soon."""
        if self.process is None or self.process.poll() is None:
            return
        ran_s = time.monotonic() - self.started
        if ran_s < self.wait_s:
            return
        is_soon = ran_s - self.wait_s < LONG_ENOUGH_S
        self.wait_s = min(max(1.0, self.wait_s * 2), LONGEST_WAIT_S) if is_soon else 0.0
        self.start()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


def serve(*, host: str, port: int | None) -> int:
    """Run both until we are asked to stop.

    Raises
    ------
    PortTaken
    """
    port = port or port_of_site()
    _must_be_free(host, port)
    ended = threading.Event()

    def stop(_signum: int, _frame: FrameType | None) -> None:
        ended.set()

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, stop)
    children = [
        _Child(["web", "--host", host, "--port", str(port)]),
        _Child(["worker"]),
    ]
    for child in children:
        child.start()
    sys.stdout.write(f"Samen Sterk staat op {settings.SITE_URL}\n")
    sys.stdout.write("Stoppen: Ctrl+C.\n")
    sys.stdout.flush()
    while not ended.wait(0.5):
        for child in children:
            child.look_after()
    for child in children:
        child.stop()
    return 0


def _must_be_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(port) from error
