"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def rule(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def rule_edit(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def rule_public(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
