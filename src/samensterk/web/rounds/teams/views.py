"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def teams(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team_new(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team_edit(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team_remove(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team_days(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team_member_new(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team_member(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def team_member_remove(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def name_policies(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
