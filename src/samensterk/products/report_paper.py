"""The report on paper: the same content as the page, as PDF/UA-1."""

from dataclasses import asdict
from importlib.resources import files
from typing import Any

from samensterk.paper.typeset import typeset
from samensterk.products.drawing import Picture
from samensterk.products.report_sections import Edited
from samensterk.products.sender import OURS, Sender

LOGO = "logo.svg"  # its name for the typesetter


def report_paper(report: Edited, sender: Sender = OURS) -> bytes:
    """Typeset the report as A4; texts go to the typesetter as values, never as markup."""
    content = {**asdict(report), "sender": sender_as_data(sender)}
    drawings: dict[str, bytes] = {}
    for section in content["sections"]:
        for part in section["parts"]:
            if part["kind"] == "pictures":
                part["content"] = [
                    _filed(Picture(**one), drawings) for one in part["content"]
                ]
    return typeset_with_logo("report.typ", content, drawings, sender)


def sender_as_data(sender: Sender) -> dict[str, str]:
    """Give what a template shows of the sender."""
    return {
        "name": sender.name,
        "accent": sender.accent,
        "logo": LOGO if sender.has_logo else "",
    }


def typeset_with_logo(
    template: str, content: dict[str, Any], drawings: dict[str, bytes], sender: Sender
) -> bytes:
    """Typeset one of our templates with its drawings and the logo of the sender."""
    source = files("samensterk.products").joinpath("templates", template)
    logo = {LOGO: sender.drawing} if sender.has_logo else {}
    return typeset(source.read_text(encoding="utf-8"), content, {**drawings, **logo})


def _filed(picture: Picture, drawings: dict[str, bytes]) -> dict[str, Any]:
    name = f"picture-{len(drawings)}.svg"
    drawings[name] = picture.svg.encode()
    return {
        "file": name,
        "title": picture.title,
        "description": picture.description,
        "part_of_width": picture.width_px / 720,
    }
