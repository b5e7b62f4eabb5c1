"""Fifty users at once for a minute, over loopback, on the whole site.

python bench/load.py             on SQLite
python tests/postgresql.py python bench/load.py
"""

import argparse
import csv
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import web_site

N_YARDS = 50_000
FOR_S = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{url}/gezond", timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


def drive(url: str, sessions: list[str], cookie: str, folder: Path) -> int:
    """Let the users loose; give locust's own exit code (1 when a request failed)."""
    environment = {
        **os.environ,
        "BENCH_SESSIONS": json.dumps(sessions),
        "BENCH_COOKIE": cookie,
    }
    users = str(web_site.N_USERS)
    words = ["-m", "locust", "-f", str(Path(__file__).with_name("load_users.py"))]
    words += ["--headless", "-u", users, "-r", users, "-t", f"{FOR_S}s", "-H", url]
    words += ["--csv", str(folder / "load"), "--only-summary", "--loglevel", "ERROR"]
    done = subprocess.run(
        [sys.executable, *words], env=environment, check=False, capture_output=True
    )
    return done.returncode


def tell(folder: Path, vendor: str) -> None:
    print(f"\n{web_site.N_USERS} users for {FOR_S} s, {N_YARDS:,} yards, {vendor}")
    print("| page | requests | failed | per second | median ms | p95 ms | p99 ms |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    with (folder / "load_stats.csv").open() as lines:
        for row in csv.DictReader(lines):
            cells = [row["Name"], row["Request Count"], row["Failure Count"]]
            cells += [f"{float(row['Requests/s']):.1f}", row["50%"], row["95%"]]
            print(f"| {' | '.join([*cells, row['99%']])} |")


def main() -> None:
    parser = argparse.ArgumentParser()
    for option in ("--sizes", "--folder"):
        parser.add_argument(option, help="of no use here")
    parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        url = os.environ["SAMENSTERK_URL"] = f"http://127.0.0.1:{port}"
        web_site.wake(folder)
        sessions = web_site.fill(N_YARDS)
        from django.conf import settings
        from django.db import connection

        command = [sys.executable, "-m", "samensterk", "serve", "--port", str(port)]
        with (folder / "log").open("wb") as log:
            site = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            wait_for(url)
            code = drive(url, sessions, settings.SESSION_COOKIE_NAME, folder)
        finally:
            site.terminate()
            site.wait()
        tell(folder, connection.vendor)
        errors = (folder / "log").read_text().count("locked")
        print(f"\nexit code of locust {code}; 'locked' in the log {errors} times")


if __name__ == "__main__":
    main()
