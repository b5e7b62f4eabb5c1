"""Filling an event, its page, ticking off, and taking it along."""

from datetime import UTC, date, time, timedelta
from io import BytesIO

import icalendar
import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from web.members import make_member, sign_in
from web.planned import (
    make_event,
    make_organisation,
    make_share,
    make_task,
    make_template,
)

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.spreadsheet_reading import read_spreadsheet
from samensterk.web.programme.agenda.events import change_event
from samensterk.web.programme.agenda.tasks import finish_task
from samensterk.web.programme.models import Activity, Contribution, Task
from samensterk.web.programme.run_sheets.queries import template_for
from samensterk.web.programme.run_sheets.services import fill_event
from samensterk.web.programme.run_sheets.sheet import sheet_of
from samensterk.web.programme.run_sheets.sheet_paper import as_document
from samensterk.web.programme.run_sheets.shipping import ship_standards, shipped
from samensterk.web.programme.run_sheets.steps import Step

pytestmark = pytest.mark.django_db
STEPS = (
    Step("zaal", "Zaal huren", "coordinator", -28, hours=2),
    Step("wijkagent", "Praatje maken", "police", -7, needs=("zaal",)),
    Step("welkom", "Welkom", "mayor", 0, 45, 15),
    Step("nazit", "Napraten", "everybody", 0, 420, 30),
    Step("bedank", "Bedanken", "coordinator", 3, needs=("welkom",)),
)


@pytest.fixture
def template(place):
    return make_template(place, steps=STEPS)


@pytest.fixture
def event(place):
    ahead = today() + timedelta(days=60)
    thursday = ahead + timedelta(days=(3 - ahead.weekday()) % 7)
    return make_event(place, day=thursday, starts_at=time(18))


@pytest.fixture
def coordinator(client, place):
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    return client


def fill(event, template, **more):
    return fill_event(event=event, template=template, by_id=None, **more)


def url(name, *more):
    return reverse(f"programme:{name}", args=more)


def test_every_step_becomes_a_task_on_its_day(event, template):
    assert fill(event, template) == len(STEPS)

    tasks = {one.step: one for one in Task.objects.all()}
    assert tasks["zaal"].due_on == event.day - timedelta(days=28)
    assert (tasks["welkom"].due_on, tasks["welkom"].minute) == (event.day, 45)
    assert float(tasks["zaal"].hours_planned) == 2
    assert [one.step for one in tasks["wijkagent"].needs.all()] == ["zaal"]
    assert Activity.objects.get().verb == Activity.Verb.RUN_SHEET_USED
    event.refresh_from_db()
    assert event.template == template


def test_pressing_twice_makes_no_task_twice(event, template):
    fill(event, template)

    assert fill(event, template) == 0
    assert Task.objects.count() == len(STEPS)
    assert Activity.objects.count() == 1


def test_what_is_left_out_can_come_later_and_is_then_waited_for(event, template):
    fill(event, template, leave_out=["zaal"])

    assert fill(event, template) == 1
    assert not Task.objects.get(step="wijkagent").needs.exists()


def test_a_step_goes_to_the_one_partner_that_fits(event, template, place):
    Contribution.objects.create(
        programme=event.programme, organisation=make_organisation()
    )

    fill(event, template)

    tasks = {one.step: one.organisation for one in Task.objects.all()}
    assert tasks["wijkagent"] == make_organisation()
    assert tasks["zaal"] == place.organisation
    assert tasks["nazit"] is None


def test_where_two_partners_fit_somebody_chooses(event, template):
    for name in ("Politie Noord", "Politie Zuid"):
        Contribution.objects.create(
            programme=event.programme, organisation=make_organisation(name)
        )

    fill(event, template)

    assert Task.objects.get(step="wijkagent").organisation is None


def test_open_tasks_move_along_and_done_ones_do_not(event, template):
    fill(event, template)
    finish_task(task=Task.objects.get(step="zaal"), by_id=None)
    later = event.day + timedelta(days=10)
    event.refresh_from_db()

    n_moved = change_event(
        event=event,
        version=event.version,
        values={"day": later, "starts_at": time(20)},
        by_id=None,
    )

    event.refresh_from_db()
    tasks = {one.step: one for one in Task.objects.all()}
    assert n_moved == len(STEPS) - 1
    assert tasks["zaal"].due_on == later - timedelta(days=38)
    assert tasks["wijkagent"].due_on == later - timedelta(days=7)
    (first, last) = sheet_of(event, Task.objects.all()).minutes
    assert (first.moment.begins.time(), first.moment.on) == (time(20, 45), later)
    assert (last.moment.begins.time(), last.moment.is_next_day) == (time(3), True)


@pytest.mark.parametrize("code", ["bijeenkomst", "de-boer-op"])
def test_the_standard_ones_fill_an_event(place, code):
    ship_standards()
    standard = next(one for one in shipped() if one.code == code)
    event = make_event(place, kind=standard.kind, starts_at=time(18))
    template = template_for(standard.kind, place.pk)

    assert fill(event, template) == len(standard.steps)
    assert Task.needs.through.objects.count() == sum(
        len(one.needs) for one in standard.steps
    )


def test_before_it_is_filled_one_sees_the_days_and_what_is_late(
    coordinator, place, template
):
    event = make_event(place, day=today() + timedelta(days=10), starts_at=time(18))
    page = url("run_sheet_fill", place.slug, event.pk)

    shown = coordinator.get(page)
    ahead = coordinator.get(page, {"laat": "weg"})

    assert shown.context["n_late"] == 1
    assert "dit zou nu al te laat zijn" in shown.content.decode()
    assert "18:45" in shown.content.decode()
    assert shown.context["wanted"] - ahead.context["wanted"] == {"zaal"}
    assert not Task.objects.exists()


def test_what_is_ticked_becomes_a_task(coordinator, place, template, event):
    page = url("run_sheet_fill", place.slug, event.pk)
    sent = {"draaiboek": template.pk, "stap": ["zaal", "welkom", "bestaat-niet"]}

    answer = coordinator.post(page, sent)
    coordinator.post(page, sent)

    assert answer.url == url("run_sheet", place.slug, event.pk)
    assert set(Task.objects.values_list("step", flat=True)) == {"zaal", "welkom"}


def test_nothing_ticked_is_said(coordinator, place, template, event):
    answer = coordinator.post(
        url("run_sheet_fill", place.slug, event.pk), {"draaiboek": template.pk}
    )

    assert answer.status_code == 200
    assert "minstens één stap" in answer.content.decode()


def test_the_run_sheet_of_another_is_not_used(coordinator, neighbour, place, event):
    other = make_template(neighbour, code="van-de-buren", steps=STEPS)
    sent = {"draaiboek": other.pk, "stap": "zaal"}

    coordinator.post(url("run_sheet_fill", place.slug, event.pk), sent)

    assert not Task.objects.exists()


def test_the_page_shows_weeks_and_minutes_and_ticks_off(
    coordinator, place, template, event
):
    fill(event, template)
    page = url("run_sheet", place.slug, event.pk)
    task = Task.objects.get(step="zaal")
    tick = url("run_sheet_tick", place.slug, event.pk)

    text = coordinator.get(page).content.decode()
    answer = coordinator.post(tick, {"task": task.pk, "act": "done"})
    coordinator.post(tick, {"task": task.pk, "act": "done"})

    assert "4 tot 2 weken ervoor" in text
    assert "18:45" in text
    assert answer.url == f"{page}#task-{task.pk}"
    task.refresh_from_db()
    assert (task.state, task.version) == ("done", 2)
    coordinator.post(tick, {"task": task.pk, "act": "reopen"})
    task.refresh_from_db()
    assert task.is_open


@pytest.mark.parametrize("sent", ["", "x", "9" * 30, "0"])
def test_ticking_nothing_changes_nothing(coordinator, place, event, sent):
    answer = coordinator.post(
        url("run_sheet_tick", place.slug, event.pk), {"task": sent}
    )

    assert answer.status_code == 302


def test_a_partner_sees_and_ticks_only_what_is_his(client, place, template, event):
    police = make_organisation()
    Contribution.objects.create(programme=event.programme, organisation=police)
    fill(event, template)
    member = make_member(Role.PARTNER, place)
    member.organisation = police
    member.save()
    sign_in(client, member.user)
    tick = url("run_sheet_tick", place.slug, event.pk)

    text = client.get(url("run_sheet", place.slug, event.pk)).content.decode()
    for step in ("zaal", "wijkagent"):
        client.post(tick, {"task": Task.objects.get(step=step).pk})

    assert "Praatje maken" in text
    assert "Zaal huren" not in text
    assert [one.step for one in Task.objects.filter(state="done")] == ["wijkagent"]


def test_a_guest_reads_his_own_tasks_of_a_shared_event_and_fills_nothing(
    client, place, neighbour, template, event
):
    fill(event, template)
    make_share(event, neighbour)
    make_task(neighbour, title="Stoelen brengen", event=event, due_on=event.day)
    sign_in(client, make_member(Role.COORDINATOR, neighbour).user)

    text = client.get(url("run_sheet", neighbour.slug, event.pk)).content.decode()

    assert "Stoelen brengen" in text
    assert "Zaal huren" not in text
    fill_page = url("run_sheet_fill", neighbour.slug, event.pk)
    assert client.get(fill_page).status_code == 404


@pytest.mark.parametrize("n", [1, 200])
def test_the_page_costs_the_same_for_any_number_of_tasks(
    place, event, n, django_assert_num_queries
):
    steps = [Step(f"s{i}", f"Stap {i}", "coordinator", -i % 90) for i in range(n)]
    fill(event, make_template(place, code="veel", steps=steps))

    with django_assert_num_queries(2):
        assert len(sheet_of(event, Task.objects.all()).lines) == n


@pytest.mark.parametrize("n", [1, 200])
def test_filling_costs_the_same_for_any_number_of_steps(
    place, event, n, django_assert_max_num_queries
):
    steps = [Step(f"s{i}", f"Stap {i}", "coordinator", -i % 90) for i in range(n)]
    template = make_template(place, code="veel", steps=steps)

    with django_assert_max_num_queries(20):  # SQLite takes 50 rows at once
        fill(event, template)


def test_on_paper_the_minute_sheet_begins_a_page_and_everybody_has_a_list(
    place, event, template
):
    fill(event, template)
    finish_task(task=Task.objects.get(step="zaal"), by_id=None)

    document = as_document(event, sheet_of(event, Task.objects.all()), place.name)

    pages = [one for one in document.blocks if getattr(one, "starts_page", False)]
    assert len(pages) == 3
    boxes = [
        row[0][0].text
        for block in document.blocks
        if hasattr(block, "rows")
        for row in block.rows
    ]
    assert boxes == ["☑", "☐", "☐", "☐", "☐"]
    assert (document.language, document.made_on) == ("nl", today().isoformat())


def test_it_is_taken_along_as_pdf(coordinator, place, event, template):
    fill(event, template)

    answer = coordinator.get(url("run_sheet_file", place.slug, event.pk, "pdf"))

    content = answer.content
    assert content.startswith(b"%PDF")
    assert b"pdfuaid" in content


def test_letters_that_no_font_has_do_not_stop_the_paper(coordinator, place, event):
    make_task(place, title="Taart \U0001f382 中 halen", event=event, due_on=event.day)

    answer = coordinator.get(url("run_sheet_file", place.slug, event.pk, "pdf"))

    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_it_is_taken_along_as_a_list(coordinator, place, event, template, kind):
    fill(event, template)

    answer = coordinator.get(url("run_sheet_file", place.slug, event.pk, kind))

    rows = read_spreadsheet(answer.content).rows
    assert len(rows) == 1 + len(STEPS)
    assert "Zaal huren" in rows[1]
    assert "18:45" in rows[3]


def test_a_formula_in_a_title_stays_text(coordinator, place, event):
    make_task(place, title="=1+1", event=event, due_on=event.day)

    answer = coordinator.get(url("run_sheet_file", place.slug, event.pk, "xlsx"))

    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet["D2"].data_type == "s"


def test_it_is_taken_along_as_a_calendar(coordinator, place, template):
    event = make_event(
        place, day=date(2027, 3, 27), starts_at=time(22), title="Nacht, van de klok"
    )
    fill(event, template)
    finish_task(task=Task.objects.get(step="zaal"), by_id=None)

    answer = coordinator.get(url("run_sheet_file", place.slug, event.pk, "ics"))

    entries = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    begins = {str(one["summary"]): one.decoded("dtstart") for one in entries}
    assert len(entries) == 1 + len(STEPS) - 1
    task = _("Task: %s")
    # A week before is a Saturday as well.
    assert begins[task % "Praatje maken"] == date(2027, 3, 19)
    # Seven hours after ten in the evening; an hour was skipped.
    after = begins[task % "Napraten"].astimezone(UTC)
    assert after.isoformat() == "2027-03-28T04:00:00+00:00"
    assert len({str(one["uid"]) for one in entries}) == len(entries)


def test_another_kind_of_file_does_not_exist(coordinator, place, event):
    answer = coordinator.get(url("run_sheet_file", place.slug, event.pk, "exe"))

    assert answer.status_code == 404


def test_the_page_of_an_event_tells_of_its_run_sheet(rf, place, event, template):
    from samensterk.web.accounts.queries import visitor_of
    from samensterk.web.programme.agenda.event_parts import parts_of

    fill(event, template)
    request = rf.get("/")
    request.user = make_member(Role.COORDINATOR, place).user
    request.municipality, request.visitor = place, visitor_of(request.user)
    request.roles = {Role.COORDINATOR}

    mine = [
        one
        for one in parts_of(request, event)
        if one.template == "programme/run_sheets/_event_part.html"
    ]

    assert [one.context["n_tasks"] for one in mine] == [len(STEPS)]
