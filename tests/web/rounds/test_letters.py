"""Announcing a round: who gets a letter, and what stands beside it."""

import io
from dataclasses import replace
from datetime import time, timedelta

import docx
import pytest
from django.urls import reverse
from web.rounds.announcing import a_ready_round, announced, drafted, last_of
from web.rounds_made import make_rule

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.privacy.models import Wish
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.letters.announcing import announce
from samensterk.web.rounds.letters.drafting import save_draft
from samensterk.web.rounds.letters.facts import round_words
from samensterk.web.rounds.letters.faults import NoAreas, NobodyToTell, RoundIsOver
from samensterk.web.rounds.letters.models import AnswerCode, Letter
from samensterk.web.rounds.letters.posting import letters_of, to_print
from samensterk.web.rounds.letters.printing import (
    bundle_of,
)
from samensterk.web.rounds.letters.wording import (
    notice_words,
    press_words,
    some_named,
)
from samensterk.web.rounds.models import FieldRule, Round, Stop

pytestmark = pytest.mark.django_db
NO_VISIT, NO_CONTACT = Wish.Position.NO_VISIT, Wish.Position.NO_CONTACT


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ready(place):
    return a_ready_round(place)


def page(name, of, *more):
    return reverse(f"rounds:{name}", args=[of.municipality.slug, of.pk, *more])


def wish(yard, position=NO_VISIT):
    set_wish(municipality_id=yard.municipality_id, key=yard.key, position=position)


def test_announcing_makes_a_letter_and_a_code_per_yard_and_tells_the_days(ready):
    of, yards = ready

    made = announced(of)

    assert made.announced_at is not None
    of.refresh_from_db()
    assert of.state == Round.State.ANNOUNCED
    assert {one.key for one in letters_of(made)} == {one.key for one in yards}
    assert AnswerCode.objects.filter(stop__of=of).count() == len(yards)
    told = {(one.told_from, one.told_until) for one in of.stops.all()}
    assert told == {(of.starts_on, of.ends_on)}


def test_announced_twice_it_is_announced_once(ready):
    of, yards = ready
    draft = drafted(of)

    announce(announcement=draft, version=draft.version)
    announce(announcement=draft, version=draft.version)

    assert Letter.objects.count() == len(yards)


def test_a_second_announcement_writes_only_to_who_is_new_or_changed(ready):
    of, (_first, second) = ready
    wish(second)
    announced(of)
    set_wish(municipality_id=of.municipality_id, key=second.key, position=None)

    again = announced(of)

    assert [one.key for one in letters_of(again)] == [second.key]
    with pytest.raises(NobodyToTell):
        announced(of)


def test_who_is_planned_outside_the_days_that_he_was_told_hears_so(ready):
    of, (first, _second) = ready
    announced(of)
    stop = of.stops.get(key=first.key)
    day = of.starts_on + timedelta(days=1)
    Stop.objects.filter(pk=stop.pk).update(
        state="planned",
        team=of.teams.first(),
        day=day,
        begins=time(9, 30),
        ends=time(10, 10),
        place=1,
        told_from=day - timedelta(days=20),
        told_until=day - timedelta(days=15),
    )

    again = announced(of)

    (letter,) = letters_of(again)
    assert letter.key == first.key
    assert letter.told_from <= day <= letter.told_until
    assert (letter.told_until - letter.told_from).days <= 6


def test_a_new_rule_is_told_to_everybody(ready):
    of, yards = ready
    announced(of)
    make_rule(of.municipality, 2, acute="Bij brand belt het team 112.")

    again = announced(of)

    assert again.rule.number == 2
    assert len(letters_of(again)) == len(yards)


def test_without_rule_or_areas_or_after_its_last_day_nobody_is_told(ready):
    of, _yards = ready
    draft = drafted(of)
    areas = list(of.areas.all())
    of.areas.all().delete()
    with pytest.raises(NoAreas):
        announce(announcement=draft, version=draft.version)
    for one in areas:
        one.save(force_insert=True)
    Round.objects.update(
        starts_on=today() - timedelta(days=9), ends_on=today() - timedelta(days=1)
    )
    with pytest.raises(RoundIsOver):
        announce(announcement=draft, version=draft.version)
    assert not Letter.objects.exists()


def test_without_a_published_rule_nothing_can_be_written(enter, ready):
    of, _yards = ready
    FieldRule.objects.all().delete()
    client = enter(Role.COORDINATOR, of.municipality)

    answer = client.get(page("announcement_edit", of))

    assert answer.status_code == 302
    assert last_of(of) is None


def test_two_coordinators_do_not_write_over_each_other(ready):
    of, _yards = ready
    draft = drafted(of)
    values = {"ask_at": "team Buitengebied, 14 0599"}
    save_draft(of=of, seen=draft.version, values=values, by_id=None)

    with pytest.raises(ChangedMeanwhile):
        save_draft(of=of, seen=draft.version, values=values, by_id=None)
    with pytest.raises(ChangedMeanwhile):
        announce(announcement=draft, version=draft.version)


def test_an_area_that_waits_gets_no_letters(ready):
    of, _yards = ready
    of.areas.first().pauses.create(
        municipality=of.municipality, why="animal_disease", from_on=today()
    )

    with pytest.raises(NobodyToTell):
        announced(of)


def test_the_texts_come_from_the_round_and_can_be_changed(enter, ready):
    of, _yards = ready
    client = enter(Role.COORDINATOR, of.municipality)
    until = (today() + timedelta(days=10)).isoformat()
    sent = {
        "ask_at": "team Veiligheid, 14 0599",
        "complain_at": "gemeente, 14 0599",
        "answer_until": until,
    }

    client.post(page("announcement_edit", of), sent)
    draft = last_of(of)
    assert of.purpose in draft.press_text
    assert "team Veiligheid, 14 0599" in draft.notice_text
    client.post(
        page("announcement_edit", of),
        {
            **sent,
            "version": draft.version,
            "press_text": "Wij komen langs.\nTot ziens.",
        },
    )

    found = [
        client.get(page("announcement_text", of, form), {"welke": "pers"})
        for form in ("pdf", "docx", "txt")
    ]
    assert [one.status_code for one in found] == [200, 200, 200]
    assert "Tot ziens." in found[2].content.decode()
    assert found[0].content.startswith(b"%PDF")
    texts = [one.text for one in docx.Document(io.BytesIO(found[1].content)).paragraphs]
    assert "Tot ziens." in texts
    sample = client.get(page("announcement_text", of, "pdf"), {"welke": "brief"})
    assert sample.content.startswith(b"%PDF")
    assert client.get(page("announcement_text", of, "exe")).status_code == 404


def test_a_coordinator_announces_from_the_page(enter, ready):
    of, yards = ready
    client = enter(Role.COORDINATOR, of.municipality)
    draft = drafted(of)
    shown = client.get(page("announcement", of)).content.decode()
    assert of.purpose in shown

    confirm = client.get(page("announce", of)).content.decode()
    assert f'name="version" value="{draft.version}"' in confirm
    client.post(page("announce", of), {"version": draft.version})
    client.post(page("announce", of), {"version": draft.version})

    assert Letter.objects.count() == len(yards)


def test_a_draft_is_not_public(client, ready):
    of, _yards = ready
    draft = drafted(of)
    url = reverse("rounds:round_public", args=[draft.public_id])
    assert client.get(url).status_code == 404

    announce(announcement=draft, version=draft.version)

    answer = client.get(url)
    assert answer.status_code == 200
    assert "Bezoekgebied 1" in answer.content.decode()
    assert set(client.cookies) <= {"csrf"}  # no visit is followed


def test_the_words_cost_the_same_for_any_number_of_letters(
    place, neighbour, django_assert_max_num_queries, django_assert_num_queries
):
    counts = []
    for there, n in ((place, 3), (neighbour, 60)):
        of, _yards = a_ready_round(there, n)
        made = announced(of)
        letters = to_print(made)
        with django_assert_max_num_queries(40) as found:
            bundle_of(made, letters)
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_round_words_take_what_the_municipality_keeps(ready):
    of, _yards = ready
    words = round_words(of, drafted(of))

    assert words.kept["letters"]
    assert words.areas == ["Bezoekgebied 1"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["A"], "A"),
        (["A", "B", "C"], "A, B en C"),
        (["A", "B", "C", "D"], "A, B, C en 1 ander gebied"),
        (["A", "B en O", "C", "D", "E"], "A; B en O; C en 2 andere gebieden"),
    ],
)
def test_a_headline_names_three_areas_at_most(names, told):
    assert some_named(names) == told


def test_the_press_reads_some_areas_in_the_headline_and_all_in_the_body(ready):
    of, _yards = ready
    names = [f"Weg {number}" for number in range(1, 7)]
    words = replace(round_words(of, drafted(of)), areas=names)

    for write in (press_words, notice_words):
        headline, body = write(words).split("\n\n", 1)
        assert "Weg 4" not in headline
        assert "Weg 1, Weg 2, Weg 3 en 3 andere gebieden" in write(words)
        assert "Weg 1, Weg 2, Weg 3, Weg 4, Weg 5 en Weg 6.\n\n" in body
    few = press_words(replace(words, areas=names[:3]))
    assert few.count("Weg 3") == 2
    assert "\n\n\n" not in few
