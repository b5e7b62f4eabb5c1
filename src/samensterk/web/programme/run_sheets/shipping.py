"""The standard run sheets that come with the software."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction

from samensterk.web.common.versions import hold
from samensterk.web.programme.run_sheets.models import Template, TemplateEdition
from samensterk.web.programme.run_sheets.steps import Step, check, in_order, keep_steps

FOLDER = Path(__file__).parent / "standard"
FIRST = "Eerste uitgave"
NEWER = "Nieuw bij deze versie van Samen Sterk"


@dataclass(frozen=True, slots=True)
class Standard:
    """One run sheet as it comes with the software."""

    code: str
    kind: str
    title: str
    about: str
    steps: tuple[Step, ...]


@cache
def shipped() -> tuple[Standard, ...]:
    """Read what comes with this version."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def shipped_steps(code: str) -> tuple[Step, ...]:
    """Give the steps of one that comes with this version; none of another."""
    return next((one.steps for one in shipped() if one.code == code), ())


def _read(path: Path) -> Standard:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = in_order(Step.read(one) for one in content.pop("step"))
    check(steps)
    return Standard(**content, steps=steps)


def ship_standards() -> int:
    """Put them in the database, and give out what is newer; gives how many changed.

    One that the RIEC changed itself is left: its page offers the RIEC what differs.
    """
    return sum(_ship(one) for one in shipped())


@transaction.atomic
def _ship(standard: Standard) -> bool:
    kept = keep_steps(standard.steps)
    template, is_made = Template.objects.get_or_create(
        municipality=None,
        code=standard.code,
        defaults={
            "kind": standard.kind,
            "title": standard.title,
            "about": standard.about,
            "steps": kept,
            "shipped": kept,
        },
    )
    if is_made:
        _give_out(template, 1, kept, FIRST)
        return True
    held = hold(template)
    last = held.editions.first()
    if held.shipped == kept or not _is_as_shipped(held, last):
        return False
    held.steps = held.shipped = kept
    held.version += 1
    held.save(update_fields=["steps", "shipped", "version"])
    _give_out(held, last.number + 1 if last else 1, kept, NEWER)
    return True


def _is_as_shipped(template: Template, last: TemplateEdition | None) -> bool:
    """Say whether the RIEC left it as it came."""
    given_out = last.steps if last else template.shipped
    return bool(template.steps == template.shipped == given_out)


def _give_out(
    template: Template, number: int, steps: Sequence[object], note: str
) -> None:
    TemplateEdition.objects.create(
        template=template, number=number, steps=steps, note=note
    )
