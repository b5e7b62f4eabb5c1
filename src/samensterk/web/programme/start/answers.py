"""What the guided start asks, and what it answers with."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise

from samensterk.web.programme.start.calendar import THURSDAY

Text = str | Promise


class Wish(StrEnum):
    """What a municipality wants to do."""

    SCAN = "scan"
    MEASUREMENT = "measurement"
    MEETING = "meeting"
    TRAINING = "training"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Answers:
    """Sets, so that the order in which somebody ticks does not matter."""

    first_day: date  # nothing is planned before; the programme begins with its month
    wishes: frozenset[Wish]
    partner_kinds: frozenset[str] = frozenset()
    own_hours: Decimal = Decimal(0)
    weekday: int = THURSDAY  # of the meeting; Monday is 0


@dataclass(frozen=True, slots=True)
class ProposedAim:
    key: str
    theme: str
    text: Text
    measure: str
    target: Decimal


@dataclass(frozen=True, slots=True)
class ProposedPhase:
    key: str
    title: Text
    about: Text
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ProposedPartner:
    """A partner by kind; which organisation that is here is asked."""

    kind: str
    name: Text
    text: Text
    hours: Decimal


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    key: str
    kind: str
    title: Text
    about: Text
    day: date
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None

    @property
    def last_day(self) -> date:
        return self.ends_on or self.day


@dataclass(frozen=True, slots=True)
class Proposal:
    """A programme that could begin as it is; everything in it can be changed."""

    starts_on: date
    ends_on: date
    own_hours: Decimal
    aims: tuple[ProposedAim, ...]
    phases: tuple[ProposedPhase, ...]
    partners: tuple[ProposedPartner, ...]
    events: tuple[ProposedEvent, ...]
