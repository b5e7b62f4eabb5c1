"""Start in one day: a few questions, a proposal, and it stands."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.accounts.queries import partners_for
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.plan.forms import saved
from samensterk.web.programme.plan.programme_views import to_overview
from samensterk.web.programme.plan.queries import organisations_of_one_neighbour
from samensterk.web.programme.start.forms import QuestionsForm
from samensterk.web.programme.start.proposal import propose
from samensterk.web.programme.start.proposal_forms import ProposalForm
from samensterk.web.programme.start.services import Begun, begin_with

QUESTIONS = "programme/start/questions.html"
# One such organisation works for all municipalities around it.
OF_A_REGION = {"riec", "safe_business"}


@require_GET
def start(request: MunicipalityRequest) -> HttpResponse:
    """Ask; who comes back from the proposal finds what was answered."""
    return render(request, QUESTIONS, {"form": QuestionsForm(request.GET or None)})


@require_http_methods(["GET", "POST"])
def start_preview(request: MunicipalityRequest) -> HttpResponse:
    """Show the proposal that fits the answers in the address, and make it."""
    if not request.GET:
        return redirect("programme:start", request.municipality.slug)
    questions = QuestionsForm(request.GET)
    if not questions.is_valid():
        return render(request, QUESTIONS, {"form": questions})
    proposal = propose(questions.answers)
    names = _names_here(request.municipality.pk)
    form = ProposalForm(request.POST or None, proposal=proposal, names=names)
    begun: list[Begun] = []

    def save() -> None:
        begun.append(
            begin_with(
                municipality_id=request.municipality.pk,
                chosen=form.chosen,
                by_id=request.user.pk,
            )
        )

    if request.method == "POST" and form.is_valid() and saved(form, save):
        return _begun(request, begun[0])
    context = {
        "form": form,
        "proposal": proposal,
        "events": form.lines("event"),
        "aims": form.lines("aim"),
        "phases": form.lines("phase"),
        "partners": form.lines("partner"),
        "questions": request.GET.urlencode(),
    }
    return render(request, "programme/start/preview.html", context)


def _names_here(municipality_id: int) -> dict[str, str]:
    """Name the organisation of a kind when there is only one to choose from.

    The union or the fire brigade that works for a neighbour is not proposed here.
    """
    of_neighbour = organisations_of_one_neighbour(municipality_id)
    by_kind: dict[str, list[str]] = {}
    for one in partners_for(municipality_id):
        if one.pk not in of_neighbour or one.kind in OF_A_REGION:
            by_kind.setdefault(one.kind, []).append(one.name)
    return {kind: names[0] for kind, names in by_kind.items() if len(names) == 1}


def _begun(request: MunicipalityRequest, begun: Begun) -> HttpResponse:
    if begun.is_new:
        words = _("The programme stands. Tasks from the run sheets: %s.")
        messages.success(request, words % begun.n_tasks)
    else:
        words = _("A programme with this title is there already. Nothing was made.")
        messages.info(request, words)
    return to_overview(request, begun.programme.pk)
