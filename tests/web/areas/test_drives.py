"""Joint drives: planned on the time line, and moved with it; both ways."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from web.planned import make_event, make_programme, make_promise, make_task
from web.scanned import make_described_scan, make_drive, make_drive_note

from samensterk.web.areas.drives import services
from samensterk.web.areas.models import Drive, DriveNote
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.agenda import events
from samensterk.web.programme.models import Event

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def scan(place):
    return make_described_scan(place)


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def planned(coordinator, scan, place):
    """A drive on the time line of a programme."""
    make_programme(place)
    coordinator.post(new_url(place), filled_in(scan))
    return Drive.objects.get()


def new_url(place):
    return reverse("areas:drive_new", args=[place.slug])


def page_of(drive, name="areas:drive", *more):
    return reverse(name, args=[drive.municipality.slug, drive.pk, *more])


def filled_in(scan, **more):
    area = scan.areas.get(level="neighbourhood")
    return {
        "title": "Schouw Oosterlage",
        "light": "daylight",
        "day": "2027-03-18",
        "begins": "13:30",
        "ends": "15:30",
        "meet_at": "Gemeentehuis",
        "organisations": "LTO Noorderveld, politie",
        "areas": [area.area_id],
        **more,
    }


def test_a_drive_stands_on_the_time_line(planned):
    begins = planned.starts_at.astimezone(HERE)
    assert (begins.date(), begins.time()) == (date(2027, 3, 18), time(13, 30))
    assert planned.areas[0]["name"] == "Oosterlage en omgeving"
    event = planned.event
    assert (event.title, event.day, event.location) == (
        "Schouw Oosterlage",
        date(2027, 3, 18),
        "Gemeentehuis",
    )
    assert (event.starts_at, event.ends_at) == (time(13, 30), time(15, 30))
    assert "Oosterlage en omgeving" in event.about


def test_daylight_and_dark_are_planned_at_once(coordinator, scan, place):
    make_programme(place)
    second = {"also_dark": "on", "dark_begins": "20:00", "dark_ends": "00:30"}

    coordinator.post(new_url(place), filled_in(scan, **second))

    lights = dict(Drive.objects.values_list("light", "event__starts_at"))
    assert lights == {"daylight": time(13, 30), "dark": time(20, 0)}
    dark = Event.objects.get(starts_at=time(20, 0))
    assert dark.ends_on == date(2027, 3, 19)  # it ends after midnight


def test_planned_twice_alike_it_is_there_once(coordinator, scan, place):
    for _turn in range(2):
        coordinator.post(new_url(place), filled_in(scan))

    assert Drive.objects.count() == 1


def test_without_a_programme_it_is_planned_and_says_what_lacks(
    coordinator, scan, place
):
    answer = coordinator.post(new_url(place), filled_in(scan), follow=True)

    assert Drive.objects.get().event is None
    assert len(list(answer.context["messages"])) == 2


def test_without_a_programme_it_still_knows_when_it_ends(coordinator, scan, place):
    coordinator.post(new_url(place), filled_in(scan, begins="22:00", ends="00:30"))

    drive = Drive.objects.get()
    page = coordinator.get(reverse("areas:drive", args=[place.slug, drive.pk]))
    form = coordinator.get(reverse("areas:drive_edit", args=[place.slug, drive.pk]))
    assert drive.ends_at.astimezone(HERE).date() == date(2027, 3, 19)
    assert "22:00 - 00:30" in page.content.decode()
    assert 'value="00:30"' in form.content.decode()


@pytest.mark.parametrize(
    ("field", "sent"),
    [
        ("title", {"title": ""}),
        ("day", {"day": "1999-01-01"}),
        ("day", {"day": "9999-12-31"}),
        ("begins", {"begins": "25:00"}),
        ("begins", {"day": "2027-03-28", "begins": "02:30"}),
        ("areas", {"areas": []}),
        ("areas", {"areas": ["elders"]}),
        ("dark_begins", {"also_dark": "on"}),
        ("also_dark", {"also_dark": "on", "light": "dark", "dark_begins": "20:00"}),
        ("is_fit", {"organisations": "mevrouw Jansen"}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(coordinator, scan, place, field, sent):
    answer = coordinator.post(new_url(place), filled_in(scan, **sent))

    assert field in answer.context["form"].errors
    assert not Drive.objects.exists()


def test_the_sun_is_told_while_a_day_is_chosen(coordinator, scan, place):
    answer = coordinator.post(
        new_url(place), {"day": "2026-12-21"}, headers={"HX-Request": "true"}
    )

    assert "16:1" in answer.content.decode()  # sunset in the north-east
    assert not Drive.objects.exists()


def test_a_drive_by_daylight_that_ends_in_the_dark_is_warned_of(
    coordinator, scan, place
):
    make_programme(place)
    coordinator.post(new_url(place), filled_in(scan, day="2026-12-21", ends="17:00"))

    page = coordinator.get(page_of(Drive.objects.get()))

    assert "16:1" in page.context["warning"]


def test_the_event_moves_with_the_drive(coordinator, planned, scan):
    sent = filled_in(scan, day="2027-03-25", begins="14:00", version=1)

    coordinator.post(page_of(planned, "areas:drive_edit"), sent)

    planned.refresh_from_db()
    assert planned.starts_at.astimezone(HERE).date() == date(2027, 3, 25)
    assert planned.version == 2  # what it told the event did not come back as a change
    assert planned.event.day == date(2027, 3, 25)
    assert planned.event.starts_at == time(14, 0)


def test_the_drive_moves_with_the_event(planned):
    event = planned.event
    values = {"day": event.day + timedelta(days=7), "location": "Dorpshuis"}

    events.change_event(event=event, version=1, values=values, by_id=None)

    planned.refresh_from_db()
    assert planned.starts_at.astimezone(HERE).date() == date(2027, 3, 25)
    assert planned.starts_at.astimezone(HERE).time() == time(13, 30)
    assert (planned.meet_at, planned.version) == ("Dorpshuis", 2)


def test_another_event_moves_nothing(planned, place):
    other = make_event(place)

    events.change_event(event=other, version=1, values={"day": today()}, by_id=None)

    planned.refresh_from_db()
    assert planned.version == 1


def test_of_two_who_change_it_the_second_sees_both(coordinator, planned, scan):
    events.change_event(
        event=planned.event, version=1, values={"location": "Dorpshuis"}, by_id=None
    )

    answer = coordinator.post(
        page_of(planned, "areas:drive_edit"), filled_in(scan, version=1)
    )

    shown = {(one.theirs, one.mine) for one in answer.context["both"].differences}
    assert shown == {("Dorpshuis", "Gemeentehuis")}
    with pytest.raises(ChangedMeanwhile):
        services.change_drive(
            drive=planned,
            version=1,
            planned=services.Planned("", "dark", planned.starts_at, None, "", (), ""),
            by_id=None,
        )


def test_the_event_tells_of_the_drive(coordinator, planned, place):
    url = reverse("programme:event", args=[place.slug, planned.event_id])

    assert page_of(planned) in coordinator.get(url).content.decode()


def test_when_the_event_is_removed_the_drive_stays(coordinator, planned):
    events.remove_event(event=planned.event, by_id=None)

    planned.refresh_from_db()
    assert planned.event is None
    assert coordinator.get(page_of(planned)).status_code == 200


def test_a_drive_goes_with_its_places_and_its_event(coordinator, planned, place):
    note = make_drive_note(place, planned, task=make_task(place))

    coordinator.post(page_of(planned, "areas:drive_remove"))

    assert not Drive.objects.exists()
    assert not DriveNote.objects.exists()
    assert not Event.objects.exists()
    note.task.refresh_from_db()  # what must be done stays


def test_it_stays_while_residents_wait_for_something(coordinator, planned, place):
    make_promise(place, event=planned.event)

    coordinator.post(page_of(planned, "areas:drive_remove"))

    assert Drive.objects.count() == Event.objects.count() == 1


def test_the_home_page_lists_what_comes(coordinator, scan, place):
    soon = make_drive(place)
    home = reverse("accounts:municipality", args=[place.slug])
    assert page_of(soon) in coordinator.get(home).content.decode()

    Drive.objects.update(starts_at=soon.starts_at + timedelta(days=60))
    assert page_of(soon) not in coordinator.get(home).content.decode()


@pytest.mark.parametrize("n_drives", [1, 20])
def test_the_list_takes_as_many_queries_for_twenty_drives(
    coordinator, place, n_drives, django_assert_num_queries
):
    for _number in range(n_drives):
        make_drive(place)

    with django_assert_num_queries(8):
        answer = coordinator.get(reverse("areas:drives", args=[place.slug]))

    assert len(answer.context["table"].rows) == n_drives


def test_a_field_team_sees_drives_and_plans_none(enter, planned, place):
    team = enter(Role.FIELD_TEAM, place)

    assert team.get(page_of(planned)).status_code == 200
    assert team.get(new_url(place)).status_code == 404
    assert team.get(page_of(planned, "areas:drive_edit")).status_code == 404
