"""The report as HTML that asks nothing of any other file or server."""

import base64
import re

from jinja2 import Environment, PackageLoader, StrictUndefined

from samensterk.products.report_sections import Edited
from samensterk.products.sender import OURS, Sender

_NUMBER = re.compile(r"^[-+]?[\d.,]+( ?(%|m²|m|km|minuten))?$")


def report_page(report: Edited, sender: Sender = OURS) -> str:
    """Fill a whole page; every value is escaped but the drawings we made ourselves."""
    logo = ""
    if sender.has_logo:
        packed = base64.b64encode(sender.logo).decode()
        logo = f"data:{sender.logo_type};base64,{packed}"
    template = _environment().get_template("report.html.j2")
    return template.render(report=report, sender=sender, logo=logo)


def report_body(report: Edited) -> str:
    """Fill what stands below the title, for a page that has its own head and style."""
    return _environment().get_template("report_body.html.j2").render(report=report)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("samensterk.products"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.tests["numeric"] = lambda cell: bool(_NUMBER.match(cell))
    return environment
