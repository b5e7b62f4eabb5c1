"""The two run sheets that come with the software are whole, kind and plain."""

import re

import pytest

from samensterk.web.programme.models import Event, Task
from samensterk.web.programme.run_sheets.shipping import shipped
from samensterk.web.programme.run_sheets.steps import check, moment

STANDARDS = {one.code: one for one in shipped()}
EACH = pytest.mark.parametrize("code", ["bijeenkomst", "de-boer-op"])
LONGEST_SENTENCE = 25  # words; longer is not B1
# What belongs to another visit than this one.
ENFORCING = re.compile(
    r"handhav|controle|overtred|boete|sanctie|dwangsom|opspor|verdacht|dader|inval\b"
    r"|proces-verbaal|verhor|kentekens? noteren|inspect",
    re.IGNORECASE,
)
PHONE = re.compile(r"\d{3}[\d -]{4,}|\b112\b|\b0[89]00\b")


def texts(standard):
    return [standard.about] + [
        text for one in standard.steps for text in (one.title, one.about, one.material)
    ]


@EACH
def test_steps_hang_together(code):
    check(STANDARDS[code].steps)


@EACH
def test_every_field_fits_a_task(code):
    for one in STANDARDS[code].steps:
        assert one.doer in Task.Doer
        assert len(one.key) <= 60
        assert 0 < len(one.title) <= 200
        assert 0 < len(one.about) <= 4000
        assert len(one.material) <= 300
        assert one.hours is None or 0 < one.hours <= 40
    assert STANDARDS[code].kind in Event.Kind


@EACH
def test_nothing_waits_for_what_comes_later(code):
    steps = {one.key: one for one in STANDARDS[code].steps}

    late = [
        (one.key, need)
        for one in steps.values()
        for need in one.needs
        if moment(steps[need]) > moment(one)
    ]
    assert late == []


@EACH
def test_they_go_from_twelve_weeks_before_to_four_weeks_after(code):
    days = [one.day for one in STANDARDS[code].steps]

    assert (min(days), max(days)) == (-84, 28)
    assert all(any(w * 7 <= day < w * 7 + 14 for day in days) for w in range(-12, 4))


@EACH
def test_the_day_itself_is_in_minutes_in_order(code):
    day = [one for one in STANDARDS[code].steps if one.day == 0]

    assert all(one.minute is not None and one.lasts_min for one in day)
    assert [one.minute for one in day] == sorted(one.minute for one in day)


def test_the_evening_begins_well_before_the_doors_open_and_ends_with_tidying_up():
    day = {one.key: one for one in STANDARDS["bijeenkomst"].steps if one.day == 0}

    assert min(one.minute for one in day.values()) == -150
    assert (day["inloop"].minute, day["welkom"].minute, day["einde"].minute) == (
        0,
        45,
        225,
    )
    assert day["opruimen"].minute > day["einde"].minute


@EACH
def test_sentences_are_short(code):
    long = [
        sentence
        for text in texts(STANDARDS[code])
        for sentence in re.split(r"[.!?]\s", text)
        if len(sentence.split()) >= LONGEST_SENTENCE
    ]
    assert long == []


@EACH
def test_nothing_sounds_like_enforcement_and_no_number_can_expire(code):
    for text in texts(STANDARDS[code]):
        assert not ENFORCING.search(text), text
        assert not PHONE.search(text), text


def test_nobody_is_visited_before_the_rule_stands_on_the_site_and_the_letter_is_sent():
    steps = {one.key: one for one in STANDARDS["de-boer-op"].steps}

    assert "regel-plaatsen" in steps["brief-versturen"].needs
    assert "brief-versturen" in steps["eerste-gesprek"].needs
    assert steps["brief-versturen"].day <= -14


@pytest.mark.parametrize(
    "word", ["niet-thuiskaart", "toezegging", "heel", "terug", "foto"]
)
def test_the_round_keeps_the_laws_of_the_house(word):
    assert word in " ".join(texts(STANDARDS["de-boer-op"])).lower()
