"""Pages of the teams of a round."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams import queries, services
from samensterk.web.rounds.teams.attention import attention_for
from samensterk.web.rounds.teams.clashes import clashes_of
from samensterk.web.rounds.teams.faults import HalfDaysInUse, NameTaken, RoundIsClosed
from samensterk.web.rounds.teams.forms import TeamForm
from samensterk.web.rounds.teams.listings import team_listing
from samensterk.web.rounds.teams.models import Team
from samensterk.web.rounds.teams.places import Places
from samensterk.web.rounds.teams.workdays import free_days


def fetch_round(request: MunicipalityRequest, round_id: int) -> Round:
    here = Round.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(here.select_related("programme", "scan"), pk=round_id)


def fetch_team(request: MunicipalityRequest, team_id: int) -> Team:
    here = Team.objects.for_municipality(request.municipality.pk)
    rows = here.select_related("of__programme", "of__scan")
    return get_object_or_404(rows, pk=team_id)


@require_GET
def teams(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    of = fetch_round(request, round_id)
    free, clashes = free_days(of.starts_on, of.ends_on), clashes_of(of)
    listing = team_listing(
        request.municipality.slug,
        queries.policies_of(of.municipality_id),
        lambda team: attention_for(team, of, free, clashes.get(team.pk, ())),
    )
    table = listing.page(queries.teams_of(of), request.GET)
    context = {"of": of, "table": table, "is_closed": is_closed(of)}
    return render(request, "rounds/teams/teams.html", context)


@require_GET
def team(request: MunicipalityRequest, team_id: int) -> HttpResponse:
    found = fetch_team(request, team_id)
    of = found.of
    free, clashes = free_days(of.starts_on, of.ends_on), clashes_of(of)
    policies = queries.policies_of(of.municipality_id)
    languages = dict(Team.Language.choices)
    context = {
        "team": found,
        "of": of,
        "is_closed": is_closed(of),
        "look_at": attention_for(found, of, free, clashes.get(found.pk, ())),
        "people": [
            (one, queries.name_of(one, policies))
            for one in found.people.select_related("organisation")
        ],
        "shifts": found.shifts.all(),
        "languages": [languages.get(one, one) for one in found.languages],
        "free": free,
    }
    return render(request, "rounds/teams/team.html", context)


@require_http_methods(["GET", "POST"])
def team_new(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    of = fetch_round(request, round_id)
    if is_closed(of):
        return say_it_is_closed(request, of)
    form = TeamForm(request.POST or None, places=Places(of))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_team(of=of, values=form.values)
        except NameTaken:
            say_name_is_taken(form)
        except RoundIsClosed:
            return say_it_is_closed(request, of)
        else:
            messages.success(request, _("The team is there. Now who is in it?"))
            return redirect("rounds:team", request.municipality.slug, made.pk)
    context = {"form": form, "of": of}
    return render(request, "rounds/teams/team_form.html", context)


@require_http_methods(["GET", "POST"])
def team_edit(request: MunicipalityRequest, team_id: int) -> HttpResponse:
    found = fetch_team(request, team_id)
    of, title, both = found.of, found.name, None
    if is_closed(of):
        return say_it_is_closed(request, of)
    form = TeamForm(request.POST or None, instance=found, places=Places(of))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_team(
                team=found, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            both = show_both(form, error.current)
        except NameTaken:
            say_name_is_taken(form)
        except RoundIsClosed:
            return say_it_is_closed(request, of)
        else:
            messages.success(request, _("The team is saved."))
            return redirect("rounds:team", request.municipality.slug, team_id)
    context = {"form": form, "of": of, "team": found, "title": title, "both": both}
    return render(request, "rounds/teams/team_form.html", context)


@require_http_methods(["GET", "POST"])
def team_remove(request: MunicipalityRequest, team_id: int) -> HttpResponse:
    found = fetch_team(request, team_id)
    if request.method == "POST":
        try:
            services.remove_team(team=found)
        except RoundIsClosed:
            return say_it_is_closed(request, found.of)
        except HalfDaysInUse as error:
            messages.error(request, in_use_words(len(error.half_days)))
            return redirect("rounds:team", request.municipality.slug, team_id)
        messages.success(request, _("The team is removed."))
        return redirect("rounds:teams", request.municipality.slug, found.of_id)
    context: dict[str, Any] = {
        "team": found,
        "n_people": found.people.count(),
        "n_half_days": found.shifts.count(),
    }
    return render(request, "rounds/teams/team_remove.html", context)


def is_closed(of: Round) -> bool:
    return of.state == Round.State.CLOSED


def say_it_is_closed(request: MunicipalityRequest, of: Round) -> HttpResponse:
    """Say that the round is over, perhaps closed by somebody else meanwhile."""
    messages.info(request, _("This round is closed. Its teams stay as they were."))
    return redirect("rounds:teams", request.municipality.slug, of.pk)


def say_name_is_taken(form: TeamForm) -> None:
    form.add_error(
        "name", _("This round has a team with this name already. Choose another name.")
    )


def in_use_words(n: int) -> str:
    return ngettext(
        "On %(n)d half day that would go, visits are planned. Plan those visits anew first. Nothing is changed.",
        "On %(n)d half days that would go, visits are planned. Plan those visits anew first. Nothing is changed.",
        n,
    ) % {"n": n}
