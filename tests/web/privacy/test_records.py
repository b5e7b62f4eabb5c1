"""Records leave with their metadata before they go, and never in silence."""

import hashlib
import json
import os
import time
from datetime import date, timedelta
from zipfile import ZipFile

import pytest
from lxml import etree
from web.members import make_member
from web.privacy.kept import CODE, keeping, refuse

from samensterk.web.accounts.models import RefusedDoor
from samensterk.web.common.keeping import years
from samensterk.web.common.moments import now
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import (
    ArchivePackage,
    RecordDecision,
    Removal,
    ShortenedTerm,
)
from samensterk.web.privacy.retention import archive, mdto, queries, services
from samensterk.web.privacy.retention.rules import WARNING

pytestmark = pytest.mark.django_db
KEEP, REMOVE = RecordDecision.Choice.KEEP, RecordDecision.Choice.REMOVE


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def record():
    """Refusals are a record of two years, and may be kept just as long."""
    with keeping(days=years(2), record=2) as kept:
        yield kept


@pytest.fixture
def at_odds():
    """The personal data may be kept for 90 days, the record must for two years."""
    with keeping(days=90, record=2) as kept:
        yield kept


def files(media):
    return sorted(path for path in media.rglob("*") if path.is_file())


def test_records_are_exported_whole_before_they_go(place, record, media):
    rows = [refuse(place, days_ago=days) for days in (800, 900, 1000)]
    refuse(place, days_ago=700)

    services.remove_due()

    package = ArchivePackage.objects.get()
    (file,) = files(media)
    assert file == archive.path_of(package)
    assert package.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (package.n_rows, package.n_bytes) == (3, file.stat().st_size)
    with ZipFile(file) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    told = json.loads(found[f"{file.stem}.json"])
    assert [one["pk"] for one in told] == [one.pk for one in rows]
    assert set(told[0]["fields"]) == {"user", "municipality", "door", "answer", "at"}
    proof = Removal.objects.get()
    assert (proof.because, proof.n_rows, proof.code) == ("record", 3, CODE)
    assert RefusedDoor.objects.count() == 1


# As the schema MDTO-XML 1.0.1 has them; those that must be there are marked.
OF_RECORDS = (
    *("identificatie!", "naam!", "aggregatieniveau", "classificatie", "trefwoord"),
    *("omschrijving", "raadpleeglocatie", "dekkingInTijd", "dekkingInRuimte", "taal"),
    *("event", "waardering!", "bewaartermijn", "informatiecategorie"),
    *("isOnderdeelVan", "bevatOnderdeel", "heeftRepresentatie"),
    *("aanvullendeMetagegevens", "gerelateerdInformatieobject", "archiefvormer!"),
    *("betrokkene", "activiteit", "beperkingGebruik!"),
)
OF_FILE = (
    *("identificatie!", "naam!", "omvang!", "bestandsformaat!", "checksum!"),
    *("URLBestand", "isRepresentatieVan!"),
)


def holds_to(element, schema):
    names = [etree.QName(one).localname for one in element]
    order = [one.rstrip("!") for one in schema]
    assert names == sorted(names, key=order.index)
    assert {one.rstrip("!") for one in schema if one.endswith("!")} <= set(names)


def texts(element, path):
    steps = "/".join(f"{{{mdto.SPACE}}}{one}" for one in path.split("/"))
    return [one.text for one in element.iterfind(steps)]


def test_the_metadata_are_those_that_mdto_asks(place, record, media):
    last = refuse(place, days_ago=800)
    refuse(place, days_ago=1000)
    services.remove_due()
    (file,) = files(media)
    with ZipFile(file) as opened:
        rows = opened.read(f"{file.stem}.json")
        of_records = etree.fromstring(opened.read(f"{file.stem}.mdto.xml"))[0]
        of_file = etree.fromstring(opened.read(f"{file.stem}.json.mdto.xml"))[0]

    holds_to(of_records, OF_RECORDS)
    holds_to(of_file, OF_FILE)
    assert texts(of_records, "waardering/begripCode") == ["V"]
    assert texts(of_records, "archiefvormer/verwijzingNaam") == ["Gemeente Noorderveld"]
    assert texts(of_records, "bewaartermijn/termijnLooptijd") == ["P2Y"]
    end = last.at.date() + timedelta(days=years(2))
    assert abs(
        date.fromisoformat(texts(of_records, "bewaartermijn/termijnEinddatum")[0]) - end
    ) <= timedelta(days=1)
    assert texts(of_records, "informatiecategorie/begripLabel") == ["a category"]
    assert texts(of_records, "beperkingGebruik/beperkingGebruikType/begripLabel") == [
        "Persoonsgegevens"
    ]
    assert texts(of_file, "omvang") == [str(len(rows))]
    assert texts(of_file, "checksum/checksumWaarde") == [
        hashlib.sha256(rows).hexdigest()
    ]
    assert texts(of_records, "heeftRepresentatie/verwijzingNaam") == texts(
        of_file, "naam"
    )


def fail(*args, **how):
    raise OSError("disk full")


@pytest.mark.parametrize("broken", ["fsync", "rename", "read back", "short", "proof"])
def test_when_something_breaks_nothing_goes_and_no_file_stays(
    place, record, media, monkeypatch, broken
):
    refuse(place, days_ago=800)
    if broken == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif broken == "rename":
        monkeypatch.setattr("pathlib.Path.rename", fail)
    elif broken == "read back":
        write = archive._write

        def write_wrong(file, contents):
            write(file, contents)
            content = bytearray(file.read_bytes())
            content[len(content) // 2] ^= 0xFF
            file.write_bytes(content)

        monkeypatch.setattr(archive, "_write", write_wrong)
    elif broken == "short":
        write = archive._write
        monkeypatch.setattr(
            archive,
            "_write",
            lambda file, contents: write(file, dict(list(contents.items())[:1])),
        )
    else:
        monkeypatch.setattr(services, "note_removal", fail)

    run = services.remove_due()

    assert run.failed == [CODE]
    assert RefusedDoor.objects.count() == 1
    assert files(media) == []
    assert not ArchivePackage.objects.exists()
    assert not Removal.objects.exists()


def test_rows_that_were_not_exported_do_not_go(place, record, media, monkeypatch):
    """Somebody adds a row of long ago between the export and the removal."""
    refuse(place, days_ago=800)
    check = archive._check

    def check_late(*args):
        check(*args)
        refuse(place, days_ago=900)

    monkeypatch.setattr(archive, "_check", check_late)

    assert services.remove_due().failed == [CODE]
    assert RefusedDoor.objects.count() == 1  # with what was added in this transaction
    assert files(media) == []


def decide(place, choice):
    here = next(one.here for one in queries.conflicts(place.pk))
    officer = make_member(Role.PRIVACY_OFFICER, place).user
    return services.decide(
        here=here, choice=choice, reason="law", decided_by_id=officer.pk
    )


def test_two_terms_at_odds_remove_nothing_until_somebody_decides(place, at_odds):
    refuse(place, days_ago=100)
    refuse(place, days_ago=10)

    services.remove_due()

    assert RefusedDoor.objects.count() == 2
    (conflict,) = queries.conflicts(place.pk)
    assert (conflict.here.days, conflict.n_kept) == (90, 1)
    assert conflict.here.decided is None


def test_what_is_past_both_terms_goes(place, at_odds):
    refuse(place, days_ago=years(2) + 1)
    refuse(place, days_ago=years(2) - 1)

    services.remove_due()

    assert RefusedDoor.objects.count() == 1
    assert ArchivePackage.objects.get().n_rows == 1


def test_who_decides_to_keep_keeps_and_is_not_asked_again(place, at_odds):
    refuse(place, days_ago=100)

    decide(place, KEEP)
    services.remove_due()

    assert RefusedDoor.objects.count() == 1
    assert queries.conflicts(place.pk)[0].here.decided.choice == KEEP


def test_who_decides_to_remove_has_it_exported_first(place, neighbour, at_odds, media):
    for here in (place, neighbour):
        refuse(here, days_ago=100)

    decide(place, REMOVE)
    services.remove_due()

    assert RefusedDoor.objects.get().municipality == neighbour
    assert ArchivePackage.objects.get().n_rows == 1
    assert len(files(media)) == 1


def test_a_decision_is_about_these_terms_only(place, at_odds, settings):
    """A term that is shortened afterwards asks for a new decision."""
    decide(place, REMOVE)
    ShortenedTerm.objects.create(
        municipality=place, code=CODE, days=30, reason="a", set_at=now() - 2 * WARNING
    )
    refuse(place, days_ago=40)

    services.remove_due()

    assert RefusedDoor.objects.count() == 1
    (conflict,) = queries.conflicts(place.pk)
    assert (conflict.here.days, conflict.here.decided) == (30, None)
    decide(place, REMOVE)
    services.remove_due()
    assert not RefusedDoor.objects.exists()


def test_shortening_below_the_minimum_is_a_conflict(place, record):
    ShortenedTerm.objects.create(municipality=place, code=CODE, days=30, reason="a")
    refuse(place, days_ago=40)

    services.remove_due()

    assert RefusedDoor.objects.count() == 1
    assert queries.conflicts(place.pk)[0].n_kept == 1


def test_where_terms_are_not_at_odds_there_is_nothing_to_decide(place, record):
    (here,) = [
        one for one in queries.terms_at(place.pk, now()) if one.kept.code == CODE
    ]

    with pytest.raises(services.NotHere):
        services.decide(here=here, choice=REMOVE, reason="a", decided_by_id=1)


def test_what_is_in_the_archive_goes_here_and_stays_known(
    place, record, media, django_capture_on_commit_callbacks
):
    refuse(place, days_ago=800)
    services.remove_due()
    user = make_member(Role.COORDINATOR, place).user
    package = ArchivePackage.objects.get()

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            services.take_to_archive(package=package, taken_by_id=user.pk)

    package.refresh_from_db()
    assert package.taken_by == user
    assert files(media) == []


def test_what_a_killed_worker_left_is_swept_after_a_day(place, record, media):
    refuse(place, days_ago=800)
    services.remove_due()
    (kept,) = files(media)
    strays = [kept.with_name(name) for name in ("old.zip", ".old.zip.draft", "new.zip")]
    moment = time.time() - 2 * 86_400
    for one in (*strays, kept):
        one.touch()
        if one.name != "new.zip":
            os.utime(one, (moment, moment))

    services.remove_due()

    assert files(media) == sorted([kept, kept.with_name("new.zip")])
