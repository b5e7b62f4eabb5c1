"""A backup is whole and comes back whole, on both databases, or nothing changes."""

import json
import os
import resource
import shutil
import stat
import subprocess
import sys
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from web.members import make_member, make_place, make_yards

from samensterk.cli import keep
from samensterk.web.accounts.models import Municipality, User
from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role
from samensterk.web.config import backup_ends, backups, dumps, examination
from samensterk.web.privacy.models import Removal
from samensterk.web.privacy.retention.services import note_removal, remove_due

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path / "site"
    settings.MEDIA_ROOT = settings.DATA / "media"
    (settings.MEDIA_ROOT / "scans").mkdir(parents=True)
    (settings.MEDIA_ROOT / "scans" / "a file").write_text("of a user")
    return settings.DATA


@pytest.fixture
def filled(folder):
    place = make_place()
    make_member(Role.COORDINATOR, place)
    make_yards(place, 30)
    return place


def test_what_is_backed_up_comes_back(filled, tmp_path):
    file = tmp_path / "all.tar.gz"
    manifest = backups.back_up(file)
    names = sorted(User.objects.values_list("email", flat=True))
    Yard.objects.all().delete()
    make_member(Role.TRAINER, filled)
    (Path(settings.MEDIA_ROOT) / "scans" / "a file").write_text("changed")

    backups.restore(file, replace=True)

    assert manifest.rows["areas_yard"] == 30
    assert Yard.objects.count() == 30
    assert sorted(User.objects.values_list("email", flat=True)) == names
    kept = Path(settings.MEDIA_ROOT) / "scans" / "a file"
    assert kept.read_text() == "of a user"


def test_a_backup_is_for_nobody_else_to_read(filled, tmp_path):
    file = tmp_path / "all.tar.gz"

    backups.back_up(file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    left = sorted(path.name for path in settings.DATA.iterdir())
    assert left == ["last-backup", "media"]  # nothing half


def test_people_go_on_working_while_it_is_made(filled, tmp_path, monkeypatch):
    dump = dumps.dump

    def dump_while_somebody_writes(target):
        rows = dump(target)
        Yard.objects.filter(house_number=1).delete()
        return rows

    monkeypatch.setattr(dumps, "dump", dump_while_somebody_writes)

    manifest = backups.back_up(tmp_path / "all.tar.gz")
    assert manifest.rows["areas_yard"] == 30  # of the copy, not of a moment later
    backups.restore(tmp_path / "all.tar.gz", replace=True)

    assert Yard.objects.count() == 30


def test_real_people_are_not_replaced_by_accident(filled, tmp_path):
    backups.back_up(tmp_path / "all.tar.gz")
    Yard.objects.all().delete()

    with pytest.raises(backups.NotEmpty):
        backups.restore(tmp_path / "all.tar.gz")

    assert not Yard.objects.exists()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_file_that_was_cut_off_changes_nothing(filled, tmp_path, share):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(backups.NotWhole):
        backups.restore(file, replace=True)

    assert Yard.objects.count() == 30


@pytest.mark.parametrize("place_of_byte", [0.2, 0.5, 0.8])
def test_a_byte_that_fell_over_changes_nothing(filled, tmp_path, place_of_byte):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    content = bytearray(file.read_bytes())
    content[int(len(content) * place_of_byte)] ^= 0xFF
    file.write_bytes(content)

    with pytest.raises(backups.NotWhole):
        backups.restore(file, replace=True)

    assert Yard.objects.count() == 30


def changed(file, change):
    """Write the same backup with another manifest."""
    with tarfile.open(file) as archive:
        archive.extractall(file.parent / "open", filter="data")
    path = file.parent / "open" / "manifest.json"
    told = json.loads(path.read_text())
    change(told)
    path.write_text(json.dumps(told))
    with tarfile.open(file, "w:gz") as archive:
        for one in (file.parent / "open").iterdir():
            archive.add(one, arcname=one.name)


def test_a_backup_of_a_later_version_waits_for_that_version(filled, tmp_path):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    changed(file, lambda told: told["migrations"].append("areas.0099_later"))

    with pytest.raises(backups.TooNew):
        backups.restore(file, replace=True)


def test_a_backup_of_a_later_form_waits_for_that_version(filled, tmp_path):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    changed(file, lambda told: told.update(format=backups.FORMAT + 1))

    with pytest.raises(backups.TooNew):
        backups.restore(file, replace=True)


@pytest.mark.parametrize("told", [{}, [], {"database": "0"}, {"media/f": "0"}])
def test_a_backup_that_does_not_vouch_for_its_database_changes_nothing(
    filled, tmp_path, told
):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    changed(file, lambda manifest: manifest.update(sha256=told))

    with pytest.raises(backups.NotWhole):
        backups.restore(file, replace=True)

    assert Yard.objects.count() == 30


def test_what_a_worker_removes_meanwhile_does_not_stop_a_backup(
    filled, tmp_path, monkeypatch
):
    dump = dumps.dump

    def dump_while_a_worker_reads(target):
        (Path(settings.MEDIA_ROOT) / "scans" / "gone").unlink()
        return dump(target)

    (Path(settings.MEDIA_ROOT) / "scans" / "gone").write_text("read by a worker")
    keep = backups._keep

    def keep_what_is_left(path, kept):
        path.with_name("a file").unlink(missing_ok=True)
        return keep(path, kept)

    monkeypatch.setattr(dumps, "dump", dump_while_a_worker_reads)
    monkeypatch.setattr(backups, "_keep", keep_what_is_left)

    manifest = backups.back_up(tmp_path / "all.tar.gz")

    assert set(manifest.sha256) == {"database"}


def test_a_later_version_is_left_by_its_backup_of_before(filled, tmp_path):
    """A table that came with a later version points at one of ours."""
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE later (id int, place bigint REFERENCES accounts_municipality (id))"
        )

    backups.restore(file, replace=True)

    assert "later" not in connection.introspection.table_names()
    assert Yard.objects.count() == 30


def test_the_programs_of_postgresql_keep_to_the_encryption_that_was_asked(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"sslmode": "verify-full"})

    assert dumps._environment()["PGSSLMODE"] == "verify-full"


def test_a_backup_of_another_database_is_refused(filled, tmp_path):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    changed(file, lambda told: told.update(vendor="oracle"))

    with pytest.raises(backups.OtherDatabase):
        backups.restore(file, replace=True)


def test_a_path_that_leads_outside_is_refused(filled, tmp_path):
    file = tmp_path / "evil.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        info = tarfile.TarInfo("../outside")
        archive.addfile(info)

    with pytest.raises(backups.NotWhole):
        backups.restore(file, replace=True)

    assert not (tmp_path / "outside").exists()


def test_a_full_disk_leaves_no_file(filled, tmp_path):
    file = tmp_path / "all.tar.gz"
    (Path(settings.MEDIA_ROOT) / "large").write_bytes(os.urandom(4_000_000))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, before[1]))
    try:
        with pytest.raises((OSError, dumps.DumpError)):
            backups.back_up(file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert not file.exists()
    assert list(tmp_path.glob(".all*")) == []


def test_a_database_of_something_else_is_left_alone(filled, tmp_path, monkeypatch):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    tables = lambda: ["shop_customer"]  # noqa: E731
    monkeypatch.setattr(connection.introspection, "table_names", tables)

    with pytest.raises(backups.NotOurs):
        backups.restore(file, replace=True)


def test_the_command_says_what_it_did_and_what_is_wrong(tmp_path):
    """The whole way, as an administrator goes it; SQLite, in a folder of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "SAMENSTERK_DATA": str(tmp_path / "own"),
        "DJANGO_SETTINGS_MODULE": "samensterk.web.config.settings",
    }

    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "samensterk", *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    unready = run("backup", str(tmp_path / "a.tar.gz"))
    assert (unready.returncode, "tabellen" in unready.stderr) == (2, True)
    assert run("prepare").returncode == 0
    first = run("backup", str(tmp_path / "a.tar.gz"))
    again = run("backup", str(tmp_path / "a.tar.gz"))
    (tmp_path / "b.tar.gz").write_text("no backup")
    wrong = run("restore", str(tmp_path / "b.tar.gz"))
    right = run("restore", str(tmp_path / "a.tar.gz"))
    in_folder = run("backup", str(tmp_path))
    night = run("retention", "--json")
    environment["SAMENSTERK_DATA"] = str(tmp_path / "a new machine")
    environment["SAMENSTERK_SECRET_KEY"] = "given by the environment"
    fresh = run("restore", str(tmp_path / "a.tar.gz"))

    assert (first.returncode, "teruggelezen en in orde" in first.stdout) == (0, True)
    assert (again.returncode, "bestaat al" in again.stderr) == (2, True)
    assert (wrong.returncode, "geen hele back-up" in wrong.stderr) == (2, True)
    assert (right.returncode, "Teruggezet" in right.stdout) == (0, True)
    assert "Op verzoek is na deze back-up niets verwijderd" in right.stdout
    assert (in_folder.returncode, "-tot-" in in_folder.stdout) == (0, True)
    assert (night.returncode, json.loads(night.stdout)["failed"]) == (0, [])
    assert (fresh.returncode, "Teruggezet" in fresh.stdout) == (0, True)


def test_counts_are_those_of_the_database(filled):
    counts = dumps.row_counts()

    assert counts["accounts_municipality"] == Municipality.objects.count() == 1
    assert counts["areas_yard"] == 30
    assert connection.vendor in ("sqlite", "postgresql")


def test_in_a_folder_a_backup_is_named_for_its_last_day(tmp_path, settings):
    settings.BACKUP_DAYS = 30

    named = backup_ends.named(tmp_path)

    last_day = today() + timedelta(days=30)
    assert named == tmp_path / f"samensterk-{today()}-tot-{last_day}.backup"
    assert backup_ends.named(tmp_path / "own name") == tmp_path / "own name"


def test_a_backup_says_its_last_day_and_is_refused_after_it(filled, tmp_path, settings):
    file = tmp_path / "all.tar.gz"
    manifest = backups.back_up(file)
    assert manifest.ends_on == str(today() + timedelta(days=settings.BACKUP_DAYS))

    settings.DAYS_AHEAD = settings.BACKUP_DAYS
    backups.restore(file, replace=True)
    settings.DAYS_AHEAD = settings.BACKUP_DAYS + 1
    with pytest.raises(backups.PastEnd):
        backups.restore(file, replace=True)

    assert Yard.objects.count() == 30
    backups.restore(file, replace=True, past_end=True)


def test_a_backup_of_before_end_dates_still_comes_back(filled, tmp_path, settings):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    changed(file, lambda told: told.pop("ends_on"))
    Yard.objects.all().delete()
    settings.DAYS_AHEAD = 1000

    restored = backups.restore(file, replace=True)

    assert restored.manifest.ends_on == ""
    assert Yard.objects.count() == 30


@pytest.mark.parametrize("wrong", ["soon", "2026-13-40", 7, None])
def test_an_end_that_is_no_day_is_no_backup(filled, tmp_path, wrong):
    file = tmp_path / "all.tar.gz"
    backups.back_up(file)
    changed(file, lambda told: told.update(ends_on=wrong))

    with pytest.raises(backups.NotWhole):
        backups.restore(file, replace=True)


def test_what_had_its_time_since_goes_again_at_once(filled, tmp_path, settings):
    Yard.objects.filter(house_number__lte=4).update(gone_since=today())
    backups.back_up(tmp_path / "all.tar.gz")
    settings.DAYS_AHEAD = 6 * 365
    assert remove_due().n_removed >= 4

    restored = backups.restore(tmp_path / "all.tar.gz", replace=True, past_end=True)

    assert restored.n_removed >= 4
    assert Yard.objects.count() == 26
    assert Removal.objects.get(code="areas-yard").n_rows == 4


def test_what_was_removed_on_request_since_is_told(filled, tmp_path):
    def ask(n_rows):
        note_removal(
            municipality_id=filled.pk,
            code="areas-yard",
            because=Removal.Because.REQUEST,
            n_rows=n_rows,
        )

    ask(7)
    Removal.objects.update(ran_at=now() - timedelta(days=1))
    backups.back_up(tmp_path / "all.tar.gz")
    ask(2)
    ask(3)

    restored = backups.restore(tmp_path / "all.tar.gz", replace=True)

    assert restored.n_requested == 5
    assert backups.restore(tmp_path / "all.tar.gz", replace=True).n_requested == 0


def test_a_replaced_database_that_cannot_be_read_is_no_hindrance(filled, tmp_path):
    backups.back_up(tmp_path / "all.tar.gz")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE privacy_removal RENAME COLUMN n_rows TO n_other")

    restored = backups.restore(tmp_path / "all.tar.gz", replace=True)

    assert restored.n_requested is None
    assert Yard.objects.count() == 30


def told_of_backups():
    return {
        one.name: one.state for one in examination._backup() if "back-up" in one.name
    }


def test_the_doctor_sees_backups_past_their_end_beside_the_last(
    filled, tmp_path, settings
):
    backups.back_up(backup_ends.named(tmp_path))
    for name in ("samensterk-2020-01-01-tot-2020-02-01.backup", "of somebody.backup"):
        (tmp_path / name).touch()

    assert told_of_backups() == {"back-up": "goed", "oude back-ups": "let op"}
    (tmp_path / "samensterk-2020-01-01-tot-2020-02-01.backup").unlink()
    assert told_of_backups() == {"back-up": "goed"}
    settings.DAYS_AHEAD = settings.BACKUP_DAYS + 1
    assert "oude back-ups" in told_of_backups()
    shutil.rmtree(tmp_path / "site" / "media")
    (tmp_path / "site" / "last-backup").write_text(timezone.now().isoformat())
    assert told_of_backups() == {"back-up": "goed"}  # of before folders were noted


@pytest.mark.parametrize(
    ("n_requested", "words"),
    [
        (0, "niets verwijderd"),
        (5, "telde er 5. Verwijder dat opnieuw"),
        (None, "was niet te lezen. Verwijder dat opnieuw"),
    ],
)
def test_the_command_says_what_people_must_do_again(n_requested, words):
    assert words in keep._about_requests(n_requested)


def test_a_backup_past_its_end_is_refused_with_a_day_and_a_way():
    words = keep._in_dutch(backups.PastEnd("2026-12-25"))

    assert "25-12-2026" in words
    assert "--past-end" in words
