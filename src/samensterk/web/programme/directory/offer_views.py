"""Pages about the menukaart."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.common.attachments import attachment
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.programme.directory import offer_queries, offer_services
from samensterk.web.programme.directory.menu_paper import menu_paper as as_paper
from samensterk.web.programme.directory.models import Experience, Offer
from samensterk.web.programme.directory.offer_forms import (
    ExperienceForm,
    OfferForm,
    OfferListForm,
)
from samensterk.web.programme.directory.offer_listing import offer_listing


@require_GET
def menu(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    form = OfferListForm(request.GET)
    rows = offer_queries.offers(here.pk, form.asked)
    context = {
        "form": form,
        "table": offer_listing(here.slug).page(rows, request.GET),
        "overdue": offer_queries.overdue(here.pk),
        "query": request.GET.urlencode(),
    }
    name = "_menu" if wants_part(request) else "menu"
    return render(request, f"programme/directory/{name}.html", context)


@require_GET
def menu_paper(request: MunicipalityRequest) -> HttpResponse:
    """The menukaart as it was narrowed, to print or to send along."""
    here = request.municipality
    rows = offer_queries.offers(here.pk, OfferListForm(request.GET).asked)
    return attachment(as_paper(here, rows), "application/pdf", "menukaart.pdf")


@require_GET
def offer(request: MunicipalityRequest, offer_id: int) -> HttpResponse:
    found = fetch(request, offer_id)
    context = {
        "offer": found,
        "experiences": offer_queries.experiences(request.municipality.pk, found),
        "is_overdue": offer_queries.is_overdue(found),
    }
    return render(request, "programme/directory/offer.html", context)


@require_http_methods(["GET", "POST"])
def offer_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    form = OfferForm(request.POST or None, municipality_id=here.pk)
    if request.method == "POST" and form.is_valid():
        made = offer_services.add_offer(municipality_id=here.pk, values=form.values)
        messages.success(request, _("It stands on the menukaart."))
        return redirect("programme:offer", here.slug, made.pk)
    context = {"form": form, "title": _("New on the menukaart")}
    return render(request, "programme/directory/offer_form.html", context)


@require_http_methods(["GET", "POST"])
def offer_edit(request: MunicipalityRequest, offer_id: int) -> HttpResponse:
    here, found = request.municipality, fetch(request, offer_id)
    if found.is_standard:
        return _not_ours(request, found)
    form = OfferForm(request.POST or None, instance=found, municipality_id=here.pk)
    context: dict[str, Any] = {"form": form, "title": _("Change the menukaart")}
    if request.method == "POST" and form.is_valid():
        try:
            offer_services.change_offer(
                offer=found, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            context["both"] = show_both(form, error.current)
        else:
            messages.success(request, _("The menukaart has been changed."))
            return redirect("programme:offer", here.slug, found.pk)
    return render(request, "programme/directory/offer_form.html", context)


@require_POST
def offer_copy(request: MunicipalityRequest, offer_id: int) -> HttpResponse:
    here, found = request.municipality, fetch(request, offer_id)
    made = offer_services.copy_offer(offer=found, municipality_id=here.pk)
    messages.success(
        request, _("This is your own copy; change what is different here.")
    )
    return redirect("programme:offer_edit", here.slug, made.pk)


@require_http_methods(["GET", "POST"])
def offer_remove(request: MunicipalityRequest, offer_id: int) -> HttpResponse:
    here, found = request.municipality, fetch(request, offer_id)
    if found.is_standard:
        return _not_ours(request, found)
    if request.method == "POST":
        offer_services.remove_offer(offer=found)
        messages.success(request, _("It has been taken off the menukaart."))
        return redirect("programme:menu", here.slug)
    told = offer_queries.experiences(here.pk, found)
    context = {"offer": found, "n_experiences": told.count()}
    return render(request, "programme/directory/offer_remove.html", context)


@require_http_methods(["GET", "POST"])
def experience_new(request: MunicipalityRequest, offer_id: int) -> HttpResponse:
    here, found = request.municipality, fetch(request, offer_id)
    form = ExperienceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        offer_services.add_experience(
            offer=found,
            municipality_id=here.pk,
            by_id=request.user.pk,
            **form.cleaned_data,
        )
        messages.success(
            request, _("Thank you: the next who thinks of it can read it.")
        )
        return redirect("programme:offer", here.slug, found.pk)
    context = {"form": form, "offer": found}
    return render(request, "programme/directory/experience_new.html", context)


@require_POST
def experience_remove(request: MunicipalityRequest, experience_id: int) -> HttpResponse:
    here = request.municipality
    mine = Experience.objects.filter(municipality=here.pk)
    found = get_object_or_404(mine, pk=experience_id)
    offer_services.remove_experience(experience=found)
    messages.success(request, _("The experience has been removed."))
    return redirect("programme:offer", here.slug, found.offer_id)


def fetch(request: MunicipalityRequest, offer_id: int) -> Offer:
    return get_object_or_404(offer_queries.offers(request.municipality.pk), pk=offer_id)


def _not_ours(request: MunicipalityRequest, found: Offer) -> HttpResponse:
    messages.info(
        request, _("This came with the software. Make an own copy to change it.")
    )
    return redirect("programme:offer", request.municipality.slug, found.pk)
