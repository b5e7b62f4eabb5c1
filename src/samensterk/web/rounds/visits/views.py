"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def today_page(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def day_plan(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def day_plan_file(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def visit_stop(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def visit_record(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def visits(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def visit(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def conversation_card(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
