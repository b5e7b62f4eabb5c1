"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def capacity(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
