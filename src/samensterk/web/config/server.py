"""The web server: gunicorn with threads, set up from the environment."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from gunicorn.app.base import BaseApplication

HTTP = 80


def port_of_site() -> int:
    """Give the port in the site's address; behind a proxy 8000."""
    port = urlsplit(settings.SITE_URL).port
    return port if port and port > HTTP else 8000


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
        }
        for name, value in asked.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        from samensterk.web.config.wsgi import application  # noqa: PLC0415

        return application
