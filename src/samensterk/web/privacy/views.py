"""The way into the privacy room."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.sections import sections_for


@require_GET
def overview(request: MunicipalityRequest) -> HttpResponse:
    context = {"sections": sections_for(request)}
    return render(request, "privacy/overview.html", context)
