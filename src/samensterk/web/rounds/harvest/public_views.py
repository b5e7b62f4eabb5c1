"""What everybody reads: no account, nothing counted, nothing kept of a visitor."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.web.accounts.queries import house_style_of
from samensterk.web.privacy.papers.footer import footer_links
from samensterk.web.rounds.harvest.models import Harvest
from samensterk.web.rounds.harvest.queries import harvest_by_key
from samensterk.web.rounds.harvest.views import page_context, paper_of

GONE = 410


@require_GET
def harvest_public(request: HttpRequest, harvest_key: UUID) -> HttpResponse:
    found = _found(harvest_key)
    here = found.of.municipality
    context = {
        "municipality": here,
        "house_style": house_style_of(here),
        "footer_links": footer_links(here),
    }
    if found.published_at is None:
        context["harvest"] = found
        return render(request, "rounds/harvest/harvest_gone.html", context, status=GONE)
    context |= page_context(found)
    return render(request, "rounds/harvest/harvest_public.html", context)


@require_GET
def harvest_public_file(request: HttpRequest, harvest_key: UUID) -> HttpResponse:
    """Give the same page on paper."""
    found = _found(harvest_key)
    if found.published_at is None:
        raise Http404
    return paper_of(found)


def _found(harvest_key: UUID) -> Harvest:
    found = harvest_by_key(harvest_key)
    if found is None:
        raise Http404
    return found
