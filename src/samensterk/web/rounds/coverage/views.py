"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def coverage(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def coverage_map(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def area_rhythm(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def next_round(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
