"""A draw in the open: the first number, the second, and the page where all can check it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.accounts.queries import house_style_of
from samensterk.web.areas.talks.queries import known_names
from samensterk.web.common.attachments import attachment
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile, show_both
from samensterk.web.privacy.papers.footer import footer_links
from samensterk.web.rounds.setup import drawing, queries
from samensterk.web.rounds.setup.area_forms import DrawForm, NumberForm
from samensterk.web.rounds.setup.faults import (
    AreasChanged,
    DrawIsOpen,
    FewAreas,
    NotDraft,
    NotWaiting,
    SamePerson,
)
from samensterk.web.rounds.setup.models import Draw, Round
from samensterk.web.rounds.setup.order_words import public_url
from samensterk.web.rounds.setup.views import fetch_round, is_fixed

PLAIN = "text/plain; charset=utf-8"


@require_http_methods(["GET", "POST"])
def draw_new(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Freeze the list of areas and keep the first number."""
    found = fetch_round(request, round_id)
    here = request.municipality
    if found.state != Round.State.DRAFT:
        return is_fixed(request, found)
    draws = queries.draws_of(found)
    waiting = next((one for one in draws if one.drawn_at is None), None)
    if waiting is not None:
        return redirect("rounds:draw", here.slug, waiting.pk)
    form = DrawForm(
        request.POST or None,
        instance=found,
        is_first=not draws,
        known=known_names(here.pk, found.scan),
    )
    context: dict[str, Any] = {"round": found, "form": form, "draws": draws}
    context["rows"] = list(queries.rows_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            made = drawing.start_draw(
                of=found,
                version=form.version_seen,
                entry=form.cleaned_data["entry"],
                reason=form.reason_given,
                by_id=request.user.pk,
            )
        except ChangedMeanwhile as error:
            context["both"] = show_both(form, error.current, kept={})
        except NotDraft:
            return is_fixed(request, found)
        except (FewAreas, DrawIsOpen):
            return _cannot_begin(request, found)
        else:
            return redirect("rounds:draw", here.slug, made.pk)
    return render(request, "rounds/setup/draw_new.html", context)


def _cannot_begin(request: MunicipalityRequest, found: Round) -> HttpResponse:
    messages.warning(
        request,
        _(
            "A draw needs at least two areas, and no other draw that still waits. Nothing was drawn."
        ),
    )
    return redirect("rounds:round_order", request.municipality.slug, found.pk)


def fetch_draw(request: MunicipalityRequest, draw_id: UUID) -> Draw:
    rows = Draw.objects.filter(municipality=request.municipality.pk)
    rows = rows.select_related("of__municipality", "of__scan", "by_one", "by_two")
    return get_object_or_404(rows, pk=draw_id)


@require_http_methods(["GET", "POST"])
def draw(request: MunicipalityRequest, draw_id: UUID) -> HttpResponse:
    """Enter the second number, without seeing the first; afterwards: what was drawn."""
    found = fetch_draw(request, draw_id)
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _finish(request, found, form.cleaned_data["entry"])
        return redirect("rounds:draw", request.municipality.slug, draw_id)
    url = request.build_absolute_uri(public_url(found))
    context = {
        "draw": found,
        "round": found.of,
        "form": form,
        "is_waiting": found.drawn_at is None,
        "is_first_person": found.by_one_id == request.user.pk,
        "computed": drawing.computed(found),
        "public_url": url,
    }
    return render(request, "rounds/setup/draw.html", context)


def _finish(request: MunicipalityRequest, found: Draw, entry: str) -> None:
    try:
        drawing.finish_draw(found=found, entry=entry, by_id=request.user.pk)
    except SamePerson:
        said = _("The second number must be of somebody else: ask a colleague.")
    except NotWaiting:
        said = _("This draw has ended already. Nothing was changed.")
    except NotDraft:
        said = _("This round is announced or closed, so its order stays.")
    except AreasChanged:
        drawing.make_void(found)
        said = _("The areas have changed since the list was frozen: this draw is void.")
    else:
        messages.success(request, _("It is drawn. The areas stand in this order now."))
        return
    messages.warning(request, said)


def _anybodys(draw_id: UUID) -> Draw:
    rows = Draw.objects.select_related("of__municipality__house_style")
    return get_object_or_404(rows, pk=draw_id)


@require_GET
def draw_public(request: HttpRequest, draw_id: UUID) -> HttpResponse:
    """Show everybody a draw, done over on the spot, and how to do it over oneself."""
    found = _anybodys(draw_id)
    here = found.of.municipality
    context = {
        "draw": found,
        "round": found.of,
        "is_waiting": found.drawn_at is None,
        "computed": drawing.computed(found),
        "text": drawing.frozen_text(found),
        "others": [one for one in queries.draws_of(found.of) if one.pk != found.pk],
        "municipality": here,
        "house_style": house_style_of(here),
        "footer_links": footer_links(here),
    }
    return render(request, "rounds/setup/draw_public.html", context)


@require_GET
def draw_list(request: HttpRequest, draw_id: UUID) -> HttpResponse:
    """Give the exact frozen text; its SHA-256 is the fingerprint."""
    found = _anybodys(draw_id)
    text = drawing.frozen_text(found).encode()
    return attachment(text, PLAIN, f"loting-{found.number}-lijst.txt")
