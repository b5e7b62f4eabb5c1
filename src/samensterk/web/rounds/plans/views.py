"""Pages of this wing."""

from django.http import Http404, HttpRequest, HttpResponse


def plan(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def plan_start(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def plan_days(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def plan_ill(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def closure_new(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def closure_remove(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def stop_new(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def stop(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def stop_move(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def stop_appointment(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404


def stop_why(request: HttpRequest, **parts: object) -> HttpResponse:
    raise Http404
