"""The page where one says how often there is mail about the programme."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.reminders import queries, services
from samensterk.web.programme.reminders.models import Rhythm


class RhythmForm(forms.Form):
    often = forms.ChoiceField(
        label=gettext_lazy("How often do you want mail?"),
        choices=Rhythm.Often.choices,
        widget=forms.RadioSelect,
    )


@require_http_methods(["GET", "POST"])
def rhythm(request: MunicipalityRequest) -> HttpResponse:
    here, user = request.municipality, request.user
    form = RhythmForm(
        request.POST or None, initial={"often": queries.rhythm_of(here.pk, user.pk)}
    )
    if request.method == "POST" and form.is_valid():
        services.choose_rhythm(
            municipality_id=here.pk,
            user_id=user.pk,
            often=Rhythm.Often(form.cleaned_data["often"]),
        )
        messages.success(request, _("Your choice has been kept."))
        return redirect("programme:rhythm", here.slug)
    return render(request, "programme/reminders/rhythm.html", {"form": form})
