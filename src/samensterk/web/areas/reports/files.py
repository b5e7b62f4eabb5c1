"""A version of the report as a file."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.products.report_content import Report
from samensterk.products.report_page import report_page
from samensterk.products.report_paper import report_paper
from samensterk.products.report_sections import edited
from samensterk.products.report_word import report_word
from samensterk.products.sender import Sender
from samensterk.products.summary_paper import summary_paper
from samensterk.web.areas.reports.content import SUMMARY, edition_of, text_of
from samensterk.web.areas.reports.models import ReportVersion

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _paper(version: ReportVersion, report: Report, sender: Sender) -> bytes:
    return report_paper(edited(report, edition_of(version)), sender)


def _word(version: ReportVersion, report: Report, sender: Sender) -> bytes:
    made_on = version.made_at.date().isoformat()
    return report_word(edited(report, edition_of(version)), made_on, sender)


def _page(version: ReportVersion, report: Report, sender: Sender) -> bytes:
    return report_page(edited(report, edition_of(version)), sender).encode()


def _summary(version: ReportVersion, report: Report, sender: Sender) -> bytes:
    return summary_paper(report, text_of(version, SUMMARY), sender)


Maker = Callable[[ReportVersion, Report, Sender], bytes]
# By the last part of the address: what it is called, its type, its name and maker.
FORMS: Mapping[str, tuple[str | Promise, str, str, Maker]] = {
    "pdf": (_("PDF for reading and printing"), PDF, "verslag-{n}.pdf", _paper),
    "docx": (_("DOCX to write on in"), WORD, "verslag-{n}.docx", _word),
    "html": (_("one page of HTML"), "text/html", "verslag-{n}.html", _page),
    "burgemeester": (
        _("one page for the mayor (PDF)"),
        PDF,
        "verslag-{n}-een-bladzijde.pdf",
        _summary,
    ),
}
AREA_TYPES = {
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv; charset=utf-8",
}
