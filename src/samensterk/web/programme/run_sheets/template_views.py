"""Pages about the run sheets of a municipality, and the standard ones beside them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.programme.run_sheets import queries, services
from samensterk.web.programme.run_sheets.faults import CodeTaken
from samensterk.web.programme.run_sheets.forms import (
    NameForm,
    NewTemplateForm,
)
from samensterk.web.programme.run_sheets.models import Template
from samensterk.web.programme.run_sheets.words import sections
from samensterk.web.programme.run_sheets.workbench import (
    act_on_step,
    choose_changes,
    edit_step,
    offered_to,
    own_bench,
    version_seen,
)


@require_GET
def run_sheets(request: MunicipalityRequest) -> HttpResponse:
    """Own ones first; beside each how many changes of the RIEC wait."""
    here = request.municipality.pk
    found = queries.templates_for(here)
    waiting = {
        one.template.pk: len(one.differences) for one in queries.offers_for(here)
    }
    context = {
        "own": [(one, waiting.get(one.pk, 0)) for one in found if not one.is_standard],
        "standard": [one for one in found if one.is_standard],
    }
    return render(request, "programme/run_sheets/list.html", context)


@require_http_methods(["GET", "POST"])
def run_sheet_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    form = NewTemplateForm(
        request.POST or None,
        templates=queries.templates_for(here.pk),
        initial={"source": request.GET.get("van", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = services.copy_template(
                municipality_id=here.pk,
                title=form.cleaned_data["title"],
                kind=form.cleaned_data["kind"],
                source=form.source_template,
            )
        except CodeTaken:
            form.add_error("title", _("There is a run sheet with this name already."))
        else:
            messages.success(request, _("The run sheet is yours to change now."))
            return redirect("programme:run_sheet_template", here.slug, made.pk)
    return render(request, "programme/run_sheets/new.html", {"form": form})


@require_GET
def run_sheet_template(request: MunicipalityRequest, template_id: int) -> HttpResponse:
    here = request.municipality
    template = get_object_or_404(queries.visible_to(here.pk), pk=template_id)
    steps = queries.steps_of(template)
    context = {
        "template": template,
        "bench": own_bench(here.slug, template),
        "sections": sections(steps),
        "n_steps": len(steps),
        "edition": queries.newest_edition(template),
        "n_offered": 0 if template.is_standard else _n_offered(template),
    }
    return render(request, "programme/run_sheets/template.html", context)


def _n_offered(template: Template) -> int:
    return len(queries.offered(template).differences)


@require_http_methods(["GET", "POST"])
def run_sheet_name(request: MunicipalityRequest, template_id: int) -> HttpResponse:
    template = _own(request, template_id)
    initial = {"title": template.title, "about": template.about}
    form = NameForm(request.POST or None, initial=initial)
    version, both = template.version, None
    if request.method == "POST" and form.is_valid():
        try:
            services.rename_template(
                template=template,
                version=version_seen(request),
                **form.cleaned_data,
            )
        except ChangedMeanwhile as error:
            both, version = show_both(form, error.current), error.current.version
        else:
            return redirect(
                "programme:run_sheet_template", request.municipality.slug, template.pk
            )
    context = {"form": form, "template": template, "version": version, "both": both}
    return render(request, "programme/run_sheets/name.html", context)


@require_POST
def run_sheet_remove(request: MunicipalityRequest, template_id: int) -> HttpResponse:
    template = _own(request, template_id)
    if request.POST.get("sure") != "yes":
        messages.info(request, _("Nothing was removed."))
    else:
        services.remove_template(template=template)
        messages.success(
            request,
            _("The run sheet is removed. Events that were filled with it stay."),
        )
    return redirect("programme:run_sheets", request.municipality.slug)


@require_http_methods(["GET", "POST"])
def run_sheet_step(request: MunicipalityRequest, template_id: int) -> HttpResponse:
    template = _own(request, template_id)
    return edit_step(request, own_bench(request.municipality.slug, template))


@require_POST
def run_sheet_step_act(request: MunicipalityRequest, template_id: int) -> HttpResponse:
    template = _own(request, template_id)
    return act_on_step(request, own_bench(request.municipality.slug, template))


@require_http_methods(["GET", "POST"])
def run_sheet_offer(request: MunicipalityRequest, template_id: int) -> HttpResponse:
    template = _own(request, template_id)
    bench = own_bench(request.municipality.slug, template)
    return choose_changes(request, bench, offered_to(bench))


def _own(request: MunicipalityRequest, template_id: int) -> Template:
    rows = Template.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows.select_related("base__template"), pk=template_id)
