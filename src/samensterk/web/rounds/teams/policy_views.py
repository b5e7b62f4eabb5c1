"""The page on which each employer's way of naming its people is written down."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.common.requests import MunicipalityRequest, number_in
from samensterk.web.rounds.teams import policies, queries
from samensterk.web.rounds.teams.faults import NamesTooLong, PolicyChanged
from samensterk.web.rounds.teams.models import NamePolicy
from samensterk.web.rounds.teams.policy_forms import PolicyForm


@require_http_methods(["GET", "POST"])
def name_policies(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    organisations = dict(queries.organisations_here(here.pk))
    if request.method == "POST":
        asked = number_in(request.POST.get("organisatie", ""))
        if asked not in organisations:
            raise Http404
        return _choose(request, asked, organisations[asked])
    chosen = queries.policies_of(here.pk)
    context = {
        "forms": [
            (
                name,
                PolicyForm(organisation_id=pk, shown=chosen.get(pk, queries.STANDARD)),
            )
            for pk, name in organisations.items()
        ]
    }
    return render(request, "rounds/teams/name_policies.html", context)


def _choose(
    request: MunicipalityRequest, organisation_id: int, name: str
) -> HttpResponse:
    """Keep the choice; ask for shorter names where those that are there say too much."""
    here = request.municipality
    wanted = request.POST.get(f"o{organisation_id}-shown", "")
    if wanted not in NamePolicy.Shown.values:
        raise Http404
    shown = queries.policy_of(here.pk, organisation_id)
    people = queries.people_too_long(here.pk, organisation_id, wanted)
    has_names = any(
        f"o{organisation_id}-name_{one.pk}" in request.POST for one in people
    )
    form = PolicyForm(
        request.POST if has_names or not people else None,
        organisation_id=organisation_id,
        shown=shown,
        people=people,
        wanted=wanted,
    )
    if form.is_valid():
        try:
            policies.set_policy(
                municipality_id=here.pk,
                organisation_id=organisation_id,
                seen=form.cleaned_data["seen"],
                shown=wanted,
                names=form.names,
            )
        except PolicyChanged as error:
            label = NamePolicy.Shown(error.current).label
            messages.warning(
                request,
                _(
                    "Somebody else has just chosen '%(shown)s' for %(organisation)s. Nothing of yours is saved; choose again when it must be different."
                )
                % {"shown": label, "organisation": name},
            )
        except NamesTooLong:
            messages.warning(
                request, _("Somebody was added meanwhile. Choose once more.")
            )
        else:
            messages.success(request, _("Saved: how people of %s are named.") % name)
        return redirect("rounds:name_policies", here.slug)
    context = {
        "form": form,
        "organisation": name,
        "shown": NamePolicy.Shown(wanted).label,
    }
    return render(request, "rounds/teams/name_shorten.html", context)
