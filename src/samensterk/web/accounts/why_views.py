"""Why somebody may, or may not, use a page."""

from collections.abc import Set as AbstractSet

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from samensterk.web.accounts import queries
from samensterk.web.accounts.models import Membership, Municipality, RefusedDoor, User
from samensterk.web.accounts.requests import HereRequest
from samensterk.web.common.access import Answer, Door, Scope, decide, grants_here
from samensterk.web.common.moments import today
from samensterk.web.common.requests import GuardedRequest
from samensterk.web.common.roles import Role

LAST_REFUSALS = 50
# A page over several municipalities shows this one to who has a fitting role here.
IN_PLACE = {Scope.MUNICIPALITY, Scope.ACROSS}
BECAUSE = {
    Answer.YES: _("Yes. Today a membership with a fitting role is valid."),
    Answer.NOT_LISTED: _("No. This page does not exist."),
    Answer.NOT_SIGNED_IN: _("No. The account is closed."),
    Answer.NO_SECOND_FACTOR: _(
        "Not yet. A second factor has not been set up; that comes first for this role."
    ),
    Answer.NOT_HERE: _("No. There is no membership here."),
    Answer.ENDED: _("No. The membership with a fitting role has ended."),
    Answer.NOT_STARTED: _("Not yet. The membership with a fitting role starts later."),
    Answer.WRONG_ROLE: _("No. None of the roles here fits this page."),
}


class WhyForm(forms.Form):
    """Who, and which page."""

    wie = forms.ModelChoiceField(
        label=_("who"), queryset=User.objects.none(), empty_label=_("choose somebody")
    )
    pagina = forms.ChoiceField(label=_("which page"))


@require_GET
def why(request: HereRequest) -> HttpResponse:
    here = request.municipality
    people = User.objects.filter(memberships__municipality=here).distinct()
    return _answer(request, people, IN_PLACE, here)


@require_GET
def platform_why(request: GuardedRequest) -> HttpResponse:
    admins = Membership.objects.filter(role=Role.PLATFORM_ADMIN).values("user")
    return _answer(request, User.objects.filter(pk__in=admins), {Scope.PLATFORM}, None)


def _answer(
    request: HttpRequest,
    people: object,
    scopes: AbstractSet[Scope],
    here: Municipality | None,
) -> HttpResponse:
    doors: dict[str, Door] = import_string(settings.DOORS)
    form = WhyForm(request.GET or None)
    form.fields["wie"].queryset = people  # type: ignore[attr-defined]
    form.fields["pagina"].choices = [  # type: ignore[attr-defined]
        (name, door.title) for name, door in doors.items() if door.scope in scopes
    ]
    refusals = RefusedDoor.objects.filter(municipality=here).select_related("user")
    context = {
        "form": form,
        "refusals": [
            (one, doors[one.door].title if one.door in doors else one.door)
            for one in refusals[:LAST_REFUSALS]
        ],
    }
    if form.is_valid():
        context |= _explain(doors[form.cleaned_data["pagina"]], form, here)
    return render(request, "accounts/why.html", context)


def _explain(door: Door, form: WhyForm, here: Municipality | None) -> dict[str, object]:
    who = form.cleaned_data["wie"]
    here_id = here.pk if here else None
    # What somebody is in another municipality is not for this one to know.
    visitor = grants_here(queries.visitor_of(who), here_id)
    answer = decide(door, visitor, here_id, today())
    roles = [Role(one).label for one in Role.values if one in door.roles]
    mine = who.memberships.for_municipality(here_id)
    return {
        "who": who,
        "door": door,
        "because": BECAUSE[answer],
        "is_across": door.scope is Scope.ACROSS,
        "roles": roles,
        "members": mine,
    }
