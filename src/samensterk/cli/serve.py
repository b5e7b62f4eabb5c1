"""`samensterk serve`, `web`, `worker`, `prepare`: run the site."""

import argparse
import os
from typing import Any

from samensterk.cli.dutch_parser import positive
from samensterk.cli.site import NoWebFloor, trouble, wake


def add_parser(verbs: Any) -> None:
    """Tell argparse about the commands that run the site."""
    serve = verbs.add_parser("serve", help="start de site: web en werker samen")
    web = verbs.add_parser("web", help="start alleen de webserver")
    for parser in (serve, web):
        parser.add_argument(
            "--host",
            default="127.0.0.1",
            metavar="ADRES",
            help="adres om op te luisteren (gewoon: 127.0.0.1)",
        )
        parser.add_argument(
            "--port",
            type=positive,
            metavar="POORT",
            help="poort om op te luisteren (gewoon: die van SAMENSTERK_URL, of 8000)",
        )
    serve.set_defaults(run=run_serve)
    web.set_defaults(run=run_web)
    worker = verbs.add_parser("worker", help="start een werker voor lang werk")
    worker.add_argument(
        "--until-empty", action="store_true", help="stop als er geen werk meer is"
    )
    worker.set_defaults(run=run_worker)
    prepare = verbs.add_parser(
        "prepare", help="maak of werk de tabellen bij, en zet de bestanden klaar"
    )
    prepare.set_defaults(run=run_prepare)


def run_serve(args: argparse.Namespace) -> int:
    """Prepare, then start both and keep them running."""
    if args.port and "SAMENSTERK_URL" not in os.environ:
        os.environ["SAMENSTERK_URL"] = f"http://127.0.0.1:{args.port}"
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from samensterk.web.config import together  # noqa: PLC0415

    if code := _prepare():
        return code
    try:
        return together.serve(host=args.host, port=args.port)
    except together.PortTaken as error:
        return trouble(
            f"poort {error.port} is al in gebruik. Stop het andere programma of kies er een met --port."
        )


def run_web(args: argparse.Namespace) -> int:
    """Start a web server; it stops when it is told to."""
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from samensterk.web.config.server import Server, port_of_site  # noqa: PLC0415

    Server(host=args.host, port=args.port or port_of_site()).run()
    return 0


def run_worker(args: argparse.Namespace) -> int:
    """Start a worker; it stops when it is told to."""
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from samensterk.web.common.worker import work  # noqa: PLC0415

    work(until_empty=args.until_empty)
    return 0


def run_prepare(_args: argparse.Namespace) -> int:
    """Bring database and files up to this version."""
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    return _prepare()


def _prepare() -> int:
    """Bring everything up to date; one line when the database does not answer."""
    from django.db import Error  # noqa: PLC0415

    from samensterk.web.config.preparing import prepare  # noqa: PLC0415

    try:
        prepare()
    except Error:
        return trouble(
            "de database antwoordt niet. Zie 'samensterk doctor' voor wat er mis is."
        )
    return 0
