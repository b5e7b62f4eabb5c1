"""Show what a change does to the plan, and write it when it is accepted: one page for all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.plans.asking import AS_IT_IS, Otherwise
from samensterk.web.rounds.plans.faults import OtherOutcome
from samensterk.web.rounds.plans.proposing import Maker, accept, propose
from samensterk.web.rounds.plans.words import driving_words, words_of
from samensterk.web.rounds.setup.models import Round

ACCEPTED = "akkoord"  # carries what was shown
NOT_KEPT = frozenset({ACCEPTED, "csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants, in words and as the planner takes it."""

    of: Round
    title: str
    done: str  # the message when it is written
    back_url: str
    otherwise: Otherwise = AS_IT_IS
    make: Maker | None = None
    save: Callable[[], object] | None = None
    then: Callable[[], object] | None = None
    notes: tuple[str, ...] = field(default=())


def show_or_accept(request: MunicipalityRequest, change: Change) -> HttpResponse:
    """Answer a form that was filled in right: first what it does, then do it.

    Raises
    ------
    PlanFault
        The change cannot be; nothing is written.
    """
    context: dict[str, Any] = {}
    if request.POST.get(ACCEPTED):
        try:
            accept(
                of=change.of,
                otherwise=change.otherwise,
                make=change.make,
                digest=request.POST[ACCEPTED],
                save=change.save,
                then=change.then,
            )
        except OtherOutcome as error:
            context["warning"] = words_of(error)
        else:
            messages.success(request, change.done)
            return redirect(change.back_url)
    proposal = propose(change.of, change.otherwise, change.make)
    done_as(Action.READ)
    context |= {
        "change": change,
        "of": change.of,
        "proposal": proposal,
        "driving": driving_words(proposal.minutes),
        "kept": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_KEPT
        ],
    }
    return render(request, "rounds/plans/proposal.html", context)
