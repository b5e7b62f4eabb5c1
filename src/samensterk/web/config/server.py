"""The web server: gunicorn with threads, set up from the environment."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

HTTP = 80


def port_of_site() -> int:
    """Give the port in the site's address; behind a proxy 8000."""
    port = urlsplit(settings.SITE_URL).port
    return port if port and port > HTTP else 8000


class WithoutArguments(logging.Filter):
    """Keep the sentence, drop what was filled in: an address, a header, a name."""

    def filter(self, record: logging.LogRecord) -> bool:
        # One of its sentences is filled in before it gets here.
        said = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        record.msg, record.args = said.split(" from ip=")[0], ()
        return True


class QuietLogger(Logger):
    """gunicorn's own lines, in our form and without what somebody sent."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        self.error_log.addFilter(WithoutArguments())


class Server(BaseApplication):
    """gunicorn, with the number of processes and threads of the environment."""

    def __init__(self, *, host: str, port: int) -> None:
        self._bind = f"{host}:{port}"
        super().__init__()

    def load_config(self) -> None:
        environment = settings.ENVIRONMENT
        asked = {
            "bind": self._bind,
            "workers": environment.web_processes,
            "threads": environment.web_threads,
            "worker_class": "gthread",
            "worker_tmp_dir": "/dev/shm",  # noqa: S108 - a heartbeat file, on no disk
            "timeout": 60,
            "graceful_timeout": 30,
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "loglevel": "warning",
            "accesslog": None,
            "logger_class": QuietLogger,
        }
        for name, value in asked.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        from samensterk.web.config.wsgi import application  # noqa: PLC0415

        return application
