"""A list of a municipality is looked up, looked at, taken over whole, and undone whole."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings
from web.areas.correct import TOLD
from web.areas.lists import (
    csv_file,
    look_up,
    make_register,
    send,
    take_over,
    url_of,
)

from samensterk.web.areas.models import ImportRow, Yard, YardCorrection, YardImport
from samensterk.web.areas.yards import corrections
from samensterk.web.areas.yards.corrections import correct_kind
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def rows(found):
    return {
        one.number: (one.match, one.address.split(",")[0], one.choice)
        for one in ImportRow.objects.filter(of=found)
    }


def kinds(place):
    rows = Yard.objects.filter(municipality=place).present()
    return {one.address.split(",")[0]: one.kind for one in rows}


def test_every_row_says_which_address_it_is(coordinator, place):
    make_register(place)
    found = send(
        coordinator,
        place,
        csv_file(
            "Langewijk;1;;Oosterlage;agrarisch",
            "langewyk;02-jan;;;burger",
            "VERWEG;7 a bis;9907 ab;;melkvee",
            "Verweg;12-feb;;Oosterlage;",
            "Naastweg;1;;Oosterlage;",
            "Langewijk;1;;oosterlage;boer",
            "Nergens;5;;Oosterlage;",
            "zonder nummer;;;Oosterlage;",
        ),
    )

    look_up(coordinator, found)

    assert found.state == YardImport.State.PREVIEW
    assert rows(found) == {
        1: ("exact", "Langewijk 1", "take"),
        2: ("likely", "", "skip"),
        3: ("exact", "Verweg 7A-bis", "take"),
        4: ("exact", "Verweg 12-2", "take"),
        5: ("likely", "", "skip"),  # beside a yard that is on the list
        6: ("twice", "Langewijk 1", "skip"),
        7: ("none", "", "skip"),
        8: ("unreadable", "", "skip"),
    }
    assert Yard.objects.count() == 3  # nothing has changed yet


def test_an_address_that_stands_twice_in_the_register_is_one_and_the_yard_goes_first(
    coordinator, place
):
    """OpenStreetMap has some addresses at a building and at a point beside it."""
    yards = make_register(place)
    path = next(Path(settings.MEDIA_ROOT).rglob("addresses.parquet"))
    table = pq.read_table(path).to_pylist()
    twins = [
        {**one, "address_id": f"osm:n{number}", "x_m": one["x_m"] + 9.0}
        for number, one in enumerate(table)
        if one["street"] in ("Langewijk", "Verweg")
    ]
    pq.write_table(pa.Table.from_pylist([*twins, *table]), path)

    found = send(
        coordinator,
        place,
        csv_file("Langewijk;1;;Oosterlage;", "Verweg;7;;Oosterlage;"),
    )
    look_up(coordinator, found)

    first, second = ImportRow.objects.filter(of=found)
    assert (first.match, first.key) == ("exact", yards[0].key)
    assert (second.match, len(second.candidates)) == ("exact", 1)


def test_what_changes_nothing_is_said_apart_before_and_after(coordinator, place):
    yards = make_register(place, 4)
    corrections.cease(yard=yards[3], **TOLD)
    found = send(
        coordinator,
        place,
        csv_file(
            "Langewijk;1;;Oosterlage;melkvee",  # is a farm already
            "Langewijk;2;;Oosterlage;",  # says nothing
            "Langewijk;3;;Oosterlage;camping",
            "Langewijk;4;;Oosterlage;camping",  # has ceased
            "Verweg;7;;Oosterlage;",
        ),
    )
    look_up(coordinator, found)
    Yard.objects.filter(pk=yards[0].pk).update(kind="farm")

    page = coordinator.get(url_of("import", found))
    take_over(coordinator, found)

    assert page.context["counts"]["n_take"] == 5
    assert page.context["n_quiet"] == 3
    done = sorted(ImportRow.objects.filter(of=found).values_list("outcome", flat=True))
    assert done == ["added", "ceased", "kind", "same", "same"]


def test_taking_over_corrects_kinds_and_adds_yards_and_undoing_puts_all_back(
    coordinator, place
):
    yards = make_register(place)
    before = kinds(place)
    found = send(
        coordinator,
        place,
        csv_file(
            "Langewijk;1;;Oosterlage;burgerwoning",
            "Langewijk;2;;Oosterlage;",
            "Verweg;7;;Oosterlage;akkerbouw",
        ),
    )
    take_over(coordinator, look_up(coordinator, found))

    assert found.state == YardImport.State.APPLIED
    assert kinds(place) == {**before, "Langewijk 1": "other", "Verweg 7": "farm"}
    added = Yard.objects.get(street="Verweg")
    assert (added.is_own, added.n_corrections) == (True, 1)
    assert added.visit_area == yards[-1].visit_area
    told = YardCorrection.objects.order_by("pk").values_list("what", "source")
    assert sorted(told) == [("kind", "list"), ("new", "list")]

    coordinator.post(url_of("import_undo", found), {"sure": "yes"})

    found.refresh_from_db()
    assert found.state == YardImport.State.UNDONE
    assert kinds(place) == before
    assert not YardCorrection.objects.filter(undone_at=None).exists()
    assert not Yard.objects.exclude(n_corrections=0).exists()


def test_the_same_list_again_after_undoing_brings_the_same_yards_back(
    coordinator, place
):
    make_register(place)
    lines = ("Verweg;7;;Oosterlage;akkerbouw", "Langewijk;1;;Oosterlage;wonen")
    for _time in range(2):
        found = send(coordinator, place, csv_file(*lines))
        take_over(coordinator, look_up(coordinator, found))
        after = kinds(place)
        coordinator.post(url_of("import_undo", found), {"sure": "yes"})

    assert after["Verweg 7"] == "farm"
    assert after["Langewijk 1"] == "other"
    assert "Verweg 7" not in kinds(place)


def test_what_somebody_corrected_since_is_left_alone_and_named(coordinator, place):
    make_register(place)
    found = send(
        coordinator,
        place,
        csv_file("Langewijk;1;;Oosterlage;wonen", "Langewijk;2;;Oosterlage;wonen"),
    )
    take_over(coordinator, look_up(coordinator, found))
    by_hand = Yard.objects.get(house_number=1)
    correct_kind(
        yard=by_hand, kind="unknown", why="gebeld", source="colleague", by_id=None
    )

    answer = coordinator.post(
        url_of("import_undo", found), {"sure": "yes"}, follow=True
    )

    assert kinds(place)["Langewijk 1"] == "unknown"
    assert kinds(place)["Langewijk 2"] == Yard.objects.get(house_number=2).kind_found
    assert [one.outcome for one in ImportRow.objects.filter(of=found)] == [
        "stays",
        "undone",
    ]
    assert answer.context["counts"]["n_done_stays"] == 1


def test_a_yard_that_has_ceased_stays_ceased(coordinator, place):
    yard = make_register(place)[0]
    from samensterk.web.areas.yards.corrections import cease

    cease(yard=yard, why="gestopt", source="colleague", by_id=None)
    found = send(coordinator, place, csv_file("Langewijk;1;9901AB;Oosterlage;boer"))

    take_over(coordinator, look_up(coordinator, found))

    yard.refresh_from_db()
    assert yard.set_aside_on is not None
    assert ImportRow.objects.get(of=found).outcome == "ceased"


def test_ten_thousand_times_the_same_row_is_one_yard(coordinator, place):
    make_register(place)
    found = send(
        coordinator, place, csv_file(*["Langewijk;1;;Oosterlage;wonen"] * 10_000)
    )

    take_over(coordinator, look_up(coordinator, found))

    assert found.n_rows == 10_000
    assert YardCorrection.objects.count() == 1
