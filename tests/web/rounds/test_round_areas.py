"""Which whole areas a round visits, in which order, and which of them wait."""

from datetime import date, timedelta
from typing import ClassVar

import pytest
from django.urls import reverse
from web.members import make_scan, make_yards
from web.rounds_made import (
    make_draw,
    make_pause,
    make_round,
    make_round_over,
    make_visit_areas,
)
from web.scanned import make_area, square

from samensterk.web.areas.models import Yard
from samensterk.web.areas.scans.queries import with_outlines
from samensterk.web.areas.yards.visits import LAST_VISITS
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.models import Pause, Round
from samensterk.web.rounds.setup.area_services import choose_areas, rotate
from samensterk.web.rounds.setup.faults import ForeignArea

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def page(of, name="rounds:round_areas"):
    return reverse(name, args=[of.municipality.slug, of.pk])


def names(of):
    return [one.area.name[-1] for one in of.areas.select_related("area")]


def visit_areas(of):
    return list(of.scan.areas.filter(level="visit_area").order_by("pk"))


def test_whole_areas_are_chosen(coordinator, place):
    of = make_round(place, make_visit_areas(place, 3))
    chosen = visit_areas(of)[1:]

    answer = coordinator.post(
        page(of), {"areas": [one.pk for one in chosen], "version": 1}
    )

    assert answer.url == page(of, "rounds:round_order")
    assert names(of) == ["2", "3"]


@pytest.mark.parametrize(("whom", "days"), [("all", 4.5), ("farms", 1.5)])
def test_the_days_of_an_area_are_of_whom_the_round_visits(
    coordinator, place, whom, days
):
    of = make_round(place, make_visit_areas(place, 1), whom=whom)
    name = visit_areas(of)[0].name
    Yard.objects.filter(
        pk__in=[one.pk for one in make_yards(place, 9, scan=of.scan)]
    ).update(visit_area=name, kind="other")
    farms = Yard.objects.values("pk")[:3]
    Yard.objects.filter(pk__in=[one["pk"] for one in farms]).update(kind="farm")

    (figures,) = coordinator.get(page(of)).context["figures"]

    assert (figures.n_yards, figures.n_farms) == (9, 3)
    assert figures.team_days == days


def test_one_button_chooses_all(coordinator, place):
    of = make_round(place, make_visit_areas(place, 3))

    coordinator.post(page(of), {"all": "1", "version": 1})

    assert names(of) == ["1", "2", "3"]


def test_no_area_an_area_twice_and_one_of_another_scan_are_refused(coordinator, place):
    of = make_round(place, make_visit_areas(place, 2))
    own = visit_areas(of)[0].pk
    cell = of.scan.areas.filter(level="cell").first().pk
    other = make_area(place, scan=make_scan(place), level="visit_area").pk

    for sent in ([], [own, own], [own, other], [cell], ["x"]):
        answer = coordinator.post(page(of), {"areas": sent, "version": 1})
        assert answer.context["form"].errors["areas"], sent

    assert not of.areas.exists()
    with pytest.raises(ForeignArea):
        choose_areas(of=of, version=1, area_ids=[own, other])


def test_who_chooses_second_sees_both(coordinator, place):
    of = make_round(place, make_visit_areas(place, 2))
    first, second = visit_areas(of)
    choose_areas(of=of, version=1, area_ids=[first.pk])

    answer = coordinator.post(page(of), {"areas": [second.pk], "version": 1})

    assert [one.theirs for one in answer.context["both"].differences] == [first.name]
    assert names(of) == ["1"]


def test_what_stays_keeps_its_order_and_its_pause(place):
    of = make_round_over(place, 3, order=Round.Order.GIVEN, order_reason="Zo.")
    rows = list(of.areas.all())
    rows[0].place, rows[2].place = 3, 1
    for one in rows:
        one.save()
    make_pause(of)

    choose_areas(of=of, version=1, area_ids=[one.area_id for one in (rows[0], rows[2])])

    assert names(of) == ["3", "1"]
    assert [one.place for one in of.areas.all()] == [1, 2]
    assert Pause.objects.get().area.area.name == "Bezoekgebied 3"


class VisitsForTests:
    """A room that knows when areas were visited."""

    DAYS: ClassVar = {
        "Bezoekgebied 1": date(2026, 5, 1),
        "Bezoekgebied 2": date(2024, 5, 1),
    }

    def last_by_area(self, municipality_id, areas):
        rows = with_outlines(municipality_id, areas)
        return {one.pk: self.DAYS[one.name] for one in rows if one.name in self.DAYS}


def test_rotation_visits_first_where_nobody_was_for_longest(
    coordinator, place, monkeypatch
):
    monkeypatch.setattr(LAST_VISITS, "known", VisitsForTests())
    of = make_round_over(place, 3)

    coordinator.post(
        page(of, "rounds:round_order"), {"order": "rotation", "version": 1}
    )

    assert names(of) == ["3", "2", "1"]


def test_an_order_of_ones_own_needs_a_reason_and_moves_with_buttons(coordinator, place):
    of = make_round_over(place, 3)
    url = page(of, "rounds:round_order")

    refused = coordinator.post(url, {"order": "given", "version": 1})
    assert "order_reason" in refused.context["form"].errors

    given = {"order": "given", "order_reason": "Eerst waar de weg openligt."}
    coordinator.post(url, {**given, "version": 1})
    first, _second, third = of.areas.all()
    coordinator.post(url, {"up": third.pk, "version": 2})
    coordinator.post(url, {"down": first.pk, "version": 3})

    assert names(of) == ["3", "1", "2"]
    of.refresh_from_db()
    assert of.order_reason == "Eerst waar de weg openligt."


@pytest.mark.parametrize("move", [("up", 0), ("down", -1), ("up", None)])
def test_a_move_that_cannot_be_changes_nothing(coordinator, place, move):
    of = make_round_over(place, 2, order=Round.Order.GIVEN, order_reason="Zo.")
    which, at = move
    value = "x" if at is None else list(of.areas.all())[at].pk

    coordinator.post(page(of, "rounds:round_order"), {which: value, "version": 1})

    assert names(of) == ["1", "2"]


def test_a_move_of_who_is_second_is_not_made(coordinator, place):
    of = make_round_over(place, 2, order=Round.Order.GIVEN, order_reason="Zo.")
    last = of.areas.last()

    coordinator.post(page(of, "rounds:round_order"), {"up": last.pk, "version": 9})

    assert names(of) == ["1", "2"]
    with pytest.raises(ChangedMeanwhile):
        rotate(of=of, version=9)


def newer_scan(place, of):
    """Make a scan with area 1 as it was under a new number, and area 2 drawn otherwise."""
    scan = make_scan(place, 60)
    same = visit_areas(of)[0]
    make_area(
        place,
        scan=scan,
        level="visit_area",
        name="Bezoekgebied 9",
        outline=same.outline,
    )
    make_area(
        place,
        scan=scan,
        level="visit_area",
        name="Bezoekgebied 2",
        outline=square(7, 52),
    )
    return scan


def test_a_newer_scan_is_told_and_its_areas_taken(coordinator, place):
    of = make_round_over(place, 2)
    draw = make_draw(of)
    Round.objects.update(order="draw")
    scan = newer_scan(place, of)

    assert coordinator.get(page(of, "rounds:round")).context["n_changed"] == 1

    coordinator.post(page(of), {"newer": "1", "version": 1})

    of.refresh_from_db()
    draw.refresh_from_db()
    assert of.scan == scan
    assert names(of) == ["9"]
    assert (draw.drawn_at is not None, draw.drawn) == (True, [])
    assert coordinator.get(page(of, "rounds:round")).context["n_changed"] is None


def waits(of, **more):
    area = of.areas.first()
    return {
        "areas": [area.pk],
        "why": "animal_disease",
        "from_on": f"{of.starts_on:%Y-%m-%d}",
        **more,
    }


def test_an_area_waits_and_goes_on(coordinator, place):
    of = make_round_over(place, 2)
    url = page(of, "rounds:pause_new")

    for _turn in range(2):
        coordinator.post(url, waits(of))

    pause = Pause.objects.get()
    assert (pause.area.area.name, pause.until_on) == ("Bezoekgebied 1", None)

    Pause.objects.update(from_on=today() - timedelta(days=5))
    url = reverse("rounds:pause", args=[place.slug, pause.pk])
    coordinator.post(url, {"end": "1", "version": pause.version})

    pause.refresh_from_db()
    assert pause.until_on == today() - timedelta(days=1)


def test_a_pause_is_changed(coordinator, place):
    of = make_round_over(place, 1)
    pause = make_pause(of)

    url = reverse("rounds:pause", args=[place.slug, pause.pk])
    coordinator.post(url, waits(of, why="crisis", version=1))

    pause.refresh_from_db()
    assert (pause.why, pause.from_on, pause.version) == ("crisis", of.starts_on, 2)


def test_who_saves_a_pause_second_sees_what_the_first_wrote(coordinator, place):
    of = make_round_over(place, 1)
    pause = make_pause(of)
    url = reverse("rounds:pause", args=[place.slug, pause.pk])
    coordinator.post(url, waits(of, why="crisis", version=1))

    answer = coordinator.post(url, waits(of, why="mourning", version=1))

    (difference,) = answer.context["both"].differences
    assert (difference.theirs, difference.mine) != ("", "")
    assert Pause.objects.get().why == "crisis"

    coordinator.post(url, waits(of, why="mourning", version=2))
    assert Pause.objects.get().why == "mourning"


def test_a_pause_that_a_colleague_made_longer_is_not_ended_unseen(coordinator, place):
    pause = make_pause(make_round_over(place, 1), version=2)
    url = reverse("rounds:pause", args=[place.slug, pause.pk])

    answer = coordinator.post(url, {"end": "1", "version": "1"})

    assert answer["Location"] == url
    assert Pause.objects.get().until_on is None


def test_a_pause_that_had_not_begun_goes(coordinator, place):
    pause = make_pause(make_round_over(place, 1))

    url = reverse("rounds:pause", args=[place.slug, pause.pk])
    coordinator.post(url, {"end": "1", "version": "1"})
    coordinator.post(url, {"end": "1", "version": "1"})

    assert not Pause.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("areas", [], "areas"),
        ("why", "", "why"),
        ("from_on", "", "from_on"),
        ("until_on", "2020-01-01", "until_on"),
        ("from_on", "2099-01-01", "from_on"),
        ("about", "Mevrouw De Vries is overleden.", "is_fit"),
        ("about", "Inval in een hennepkwekerij.", "is_no_suspicion"),
    ],
)
def test_what_is_wrong_with_a_pause_is_said(coordinator, place, field, value, at):
    of = make_round_over(place, 1)

    answer = coordinator.post(page(of, "rounds:pause_new"), waits(of, **{field: value}))

    assert at in answer.context["form"].errors
    assert not Pause.objects.exists()


def test_an_area_cannot_wait_twice_in_one_time(coordinator, place):
    of = make_round_over(place, 1)
    make_pause(of, why="crisis")

    answer = coordinator.post(page(of, "rounds:pause_new"), waits(of))

    assert answer.context["form"].non_field_errors()
    assert Pause.objects.count() == 1
