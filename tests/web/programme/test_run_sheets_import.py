"""A run sheet from elsewhere: what it says, mended on the page, read in, taken back."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.members import make_member, make_place, sign_in
from web.planned import make_event, make_import, make_task

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.spreadsheets import write
from samensterk.web.programme.agenda.tasks import comment, finish_task
from samensterk.web.programme.models import Activity, SheetImport, Task
from samensterk.web.programme.run_sheets.columns import (
    Meaning,
)
from samensterk.web.programme.run_sheets.faults import NotLookedAt
from samensterk.web.programme.run_sheets.import_queries import meanings_of, rows_of
from samensterk.web.programme.run_sheets.import_rows import (
    Remark,
)
from samensterk.web.programme.run_sheets.import_services import (
    mend,
    read_in,
    set_columns,
    take_back,
)

EVENT = date(2024, 6, 14)
pytestmark = pytest.mark.django_db


def url(name, *more):
    return reverse(f"programme:{name}", args=more)


@pytest.fixture
def event(place):
    return make_event(place, day=EVENT, starts_at=time(18), title="Vlagtwedde")


@pytest.fixture
def coordinator(client, place):
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    return client


ROWS = (
    ("Wat", "Wanneer", "Tijd", "Wie", "Status"),
    ("Zaal huren", "T-8", "", "Gemeente", "gereed"),
    ("Brief sturen", "3 mei 2024", "", "Communicatie", ""),
    ("Welkom", "", "18.45", "Burgemeester", ""),
)


def test_nothing_is_made_before_it_is_read_in(place, event):
    made = make_import(place, event=event, rows=ROWS)

    assert [one.is_ready for one in rows_of(made)] == [True] * 3
    assert not Task.objects.exists()


def test_reading_in_makes_tasks_once(place, event):
    made = make_import(place, event=event, rows=ROWS)

    assert read_in(sheet_import=made, by_id=None) == 3
    with pytest.raises(NotLookedAt):
        read_in(sheet_import=made, by_id=None)

    tasks = {one.title: one for one in Task.objects.all()}
    assert len(tasks) == 3
    assert (tasks["Zaal huren"].state, tasks["Zaal huren"].ended_on) == (
        "done",
        today(),
    )
    assert tasks["Welkom"].minute == 45
    assert Activity.objects.get().verb == Activity.Verb.RUN_SHEET_READ


def test_taking_back_leaves_what_somebody_worked_on(place, event):
    made = make_import(place, event=event, rows=ROWS)
    read_in(sheet_import=made, by_id=None)
    finish_task(task=Task.objects.get(title="Welkom"), by_id=None)
    comment(task=Task.objects.get(title="Brief sturen"), text="Gaat goed", by_id=None)

    done = take_back(sheet_import=made, by_id=None)

    assert (done.n_gone, done.n_staying) == (1, 2)
    assert set(Task.objects.values_list("title", flat=True)) == {
        "Welkom",
        "Brief sturen",
    }
    assert take_back(sheet_import=made, by_id=None).n_gone == 0


def test_a_task_that_is_there_is_not_read_in_unless_somebody_wants_it(place, event):
    make_task(place, title="brief Sturen", event=event, due_on=date(2024, 5, 3))
    made = make_import(place, event=event, rows=ROWS)

    known = rows_of(made)[1]
    mend(sheet_import=made, cells={}, wanted={2}, unwanted={1})
    made.refresh_from_db()

    assert (known.remarks, known.is_wanted) == ((Remark.IS_THERE,), False)
    assert [one.is_wanted for one in rows_of(made)] == [False, True, True]


def test_a_column_can_mean_something_else(place, event):
    made = make_import(place, event=event, rows=(("A", "B"), ("T-6", "Zaal")))
    assert rows_of(made)[0].faults

    set_columns(sheet_import=made, meanings=[Meaning.DAY, Meaning.TITLE])

    made.refresh_from_db()
    assert meanings_of(made) == (Meaning.DAY, Meaning.TITLE)
    assert (rows_of(made)[0].title, rows_of(made)[0].faults) == ("Zaal", ())


def test_looking_costs_the_same_for_any_number_of_rows(
    place, event, django_assert_num_queries
):
    rows = [("Wat", "Wanneer"), *((f"Taak {n}", "T-6") for n in range(2000))]
    made = make_import(place, event=event, rows=rows)

    with django_assert_num_queries(2):
        assert len(rows_of(made)) == 2000


def test_from_file_to_tasks_and_back(coordinator, place, event):
    lines = [list(one) for one in ROWS[1:]]
    lines[1][1] = "ergens in mei"
    content = write(lines, ROWS[0], "xlsx", "Draaiboek")
    upload = url("run_sheet_upload", place.slug, event.pk)

    answer = coordinator.post(upload, {"file": SimpleUploadedFile("x.xlsx", content)})

    made = SheetImport.objects.get()
    page = url("sheet_import", place.slug, made.pk)
    assert answer.url == page
    assert "Wij begrijpen de dag niet" in coordinator.get(page).content.decode()
    read = url("sheet_import_read", place.slug, made.pk)
    coordinator.post(read)
    assert not Task.objects.exists()
    mended = {f"shown-{n}": "1" for n in (1, 2, 3)} | {"row-2": "1", "row-3": "1"}
    coordinator.post(page, mended | {"act": "rows", "cell-2-1": "3 mei 2024"})
    answer = coordinator.post(read)
    assert answer.url == url("run_sheet", place.slug, event.pk)
    assert set(Task.objects.values_list("title", flat=True)) == {
        "Brief sturen",
        "Welkom",
    }
    coordinator.post(url("sheet_import_undo", place.slug, made.pk), {"sure": "yes"})
    assert not Task.objects.exists()


def test_all_that_is_wrong_is_left_out_at_once(coordinator, place, event):
    rows = (*ROWS, ("Later", "ooit", "", "", ""), ("", "T-6", "", "", ""))
    made = make_import(place, event=event, rows=rows)
    shown = {f"{kind}-{n}": "1" for n in range(1, 6) for kind in ("shown", "row")}

    coordinator.post(
        url("sheet_import", place.slug, made.pk),
        shown | {"act": "rows", "leave_wrong": "yes"},
    )

    made.refresh_from_db()
    assert [one.is_wanted for one in rows_of(made)] == [True, True, True, False, False]


def test_a_file_that_was_only_looked_at_is_thrown_away(coordinator, place, event):
    made = make_import(place, event=event)
    undo = url("sheet_import_undo", place.slug, made.pk)

    coordinator.post(undo)
    assert SheetImport.objects.exists()
    coordinator.post(undo, {"sure": "yes"})
    assert not SheetImport.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_what_was_taken_along_is_read_back(coordinator, place, event, kind):
    for number, state in enumerate(("open", "open")):
        make_task(
            place,
            title=f"Taak {number}",
            about="Zo doet u dat",
            event=event,
            due_on=EVENT - timedelta(days=number * 7),
            minute=None if number else 45,
            lasts_min=None if number else 15,
            doer="police",
            state=state,
        )
    content = coordinator.get(url("run_sheet_file", place.slug, event.pk, kind)).content
    Task.objects.all().delete()
    upload = url("run_sheet_upload", place.slug, event.pk)
    coordinator.post(upload, {"file": SimpleUploadedFile("x", content)})
    made = SheetImport.objects.get()

    assert read_in(sheet_import=made, by_id=None) == 2

    found = Task.objects.order_by("title").values_list(
        "title", "due_on", "minute", "lasts_min", "doer", "about"
    )
    assert list(found) == [
        ("Taak 0", EVENT, 45, 15, "police", "Zo doet u dat"),
        ("Taak 1", EVENT - timedelta(days=7), None, None, "police", "Zo doet u dat"),
    ]


def test_a_file_of_another_kind_is_refused_in_words(coordinator, place, event):
    upload = url("run_sheet_upload", place.slug, event.pk)

    answer = coordinator.post(upload, {"file": SimpleUploadedFile("x.pdf", b"%PDF-1")})

    assert answer.status_code == 200
    assert "kunnen wij niet lezen" in answer.content.decode()
    assert not SheetImport.objects.exists()


def test_the_event_of_another_municipality_takes_no_file(client, neighbour, event):
    sign_in(client, make_member(Role.COORDINATOR, neighbour).user)

    found = client.get(url("run_sheet_upload", neighbour.slug, event.pk))

    assert found.status_code == 404


def test_any_upload_is_answered(client, db):
    place = make_place()
    event = make_event(place, day=EVENT, starts_at=time(18))
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    upload = url("run_sheet_upload", place.slug, event.pk)
    cell = st.text(
        st.characters(exclude_categories=["Cs"]), max_size=20
    ) | st.sampled_from(["T-6", "week 24", "=1+1", "31-12-9999", "19.40", "99:99"])
    tables = st.lists(st.lists(cell, min_size=1, max_size=6), min_size=1, max_size=6)
    contents = st.binary(min_size=1, max_size=300) | tables.map(
        lambda rows: "\n".join(";".join(one) for one in rows).encode() or b"x"
    )

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(contents)
    def fuzz(content):
        answer = client.post(upload, {"file": SimpleUploadedFile("x", content)})
        assert answer.status_code in (200, 302)
        if answer.status_code == 302:
            made = SheetImport.objects.latest("pk")
            assert client.get(answer.url).status_code == 200
            read = url("sheet_import_read", place.slug, made.pk)
            assert client.post(read).status_code == 302

    fuzz()
