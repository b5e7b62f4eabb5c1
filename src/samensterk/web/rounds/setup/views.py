"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def rounds(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def round_new(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def round_page(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def round_edit(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def round_remove(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def round_areas(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def round_order(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def draw_new(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def draw(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def pause_new(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def pause(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def draw_public(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def draw_list(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
