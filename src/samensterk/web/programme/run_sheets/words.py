"""Steps in words: when they are, what they are called, what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samensterk.web.programme.agenda.models import Task
from samensterk.web.programme.run_sheets.clock import Stretch, stretch_of
from samensterk.web.programme.run_sheets.faults import (
    CircularSteps,
    DuplicateKey,
    StepsError,
    UnknownNeed,
)
from samensterk.web.programme.run_sheets.offers import Change, Difference
from samensterk.web.programme.run_sheets.steps import Step, in_order

WEEK = 7  # days
STRETCHES: Mapping[Stretch, str | Promise] = {
    Stretch.LONG_BEFORE: gettext_lazy("More than 12 weeks before"),
    Stretch.WEEKS_12: gettext_lazy("12 to 9 weeks before"),
    Stretch.WEEKS_8: gettext_lazy("8 to 5 weeks before"),
    Stretch.WEEKS_4: gettext_lazy("4 to 2 weeks before"),
    Stretch.LAST_WEEK: gettext_lazy("The last week"),
    Stretch.THE_DAY: gettext_lazy("The day itself"),
    Stretch.WEEK_AFTER: gettext_lazy("The week after"),
    Stretch.WEEKS_AFTER: gettext_lazy("2 to 4 weeks after"),
    Stretch.LONG_AFTER: gettext_lazy("More than 4 weeks after"),
}
FIELD_WORDS: Mapping[str, str | Promise] = {
    "title": gettext_lazy("what"),
    "doer": gettext_lazy("who usually does it"),
    "day": gettext_lazy("when"),
    "minute": gettext_lazy("minutes after the start"),
    "lasts_min": gettext_lazy("how many minutes it takes"),
    "about": gettext_lazy("how"),
    "material": gettext_lazy("material"),
    "hours": gettext_lazy("hours"),
    "needs": gettext_lazy("waits for"),
}


def when_words(day: int, minute: int | None = None) -> str:
    """Say when a step is, from the day of the event."""
    if minute is not None:
        return _minute_words(minute)
    if day == 0:
        return _("on the day itself")
    n = abs(day)
    if n % WEEK == 0:
        n //= WEEK
        text = (
            ngettext("%(n)s week before", "%(n)s weeks before", n)
            if day < 0
            else ngettext("%(n)s week after", "%(n)s weeks after", n)
        )
    elif day < 0:
        text = ngettext("%(n)s day before", "%(n)s days before", n)
    else:
        text = ngettext("%(n)s day after", "%(n)s days after", n)
    return text % {"n": n}


def _minute_words(minute: int) -> str:
    if minute == 0:
        return _("at the start")
    hours, minutes = divmod(abs(minute), 60)
    length = f"{hours}:{minutes:02}"
    if minute < 0:
        return _("%(length)s hours before the start") % {"length": length}
    return _("%(length)s hours after the start") % {"length": length}


def doer_words(doer: str) -> str:
    return str(Task.Doer(doer).label) if doer in Task.Doer else doer


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as a list shows it."""

    step: Step
    when: str
    doer: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one stretch of weeks."""

    title: str
    lines: Sequence[Any]


def sections(steps: Iterable[Step]) -> list[Section]:
    """Give steps by stretch, in order; a stretch without steps is left out."""
    order = in_order(steps)
    titles = {one.key: one.title for one in order}
    lines: dict[Stretch, list[StepLine]] = {}
    for one in order:
        line = StepLine(
            one,
            when_words(one.day, one.minute),
            doer_words(one.doer),
            tuple(titles[key] for key in one.needs if key in titles),
        )
        lines.setdefault(stretch_of(one.day), []).append(line)
    return [Section(str(STRETCHES[name]), found) for name, found in lines.items()]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What differs in one field, in words."""

    label: str
    before: str
    after: str
    own: str
    is_conflict: bool


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One difference, in words."""

    key: str
    title: str
    told: str
    is_conflict: bool
    conflict: str
    changes: Sequence[ChangeLine]


def offer_lines(
    found: Iterable[Difference], titles: Mapping[str, str]
) -> list[OfferLine]:
    """Put differences in words; `titles` are those of steps, by key."""
    return [
        OfferLine(
            one.key,
            one.title,
            _told(one),
            one.is_conflict,
            _conflict(one) if one.is_conflict else "",
            _change_lines(one, titles),
        )
        for one in found
    ]


def _told(one: Difference) -> str:
    if one.change is Change.NEW:
        return _("This step is new.")
    if one.change is Change.GONE:
        return _("This step is gone.")
    return _("This step was changed.")


def _conflict(one: Difference) -> str:
    if one.change is Change.NEW:
        return _(
            "You have a step with this key yourself. Taking it over replaces yours."
        )
    if one.change is Change.CHANGED and one.own is None:
        return _("You took this step out. Taking it over brings it back.")
    return _("You changed this step yourself. Taking it over replaces what you wrote.")


def _change_lines(one: Difference, titles: Mapping[str, str]) -> list[ChangeLine]:
    if one.fields:
        return [
            ChangeLine(
                str(FIELD_WORDS[change.name]),
                value_words(change.name, change.before, titles),
                value_words(change.name, change.after, titles),
                value_words(change.name, change.own, titles),
                change.is_conflict,
            )
            for change in one.fields
        ]
    step = one.standard or one.base
    shown = step_facts(step, titles) if step else []
    return [
        ChangeLine(label, "", value, "", is_conflict=False) for label, value in shown
    ]


def step_facts(step: Step, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give the fields of a step that are filled in, with their names."""
    facts = []
    for name, label in FIELD_WORDS.items():
        value = getattr(step, name)
        if value not in ("", None, ()):
            facts.append((str(label), value_words(name, value, titles)))
    return facts


def value_words(name: str, value: Any, titles: Mapping[str, str]) -> str:
    """Say what a field of a step holds."""
    if value in ("", None, ()):
        return _("nothing")
    if name == "day":
        return when_words(value)
    if name == "doer":
        return doer_words(value)
    if name == "needs":
        return ", ".join(titles.get(key, key) for key in value)
    return str(value)


def fault_words(error: StepsError) -> str:
    """Say what is wrong with the steps of a run sheet."""
    if isinstance(error, CircularSteps):
        way = " > ".join(error.titles)
        return _("These steps would wait for each other: %(way)s.") % {"way": way}
    if isinstance(error, UnknownNeed):
        return _("A step waits for a step that is not there.")
    if isinstance(error, DuplicateKey):
        return _("A step stands there twice.")
    return _("Only a step on the day itself has a time.")
