"""Pages about how to reach somebody on a yard; they show on no list and in no search."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.yards import contacts
from samensterk.web.areas.yards.contact_forms import YardContactForm
from samensterk.web.areas.yards.correction_views import to_yard
from samensterk.web.areas.yards.models import Yard, YardContact
from samensterk.web.areas.yards.views import fetch
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.privacy.rights.queries import wish_of


@require_http_methods(["GET", "POST"])
def contact_new(request: MunicipalityRequest, yard_id: int) -> HttpResponse:
    yard = fetch(request, yard_id)
    form = YardContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contacts.add_contact(yard=yard, values=form.values, by_id=request.user.pk)
        messages.success(request, _("Written down how to reach somebody here."))
        return to_yard(request, yard)
    done_as(Action.READ)
    wish = wish_of(request.municipality.pk, yard.key)
    context = {"yard": yard, "form": form, "wish": wish}
    return render(request, "areas/yards/contact.html", context)


@require_http_methods(["GET", "POST"])
def contact(request: MunicipalityRequest, yard_contact_id: int) -> HttpResponse:
    """Change a contact; who saves second sees what the first one wrote."""
    found = _fetch(request, yard_contact_id)
    form = YardContactForm(request.POST or None, instance=found)
    both: BothVersions | None = None
    if request.method == "POST" and form.is_valid():
        try:
            contacts.change_contact(
                contact=found, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            both = show_both(form, error.current)
        else:
            messages.success(request, _("The change has been saved."))
            return _back(request, found)
    done_as(Action.READ)
    context = {"contact": found, "yard": _yard(found), "form": form, "both": both}
    return render(request, "areas/yards/contact.html", context)


@require_http_methods(["GET", "POST"])
def contact_remove(request: MunicipalityRequest, yard_contact_id: int) -> HttpResponse:
    found = _fetch(request, yard_contact_id)
    if request.method == "POST":
        contacts.remove_contact(contact=found)
        messages.success(request, _("The contact has been removed."))
        return _back(request, found)
    context = {"contact": found, "yard": _yard(found)}
    return render(request, "areas/yards/contact_remove.html", context)


def _fetch(request: MunicipalityRequest, yard_contact_id: int) -> YardContact:
    rows = YardContact.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(rows, pk=yard_contact_id)


def _yard(found: YardContact) -> Yard | None:
    """Give the yard of a contact; its row may be gone while the contact is kept."""
    rows = Yard.objects.for_municipality(found.municipality_id)
    return rows.filter(key=found.key).first()


def _back(request: MunicipalityRequest, found: YardContact) -> HttpResponse:
    yard = _yard(found)
    if yard is None:
        return redirect("areas:yards", request.municipality.slug)
    return to_yard(request, yard)
