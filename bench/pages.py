"""What a page costs with 50,000 yards and 2,000 tasks, as a multiple of an empty Django page.

python bench/pages.py            on SQLite
python tests/postgresql.py python bench/pages.py
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import web_site

N_YARDS = 50_000
N_TASKS = 2_000
TURNS = 200
# What `startproject` sets up; its page is an empty template for somebody signed in.
PLAIN_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
HERE = f"/gemeente/{web_site.PLACE}"
PAGES = {
    "home": f"{HERE}/",
    "list of yards": f"{HERE}/erven/",
    "last page of it": f"{HERE}/erven/?pagina=1000",
    "sorted by place": f"{HERE}/erven/?sorteer=-plaats",
    "one visit area": f"{HERE}/erven/?gebied=Bezoekgebied+7",
    "of one kind": f"{HERE}/erven/?soort=other",
    "with a wish": f"{HERE}/erven/?wens=no_visit",
    "without a wish, by place": f"{HERE}/erven/?wens=welkom&sorteer=plaats",
    "with a correction": f"{HERE}/erven/?verbeterd=met",
    "new, gone and changed": f"{HERE}/erven/verandering/",
    "search in the list": f"{HERE}/erven/?zoek=laan+17+dorp",
    "search everything": f"{HERE}/zoeken/?q=laan+17",
    "one yard": f"{HERE}/erven/{{yard}}/",
    "programme": f"{HERE}/programma/",
    "time line": f"{HERE}/programma/tijdlijn/",
    "time line as bars": f"{HERE}/programma/tijdlijn/?weergave=balken",
    "tasks": f"{HERE}/programma/taken/",
    "people": f"{HERE}/mensen/",
    "work": f"{HERE}/werk/",
}


def empty_page(request):
    """Render nothing for somebody who is signed in."""
    from django.http import HttpResponse
    from django.template import engines

    assert request.user.is_authenticated
    return HttpResponse(engines["django"].from_string("").render({}, request))


def time_page(client, url: str) -> tuple[float, float]:
    """Give median and 95th percentile in milliseconds."""
    spent_ms = []
    for turn in range(TURNS + 10):
        start_s = time.perf_counter()
        answer = client.get(url)
        if turn >= 10:
            spent_ms.append((time.perf_counter() - start_s) * 1000)
        assert answer.status_code == 200, (url, answer.status_code)
    return statistics.median(spent_ms), statistics.quantiles(spent_ms, n=20)[-1]


def time_empty(client) -> tuple[float, float]:
    from django.test import override_settings

    with override_settings(MIDDLEWARE=PLAIN_MIDDLEWARE, ROOT_URLCONF="pages_urls"):
        return time_page(client(), "/")


def main() -> None:
    parser = argparse.ArgumentParser()
    for option in ("--sizes", "--folder"):
        parser.add_argument(option, help="of no use here")
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        web_site.wake(Path(folder))
        key, *_ = web_site.fill(N_YARDS)
        web_site.fill_programme(N_TASKS)
        measure(key)


def measure(key: str) -> None:
    import logging

    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from samensterk.web.areas.models import Yard

    logging.disable(logging.INFO)
    settings.ALLOWED_HOSTS.append("testserver")
    last = Yard.objects.latest("pk").pk

    def client() -> Client:
        made = Client()
        made.cookies[settings.SESSION_COOKIE_NAME] = key
        return made

    print(f"\nPages with {N_YARDS:,} yards and {N_TASKS:,} tasks, {connection.vendor}")
    print("| page | queries | median ms | p95 ms | p95 / empty page |")
    print("|---|--:|--:|--:|--:|")
    median, empty = time_empty(client)
    print(f"| empty Django page | 2 | {median:.2f} | {empty:.2f} | 1.0 |")
    for name, url in PAGES.items():
        own = url.format(yard=last)
        with CaptureQueriesContext(connection) as queries:
            client().get(own)
            n_queries = len(queries)
        median, p95 = time_page(client(), own)
        print(
            f"| {name} | {n_queries} | {median:.2f} | {p95:.2f} | {p95 / empty:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
