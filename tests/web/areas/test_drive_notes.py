"""Places in public space: noted on the way, pointed at, and made a task of."""

from datetime import timedelta

import pytest
from django.urls import reverse
from web.members import make_member
from web.planned import make_programme
from web.scanned import make_described_scan, make_drive, make_drive_note

from samensterk.web.areas.drives import note_services
from samensterk.web.areas.drives.faults import NoProgramme
from samensterk.web.areas.drives.paper import as_file
from samensterk.web.areas.models import DriveNote
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.programme.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def drive(place):
    make_described_scan(place)
    return make_drive(place)


@pytest.fixture
def team(enter, place):
    return enter(Role.FIELD_TEAM, place)


def page_of(drive, name="areas:drive", *more):
    return reverse(name, args=[drive.municipality.slug, drive.pk, *more])


def seen(**more):
    return {
        "kind": "lighting",
        "where": "kruising Langewijk en Kanaaldijk",
        "text": "De lantaarn bij de brug is stuk.",
        **more,
    }


def test_a_place_is_no_yard():
    """Nothing of a yard, its address or its people has a field here."""
    names = {one.name for one in DriveNote._meta.get_fields()}

    assert names == {
        *("id", "municipality", "drive", "kind", "where", "text", "x_m", "y_m"),
        *("task", "by", "at", "version"),
    }


def test_a_field_team_writes_down_a_place(team, drive):
    answer = team.post(page_of(drive), seen())

    assert answer.url == f"{page_of(drive)}#entry"
    note = DriveNote.objects.get()
    assert (note.kind, note.x_m, note.by is not None) == ("lighting", None, True)


def test_sent_twice_it_stands_there_once(team, drive):
    for _turn in range(2):
        team.post(page_of(drive), seen())

    assert DriveNote.objects.count() == 1


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("Langewijk 12", "Er brandt geen licht."),
        ("bij de brug", "Het erf op nummer 12 is donker."),
        ("bij de brug", "Er stond een busje, XX-99-99."),
        ("boerderij De Hoop", "Er ligt afval."),
    ],
)
def test_a_yard_or_somebody_is_asked_about(team, drive, where, text):
    answer = team.post(page_of(drive), seen(where=where, text=text))

    assert "is_fit" in answer.context["form"].errors
    assert not DriveNote.objects.exists()


def test_touching_the_map_gives_a_point_and_keeps_what_was_typed(team, drive):
    touched = team.post(page_of(drive), seen(**{"punt.x": "140", "punt.y": "100"}))

    form = touched.context["form"]
    assert not form.errors
    assert not DriveNote.objects.exists()
    at = {name: form[name].value() for name in ("x_m", "y_m")}
    assert form["where"].value() == "kruising Langewijk en Kanaaldijk"
    assert "?x=" in touched.context["point_url"]

    team.post(page_of(drive), seen(**at))

    note = DriveNote.objects.get()
    sketch = touched.context["sketch"]
    assert (note.x_m, note.y_m) == sketch.metres_of(
        140 * sketch.width_px / 280, 100 * sketch.width_px / 280
    )


@pytest.mark.parametrize(
    ("x", "y"), [("0", "0"), ("99999", "5"), ("-1", "2"), ("a", "b"), ("5", "\u0663")]
)
def test_what_is_no_pixel_of_the_map_is_no_point(team, drive, x, y):
    touched = team.post(page_of(drive), seen(**{"punt.x": x, "punt.y": y}))

    assert touched.status_code == 200
    assert not touched.context["form"].errors
    assert not touched.context["form"]["x_m"].value()


@pytest.mark.parametrize("at", ["1e309", "NaN", "-99999999", "abc"])
def test_a_point_outside_the_country_is_refused(team, drive, at):
    answer = team.post(page_of(drive), seen(x_m=at, y_m="570000"))

    assert answer.status_code == 200
    assert not DriveNote.objects.exists()


def test_the_map_has_the_numbers_of_the_places(team, drive, place):
    make_drive_note(place, drive)
    make_drive_note(place, drive, x_m=233_100.0, y_m=570_100.0)

    answer = team.get(page_of(drive, "areas:drive_map"))

    assert answer["Content-Type"] == "image/svg+xml"
    text = answer.content.decode()
    assert text.count("<circle") == 1
    assert ">2</text>" in text


def test_who_saves_second_sees_both(team, drive, place):
    note = make_drive_note(place, drive)
    note_services.change_note(note=note, version=1, values={"text": "Van de ander."})

    answer = team.post(
        page_of(drive, "areas:drive_note", note.pk), seen(text="Van mij.", version=1)
    )

    assert [one.theirs for one in answer.context["both"].differences] == [
        "Van de ander."
    ]


def test_a_place_is_mended_and_removed(team, drive, place):
    note = make_drive_note(place, drive)
    url = page_of(drive, "areas:drive_note", note.pk)

    team.post(url, seen(text="Al gemaakt.", kind="good", version=1))
    note.refresh_from_db()
    assert (note.text, note.kind, note.version) == ("Al gemaakt.", "good", 2)

    team.post(page_of(drive, "areas:drive_note_remove", note.pk))
    assert not DriveNote.objects.exists()


# Tasks.


def test_a_task_with_owner_and_day_is_made_of_a_place(enter, drive, place):
    make_programme(place)
    note = make_drive_note(place, drive)
    owner = make_member(Role.COORDINATOR, place).user
    coordinator = enter(Role.COORDINATOR, place)
    due_on = today() + timedelta(days=10)
    sent = {"title": "Lantaarn maken", "owner_id": owner.pk, "due_on": str(due_on)}

    coordinator.post(page_of(drive, "areas:drive_note_task", note.pk), sent)

    note.refresh_from_db()
    task = note.task
    assert (task.title, task.owner, task.due_on) == ("Lantaarn maken", owner, due_on)
    assert note.where in task.about
    (action,) = coordinator.get(page_of(drive)).context["actions"]
    assert (action.number, action.title, action.who) == (
        1,
        "Lantaarn maken",
        str(owner),
    )


def test_there_is_never_a_second_task_of_a_place(drive, place):
    make_programme(place)
    note = make_drive_note(place, drive)
    values = {"title": "Lantaarn maken", "due_on": today()}

    for _turn in range(2):
        note_services.make_task(note=note, values=values, by_id=None)

    assert Task.objects.count() == 1


def test_without_a_programme_there_is_a_sentence_and_no_task(enter, drive, place):
    note = make_drive_note(place, drive)
    coordinator = enter(Role.COORDINATOR, place)

    answer = coordinator.get(
        page_of(drive, "areas:drive_note_task", note.pk), follow=True
    )

    assert answer.redirect_chain == [(page_of(drive), 302)]
    assert len(list(answer.context["messages"])) == 1
    with pytest.raises(NoProgramme):
        note_services.make_task(note=note, values={}, by_id=None)


def test_when_the_task_is_removed_the_place_stays(drive, place):
    make_programme(place)
    note = make_drive_note(place, drive)
    values = {"title": "Lantaarn maken", "due_on": today()}
    note_services.make_task(note=note, values=values, by_id=None)

    Task.objects.get().delete()

    note.refresh_from_db()
    assert note.task is None


def test_nobody_of_elsewhere_can_be_the_owner(enter, drive, place, neighbour):
    make_programme(place)
    note = make_drive_note(place, drive)
    stranger = make_member(Role.COORDINATOR, neighbour).user
    sent = {"title": "Maken", "owner_id": stranger.pk, "due_on": str(today())}

    answer = enter(Role.COORDINATOR, place).post(
        page_of(drive, "areas:drive_note_task", note.pk), sent
    )

    assert "owner_id" in answer.context["form"].errors
    assert not Task.objects.exists()


@pytest.mark.parametrize("n_notes", [1, 20])
def test_the_page_takes_as_many_queries_for_twenty_places(
    team, drive, place, n_notes, django_assert_num_queries
):
    make_programme(place)
    for _number in range(n_notes):
        note = make_drive_note(place, drive)
        values = {"title": "Maken", "due_on": today()}
        note_services.make_task(note=note, values=values, by_id=None)

    with django_assert_num_queries(17):
        answer = team.get(page_of(drive))

    assert len(answer.context["actions"]) == n_notes


def test_the_paper_takes_any_words(drive, place):
    make_programme(place)
    note = make_drive_note(place, drive, x_m=233_100.0, y_m=570_100.0)
    values = {"title": "#panic() ][", "due_on": today()}
    note_services.make_task(note=note, values=values, by_id=None)
    DriveNote.objects.update(text="#panic() ][ *x* <b> \\ 😀")

    assert b"pdfuaid" in as_file(drive, place)


def test_a_drive_through_areas_that_are_no_more_has_no_map(team, drive, place):
    drive.areas = [{"area_id": "weg", "name": "Weg"}]
    drive.save()

    page = team.get(page_of(drive))

    assert page.context["sketch"] is None
    assert team.get(page_of(drive, "areas:drive_map")).status_code == 404
    assert as_file(drive, place).startswith(b"%PDF")
