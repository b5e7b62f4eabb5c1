"""The card to talk by: how to begin, what to ask, where to report, and that 'nee' is fine."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samensterk.web.accounts.queries import house_style_of
from samensterk.web.common.requests import Place
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.visits.queries import last_announced, rule_of
from samensterk.web.rounds.visits.reporting_routes import (
    ROUTES,
    Route,
    of_municipality,
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a team has in its hand; a resident may read along."""

    title: str
    opening: Sequence[str]
    purpose: str
    topics: Sequence[tuple[str, str]]  # about what, and a question to begin with
    routes: Sequence[Route]
    rule: FieldRule | None
    written: Sequence[str]
    never: Sequence[str]


def card_of(of: Round, place: Place) -> Card:
    return Card(
        title=of.title,
        opening=[
            _(
                "Good day, we come on behalf of the municipality of %s and its partners. You had a letter about it."
            )
            % place.name,
            _("We come to get to know you and to hear what you need."),
            _("This is no inspection. We look at nothing and write down no facts."),
            _(
                "Does it not suit you, or would you rather not? No is fine. We ask no reason."
            ),
        ],
        purpose=of.purpose,
        topics=_topics(),
        routes=(*ROUTES[:3], *_of_municipality(of), *ROUTES[3:]),
        rule=rule_of(of),
        written=[
            _("Only that we were here, what we talked about and what we promise you."),
            _("You may see, correct or remove it: ask the municipality."),
            _("No names, no photos, nothing about what stands on the yard."),
        ],
        never=[
            _(
                "Do not look into barns, unless the resident wants to show you something."
            ),
            _("Do not ask about permits, number plates or who lives there."),
            _("Never say that somebody is suspected, and compare no neighbours."),
        ],
    )


def _of_municipality(of: Round) -> list[Route]:
    """Give the office that was told in the letter, or else the municipality's number."""
    told = last_announced(of)
    reach = told.ask_at if told is not None else house_style_of(of.municipality).phone
    return [of_municipality(reach)] if reach else []


def _topics() -> list[tuple[str, str]]:
    return [
        (
            _("The neighbourhood"),
            _("How is it to live and work here? Do people know each other?"),
        ),
        (
            _("Who to call"),
            _("Do you know your community officer and supervisor? This is us."),
        ),
        (
            _("Renting out"),
            _("Has anybody asked to rent something? How do you look who that is?"),
        ),
        (
            _("An offer"),
            _(
                "What would you do when somebody offers money for a barn? You can only say no once."
            ),
        ),
        (
            _("Stopping"),
            _("Do you have plans with your buildings in the coming years?"),
        ),
        (
            _("Theft and fraud"),
            _("How do you store GPS, diesel and machines? And strange mails or calls?"),
        ),
        (
            _("Dumped waste"),
            _("Did you ever find waste? Touch nothing, keep away and call."),
        ),
        (
            _("The municipality"),
            _("What can we do better? Is there a question that still waits?"),
        ),
    ]
