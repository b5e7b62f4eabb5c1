"""Verbs about run sheets without a date: copy, change step by step, give out, take over."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.text import slugify

from samensterk.web.accounts.services import hold_municipality
from samensterk.web.common.versions import hold_at
from samensterk.web.programme.run_sheets.faults import (
    CodeTaken,
    NothingNew,
)
from samensterk.web.programme.run_sheets.filling import fill_event
from samensterk.web.programme.run_sheets.models import Template, TemplateEdition
from samensterk.web.programme.run_sheets.offers import take_over
from samensterk.web.programme.run_sheets.queries import (
    newest_edition,
    offered,
    shipped_offer,
    standard_templates,
    steps_of,
)
from samensterk.web.programme.run_sheets.shipping import shipped_steps
from samensterk.web.programme.run_sheets.steps import (
    Step,
    check,
    in_order,
    keep_steps,
    moved,
    read_steps,
    without_strays,
)

__all__ = [
    "change_step",
    "copy_template",
    "fill_event",
    "give_out",
    "move_step",
    "remove_step",
    "remove_template",
    "rename_template",
    "standard_templates",
    "take_over_offer",
    "take_over_shipped",
]
LONGEST_CODE = 40
LONGEST_KEY = 60


@transaction.atomic
def copy_template(
    *, municipality_id: int, title: str, kind: str, source: Template | None
) -> Template:
    """Make an own run sheet of a municipality, from another one or empty.

    Raises
    ------
    CodeTaken
    """
    code = slugify(title)[:LONGEST_CODE] or "draaiboek"
    hold_municipality(municipality_id)
    own = Template.objects.for_municipality(municipality_id)
    if own.filter(code=code).exists():
        raise CodeTaken(code)
    made = Template(
        municipality_id=municipality_id,
        code=code,
        kind=source.kind if source else kind,
        title=title,
        about=source.about if source else "",
        steps=keep_steps(steps_of(source)) if source else [],
        base=_base_of(source),
    )
    made.full_clean(exclude=["steps", "shipped"])
    made.save()
    return made


def _base_of(source: Template | None) -> TemplateEdition | None:
    if source is None:
        return None
    return newest_edition(source) if source.is_standard else source.base


@transaction.atomic
def rename_template(
    *, template: Template, version: int, title: str, about: str
) -> Template:
    """Give a run sheet another name; its address stays.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_at(template, version)
    held.title, held.about = title, about
    held.version += 1
    held.full_clean(exclude=["steps", "shipped"])
    held.save(update_fields=["title", "about", "version"])
    return held


@transaction.atomic
def remove_template(*, template: Template) -> None:
    """Remove an own run sheet; events that were filled with it stay as they are."""
    Template.objects.exclude(municipality=None).filter(pk=template.pk).delete()


@transaction.atomic
def change_step(*, template: Template, version: int, step: Step, key: str = "") -> str:
    """Put a step in, or instead of the one with this key; gives the key it has.

    Raises
    ------
    ChangedMeanwhile, StepsError
    """
    held = hold_at(template, version)
    steps = list(read_steps(held.steps))
    known = [one.key for one in steps]
    if key in known:
        steps[known.index(key)] = replace(step, key=key)
    else:
        key = _new_key(step.title, known)
        steps.append(replace(step, key=key))
    _save_steps(held, steps)
    return key


def _new_key(title: str, known: Collection[str]) -> str:
    """Make a key of a title; the title may change later, the key never does."""
    stem = slugify(title)[: LONGEST_KEY - 4] or "stap"
    key, number = stem, 1
    while key in known:
        number += 1
        key = f"{stem}-{number}"
    return key


@transaction.atomic
def remove_step(*, template: Template, version: int, key: str) -> None:
    """Take a step out; no other step waits for it any more.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_at(template, version)
    left = [one for one in read_steps(held.steps) if one.key != key]
    _save_steps(held, without_strays(left))


@transaction.atomic
def move_step(*, template: Template, version: int, key: str, is_up: bool) -> None:
    """Put a step before or after its neighbour of the same day.

    Raises
    ------
    ChangedMeanwhile
    """
    held = hold_at(template, version)
    _save_steps(held, moved(read_steps(held.steps), key, is_up=is_up))


@transaction.atomic
def give_out(
    *, template: Template, version: int, note: str, by_id: int | None
) -> TemplateEdition:
    """Give a standard one out as it stands; from now on municipalities see this.

    Raises
    ------
    ChangedMeanwhile, NothingNew, StepsError
    """
    held = hold_at(template, version)
    last = newest_edition(held)
    if last and last.steps == held.steps:
        raise NothingNew
    check(read_steps(held.steps))
    edition = TemplateEdition(
        template=held,
        number=last.number + 1 if last else 1,
        steps=held.steps,
        note=note,
        by_id=by_id,
    )
    edition.full_clean(exclude=["steps"])
    edition.save()
    return edition


@transaction.atomic
def take_over_offer(*, template: Template, version: int, keys: Collection[str]) -> int:
    """Take these changes of the RIEC over and keep the rest as it is; gives how many.

    What was not chosen is not offered again, until the RIEC changes it once more.

    Raises
    ------
    ChangedMeanwhile, StepsError
    """
    held = hold_at(template, version)
    found = offered(held)
    if found.edition is None:
        return 0
    chosen = [one for one in found.differences if one.key in keys]
    held.base = found.edition
    held.save(update_fields=["base"])
    _save_steps(held, take_over(read_steps(held.steps), chosen))
    return len(chosen)


@transaction.atomic
def take_over_shipped(
    *, template: Template, version: int, keys: Collection[str]
) -> int:
    """Take changes that came with the software over into a standard one.

    Raises
    ------
    ChangedMeanwhile, StepsError
    """
    held = hold_at(template, version)
    chosen = [one for one in shipped_offer(held) if one.key in keys]
    held.shipped = keep_steps(shipped_steps(held.code))
    held.save(update_fields=["shipped"])
    _save_steps(held, take_over(read_steps(held.steps), chosen))
    return len(chosen)


def _save_steps(held: Template, steps: Sequence[Step]) -> None:
    check(steps)
    held.steps = keep_steps(in_order(steps))
    held.version += 1
    held.save(update_fields=["steps", "version"])
