"""The page with the half days of a team."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.rounds.teams import half_days
from samensterk.web.rounds.teams.day_forms import (
    ADD,
    DROP,
    HalfDaysForm,
    value_of,
    words_of,
)
from samensterk.web.rounds.teams.faults import HalfDaysInUse, RoundIsClosed
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.teams.views import (
    fetch_team,
    in_use_words,
    is_closed,
    say_it_is_closed,
)
from samensterk.web.rounds.teams.workdays import free_days


@require_http_methods(["GET", "POST"])
def team_days(request: MunicipalityRequest, team_id: int) -> HttpResponse:
    """Show the weeks of the round; a series of a weekday is saved with what is ticked."""
    found = fetch_team(request, team_id)
    if is_closed(found.of):
        return say_it_is_closed(request, found.of)
    form = _form(request, found)
    context: dict[str, Any] = {"team": found, "of": found.of, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            saved = half_days.set_half_days(
                team=found, version=form.version_seen, chosen=form.chosen
            )
        except ChangedMeanwhile as error:
            kept = [value_of((one.day, one.half)) for one in error.current.shifts.all()]
            context["both"] = show_both(form, error.current, kept={"halves": kept})
        except HalfDaysInUse as error:
            told = [words_of((one.day, one.half)) for one in error.half_days]
            form.add_error(None, f"{in_use_words(len(told))} {'; '.join(told)}.")
        except RoundIsClosed:
            return say_it_is_closed(request, found.of)
        else:
            messages.success(request, _saved_words(saved.shifts.count()))
            is_series = {ADD, DROP} & set(request.POST)
            to = "rounds:team_days" if is_series else "rounds:team"
            return redirect(to, request.municipality.slug, team_id)
    return render(request, "rounds/teams/team_days.html", context)


def _form(request: MunicipalityRequest, team: Team) -> HalfDaysForm:
    of = team.of
    return HalfDaysForm(
        request.POST or None,
        instance=team,
        of=of,
        free=free_days(of.starts_on, of.ends_on),
        there=frozenset((one.day, one.half) for one in team.shifts.all()),
    )


def _saved_words(n: int) -> str:
    if not n:
        return _("Saved: the team has no half days.")
    return ngettext(
        "Saved: the team has %(n)d half day.", "Saved: the team has %(n)d half days.", n
    ) % {"n": n}
