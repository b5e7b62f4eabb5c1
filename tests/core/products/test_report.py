"""The report as page and on paper says the same and asks nothing of outside."""

import re
from dataclasses import replace

import pytest
from core.products_made import made_report
from lxml import etree, html

from samensterk.products.report_content import Grid
from samensterk.products.report_page import report_page
from samensterk.products.report_paper import report_paper
from samensterk.products.report_sections import edited


@pytest.fixture
def report():
    return replace(made_report(), changes=None)


def test_the_page_asks_nothing_of_another_file_or_server(report):
    page = report_page(edited(report))

    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\(", page)
    assert set(re.findall(r"https?://[^\"' ]+", page)) == {"http://www.w3.org/2000/svg"}


def test_text_from_a_register_cannot_become_markup(report):
    assert "Zuid &lt;b&gt;" in report_page(edited(report))


def test_every_link_in_the_page_has_a_target(report):
    tree = html.fromstring(report_page(edited(report)))

    targets = {f"#{name}" for name in tree.xpath("//@id")}
    assert set(tree.xpath("//a/@href")) <= targets


def test_every_picture_has_words(report):
    tree = html.fromstring(report_page(edited(report)))

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
    paper = report_paper(edited(report))

    assert paper.startswith(b"%PDF-")
    assert b"pdfuaid" in paper
    assert b"/StructTreeRoot" in paper or b"/MarkInfo" in paper


def test_a_table_of_changes_is_only_there_after_a_second_scan(report):
    changes = Grid("Verschil", ["Cijfer", "Verschil"], [["Erven", "+6"]])

    assert "vorige scan" not in report_page(edited(report))
    assert "vorige scan" in report_page(edited(replace(report, changes=changes)))
