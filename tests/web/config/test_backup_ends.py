"""A backup has a last day, and what had its time does not come back with it."""

import shutil
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from web.config.backup_site import changed

from samensterk.cli import keep
from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import now, today
from samensterk.web.config import backup_ends, backups, examination
from samensterk.web.privacy.models import Removal
from samensterk.web.privacy.retention.services import note_removal, remove_due

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("folder"),
]


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
