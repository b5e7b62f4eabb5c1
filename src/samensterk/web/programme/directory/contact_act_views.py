"""What is done with one contact, and the page of who must be asked or called."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.directory import contact_queries, contact_services
from samensterk.web.programme.directory.contact_forms import LeaveForm
from samensterk.web.programme.directory.contact_listing import check_listing
from samensterk.web.programme.directory.contact_views import fetch
from samensterk.web.programme.directory.faults import HasLeft


@require_http_methods(["GET", "POST"])
def contact_left(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    found = fetch(request, contact_id)
    form = LeaveForm(request.POST or None, contact=found)
    if request.method == "POST" and form.is_valid():
        contact_services.leave(contact=found, **form.cleaned_data)
        messages.success(
            request, _("Written down that %s works there no more.") % found.name
        )
        return redirect("programme:contact", request.municipality.slug, found.pk)
    context = {"form": form, "contact": found}
    return render(request, "programme/directory/contact_left.html", context)


@require_POST
def contact_back(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    found = fetch(request, contact_id)
    contact_services.come_back(contact=found)
    messages.success(request, _("Written down that %s works there.") % found.name)
    return redirect("programme:contact", request.municipality.slug, found.pk)


@require_http_methods(["GET", "POST"])
def contact_remove(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    found = fetch(request, contact_id)
    if request.method == "POST":
        contact_services.remove_contact(contact=found)
        messages.success(request, _("The contact has been removed."))
        return redirect("programme:contacts", request.municipality.slug)
    context = {
        "contact": found,
        "stands_in_for": found.stands_in_for.all(),
        "offers": found.offers.all(),
    }
    return render(request, "programme/directory/contact_remove.html", context)


@require_POST
def contact_confirm(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    """Somebody called, and all of it is right."""
    found = fetch(request, contact_id)
    try:
        contact_services.confirm_contact(contact=found)
    except HasLeft:
        messages.error(request, _("This contact works there no more. Nothing changed."))
    else:
        messages.success(request, _("Written down: checked today."))
    return redirect("programme:contact", request.municipality.slug, found.pk)


@require_POST
def correction_done(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    found = fetch(request, contact_id)
    contact_services.end_correction(contact=found)
    messages.success(request, _("What was written has been dealt with."))
    return redirect("programme:contact_checks", request.municipality.slug)


@require_GET
def contact_checks(request: MunicipalityRequest) -> HttpResponse:
    """Who wrote back, who did not answer, who has no mail, and who is being asked."""
    here = request.municipality
    silent = check_listing(
        here.slug, _("Contacts who did not answer"), _("Everybody answered in time.")
    )
    to_call = check_listing(
        here.slug,
        _("Contacts without an e-mail address"),
        _("Nobody has to be called."),
    )
    asked = check_listing(
        here.slug, _("Contacts who were asked"), _("No question is open.")
    )
    context = {
        "wrote_back": contact_queries.wrote_back(here.pk),
        "silent": silent.page(contact_queries.silent(here.pk), request.GET),
        "to_call": to_call.page(contact_queries.to_call(here.pk), request.GET),
        "asked": asked.page(contact_queries.still_in_time(here.pk), request.GET),
    }
    return render(request, "programme/directory/checks.html", context)
