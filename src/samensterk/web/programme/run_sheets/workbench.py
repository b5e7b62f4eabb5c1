"""Working on the steps of a run sheet: the same for an own one and for a standard one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.requests import GuardedRequest, number_in
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.programme.run_sheets import queries, services
from samensterk.web.programme.run_sheets.faults import StepsError
from samensterk.web.programme.run_sheets.forms import (
    OfferForm,
    StepForm,
    as_initial,
)
from samensterk.web.programme.run_sheets.models import Template
from samensterk.web.programme.run_sheets.offers import Difference
from samensterk.web.programme.run_sheets.steps import Step, read_steps
from samensterk.web.programme.run_sheets.words import (
    fault_words,
    offer_lines,
)


@dataclass(frozen=True, slots=True)
class Bench:
    """A run sheet that is worked on, and where its pages are."""

    template: Template
    url: str
    step_url: str
    act_url: str
    offer_url: str

    @property
    def steps(self) -> tuple[Step, ...]:
        return read_steps(self.template.steps)

    @property
    def titles(self) -> dict[str, str]:
        return {one.key: one.title for one in self.steps}

    def step(self, key: str) -> Step | None:
        return next((one for one in self.steps if one.key == key), None)


def own_bench(slug: str, template: Template) -> Bench:
    """Give that of a municipality."""
    where = [slug, template.pk]
    return Bench(
        template,
        reverse("programme:run_sheet_template", args=where),
        reverse("programme:run_sheet_step", args=where),
        reverse("programme:run_sheet_step_act", args=where),
        reverse("programme:run_sheet_offer", args=where),
    )


def standard_bench(template: Template) -> Bench:
    """Give that of the RIEC."""
    where = [template.code]
    return Bench(
        template,
        reverse("programme:standard", args=where),
        reverse("programme:standard_step", args=where),
        reverse("programme:standard_step_act", args=where),
        reverse("programme:standard_offer", args=where),
    )


def version_seen(request: GuardedRequest) -> int:
    """Give which version somebody had before him; none fits when it is not told."""
    return number_in(request.POST.get("version", "")) or 0


def edit_step(request: GuardedRequest, bench: Bench) -> HttpResponse:
    """Add a step, or change the one that the address names."""
    key = request.GET.get("stap", "")
    step = bench.step(key)
    if key and step is None:
        messages.info(request, _("This step is not there any more."))
        return redirect(bench.url)
    form = StepForm(
        request.POST or None, steps=bench.steps, key=key, initial=as_initial(step)
    )
    context: dict[str, Any] = {"bench": bench, "step": step, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            services.change_step(
                template=bench.template,
                version=version_seen(request),
                step=form.step,
                key=key,
            )
        except ChangedMeanwhile as error:
            context |= _both(form, error.current)
        except StepsError as error:
            form.add_error("needs", fault_words(error))
        else:
            messages.success(request, _("The step is kept."))
            return redirect(bench.url)
    return render(request, "programme/run_sheets/step.html", context)


def _both(form: StepForm, current: Template) -> dict[str, Any]:
    """Give what stands there now, so that nobody undoes the work of another unseen."""
    steps = read_steps(current.steps)
    form.offer_needs(steps)
    now = next((one for one in steps if one.key == form.key), None)
    kept = as_initial(now) | {"days": abs(now.day)} if now else {}
    return {
        "both": show_both(form, current, kept=kept),
        "version": current.version,
        "is_gone": bool(form.key) and now is None,
    }


def act_on_step(request: GuardedRequest, bench: Bench) -> HttpResponse:
    """Move a step among those of its moment, or take it out."""
    key, act = request.POST.get("stap", ""), request.POST.get("act", "")
    version = version_seen(request)
    if bench.step(key) is None or act not in ("up", "down", "remove"):
        messages.info(request, _("Choose a step first."))
        return redirect(bench.url)
    try:
        if act == "remove":
            services.remove_step(template=bench.template, version=version, key=key)
            messages.success(request, _("The step is taken out."))
        else:
            services.move_step(
                template=bench.template, version=version, key=key, is_up=act == "up"
            )
    except ChangedMeanwhile:
        messages.error(
            request,
            _("Somebody else changed this run sheet. Look at it and try again."),
        )
    return redirect(bench.url)


def choose_changes(
    request: GuardedRequest, bench: Bench, context: dict[str, Any]
) -> HttpResponse:
    """Show what is offered, and take over what is chosen; own work stays."""
    found: tuple[Difference, ...] = context["differences"]
    newer = {one.standard.key: one.standard.title for one in found if one.standard}
    lines = offer_lines(found, newer | bench.titles)
    form = OfferForm(request.POST or None, lines=lines)
    if request.method == "POST" and form.is_valid():
        take = (
            services.take_over_shipped
            if bench.template.is_standard
            else services.take_over_offer
        )
        version = version_seen(request)
        try:
            n_taken = take(template=bench.template, version=version, keys=form.taken)
        except ChangedMeanwhile:
            form.add_error(
                None,
                _("Somebody else changed this run sheet. Look at the list again."),
            )
            bench.template.refresh_from_db()
        except StepsError as error:
            form.add_error(None, fault_words(error))
        else:
            text = ngettext(
                "%(n)s change is taken over.", "%(n)s changes are taken over.", n_taken
            )
            messages.success(request, text % {"n": n_taken})
            return redirect(bench.url)
    context |= {"bench": bench, "form": form}
    return render(request, "programme/run_sheets/offer.html", context)


def offered_to(bench: Bench) -> dict[str, Any]:
    """Give what there is to choose from."""
    if bench.template.is_standard:
        return {"differences": queries.shipped_offer(bench.template), "edition": None}
    found = queries.offered(bench.template)
    return {"differences": found.differences, "edition": found.edition}
