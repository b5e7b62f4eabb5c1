"""Real processes on a database of their own; nothing of Django in this one."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest
from postgresql import NoPostgreSQL, cluster
from web import empty_database

# Longer than the longest write below, which keeps SQLite to itself.
LEASE_S = 6


class Site:
    """A folder, a database, and the processes that run on it."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder, self.database_url = folder, database_url
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "SAMENSTERK_DATA": str(folder / "site"),
            "SAMENSTERK_SECRET_KEY": "of a test",
            "SAMENSTERK_URL": self.url,
            "SAMENSTERK_LEASE_S": str(LEASE_S),
            "DATABASE_URL": database_url,
            "SAMENSTERK_WEB_PROCESSES": "1",
        }

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        name = f"{words[0]}-{len(self.processes)}.log"
        with (self.folder / name).open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "samensterk", *words],
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "samensterk", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def python(self, text: str) -> str:
        """Run some lines on the site's own models."""
        start = "import os, django\nos.environ['DJANGO_SETTINGS_MODULE'] = 'samensterk.web.config.settings'\ndjango.setup()\n"
        done = subprocess.run(
            [sys.executable, "-c", start + text],
            env={**self.environment, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, sql: str) -> list[tuple]:
        """Look straight into the database."""
        if self.database_url:
            with psycopg.connect(self.database_url) as there:
                return there.execute(sql).fetchall()
        with closing(sqlite3.connect(self.folder / "site/samensterk.sqlite3")) as there:
            return there.execute(sql).fetchall()

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/gezond", timeout=1) as answer:
                return json.load(answer) == {"status": "ok"}
        except (OSError, urllib.error.HTTPError):
            return False

    def stop(self) -> None:
        for process in self.processes:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(look, seconds=60.0):
    """Wait until something is so; the test fails when it takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    pytest.fail("it did not come to pass")
    return None


@pytest.fixture(scope="session")
def server():
    try:
        with cluster() as running:
            yield running
    except NoPostgreSQL:
        pytest.skip("the programs of PostgreSQL are not installed")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """Give a folder that is ready, with its database; making one takes long."""
    made = Site(tmp_path_factory.mktemp("prepared"))
    (made.folder / "site").mkdir(mode=0o700)
    empty_database.copy_to(made.folder / "site" / "samensterk.sqlite3")
    assert made.run("prepare").returncode == 0
    return made.folder


@pytest.fixture(scope="session")
def template(server, tmp_path_factory):
    """Give the name of a database on the server that is ready, to be copied."""
    name = f"template_{os.getpid()}"
    server.create(name)
    made = Site(tmp_path_factory.mktemp("template"), server.url(name))
    assert made.run("prepare").returncode == 0
    return name


@pytest.fixture
def on_sqlite(prepared, tmp_path):
    """A site that is ready, on SQLite."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    made = Site(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def on_postgresql(server, template, prepared, tmp_path):
    """A site that is ready, on PostgreSQL."""
    shutil.copytree(
        prepared, tmp_path, dirs_exist_ok=True, ignore=lambda *_: {"samensterk.sqlite3"}
    )
    name = f"site_{os.getpid()}_{time.monotonic_ns()}"
    server.create(name, "-T", template)
    made = Site(tmp_path, server.url(name))
    yield made
    made.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request):
    """A site that is ready; on each kind of database."""
    return request.getfixturevalue(f"on_{request.param}")
