"""The pages about a list: messy files, columns, rows, two people at once, killed workers."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.areas.lists import (
    HEADINGS,
    csv_file,
    look_up,
    make_register,
    send,
    take_over,
    url_of,
    workbook,
)

from samensterk.web.areas.imports.files import kept_rows
from samensterk.web.areas.models import ImportRow, Yard, YardImport
from samensterk.web.common import jobs
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import work
from samensterk.web.privacy.models import LogEntry

pytestmark = pytest.mark.django_db(transaction=True)
A_ROW = "Langewijk;1;;Oosterlage;wonen"
TWO_HEADINGS = ["Straatnaam", "Huisnr.", "PC", "Woonplaats"]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


def refusal(answer):
    return str(answer.context["form"].errors["file"])


def test_names_and_telephone_numbers_are_not_kept_anywhere(coordinator, place):
    make_register(place)
    file = csv_file(
        "De Boer;06-12345678;Langewijk;1;Oosterlage;jan@boer.example.nl",
        "Vries;0512 345678;Langewijk;2;Oosterlage;piet@boer.example.nl",
        headings="Naam eigenaar;Bereikbaar;Straat;Nr;Plaats;Opmerkingen",
    )

    found = send(coordinator, place, file)
    page = coordinator.get(url_of("import", found)).content.decode()
    look_up(coordinator, found)

    assert kept_rows(found) == [
        ["", "", "Langewijk", "1", "Oosterlage", ""],
        ["", "", "Langewijk", "2", "Oosterlage", ""],
    ]
    assert "Naam eigenaar, Bereikbaar, Opmerkingen" in page
    kept = [one.given for one in ImportRow.objects.filter(of=found)]
    assert kept[0] == {
        "street": "Langewijk",
        "house_number": "1",
        "place": "Oosterlage",
    }


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_file_is_read_however_it_was_saved(
    coordinator, place, encoding, separator
):
    make_register(place)
    lines = [one.replace(";", separator) for one in ("Langewijk;1;;Oosterlagé;",)]
    headings = HEADINGS.replace(";", separator)

    found = send(
        coordinator, place, csv_file(*lines, headings=headings, encoding=encoding)
    )
    look_up(coordinator, found)

    assert [one.match for one in ImportRow.objects.filter(of=found)] == ["exact"]


def test_headings_below_a_title_and_a_sheet_further_on_are_found(coordinator, place):
    make_register(place)
    content = workbook(
        [["Uitleg bij deze lijst"]],
        title="Leeswijzer",
        more={
            "Adressen": [
                ["Agrarische bedrijven 2026"],
                [],
                TWO_HEADINGS,
                ["Langewijk", 2, None, "Oosterlage"],
            ]
        },
    )
    file = SimpleUploadedFile("lijst.xlsx", content)

    found = send(coordinator, place, file)
    page = coordinator.get(url_of("import", found)).content.decode()
    look_up(coordinator, found)

    assert found.n_rows == 1
    assert "Leeswijzer" in page
    assert ImportRow.objects.get(of=found).address.startswith("Langewijk 2,")


def test_formulas_are_read_by_value_and_that_is_said(coordinator, place):
    make_register(place)
    content = workbook([TWO_HEADINGS, ["Langewijk", "=1+1", None, "Oosterlage"]])

    found = send(coordinator, place, SimpleUploadedFile("lijst.xlsx", content))

    assert found.columns["has_formulas"]
    assert "formul" in coordinator.get(url_of("import", found)).content.decode()


def with_macros(content):
    written = io.BytesIO(content)
    with zipfile.ZipFile(written, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (with_macros(workbook([TWO_HEADINGS])), "macro"),
        (b"", "leeg|empty|nothing|niets"),
        (b"\r\n;;\r\n", "nothing|niets"),
        (b"%PDF-1.7", "XLSX"),
        (workbook([TWO_HEADINGS])[:500], "XLSX"),
        (b"\n".join([b"straat;nr"] + [b"Langewijk;1"] * 20_001), "20.000"),
        (b"x" * 10_000_001, "10 MB"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(coordinator, place, content, words):
    answer = send(coordinator, place, SimpleUploadedFile("lijst.xlsx", content))

    assert any(one in refusal(answer) for one in words.split("|"))
    assert not YardImport.objects.exists()


def test_columns_that_make_no_address_are_asked_about(coordinator, place):
    make_register(place)
    found = send(coordinator, place, csv_file("a;b", headings="x;y"))

    look_up(coordinator, found)

    assert found.state == YardImport.State.COLUMNS
    assert found.n_rows == 2  # without known headings the first line is a row


def test_columns_can_be_said_anew_after_looking(coordinator, place):
    make_register(place)
    found = send(
        coordinator,
        place,
        csv_file("Langewijk;1;Oosterlage", headings="a;b;c"),
    )
    look_up(
        coordinator,
        found,
        **{"column-0": "street", "column-1": "house_number", "column-2": "place"},
        kind_of_all="other",
    )

    row = ImportRow.objects.get(of=found, number=2)
    assert (row.match, row.kind) == ("exact", "other")


def test_a_row_is_mended_by_choosing_searching_or_leaving_out(coordinator, place):
    yards = make_register(place)
    found = send(
        coordinator,
        place,
        csv_file(
            "Naastweg;1;;Oosterlage;",
            "Onbekend;9;;Oosterlage;",
            "Langewijk;3;;Oosterlage;",
        ),
    )
    look_up(coordinator, found)
    first, second, third = (url_of("import_row", found, n) for n in (1, 2, 3))

    def choose(url, **chosen):
        seen = coordinator.get(url).context["form"]["seen"].value()
        return coordinator.post(url, {"seen": seen, "kind": "", **chosen})

    went = choose(first, key=yards[2].key)
    choose(f"{second}?zoek=verweg+7+oosterlage", key="9999010000000901", kind="farm")
    choose(third, key="skip")

    assert went.url == second
    rows = {one.number: one for one in ImportRow.objects.filter(of=found)}
    assert (rows[1].choice, rows[1].key) == ("take", yards[2].key)
    assert (rows[2].choice, rows[2].address) == ("take", "Verweg 7, 9907AB Oosterlage")
    assert rows[3].choice == "skip"
    take_over(coordinator, found)
    assert Yard.objects.get(key="9999010000000901").kind == "farm"


def test_an_address_that_is_no_candidate_cannot_be_chosen(
    coordinator, place, neighbour
):
    make_register(place)
    found = send(coordinator, place, csv_file("Onbekend;9;;Oosterlage;"))
    look_up(coordinator, found)

    url = url_of("import_row", found, 1)
    answer = coordinator.post(url, {"key": "9902000000000001", "seen": "skip||"})

    assert answer.context["form"].errors["key"]
    assert ImportRow.objects.get(of=found).choice == "skip"


def test_two_who_choose_for_one_row_see_each_other(coordinator, place):
    yards = make_register(place)
    found = send(coordinator, place, csv_file("Naastweg;1;;Oosterlage;"))
    look_up(coordinator, found)
    url = url_of("import_row", found, 1)
    seen = coordinator.get(url).context["form"]["seen"].value()
    coordinator.post(url, {"seen": seen, "key": "9999010000000904", "kind": ""})

    answer = coordinator.post(url, {"seen": seen, "key": yards[2].key, "kind": ""})

    assert "Naastweg 1" in str(answer.context["form"].non_field_errors())
    assert ImportRow.objects.get(of=found).key == "9999010000000904"


def test_likely_rows_with_one_candidate_can_be_chosen_together(coordinator, place):
    make_register(place)
    found = send(
        coordinator,
        place,
        csv_file("Langewyck;2;;Oosterlage;", "Naastweg;1;;Oosterlage;"),
    )
    look_up(coordinator, found)

    coordinator.post(url_of("import_apply", found), {"act": "likely"})

    choices = ImportRow.objects.filter(of=found).order_by("number")
    assert [one.choice for one in choices] == ["take", "skip"]


def test_a_list_is_taken_over_once_whatever_is_pressed(coordinator, place):
    make_register(place)
    found = look_up(coordinator, send(coordinator, place, csv_file(A_ROW)))
    url, asked = url_of("import_apply", found), {"version": found.version}

    coordinator.post(url, asked)
    coordinator.post(url, asked)
    work(until_empty=True)
    coordinator.post(url, asked)
    work(until_empty=True)

    assert Job.objects.filter(kind="areas.apply_list").count() == 1
    assert Yard.objects.get(house_number=1).n_corrections == 1


def test_a_list_that_was_changed_meanwhile_is_not_taken_over(coordinator, place):
    make_register(place)
    found = look_up(coordinator, send(coordinator, place, csv_file(A_ROW)))
    before = found.version
    look_up(coordinator, found, kind_of_all="farm")

    coordinator.post(url_of("import_apply", found), {"version": before})

    found.refresh_from_db()
    assert found.state == YardImport.State.PREVIEW


def test_a_worker_that_dies_leaves_nothing_half_taken_over(
    coordinator, place, monkeypatch
):
    make_register(place)
    found = look_up(coordinator, send(coordinator, place, csv_file(A_ROW)))
    coordinator.post(url_of("import_apply", found), {"version": found.version})
    job = Job.objects.get(kind="areas.apply_list")
    first = jobs.claim(job.pk, "dies")
    from samensterk.web.areas.imports.jobs import apply_list

    monkeypatch.setattr(jobs, "end", lambda *_args, **_more: False)
    with pytest.raises(jobs.LeaseLost):
        apply_list(first)

    found.refresh_from_db()
    assert found.state == YardImport.State.APPLYING
    assert Yard.objects.get(house_number=1).n_corrections == 0


def test_work_that_was_stopped_can_be_done_again_or_left(coordinator, place):
    make_register(place)
    found = look_up(coordinator, send(coordinator, place, csv_file(A_ROW)))
    coordinator.post(url_of("import_apply", found), {"version": found.version})
    jobs.cancel(Job.objects.get(kind="areas.apply_list"))

    page = coordinator.get(url_of("import", found))
    coordinator.post(url_of("import_apply", found), {"act": "rows"})
    found.refresh_from_db()
    back = found.state
    take_over(coordinator, found)

    assert page.context["is_stuck"]
    assert back == YardImport.State.PREVIEW
    assert found.state == YardImport.State.APPLIED


def test_a_whole_list_is_one_line_in_the_log_and_shown_rows_are_watched(
    coordinator, place
):
    yards = make_register(place)
    found = look_up(coordinator, send(coordinator, place, csv_file(A_ROW)))
    coordinator.get(url_of("import", found))
    shown = LogEntry.objects.order_by("pk").last()
    take_over(coordinator, found)

    written = LogEntry.objects.filter(action="write", door__contains="apply").last()
    assert f"yard/{yards[0].key}" in shown.subjects
    assert written.subjects.strip() == "yard/*"


def test_a_list_can_be_thrown_away_with_its_rows(coordinator, place):
    make_register(place)
    found = look_up(coordinator, send(coordinator, place, csv_file(A_ROW)))

    coordinator.post(url_of("import_remove", found), {"sure": "yes"})

    assert not YardImport.objects.exists()
    assert not ImportRow.objects.exists()
    assert kept_rows(found) is None


def test_without_a_register_in_the_scan_the_yards_themselves_are_looked_up(
    coordinator, place
):
    yards = make_register(place)
    place.scans.update(folder="")
    found = look_up(
        coordinator, send(coordinator, place, csv_file("Langewijk;1;9913aa;;wonen"))
    )

    row = ImportRow.objects.get(of=found)
    assert (row.match, row.key) == ("exact", yards[0].key)


@pytest.mark.parametrize("n_rows", [1, 20])
def test_the_rows_cost_the_same_for_any_number(
    coordinator, place, n_rows, django_assert_num_queries
):
    make_register(place, 20)
    lines = [f"Langewijk;{n};;Oosterlage;wonen" for n in range(1, n_rows + 1)]
    found = look_up(coordinator, send(coordinator, place, csv_file(*lines)))

    with django_assert_num_queries(17):
        coordinator.get(url_of("import", found))


@pytest.mark.parametrize("n_lists", [1, 20])
def test_the_lists_cost_the_same_for_any_number(
    coordinator, place, n_lists, django_assert_num_queries
):
    for _one in range(n_lists):
        YardImport.objects.create(municipality=place, name="a.csv")

    with django_assert_num_queries(8):
        coordinator.get(reverse("areas:imports", args=[place.slug]))
