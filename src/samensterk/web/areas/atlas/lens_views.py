"""The lens of the CCV: words to talk with, apart from every place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.web.areas.atlas.lens import read_lens


@require_GET
def lens(request: HttpRequest) -> HttpResponse:
    """Give the words of the CCV for talking and training; nothing of any place."""
    return render(request, "areas/atlas/lens.html", {"lens": read_lens()})
