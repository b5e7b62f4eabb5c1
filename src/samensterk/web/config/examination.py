"""Look whether this place is fit to run on: one matter after the other, in plain words."""

import shutil
import smtplib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.checks import ERROR, WARNING, run_checks
from django.core.mail import get_connection
from django.db import Error as DatabaseAway
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone, translation

from samensterk.web.common import moments, outgoing
from samensterk.web.common.models import Job, Worker
from samensterk.web.config import backup_ends
from samensterk.web.privacy.models import LogCheck

LEAST_FREE_BYTES = 2_000_000_000
MOST_DRIFT = timedelta(seconds=5)
OLDEST_BACKUP = timedelta(days=8)
OLDEST_LOG_CHECK = timedelta(days=3)


class State(StrEnum):
    GOOD = "goed"
    CAUTION = "let op"
    WRONG = "fout"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that was looked at: how it is, and what to do."""

    name: str
    state: State
    words: str


def examine() -> list[Matter]:
    """Look at everything, in Dutch; a database that is away ends what needs it."""
    with translation.override(settings.LANGUAGE_CODE):
        return _examine()


def _examine() -> list[Matter]:
    found = [*_settings(), *_folder(), *_files(), *_disk(), *_mail()]
    try:
        connection.ensure_connection()
    except DatabaseAway:
        words = "de database antwoordt niet. Draait hij, en klopt DATABASE_URL?"
        return [*found, Matter("database", State.WRONG, words)]
    found += _backup()
    needs_database: tuple[Callable[[], Iterator[Matter]], ...] = (
        _database,
        _tables,
        _clock,
        _workers,
        _jobs,
        _waiting_mail,
        _log,
    )
    for look in needs_database:
        found += look()
        if found[-1].state is State.WRONG and look is _tables:
            break
    return found


def _settings() -> Iterator[Matter]:
    issues = [
        one
        for one in run_checks(include_deployment_checks=not _is_at_home())
        if one.level >= WARNING and not one.is_silenced()
    ]
    for one in issues:
        state = State.WRONG if one.level >= ERROR else State.CAUTION
        yield Matter("instellingen", state, f"{one.id}: {one.msg} {one.hint or ''}")
    if not issues:
        yield Matter("instellingen", State.GOOD, "alle controles zijn in orde.")


def _is_at_home() -> bool:
    """Say whether only this machine can reach the site, so that http will do."""
    return settings.ENVIRONMENT.host in ("127.0.0.1", "localhost")


def _folder() -> Iterator[Matter]:
    folder: Path = settings.DATA
    if not folder.is_dir():
        words = f"{folder} is er niet. Voer 'samensterk prepare' uit."
        yield Matter("map", State.WRONG, words)
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        words = f"anderen op deze computer kunnen in {folder} kijken. Voer 'chmod 700 {folder}' uit."
        yield Matter("map", State.CAUTION, words)
        return
    yield Matter("map", State.GOOD, f"{folder} is van ons alleen.")


def _files() -> Iterator[Matter]:
    is_there = settings.DEBUG or (settings.STATIC_ROOT / "staticfiles.json").is_file()
    words = "staan klaar." if is_there else "ontbreken. Voer 'samensterk prepare' uit."
    yield Matter("opmaak", State.GOOD if is_there else State.WRONG, words)


def _backup() -> Iterator[Matter]:
    """Look when the last backup was made from here."""
    last = backup_ends.last()
    if last is None:
        words = (
            "er is vanaf deze plek nog geen back-up gemaakt. Zie 'samensterk backup'."
        )
        yield Matter("back-up", State.CAUTION, words)
        return
    age = timezone.now() - last.made_at
    words = f"{age.days} dagen oud."
    state = State.CAUTION if age > OLDEST_BACKUP else State.GOOD
    yield Matter("back-up", state, words)
    past = backup_ends.past_in(last.folder) if last.folder else []
    if past:
        words = f"{len(past)} in {last.folder} voorbij de einddatum, zoals {past[0]}. Verwijder ze; er staat in wat hier al weg is."
        yield Matter("oude back-ups", State.CAUTION, words)


def _disk() -> Iterator[Matter]:
    place = settings.DATA if settings.DATA.exists() else Path("/")
    free = shutil.disk_usage(place).free
    words = f"nog {free / 1e9:.1f} GB vrij."
    is_low = free < LEAST_FREE_BYTES
    more = " Maak ruimte; bij een volle schijf wordt niets meer bewaard."
    yield Matter("schijf", State.WRONG if is_low else State.GOOD, words + more * is_low)


def _mail() -> Iterator[Matter]:
    if not settings.EMAIL_HOST or not settings.ENVIRONMENT.mail_url:
        words = (
            f"mail gaat naar bestanden in {settings.DATA / 'mail'}, niet naar mensen."
        )
        yield Matter("mail", State.CAUTION, words)
        return
    try:
        server = get_connection(timeout=5)
        server.open()
        server.close()
    except (OSError, smtplib.SMTPException) as error:
        words = f"de mailserver antwoordt niet ({type(error).__name__}). Klopt SAMENSTERK_MAIL_URL?"
        yield Matter("mail", State.WRONG, words)
        return
    yield Matter("mail", State.GOOD, f"{settings.EMAIL_HOST} antwoordt.")


def _database() -> Iterator[Matter]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode")
            mode = cursor.fetchone()[0]
            state = State.GOOD if mode == "wal" else State.CAUTION
            yield Matter("database", state, f"SQLite, stand {mode}.")
            return
        cursor.execute("SHOW server_version")
        words = f"PostgreSQL {cursor.fetchone()[0]} antwoordt."
        yield Matter("database", State.GOOD, words)


def _tables() -> Iterator[Matter]:
    executor = MigrationExecutor(connection)
    n_left = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if n_left:
        words = f"{n_left} wijzigingen van tabellen ontbreken. Voer 'samensterk prepare' uit."
        yield Matter("tabellen", State.WRONG, words)
        return
    yield Matter("tabellen", State.GOOD, "bij deze versie.")


def _clock() -> Iterator[Matter]:
    with connection.cursor() as cursor:
        now = (
            "strftime('%s','now')"
            if connection.vendor == "sqlite"
            else "extract(epoch from now())"
        )
        cursor.execute(f"SELECT {now}")
        theirs = float(cursor.fetchone()[0])
    drift = abs(timezone.now().timestamp() - theirs)
    if drift > MOST_DRIFT.total_seconds():
        words = f"onze klok en die van de database verschillen {drift:.0f} s. Zet ze gelijk (NTP); anders kloppen termijnen niet."
        yield Matter("klok", State.WRONG, words)
        return
    yield Matter("klok", State.GOOD, f"{timezone.localtime():%d-%m-%Y %H:%M}.")


def _workers() -> Iterator[Matter]:
    n_alive = sum(one.is_alive for one in Worker.objects.all())
    if not n_alive:
        words = "er draait geen werker; lang werk blijft liggen. Start 'samensterk worker' of 'serve'."
        yield Matter("werkers", State.CAUTION, words)
        return
    yield Matter("werkers", State.GOOD, f"{n_alive} aan het werk.")


def _jobs() -> Iterator[Matter]:
    n_silent = Job.objects.silent().count()
    if n_silent:
        words = f"{n_silent} klussen staan stil; een werker pakt ze weer op."
        yield Matter("klussen", State.CAUTION, words)
        return
    n_waiting = Job.objects.filter(state=Job.State.WAITING).count()
    yield Matter("klussen", State.GOOD, f"{n_waiting} wachten.")


def _waiting_mail() -> Iterator[Matter]:
    """Look whether mail stays behind, and whether some was lost this week."""
    queue, name = outgoing.queue(), "mail die wacht"
    if queue.is_stuck(moments.now()) and queue.oldest is not None:
        since = timezone.localtime(queue.oldest)
        words = f"{queue.n_waiting} wachten, de oudste sinds {since:%d-%m-%Y %H:%M}. Draait er een werker, en antwoordt de mailserver?"
        yield Matter(name, State.WRONG, words)
        return
    if queue.n_lost:
        words = f"{queue.n_lost} zijn deze week misschien niet aangekomen: geweigerd, mislukt of onderweg afgebroken. Kijk in de logboeken van de werker."
        yield Matter(name, State.CAUTION, words)
        return
    yield Matter(name, State.GOOD, f"{queue.n_waiting} wachten.")


def _log() -> Iterator[Matter]:
    """Look what the last check of the processing log found, and when that was."""
    check = LogCheck.objects.first()
    if check is None or timezone.now() - check.at > OLDEST_LOG_CHECK:
        words = "is de laatste dagen niet gecontroleerd. Draait er een werker?"
        yield Matter("log", State.CAUTION, words)
        return
    if check.findings:
        words = (
            f"{len(check.findings)} dingen kloppen niet. Zie 'samensterk verify-log'."
        )
        yield Matter("log", State.WRONG, words)
        return
    yield Matter("log", State.GOOD, f"{check.n_lines} regels, niets gewijzigd.")
