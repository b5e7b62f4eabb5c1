"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def announcement(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def announcement_edit(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def announce(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def letters_file(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def announcement_text(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def answers(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def answer_enter(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def answer(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def answer_code(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def answer_page(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def round_public(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
