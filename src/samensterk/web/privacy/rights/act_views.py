"""What is done for one request: one form, one verb, back to its page."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samensterk.web.accounts.queries import look_of
from samensterk.web.common.attachments import attachment
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.rights import dossier, request_services
from samensterk.web.privacy.rights.findings import find_all, removable, staying
from samensterk.web.privacy.rights.forms import (
    AnswerForm,
    CorrectionForm,
    FileForm,
    IdentityForm,
    LongerForm,
    ObjectionForm,
    RemovalForm,
)
from samensterk.web.privacy.rights.models import RequestStep, SubjectRequest, Wish
from samensterk.web.privacy.rights.request_views import closed, fetch, show

Act = Callable[[MunicipalityRequest, SubjectRequest], HttpResponse]


def _on_open_request(act: Act) -> Callable[[MunicipalityRequest, UUID], HttpResponse]:
    """Fetch the request; one that is closed, also at the same moment, stays as it is."""

    def view(request: MunicipalityRequest, request_id: UUID) -> HttpResponse:
        asked = fetch(request, request_id)
        if not asked.is_open:
            return closed(request, asked)
        try:
            return act(request, asked)
        except request_services.AlreadyAnswered:
            return closed(request, asked)

    return view


def _back(
    request: MunicipalityRequest, asked: SubjectRequest, told: str
) -> HttpResponse:
    messages.success(request, told)
    return redirect("privacy:request", request.municipality.slug, asked.pk)


@require_POST
@_on_open_request
def request_identity(
    request: MunicipalityRequest, asked: SubjectRequest
) -> HttpResponse:
    form = IdentityForm(request.POST, prefix="identity")
    if not form.is_valid():
        return show(request, asked, identity_form=form)
    identity = SubjectRequest.Identity(form.cleaned_data["identity"])
    request_services.note_identity(
        request=asked, identity=identity, by_id=request.user.pk
    )
    return _back(request, asked, _("It has been written down who asks."))


@require_POST
@_on_open_request
def request_find(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    """Keep which of the things that were found are of the one who asks."""
    tokens = request.POST.getlist("items")
    request_services.choose(request=asked, tokens=tokens, by_id=request.user.pk)
    return _back(request, asked, _("Your choice has been kept."))


@require_http_methods(["GET", "POST"])
@_on_open_request
def request_file(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    """Give all that is theirs as a file."""
    if not asked.identity:
        return _not_checked(request, asked)
    form = FileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = dossier.gather(asked)
        answer = _file(asked, form.did, found)
        request_services.note_file(
            request=asked,
            did=form.did,
            n_items=sum(len(one.entries) for one in found.chapters),
            by_id=request.user.pk,
        )
        done_as(Action.EXPORT)
        return answer
    return render(
        request, "privacy/rights/request_file.html", {"asked": asked, "form": form}
    )


def _file(
    asked: SubjectRequest, did: RequestStep.Did, found: dossier.Dossier
) -> HttpResponse:
    is_pdf = did == RequestStep.Did.TAKEN_AS_PDF
    content = (
        dossier.as_pdf(found, look_of(asked.municipality))
        if is_pdf
        else dossier.as_json(found)
    )
    kind = "pdf" if is_pdf else "json"
    name = f"gegevens-{str(asked.pk)[:8]}.{kind}"  # a name of a file tells of nobody
    return attachment(content, f"application/{kind}", name)


def _not_checked(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    messages.error(
        request,
        _(
            "First write down how it was made sure who asks. Nothing was given or removed."
        ),
    )
    return redirect("privacy:request", request.municipality.slug, asked.pk)


@require_http_methods(["GET", "POST"])
@_on_open_request
def request_remove(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    """Show what can go and what stays with its reason; remove what was chosen."""
    if not asked.identity:
        return _not_checked(request, asked)
    rooms = find_all(asked)
    choices = [(one.token, one.item.title) for one in removable(rooms)]
    form = RemovalForm(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        n_removed = request_services.remove(
            request=asked, tokens=form.cleaned_data["items"], by_id=request.user.pk
        )
        told = ngettext(
            "%(n)s thing was removed.", "%(n)s things were removed.", n_removed
        )
        return _back(request, asked, told % {"n": n_removed})
    done_as(Action.READ)
    context = {
        "asked": asked,
        "form": form,
        "has_choices": bool(choices),
        "staying": staying(rooms),
    }
    return render(request, "privacy/rights/request_remove.html", context)


@require_POST
@_on_open_request
def request_correct(
    request: MunicipalityRequest, asked: SubjectRequest
) -> HttpResponse:
    form = CorrectionForm(request.POST, prefix="correction")
    if not form.is_valid():
        return show(request, asked, correction_form=form)
    did = RequestStep.Did(form.cleaned_data["did"])
    request_services.note_correction(request=asked, did=did, by_id=request.user.pk)
    return _back(request, asked, _("It has been written down what was corrected."))


@require_POST
@_on_open_request
def request_object(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    form = ObjectionForm(request.POST, prefix="objection")
    if not form.is_valid():
        return show(request, asked, objection_form=form)
    position = Wish.Position(form.cleaned_data["position"])
    try:
        request_services.object_to_contact(
            request=asked, position=position, by_id=request.user.pk
        )
    except request_services.NoAddress:
        form.add_error(None, _("This request is not about an address."))
        return show(request, asked, objection_form=form)
    return _back(request, asked, _("The wish of this address has been written down."))


@require_POST
@_on_open_request
def request_extend(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    form = LongerForm(request.POST, prefix="longer")
    if not form.is_valid():
        return show(request, asked, longer_form=form)
    because = SubjectRequest.Longer(form.cleaned_data["because"])
    try:
        request_services.extend(request=asked, because=because, by_id=request.user.pk)
    except request_services.TooLateToExtend:
        form.add_error(
            None, _("The time can be made longer once, and only in the first month.")
        )
        return show(request, asked, longer_form=form)
    return _back(
        request, asked, _("There are two months more. Tell the one who asks why.")
    )


@require_POST
@_on_open_request
def request_answer(request: MunicipalityRequest, asked: SubjectRequest) -> HttpResponse:
    form: forms.Form = AnswerForm(request.POST, prefix="answer")
    if not form.is_valid():
        return show(request, asked, answer_form=form)
    request_services.answer(
        request=asked,
        outcome=SubjectRequest.Outcome(form.cleaned_data["outcome"]),
        reason=form.cleaned_data["reason"],
        by_id=request.user.pk,
    )
    return _back(request, asked, _("The request is closed. It stays here for a year."))
