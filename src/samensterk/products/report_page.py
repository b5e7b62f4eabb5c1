"""The report as one page of HTML that asks nothing of any other file or server."""

import re

from jinja2 import Environment, PackageLoader, StrictUndefined

from samensterk.products.report_content import Report

_NUMBER = re.compile(r"^[-+]?[\d.,]+( ?(%|m²|m|km|minuten))?$")


def report_page(report: Report) -> str:
    """Fill the page; every value is escaped but the drawings we made ourselves."""
    environment = Environment(
        loader=PackageLoader("samensterk.products"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.tests["numeric"] = lambda cell: bool(_NUMBER.match(cell))
    return environment.get_template("report.html.j2").render(report=report)
