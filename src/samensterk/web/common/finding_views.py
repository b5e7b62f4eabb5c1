"""Search over what somebody may see."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.web.common.finding import FINDERS, Found
from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    found: list[Found]


@require_GET
def search(request: MunicipalityRequest) -> HttpResponse:
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    kinds = FINDERS.kinds if len(text) >= SHORTEST else []
    groups = [
        Group(str(kind.label), list(kind.find(request, text)))
        for kind in kinds
        if may(request, kind.door)
    ]
    context = {"text": text, "groups": [one for one in groups if one.found]}
    return render(request, "common/search.html", context)
