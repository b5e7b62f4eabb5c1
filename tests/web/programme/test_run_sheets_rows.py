"""What rows of a run sheet from elsewhere mean: rules without a database."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.programme.run_sheets.columns import (
    Meaning,
    guess,
    heading_row,
    meaning_of,
)
from samensterk.web.programme.run_sheets.import_rows import (
    EventDay,
    Fault,
    Remark,
    read_row,
)
from samensterk.web.programme.run_sheets.written_moments import (
    minutes_from,
    read_day,
    read_time,
)

EVENT = date(2024, 6, 14)
WHOLE = EventDay(EVENT, time(18), {"politie": "police"})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14-06-2024", EVENT),
        ("14/6/24", EVENT),
        ("14.06.2024", EVENT),
        ("2024-06-14", EVENT),
        ("2024-06-14 19:00", EVENT),
        ("14 juni 2024", EVENT),
        ("vrijdag 14 juni", EVENT),
        ("14 jun.", EVENT),
        ("3 mei", date(2024, 5, 3)),
        ("20 december", date(2023, 12, 20)),
        ("3-5", date(2024, 5, 3)),
        ("T-6", date(2024, 5, 3)),
        ("t - 6 weken", date(2024, 5, 3)),
        ("T–6", date(2024, 5, 3)),
        ("T-5d", date(2024, 6, 9)),
        ("T-5 dagen", date(2024, 6, 9)),
        ("T+4", date(2024, 7, 12)),
        ("T", EVENT),
        ("T-0", EVENT),
        ("op de dag zelf", EVENT),
        ("6 weken voor", date(2024, 5, 3)),
        ("zes weken vooraf", date(2024, 5, 3)),
        ("3 dagen na", date(2024, 6, 17)),
        ("week 24", EVENT),
        ("wk 23", date(2024, 6, 7)),
        ("week 2 2025", date(2025, 1, 10)),
        ("31-02-2024", None),
        ("zo snel mogelijk", None),
        ("week 99", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(text, day):
    assert read_day(text, EVENT) == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("19.40", (time(19, 40), None)),
        ("19:40 uur", (time(19, 40), None)),
        ("19u40", (time(19, 40), None)),
        ("20 uur", (time(20), None)),
        ("19.40 - 20.20 uur", (time(19, 40), 40)),
        ("23.30-00.15", (time(23, 30), 45)),
        ("25.00", None),
        ("avond", None),
    ],
)
def test_times_are_read_as_people_write_them(text, found):
    assert read_time(text) == found


@pytest.mark.parametrize(
    ("start", "at", "minutes"),
    [
        (time(18), time(15, 30), -150),
        (time(18), time(0, 30), 390),
        (time(9), time(4), -300),
    ],
)
def test_early_in_the_night_after_an_evening_is_the_next_day(start, at, minutes):
    assert minutes_from(start, at) == minutes


@given(st.text(max_size=40), st.dates())
def test_any_text_is_a_day_or_not(text, day):
    assert read_day(text, day) is None or read_day(text, day)
    assert read_time(text) is None or read_time(text)


@given(st.dates(date(1990, 1, 1), date(2080, 12, 31)), st.sampled_from(["-", "/", "."]))
def test_a_whole_day_is_read_whatever_the_event(day, sign):
    text = f"{day.day}{sign}{day.month:02}{sign}{day.year}"

    assert read_day(text, EVENT) == day


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Wat moet er gebeuren?", Meaning.TITLE),
        ("TAAK", Meaning.TITLE),
        ("Omschrijving", Meaning.TITLE),
        ("Actiehouder", Meaning.WHO),
        ("Verantwoordelijk", Meaning.WHO),
        ("Deadline", Meaning.DAY),
        ("Week", Meaning.DAY),
        ("T-", Meaning.DAY),
        ("Tijd", Meaning.TIME),
        ("Status", Meaning.STATE),
        ("Gereed?", Meaning.STATE),
        ("Opmerkingen", Meaning.NOTE),
        ("Kolom7", Meaning.NOTHING),
        ("", Meaning.NOTHING),
    ],
)
def test_headings_are_understood(heading, meaning):
    assert meaning_of(heading) is meaning


def test_a_description_beside_the_task_is_how_it_is_done():
    assert guess(("Actie", "Omschrijving", "Wie")) == (
        Meaning.TITLE,
        Meaning.ABOUT,
        Meaning.WHO,
    )
    assert guess(("Omschrijving", "Wie"))[0] is Meaning.TITLE


def test_the_headings_may_stand_below_a_title():
    rows = [
        ("Draaiboek bijeenkomst", "", ""),
        ("versie 3", "", ""),
        ("Wat", "Wie", "Wanneer"),
    ]

    assert heading_row(rows) == 2


@given(st.lists(st.text(max_size=12), max_size=12))
def test_every_column_has_a_meaning_and_one_is_the_task(headings):
    found = guess(headings)

    assert len(found) == len(headings)
    given = [one for one in found if one is not Meaning.NOTHING]
    assert len(set(given)) == len(given)
    assert not headings or Meaning.TITLE in given


def read(*cells, columns=(Meaning.TITLE, Meaning.DAY, Meaning.TIME, Meaning.WHO)):
    return read_row(1, cells, columns, WHOLE)


def test_a_row_becomes_a_task():
    found = read("Welkom", "", "18.45 - 19.00", "Burgemeester")

    assert (found.due_on, found.minute, found.lasts_min) == (EVENT, 45, 15)
    assert (found.doer, found.faults, found.remarks) == ("mayor", (), ())


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (("", "T-6", "", ""), Fault.NO_TITLE),
        (("x" * 201, "T-6", "", ""), Fault.LONG_TITLE),
        (("Zaal", "", "", ""), Fault.NO_DAY),
        (("Zaal", "ooit", "", ""), Fault.UNKNOWN_DAY),
        (("Zaal", "14-06-2044", "", ""), Fault.FAR_DAY),
        (("Zaal", "T-6", "avond", ""), Fault.UNKNOWN_TIME),
    ],
)
def test_what_is_wrong_with_a_row_is_told(cells, fault):
    assert fault in read(*cells).faults


def test_a_name_that_we_do_not_know_stands_with_the_text():
    found = read("Zaal", "T-6", "", "Wilma")

    assert (found.doer, found.about) == ("coordinator", "Wilma")
    assert found.remarks == (Remark.UNKNOWN_WHO,)


def test_a_time_on_another_day_stands_with_the_text():
    found = read("Bellen", "T-6", "10.00", "")

    assert (found.minute, found.about) == (None, "10.00")
    assert Remark.TIME_IN_TEXT in found.remarks


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("gereed", "done"),
        ("x", "done"),
        ("Ja", "done"),
        ("niet gereed", "open"),
        ("loopt", "open"),
        ("", "open"),
        ("n.v.t.", "dropped"),
        ("vervallen", "dropped"),
    ],
)
def test_a_state_is_understood(text, state):
    columns = (Meaning.TITLE, Meaning.DAY, Meaning.STATE)

    assert read("Zaal", "T-6", text, columns=columns).state == state


@given(
    st.lists(st.text(max_size=30), min_size=10, max_size=10),
    st.permutations([one for one in Meaning if one is not Meaning.NOTHING]),
)
def test_any_row_becomes_a_task_or_says_why_not(cells, columns):
    found = read_row(1, cells, columns, WHOLE)

    assert found.faults or (found.title and found.due_on)
