"""Pages about people at partners: the list, one person, a new one, a change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.common.attachments import attachment
from samensterk.web.common.list_files import list_file
from samensterk.web.common.phones import digits_of
from samensterk.web.common.requests import MunicipalityRequest, wants_part
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.programme.directory import contact_queries, contact_services
from samensterk.web.programme.directory.cards import VCARD, as_cards
from samensterk.web.programme.directory.contact_forms import (
    ContactForm,
    ContactListForm,
)
from samensterk.web.programme.directory.contact_listing import (
    contact_file_listing,
    contact_listing,
)
from samensterk.web.programme.directory.contact_queries import ContactFilter
from samensterk.web.programme.directory.models import Contact, ContactQuerySet


@require_GET
def contact_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    form, rows = _narrowed(request)
    context = {
        "form": form,
        "table": contact_listing(here.slug).page(rows, request.GET),
        "query": request.GET.urlencode(),
    }
    name = "_contact_list" if wants_part(request) else "contact_list"
    return render(request, f"programme/directory/{name}.html", context)


@require_GET
def contacts_file(request: MunicipalityRequest, kind: str) -> HttpResponse:
    """The list as it was narrowed, for a spreadsheet."""
    _form, rows = _narrowed(request)
    return list_file(contact_file_listing(), rows, request.GET, kind)


@require_GET
def contacts_cards(request: MunicipalityRequest) -> HttpResponse:
    """The list as it was narrowed, for an address book; without who left."""
    _form, rows = _narrowed(request)
    return attachment(as_cards(rows.working()), VCARD, "contactpersonen.vcf")


def _narrowed(
    request: MunicipalityRequest,
) -> tuple[ContactListForm, ContactQuerySet]:
    here = request.municipality.pk
    form = ContactListForm(request.GET, narrowing=contact_queries.narrowing(here))
    return form, contact_queries.contacts(here, form.asked)


@require_GET
def contact(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    found = fetch(request, contact_id)
    context = {
        "contact": found,
        "dial": digits_of(found.phone),
        "instead": contact_queries.instead_of(found),
        "stands_in_for": found.stands_in_for.working(),
        "offers": found.offers.all(),
    }
    return render(request, "programme/directory/contact.html", context)


@require_GET
def contact_card(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    """One person for an address book; not of who works there no more."""
    found = fetch(request, contact_id)
    if found.left_on is not None:
        raise Http404
    return attachment(as_cards([found]), VCARD, f"contactpersoon-{found.pk}.vcf")


@require_http_methods(["GET", "POST"])
def contact_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    form = ContactForm(request.POST or None, municipality_id=here.pk)
    if request.method == "POST" and form.is_valid():
        made = contact_services.add_contact(municipality_id=here.pk, values=form.values)
        messages.success(request, _("The contact has been added."))
        return redirect("programme:contact", here.slug, made.pk)
    return _form_page(request, {"form": form, "title": _("New contact")})


@require_http_methods(["GET", "POST"])
def contact_edit(request: MunicipalityRequest, contact_id: int) -> HttpResponse:
    """Change somebody; who was second sees both versions, and decides."""
    here, found = request.municipality, fetch(request, contact_id)
    form = ContactForm(request.POST or None, instance=found, municipality_id=here.pk)
    context: dict[str, Any] = {
        "form": form,
        "title": _("Change contact"),
        "correction": found.correction,
        "contact_id": found.pk,
    }
    if request.method == "POST" and form.is_valid():
        try:
            contact_services.change_contact(
                contact=found,
                version=form.version_seen,
                values=form.values,
                is_checked=form.cleaned_data["is_checked"],
            )
        except ChangedMeanwhile as error:
            context["both"] = show_both(form, error.current)
        else:
            messages.success(request, _("The contact has been changed."))
            return redirect("programme:contact", here.slug, found.pk)
    return _form_page(request, context)


def _form_page(request: MunicipalityRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, "programme/directory/contact_form.html", context)


def fetch(request: MunicipalityRequest, contact_id: int) -> Contact:
    asked = ContactFilter(with_left=True)
    rows = contact_queries.contacts(request.municipality.pk, asked)
    return get_object_or_404(rows, pk=contact_id)
