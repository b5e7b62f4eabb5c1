"""Aims and partners that fit what a municipality wants to do: pure."""

from collections.abc import Collection
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.start.answers import (
    ProposedAim,
    ProposedPartner,
    Wish,
)

# Targets are a first offer, to be changed. Where something is known it stands behind it.
ALWAYS = (
    ProposedAim(
        "promises",
        "distance",
        _("Who was promised something gets an answer in time"),
        "promises_in_time",
        Decimal(90),
    ),
)
AIMS: dict[Wish, tuple[ProposedAim, ...]] = {
    Wish.MEASUREMENT: (
        ProposedAim(
            "recognises",
            "awareness",
            _("Farmers and residents recognise signals"),
            "recognises",
            Decimal(60),
        ),
        ProposedAim(
            "knows_route",
            "reporting",
            _("They know where they can report safely"),
            "knows_route",
            Decimal(70),
        ),
        ProposedAim(
            "would_report",
            "reporting",
            _("They would report when something is wrong"),
            "would_report",
            Decimal(60),
        ),
        ProposedAim(
            "trust",
            "distance",
            _("They trust the municipality and the police more"),
            "trust",
            Decimal("6.5"),
        ),
        ProposedAim(
            "yard_safer",
            "responsibility",
            _("They have made their own yard safer"),
            "yard_safer",
            Decimal(30),
        ),
    ),
    Wish.MEETING: (
        # Damwald had about 50 people, Zeeland about 60 (Omrop Fryslan, Omroep Zeeland).
        ProposedAim(
            "attendants",
            "reach",
            _("Farmers and residents come to the meeting"),
            "attendants",
            Decimal(60),
        ),
        ProposedAim(
            "rents_safely",
            "responsibility",
            _("Owners know how to rent out a barn safely"),
            "rents_safely",
            Decimal(60),
        ),
    ),
    Wish.ROUND: (
        # 250 of 1,000 farms in Opsterland, Oost- and Weststellingwerf (NOS, 2024).
        ProposedAim(
            "yards_visited",
            "reach",
            _("We visit farm yards and have a good talk"),
            "yards_visited",
            Decimal(25),
        ),
        ProposedAim(
            "may_return",
            "distance",
            _("We are welcome to come again"),
            "may_return",
            Decimal(90),
        ),
        ProposedAim(
            "knows_officer",
            "distance",
            _("People know a police officer or supervisor by name"),
            "knows_officer",
            Decimal(40),
        ),
    ),
    Wish.TRAINING: (
        ProposedAim(
            "trained",
            "awareness",
            _("Colleagues and partners have been trained"),
            "trained",
            Decimal(10),
        ),
    ),
}
# Without a region: one system serves municipalities of every province.
PARTNERS = (
    ProposedPartner(
        "police",
        _("Police"),
        _("Goes along on rounds, speaks at the meeting"),
        Decimal(60),
    ),
    ProposedPartner(
        "farmers_union",
        "LTO",
        _("Invites its members, knows what farmers need"),
        Decimal(20),
    ),
    ProposedPartner(
        "safe_business",
        "PVO",
        _("Helps with the meeting and its workshops"),
        Decimal(24),
    ),
    ProposedPartner(
        "riec",
        "RIEC",
        _("Makes the area scan, gives material and training"),
        Decimal(40),
    ),
    ProposedPartner(
        "environment",
        _("Environmental service"),
        _("Goes along on rounds when needed"),
        Decimal(20),
    ),
    ProposedPartner(
        "fire_brigade",
        _("Fire brigade"),
        _("Gives the workshop on fire safety"),
        Decimal(8),
    ),
)


def aims_for(wishes: Collection[Wish]) -> tuple[ProposedAim, ...]:
    chosen = [one for wish in Wish if wish in wishes for one in AIMS.get(wish, ())]
    return (*chosen, *ALWAYS)


def partners_for(kinds: Collection[str]) -> tuple[ProposedPartner, ...]:
    return tuple(one for one in PARTNERS if one.kind in kinds)
