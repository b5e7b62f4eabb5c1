"""How the teams of a round are listed."""

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy

from samensterk.web.common.tables import Column, Listing
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.teams.queries import name_of


def team_listing(
    slug: str, policies: dict[int, str], look_at: Callable[[Team], Sequence[str]]
) -> Listing[Team]:
    """List them by name; who is in a team stands there as the employer wants."""
    return Listing(
        caption=gettext_lazy("Teams of this round"),
        empty=gettext_lazy(
            "There is no team yet. Make the first one: two or three people who visit together."
        ),
        columns=(
            Column(gettext_lazy("team"), lambda one: one.name, ("name",), "team"),
            Column(gettext_lazy("who"), lambda one: people_words(one, policies)),
            Column(gettext_lazy("starts"), lambda one: one.starts_at),
            Column(gettext_lazy("half days"), lambda one: len(one.shifts.all())),
            Column(gettext_lazy("look at"), lambda one: " ".join(look_at(one))),
        ),
        url_of=lambda one: reverse("rounds:team", args=[slug, one.pk]),
    )


def people_words(team: Team, policies: dict[int, str]) -> str:
    """Name the people of a team with their parts; they are fetched already."""
    return "; ".join(
        f"{name_of(one, policies)} ({one.get_part_display()}, {one.organisation.name})"
        for one in team.people.all()
    )
