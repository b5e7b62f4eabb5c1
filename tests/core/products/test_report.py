"""The report as page and on paper says the same and asks nothing of outside."""

import re
from dataclasses import replace

import numpy as np
import pytest
import shapely
from lxml import etree, html

from samensterk.products.drawing import Layer, draw_bars, draw_map
from samensterk.products.report_content import CardText, Grid, KeyNumber, Report
from samensterk.products.report_page import report_page
from samensterk.products.report_paper import report_paper

BORDER = shapely.box(195000, 500000, 205000, 508000)
NONE = Grid("Niets", ["Naam"], [])


@pytest.fixture
def report():
    square = np.array([shapely.box(196000, 501000, 197000, 502000)], dtype=object)
    layer = Layer(square, "#e8f0f4", "#333333", 1.0, ["Zuid & Oost"])
    picture = draw_map("Kaart", "Het gebied met één vlak.", BORDER, [layer])
    card = CardText("x", "Erven", "12", "Zegt", "Zegt niet", "Som", "BAG", "Geen", "Zo")
    return Report(
        title="Gebiedsscan Noorderveld",
        area_name="Noorderveld",
        made_on="24 november 2026",
        version="0.1.0",
        introduction=["Een scan van het gebied."],
        coverage=["De bronnen dekken 41 % van de gemeente."],
        key_numbers=[KeyNumber("Erven", "412", "Adressen met gebouwen eromheen.")],
        pictures=[picture, draw_bars("Bouwjaar", "Drie klassen.", [("a", 1.0, "1 %")])],
        area_tables=[Grid("Buurten", ["Buurt", "Erven"], [["Zuid <b>", "12"]])],
        visit_areas=NONE,
        changes=None,
        change_notes=(),
        cards=[card],
        sources=Grid("Bronnen", ["Bestand"], [["bag.gpkg"]]),
        missing=["Wegen ontbreken."],
        unusable=NONE,
        parameters=NONE,
    )


def test_the_page_asks_nothing_of_another_file_or_server(report):
    page = report_page(report)

    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\(", page)
    assert set(re.findall(r"https?://[^\"' ]+", page)) == {"http://www.w3.org/2000/svg"}


def test_text_from_a_register_cannot_become_markup(report):
    assert "Zuid &lt;b&gt;" in report_page(report)


def test_every_link_in_the_page_has_a_target(report):
    tree = html.fromstring(report_page(report))

    targets = {f"#{name}" for name in tree.xpath("//@id")}
    assert set(tree.xpath("//a/@href")) <= targets


def test_every_picture_has_words(report):
    tree = html.fromstring(report_page(report))

    labels = tree.xpath("//figure//*[@role='img']/@aria-label")
    assert [label.split(". ")[0] for label in labels] == [
        picture.title for picture in report.pictures
    ]
    assert tree.xpath("//figure/p/text()") == [
        picture.description for picture in report.pictures
    ]


def test_a_drawing_is_well_formed_and_keeps_its_labels(report):
    root = etree.fromstring(report.pictures[0].svg)

    assert "Zuid & Oost" in "".join(root.itertext())


def test_the_paper_is_tagged_and_declares_pdf_ua(report):
    paper = report_paper(report)

    assert paper.startswith(b"%PDF-")
    assert b"pdfuaid" in paper
    assert b"/StructTreeRoot" in paper or b"/MarkInfo" in paper


def test_a_table_of_changes_is_only_there_after_a_second_scan(report):
    changes = Grid("Verschil", ["Cijfer", "Verschil"], [["Erven", "+6"]])

    assert "vorige scan" not in report_page(report)
    assert "vorige scan" in report_page(replace(report, changes=changes))
