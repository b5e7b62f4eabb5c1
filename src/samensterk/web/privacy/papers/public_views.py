"""What residents read: the statements that a municipality has published."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samensterk.paper.document_data import to_plain
from samensterk.web.accounts.queries import house_style_of
from samensterk.web.privacy.papers import queries
from samensterk.web.privacy.papers.footer import footer_links


@require_GET
def privacy(request: HttpRequest, slug: str) -> HttpResponse:
    return _statement(request, slug, "privacyverklaring")


@require_GET
def accessibility(request: HttpRequest, slug: str) -> HttpResponse:
    return _statement(request, slug, "toegankelijkheidsverklaring")


def _statement(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Show what is published; what is not, does not exist for anybody."""
    edition = queries.published(slug, code)
    if edition is None:
        raise Http404
    context = {
        "edition": edition,
        "document": to_plain(queries.document_of(edition)),
        "municipality": edition.municipality,
        "house_style": house_style_of(edition.municipality),
        "footer_links": footer_links(edition.municipality),
    }
    return render(request, "privacy/papers/statement.html", context)
