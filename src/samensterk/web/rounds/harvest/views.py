"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def harvests(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def harvest(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def harvest_approve(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def harvest_publish(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def harvest_file(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def harvest_public(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
