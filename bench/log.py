"""What the processing log costs: per page, per seal, per question.

python bench/log.py            on SQLite
python tests/postgresql.py python bench/log.py
"""

import argparse
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import web_site

N_YARDS = 20_000
N_LINES = 200_000
TURNS = 300
HERE = f"/gemeente/{web_site.PLACE}"
PAGES = {"list of yards": f"{HERE}/erven/", "one yard": f"{HERE}/erven/{{yard}}/"}
KEEPER = "samensterk.web.config.log_keeper.LogKeeper"


def time_in_turns(clients, url: str) -> dict[str, list[float]]:
    """Ask with and without the log in turns, so that both meet the same machine."""
    spent_ms: dict[str, list[float]] = {name: [] for name in clients}
    for turn in range(TURNS + 10):
        for name, client in clients.items():
            start_s = time.perf_counter()
            answer = client.get(url)
            if turn >= 10:
                spent_ms[name].append((time.perf_counter() - start_s) * 1000)
            assert answer.status_code == 200, (url, answer.status_code)
    return spent_ms


def make_clients(key: str):
    """Give a client of the site as it is, and one of the same site without the log."""
    from django.conf import settings
    from django.test import Client, override_settings

    made = {}
    without = [one for one in settings.MIDDLEWARE if one != KEEPER]
    for name, middleware in (("with", settings.MIDDLEWARE), ("without", without)):
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = key
        with override_settings(MIDDLEWARE=middleware):
            client.handler.load_middleware()
        made[name] = client
    return made


def pages(key: str) -> None:
    from django.db import connection

    from samensterk.web.areas.models import Yard

    print(f"\nWhat the log adds to a page, {N_YARDS:,} yards, {connection.vendor}")
    print("| page | without, median ms | with | adds | with / without |")
    print("|---|--:|--:|--:|--:|")
    clients = make_clients(key)
    last = Yard.objects.latest("pk").pk
    for name, url in PAGES.items():
        spent = time_in_turns(clients, url.format(yard=last))
        without, with_log = (statistics.median(spent[one]) for one in spent_order())
        print(
            f"| {name} | {without:.2f} | {with_log:.2f} | {with_log - without:.2f}"
            f" | {with_log / without:.2f} |",
            flush=True,
        )


def spent_order():
    return ("without", "with")


def fill_log(place) -> None:
    """Write a year of lines: pages of one yard, and lists of fifty."""
    from django.utils import timezone

    from samensterk.web.privacy.models import LogEntry

    now = timezone.now()

    def line(number):
        at = now - timedelta(seconds=number * 150)
        n_yards = 50 if number % 4 == 0 else 1
        first = number * 7 % N_YARDS
        tokens = "\n".join(f"yard/{first + one:016}" for one in range(n_yards))
        return LogEntry(
            municipality=place,
            month=timezone.localdate(at).replace(day=1),
            at=at,
            user_id=number % 50 + 1,
            roles="coordinator",
            door="areas:yards",
            action="read",
            purpose="list_of_yards",
            request_id=f"{number:032}",
            n_subjects=n_yards,
            subjects=f"\n{tokens}\n",
        )

    for first in range(0, N_LINES, 5000):
        LogEntry.objects.bulk_create([line(first + one) for one in range(5000)])


def timed(work):
    start_s = time.perf_counter()
    work()
    return time.perf_counter() - start_s


def questions() -> None:
    from django.db import connection
    from django.utils import timezone

    from samensterk.web.accounts.models import Municipality
    from samensterk.web.privacy.log import queries, services, watching
    from samensterk.web.privacy.log.verification import verify
    from samensterk.web.privacy.models import LogEntry

    place = Municipality.objects.get(slug=web_site.PLACE)
    LogEntry.objects.all().delete()
    fill_log(place)
    ask = queries.lines
    token = "yard/0000000000000123"
    week = timezone.localdate() - timedelta(days=7)
    works = {
        "seal all": services.seal,
        "compute the chain again": lambda: verify().findings,
        "look for unusual use": watching.watch,
        "first page of the log": lambda: list(ask(place.pk, queries.Asked())[:50]),
        "one account in a week": lambda: list(
            ask(place.pk, queries.Asked(since=week, user_id=7))
        ),
        "who looked at one yard": lambda: list(queries.accesses(place.pk, token)),
    }
    print(f"\nThe log with {N_LINES:,} lines, {connection.vendor}")
    print("| what | s | lines/s |")
    print("|---|--:|--:|")
    for name, work in works.items():
        took_s = timed(work)
        print(f"| {name} | {took_s:.2f} | {N_LINES / took_s:,.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    for option in ("--sizes", "--folder"):
        parser.add_argument(option, help="of no use here")
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        web_site.wake(Path(folder))
        import logging

        from django.conf import settings
        from django.db import connection

        logging.disable(logging.INFO)
        settings.ALLOWED_HOSTS.append("testserver")
        key, *_ = web_site.fill(N_YARDS)
        pages(key)
        # The lines of the pages above go, to measure with a round number.
        if connection.vendor == "sqlite":
            connection.cursor().execute("DROP TRIGGER log_line_kept")
        else:
            connection.cursor().execute(
                "ALTER TABLE privacy_logentry DISABLE TRIGGER USER"
            )
        questions()


if __name__ == "__main__":
    main()
