"""Pages where the RIEC keeps the standard run sheets, for all municipalities."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.common.requests import GuardedRequest
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.run_sheets import queries, services
from samensterk.web.programme.run_sheets.faults import (
    NothingNew,
    StepsError,
)
from samensterk.web.programme.run_sheets.forms import GiveOutForm
from samensterk.web.programme.run_sheets.models import Template
from samensterk.web.programme.run_sheets.words import fault_words, sections
from samensterk.web.programme.run_sheets.workbench import (
    act_on_step,
    choose_changes,
    edit_step,
    offered_to,
    standard_bench,
    version_seen,
)


@require_GET
def standards(request: GuardedRequest) -> HttpResponse:
    found = Template.objects.standard().prefetch_related("editions")
    lines = [
        {
            "template": one,
            "edition": next(iter(one.editions.all()), None),
            "is_waiting": queries.is_waiting(one),
        }
        for one in found
    ]
    return render(request, "programme/run_sheets/standards.html", {"lines": lines})


@require_GET
def standard(request: GuardedRequest, standard: str) -> HttpResponse:
    return _show(request, _kept(standard), GiveOutForm())


def _show(
    request: GuardedRequest, template: Template, form: GiveOutForm
) -> HttpResponse:
    bench = standard_bench(template)
    context: dict[str, Any] = {
        "template": template,
        "bench": bench,
        "form": form,
        "sections": sections(bench.steps),
        "n_steps": len(bench.steps),
        "editions": template.editions.select_related("by"),
        "is_waiting": queries.is_waiting(template),
        "n_offered": len(queries.shipped_offer(template)),
    }
    return render(request, "programme/run_sheets/standard.html", context)


@require_http_methods(["GET", "POST"])
def standard_step(request: GuardedRequest, standard: str) -> HttpResponse:
    return edit_step(request, standard_bench(_kept(standard)))


@require_POST
def standard_step_act(request: GuardedRequest, standard: str) -> HttpResponse:
    return act_on_step(request, standard_bench(_kept(standard)))


@require_http_methods(["GET", "POST"])
def standard_offer(request: GuardedRequest, standard: str) -> HttpResponse:
    """What came with a newer version of the software, beside what the RIEC made."""
    bench = standard_bench(_kept(standard))
    return choose_changes(request, bench, offered_to(bench))


@require_POST
def standard_give_out(request: GuardedRequest, standard: str) -> HttpResponse:
    """From now on municipalities see this one, with what is new."""
    template = _kept(standard)
    form = GiveOutForm(request.POST)
    if form.is_valid():
        try:
            edition = services.give_out(
                template=template,
                version=version_seen(request),
                note=form.cleaned_data["note"],
                by_id=request.user.pk,
            )
        except ChangedMeanwhile:
            form.add_error(
                None,
                _("Somebody else changed this run sheet. Look at it and try again."),
            )
        except NothingNew:
            form.add_error(None, _("Nothing was changed since the last edition."))
        except StepsError as error:
            form.add_error(None, fault_words(error))
        else:
            messages.success(
                request, _("Edition %(n)s is given out.") % {"n": edition.number}
            )
            return redirect("programme:standard", template.code)
    template.refresh_from_db()
    return _show(request, template, form)


def _kept(code: str) -> Template:
    return get_object_or_404(Template.objects.standard(), code=code)
