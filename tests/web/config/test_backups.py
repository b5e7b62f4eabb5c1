"""A backup is whole and comes back whole, on both databases, or nothing changes."""

import json
import os
import resource
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from web.config.backup_site import changed
from web.members import make_line, make_member

from samensterk.web.accounts.models import Municipality, User
from samensterk.web.areas.models import Yard
from samensterk.web.common.roles import Role
from samensterk.web.config import backups, dumps
from samensterk.web.privacy.log.services import seal
from samensterk.web.privacy.log.verification import verify
from samensterk.web.privacy.models import LogEntry

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("folder"),
]


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


def test_the_log_comes_back_with_what_guards_it(filled, tmp_path):
    make_line(filled)
    seal()
    noted = verify().heads
    backups.back_up(tmp_path / "all.tar.gz")
    make_line(filled)

    backups.restore(tmp_path / "all.tar.gz", replace=True)

    assert LogEntry.objects.count() == 1
    assert verify(noted).findings == []
    with pytest.raises(DatabaseError, match="cannot be changed"):
        connection.cursor().execute("UPDATE privacy_logentry SET user_id = 0")
