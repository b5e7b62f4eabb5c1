"""The report on paper: the same content as the page, as PDF/UA-1."""

from dataclasses import asdict
from importlib.resources import files

from samensterk.paper.typeset import typeset
from samensterk.products.report_content import Report


def report_paper(report: Report) -> bytes:
    """Typeset the report as A4."""
    source = files("samensterk.products").joinpath("templates", "report.typ")
    pictures = {
        f"picture-{place}.svg": picture.svg.encode()
        for place, picture in enumerate(report.pictures)
    }
    return typeset(source.read_text(encoding="utf-8"), asdict(report), pictures)
