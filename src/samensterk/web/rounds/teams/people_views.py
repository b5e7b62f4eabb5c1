"""Pages of somebody in a team: the organisation first, for it says what is asked."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.accounts.queries import name_of, people_of_organisation
from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.rounds.teams import queries, services
from samensterk.web.rounds.teams.faults import InTheTeamAlready, RoundIsClosed
from samensterk.web.rounds.teams.forms import MemberForm, kept_of
from samensterk.web.rounds.teams.models import TeamMember
from samensterk.web.rounds.teams.views import fetch_team, is_closed, say_it_is_closed

ORGANISATION = "organisatie"


def fetch_member(request: MunicipalityRequest, team_member_id: int) -> TeamMember:
    here = queries.people_here(request.municipality.pk)
    rows = here.select_related("team__of__programme", "organisation", "user")
    return get_object_or_404(rows, pk=team_member_id)


@require_http_methods(["GET", "POST"])
def team_member_new(request: MunicipalityRequest, team_id: int) -> HttpResponse:
    team = fetch_team(request, team_id)
    here = request.municipality
    if is_closed(team.of):
        return say_it_is_closed(request, team.of)
    organisations = queries.organisations_for(team.of)
    asked = number_in(request.GET.get(ORGANISATION, ""))
    if asked is None:
        context = {"team": team, "organisations": organisations}
        return render(request, "rounds/teams/member_organisation.html", context)
    name = dict(organisations).get(asked)
    if name is None:
        raise Http404
    form = MemberForm(
        request.POST or None,
        shown=queries.policy_of(here.pk, asked),
        accounts=_accounts(here.pk, asked, None),
    )
    if request.method == "POST" and form.is_valid():
        try:
            values = {**form.values, "organisation_id": asked}
            services.add_member(team=team, values=values)
        except InTheTeamAlready:
            _say_already(form)
        except RoundIsClosed:
            return say_it_is_closed(request, team.of)
        else:
            messages.success(request, _("The team has one more."))
            return redirect("rounds:team", here.slug, team_id)
    context = {"form": form, "team": team, "organisation": name}
    return render(request, "rounds/teams/member_form.html", context)


@require_http_methods(["GET", "POST"])
def team_member(request: MunicipalityRequest, team_member_id: int) -> HttpResponse:
    found = fetch_member(request, team_member_id)
    here, team, both = request.municipality, found.team, None
    if is_closed(team.of):
        return say_it_is_closed(request, team.of)
    form = MemberForm(
        request.POST or None,
        instance=found,
        shown=queries.policy_of(here.pk, found.organisation_id),
        accounts=_accounts(here.pk, found.organisation_id, found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_member(
                member=found, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            both = show_both(
                form, error.current, kept=kept_of(error.current, form.shown)
            )
        except InTheTeamAlready:
            _say_already(form)
        except RoundIsClosed:
            return say_it_is_closed(request, team.of)
        else:
            messages.success(request, _("It is saved."))
            return redirect("rounds:team", here.slug, team.pk)
    context = {
        "form": form,
        "team": team,
        "member": found,
        "organisation": found.organisation.name,
        "both": both,
    }
    return render(request, "rounds/teams/member_form.html", context)


@require_http_methods(["GET", "POST"])
def team_member_remove(
    request: MunicipalityRequest, team_member_id: int
) -> HttpResponse:
    found = fetch_member(request, team_member_id)
    if request.method == "POST":
        try:
            services.remove_member(member=found)
        except RoundIsClosed:
            return say_it_is_closed(request, found.team.of)
        messages.success(request, _("The team has one less."))
        return redirect("rounds:team", request.municipality.slug, found.team_id)
    policies = queries.policies_of(request.municipality.pk)
    context = {"member": found, "name": queries.name_of(found, policies)}
    return render(request, "rounds/teams/member_remove.html", context)


def _accounts(
    municipality_id: int, organisation_id: int, member: TeamMember | None
) -> list[tuple[int, str]]:
    """Give who visits for this organisation, and who is linked already."""
    people = people_of_organisation(municipality_id, organisation_id, Role.FIELD_TEAM)
    found = {one.pk: name_of(one) for one in people}
    if member is not None and member.user is not None:
        found.setdefault(member.user.pk, name_of(member.user))
    return list(found.items())


def _say_already(form: MemberForm) -> None:
    form.add_error("account", _("Somebody with this account is in this team already."))
