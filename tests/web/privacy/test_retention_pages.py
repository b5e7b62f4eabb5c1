"""The pages say what is kept how long, what went, and let the officer decide."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from web.members import make_member, make_package, sign_in
from web.privacy.kept import CODE, keeping, refuse

from samensterk.web.common.keeping import KEEPING, in_words
from samensterk.web.common.roles import Role
from samensterk.web.common.spreadsheets import KINDS
from samensterk.web.privacy.models import (
    ArchivePackage,
    RecordDecision,
    Removal,
    RetentionRun,
    ShortenedTerm,
)
from samensterk.web.privacy.retention import archive, services
from samensterk.web.privacy.retention.field_words import WORDS

pytestmark = pytest.mark.django_db
KEPT_OF_PEOPLE = [one for one in KEEPING.by_model.values() if one.personal]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def officer(client, place):
    sign_in(client, make_member(Role.PRIVACY_OFFICER, place).user)
    return client


def url(name, place, *more):
    return reverse(f"privacy:{name}", args=[place.slug, *more])


def test_every_personal_field_has_words():
    """Add those of a new field to `retention/field_words.py`."""
    fields = {name for one in KEPT_OF_PEOPLE for name in one.personal}

    assert fields - set(WORDS) == set()


def test_every_kind_with_personal_data_stands_on_the_page(officer, place):
    page = officer.get(url("terms", place)).content.decode().lower()

    for one in KEPT_OF_PEOPLE:
        assert str(one.label).lower().replace("'", "&#x27;") in page


def test_the_page_costs_the_same_for_any_number_of_rows(
    officer, place, django_assert_max_num_queries
):
    for _ in range(30):
        refuse(place, days_ago=85)

    with django_assert_max_num_queries(70):  # one or two per kind
        answer = officer.get(url("terms", place))

    (row,) = [one for one in answer.context["terms"] if one.url.endswith(f"{CODE}/")]
    assert row.n_soon == 30


def test_only_the_officer_gets_a_way_to_shorten(client, officer, place):
    assert (
        url("shorten", place, CODE) in officer.get(url("terms", place)).content.decode()
    )
    sign_in(client, make_member(Role.COORDINATOR, place).user)

    page = client.get(url("terms", place)).content.decode()

    assert url("shorten", place, CODE) not in page


def test_the_officer_shortens_and_puts_back(officer, place):
    answer = officer.post(
        url("shorten", place, CODE), {"days": "30", "reason": "council"}
    )

    assert answer.status_code == 302
    made = ShortenedTerm.objects.get()
    assert (made.days, made.reason, made.municipality) == (30, "council", place)
    officer.post(url("shorten", place, CODE), {"usual": "1"})
    assert not ShortenedTerm.objects.exists()


@pytest.mark.parametrize("days", ["", "0", "-1", "90", "9" * 30, "x", "1e3"])
def test_a_term_that_cannot_be_is_refused_beside_its_field(officer, place, days):
    answer = officer.post(
        url("shorten", place, CODE), {"days": days, "reason": "council"}
    )

    assert answer.status_code == 200
    assert "days" in answer.context["form"].errors
    assert not ShortenedTerm.objects.exists()


@pytest.mark.parametrize("code", ["accounts-user", "sessions-session", "nothing"])
def test_what_a_municipality_has_no_say_in_cannot_be_shortened(officer, place, code):
    assert officer.get(url("shorten", place, code)).status_code == 404
    assert officer.get(url("decide", place, CODE)).status_code == 404  # no record


def test_proof_is_of_here_and_of_the_whole_site(officer, place, neighbour):
    of_platform = {"code": CODE, "municipality_id": None}
    for told in (
        {"code": CODE, "municipality_id": place.pk, "n_rows": 3},
        {"code": CODE, "municipality_id": neighbour.pk, "n_rows": 5},
        {"code": "accounts-user", "municipality_id": None, "n_rows": 7},
        {**of_platform, "n_rows": 9},
    ):
        services.note_removal(because=Removal.Because.REQUEST, **told)

    table = officer.get(url("removed", place)).context["table"]

    assert sorted(row.cells[2] for row in table.rows) == [3, 7]


@pytest.mark.parametrize("kind", KINDS)
def test_proof_can_be_taken_along(officer, place, kind):
    refuse(place, days_ago=91)
    services.remove_due()

    answer = officer.get(url("removed_file", place, kind))

    assert answer["Content-Type"] == KINDS[kind].content_type
    assert len(answer.content) > 50
    assert officer.get(url("removed_file", place, "exe")).status_code == 404


def test_a_missed_night_and_a_failure_are_shown(officer, place, settings):
    services.remove_due()
    settings.DAYS_AHEAD = 2
    RetentionRun.objects.filter(pk=services.remove_due().pk).update(failed=[CODE])

    answer = officer.get(url("removed", place))

    assert len(answer.context["missed"]) == 1
    assert len(answer.context["failed"]) == 1
    assert answer.content.decode().count("utrecht-alert--warning") == 1


def test_a_package_is_fetched_confirmed_and_gone(
    officer, place, django_capture_on_commit_callbacks
):
    package = make_package(place)

    answer = officer.get(url("archive_file", place, package.pk))
    assert (answer["Content-Type"], answer.content) == ("application/zip", b"PK")
    refused = officer.post(url("archive_taken", place, package.pk))
    assert refused.status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        officer.post(url("archive_taken", place, package.pk), {"taken": "on"})

    assert ArchivePackage.objects.get().taken_at is not None
    assert not archive.path_of(package).exists()
    assert officer.get(url("archive_file", place, package.pk)).status_code == 404
    assert officer.get(url("archive", place)).status_code == 200


def test_a_file_that_is_not_there_is_not_found(officer, place):
    package = make_package(place)
    archive.remove(package)

    assert officer.get(url("archive_file", place, package.pk)).status_code == 404


def test_the_officer_decides_with_a_reason(officer, place):
    with keeping(days=90, record=2):
        refuse(place, days_ago=100)
        assert (
            url("conflicts", place)
            in officer.get(url("terms", place)).content.decode().split("</nav>")[-1]
        )
        assert b"utrecht-button" in officer.get(url("conflicts", place)).content
        without = officer.post(url("decide", place, CODE), {"choice": "remove"})
        officer.post(
            url("decide", place, CODE), {"choice": "keep", "reason": "the archivist"}
        )
        page = officer.get(url("conflicts", place)).content.decode()

    assert without.status_code == 200
    made = RecordDecision.objects.get()
    assert (made.choice, made.term_days, made.record_years) == ("keep", 90, 2)
    assert "the archivist" in page


def test_nothing_is_decided_where_nothing_is_at_odds(officer, place):
    with keeping(days=3000, record=2):
        officer.post(url("decide", place, CODE), {"choice": "keep", "reason": "a"})

    assert not RecordDecision.objects.exists()


@pytest.mark.parametrize(
    ("days", "number"),
    [(1, "1 "), (90, "90"), (364, "364"), (365, "1 "), (366, "1 "), (367, "367")],
)
def test_a_term_is_said_as_people_do(days, number):
    assert in_words(days).startswith(number)


def test_where_time_was_moved_every_page_says_so(officer, place, settings):
    settings.DEMO, settings.DAYS_AHEAD = True, 20
    moved = officer.get(url("terms", place)).content.decode()
    settings.DAYS_AHEAD = 0
    usual = officer.get(url("terms", place)).content.decode()

    day = date_format(timezone.localdate() + timedelta(days=20))
    assert day in moved.split("<main")[0]
    assert "house-demo" in usual
    assert day not in usual.split("<main")[0]
