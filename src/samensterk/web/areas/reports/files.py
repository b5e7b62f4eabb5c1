"""A version of the report as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.products.report_content import Report
from samensterk.products.report_page import report_page
from samensterk.products.report_paper import report_paper
from samensterk.products.report_sections import Edited, Edition, edited
from samensterk.products.report_word import report_word
from samensterk.products.sender import Sender
from samensterk.products.summary_paper import summary_paper
from samensterk.web.areas.reports.content import SUMMARY, text_of
from samensterk.web.areas.reports.models import ReportVersion

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Issue:
    """A version for one reader: what the scan says, and what of the version he gets."""

    version: ReportVersion
    edition: Edition
    report: Report
    sender: Sender

    @property
    def edited(self) -> Edited:
        return edited(self.report, self.edition)


def _paper(issue: Issue) -> bytes:
    return report_paper(issue.edited, issue.sender)


def _word(issue: Issue) -> bytes:
    made_on = issue.version.made_at.date().isoformat()
    return report_word(issue.edited, made_on, issue.sender)


def _page(issue: Issue) -> bytes:
    return report_page(issue.edited, issue.sender).encode()


def _summary(issue: Issue) -> bytes:
    words = text_of(issue.version, SUMMARY)
    return summary_paper(issue.report, words, issue.sender)


Maker = Callable[[Issue], bytes]
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
