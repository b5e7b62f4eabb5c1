"""Table talks: what partners tell of areas is written down, mended, closed and read."""

from datetime import timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.urls import reverse
from web.members import make_scan
from web.scanned import make_area, make_described_scan, make_talk, make_talk_note

from samensterk.web.areas.models import Talk, TalkNote
from samensterk.web.areas.talks import services
from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.areas.talks.faults import TalkClosed
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile

pytestmark = pytest.mark.django_db
BSN = "111222333"  # passes the eleven test, and is of nobody


@pytest.fixture
def talk(place):
    make_described_scan(place)
    return make_talk(place)


@pytest.fixture
def area(talk):
    return talk.scan.areas.get(name="Gebied 2")


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page_of(talk, name="areas:talk", *more):
    return reverse(name, args=[talk.municipality.slug, talk.pk, *more])


def told(area, **more):
    return {
        "area_id": area.area_id,
        "theme": "waste",
        "text": "Langs het diep wordt vaker afval gedumpt.",
        "organisation": "LTO Noorderveld",
        "told_on": str(today()),
        **more,
    }


def values_of(area, **more):
    return {**told(area, told_on=today()), "area_name": area.name, **more}


# A new talk.


def test_a_talk_begins_about_the_areas_of_the_last_scan(coordinator, place):
    make_described_scan(place)
    last = make_described_scan(place)
    url = reverse("areas:talk_new", args=[place.slug])
    sent = {"title": "Oosterlage", "held_on": str(today()), "organisations": "LTO"}

    answer = coordinator.post(url, sent | {"scan": last.pk})

    made = Talk.objects.get()
    assert answer.url == page_of(made)
    assert (made.scan, made.made_by is not None) == (last, True)


def test_without_a_scan_the_page_says_what_comes_first(coordinator, place):
    answer = coordinator.get(reverse("areas:talk_new", args=[place.slug]), follow=True)

    assert answer.redirect_chain[0][0] == reverse("areas:talks", args=[place.slug])
    assert not Talk.objects.exists()


def test_a_name_in_the_title_is_asked_about(coordinator, place):
    scan = make_described_scan(place)
    url = reverse("areas:talk_new", args=[place.slug])
    sent = {"title": "Bij familie Jansen", "held_on": str(today()), "scan": scan.pk}

    answer = coordinator.post(url, sent)

    assert "is_fit" in answer.context["form"].errors
    assert not Talk.objects.exists()


# The workshop.


def test_what_is_told_is_written_down_and_the_form_is_ready_for_the_next(
    coordinator, talk, area
):
    answer = coordinator.post(page_of(talk), told(area), headers={"HX-Request": "true"})

    note = TalkNote.objects.get()
    assert (note.area_id, note.area_name) == (area.area_id, area.name)
    assert note.by is not None
    text = answer.content.decode()
    assert 'role="status" data-hx-swap-oob="innerHTML"' in text
    assert "<html" not in text
    form = answer.context["form"]
    assert not form.is_bound
    assert form.initial["area_id"] == area.area_id
    assert form.initial["organisation"] == "LTO Noorderveld"


def test_a_note_that_is_refused_does_not_go_on_saying_that_one_was_saved(
    coordinator, talk, area
):
    sent = told(area, text="Zijn nummer is 111222333")

    answer = coordinator.post(page_of(talk), sent, headers={"HX-Request": "true"})

    assert not TalkNote.objects.exists()
    text = answer.content.decode()
    assert 'data-hx-swap-oob="innerHTML"></p>' in text


def test_without_javascript_the_page_comes_back_at_the_form(coordinator, talk, area):
    answer = coordinator.post(page_of(talk), told(area))

    assert answer.status_code == 302
    assert answer.url.endswith("#entry")
    page = coordinator.get(answer.url)
    assert page.context["form"].initial["area_id"] == area.area_id
    assert page.context["is_saved"]


def test_sent_twice_it_stands_there_once(coordinator, talk, area):
    for _turn in range(2):
        coordinator.post(page_of(talk), told(area))

    assert TalkNote.objects.count() == 1


def test_what_points_at_somebody_is_asked_about_and_can_be_mended_or_kept(
    coordinator, talk, area
):
    asked = coordinator.post(page_of(talk), told(area, text="Vraag Henk van de brug."))
    form = asked.context["form"]
    assert "Henk" in str(form.errors["is_fit"])
    assert not TalkNote.objects.exists()

    sent = told(area, text="Vraag Henk van de brug.", is_fit="on")
    again = coordinator.post(page_of(talk), sent)  # the tick without the question
    assert again.status_code == 200

    kept = coordinator.post(page_of(talk), sent | {"asked": form.data["asked"]})
    assert kept.status_code == 302
    assert TalkNote.objects.count() == 1


def test_a_tick_is_of_what_was_asked_about_and_of_nothing_else(coordinator, talk, area):
    sent = told(area, text="Bel 06-12345678.", is_fit="on", asked="Henk")

    answer = coordinator.post(page_of(talk), sent)

    assert "06-12345678" in str(answer.context["form"].errors["is_fit"])
    assert not TalkNote.objects.exists()


def test_the_number_of_a_citizen_is_refused_whatever_is_ticked(coordinator, talk, area):
    sent = told(area, text=f"Iemand met {BSN}.", is_fit="on", asked="")

    answer = coordinator.post(page_of(talk), sent)

    assert "text" in answer.context["form"].errors
    assert not TalkNote.objects.exists()


def test_names_of_areas_and_of_who_sits_at_the_table_are_no_people(
    coordinator, talk, area
):
    talk.organisations = "Loonbedrijf Jansen"
    talk.save()
    make_area(talk.municipality, scan=talk.scan, name="Willemshoeve")
    sent = told(
        area, text="Van Willemshoeve tot hier.", organisation="Loonbedrijf Jansen"
    )

    assert coordinator.post(page_of(talk), sent).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("area_id", "elders"),
        ("area_id", ""),
        ("theme", "geld"),
        ("text", ""),
        ("text", "a" * 501),
        ("organisation", ""),
        ("told_on", str(today() + timedelta(days=1))),
        ("told_on", "2001-01-01"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(coordinator, talk, area, field, value):
    answer = coordinator.post(page_of(talk), told(area, **{field: value}))

    assert field in answer.context["form"].errors
    assert not TalkNote.objects.exists()


def test_areas_of_another_scan_are_not_taken(coordinator, talk, area):
    other = make_area(talk.municipality, scan=make_scan(talk.municipality), area_id="x")

    answer = coordinator.post(page_of(talk), told(area, area_id=other.area_id))

    assert "area_id" in answer.context["form"].errors


def test_areas_are_numbered_as_they_are_called(place):
    scan = make_scan(place)
    for name in ("Gebied 1", "Gebied 2", "Gebied 10: Turfdiep"):
        make_area(place, scan=scan, name=name)

    shown = shown_areas(scan)

    assert [(one.number, one.name) for one in shown.areas] == [
        (1, "Gebied 1"),
        (2, "Gebied 2"),
        (10, "Gebied 10: Turfdiep"),
    ]
    assert len(shown.sketch.areas) == 3


@pytest.mark.parametrize("level", ["cell", "neighbourhood", "visit_area", "onzin", ""])
def test_every_level_can_lie_on_the_table(coordinator, talk, level):
    answer = coordinator.get(page_of(talk), {"soort": level})

    expected = level if level in ("neighbourhood", "visit_area") else "cell"
    assert answer.context["level"] == expected
    assert all(
        one.area.name in answer.content.decode() for one in answer.context["listed"]
    )


def test_what_was_told_is_never_more_than_escaped_text(coordinator, talk):
    make_talk_note(talk.municipality, talk)
    TalkNote.objects.update(text="<script>alert(1)</script>")

    assert "<script>alert" not in coordinator.get(page_of(talk)).content.decode()


@pytest.mark.parametrize("n_notes", [1, 20])
def test_the_page_takes_as_many_queries_for_twenty_notes(
    coordinator, talk, n_notes, django_assert_num_queries
):
    for number in range(n_notes):
        make_talk_note(talk.municipality, talk)
        TalkNote.objects.filter(text__startswith="Langs").update(
            text=f"Nummer {number}."
        )

    with django_assert_num_queries(13):
        coordinator.get(page_of(talk))


@pytest.mark.parametrize("n_talks", [1, 20])
def test_the_list_takes_as_many_queries_for_twenty_talks(
    coordinator, place, n_talks, django_assert_num_queries
):
    for _number in range(n_talks):
        make_talk(place)

    with django_assert_num_queries(10):
        answer = coordinator.get(reverse("areas:talks", args=[place.slug]))

    assert len(answer.context["table"].rows) == n_talks


# Mending, closing, removing.


def test_who_saves_second_sees_both(coordinator, talk, area):
    note = services.add_note(talk=talk, values=values_of(area), by_id=None)
    url = page_of(talk, "areas:talk_note", note.pk)
    services.change_note(note=note, version=1, values={"text": "Van de ander."})

    answer = coordinator.post(url, told(area, text="Van mij.", version=1))

    both = answer.context["both"]
    assert ("Van de ander.", "Van mij.") in {
        (one.theirs, one.mine) for one in both.differences
    }
    note.refresh_from_db()
    assert note.text == "Van de ander."


def test_a_note_is_mended_and_removed(coordinator, talk, area):
    note = services.add_note(talk=talk, values=values_of(area), by_id=None)

    coordinator.post(
        page_of(talk, "areas:talk_note", note.pk),
        told(area, text="Bij de brug.", version=1),
    )
    note.refresh_from_db()
    assert (note.text, note.version) == ("Bij de brug.", 2)

    coordinator.post(page_of(talk, "areas:talk_note_remove", note.pk))
    assert not TalkNote.objects.exists()


def test_a_note_of_another_talk_is_not_found_here(coordinator, talk, place):
    other = make_talk_note(place, make_talk(place))

    url = page_of(talk, "areas:talk_note", other.pk)

    assert coordinator.get(url).status_code == 404


def test_a_closed_talk_takes_nothing_until_it_is_opened_again(coordinator, talk, area):
    note = services.add_note(talk=talk, values=values_of(area), by_id=None)
    coordinator.post(page_of(talk, "areas:talk_close"))

    coordinator.post(page_of(talk), told(area, text="Nog iets."))
    with pytest.raises(TalkClosed):
        services.change_note(note=note, version=1, values={"text": "Anders."})
    assert TalkNote.objects.count() == 1
    assert coordinator.get(page_of(talk)).context["form"] is None

    coordinator.post(page_of(talk, "areas:talk_reopen"))
    coordinator.post(page_of(talk), told(area, text="Nog iets."))
    assert TalkNote.objects.count() == 2


def test_closing_twice_is_no_error(talk):
    first = services.close_talk(talk=talk).closed_at

    assert services.close_talk(talk=talk).closed_at == first


def test_of_two_who_change_the_talk_the_second_is_told(talk):
    services.change_talk(talk=talk, version=1, values={"title": "Eerste"})

    with pytest.raises(ChangedMeanwhile):
        services.change_talk(talk=talk, version=1, values={"title": "Tweede"})


def test_a_talk_goes_with_all_that_was_told(coordinator, talk):
    make_talk_note(talk.municipality, talk)

    coordinator.post(page_of(talk, "areas:talk_remove"))

    assert not Talk.objects.exists()
    assert not TalkNote.objects.exists()


def test_a_number_behind_a_street_of_the_scan_is_asked_about(
    coordinator, talk, area, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    folder = tmp_path / "scan-folders" / "abc"
    folder.mkdir(parents=True)
    pq.write_table(
        pa.table({"street": ["Aveland", None]}), folder / "addresses.parquet"
    )
    talk.scan.folder = "abc"
    talk.scan.save()

    answer = coordinator.post(page_of(talk), told(area, text="Bij Aveland 12 is het."))

    assert "Aveland 12" in str(answer.context["form"].errors["is_fit"])
