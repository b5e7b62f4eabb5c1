"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from samensterk.web.accounts.models import Municipality
from samensterk.web.accounts.provider_claims import PROVIDER
from samensterk.web.accounts.queries import house_style_of
from samensterk.web.common.may import may
from samensterk.web.common.moments import today
from samensterk.web.config import navigation
from samensterk.web.privacy.papers.footer import footer_links


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Give menu, breadcrumb, house style and search; pages of strangers have none."""
    here: Municipality | None = getattr(request, "municipality", None)
    can_search = here is not None and may(request, "common:search")
    return {
        "demo": settings.DEMO,
        "moved_to": today() if settings.DAYS_AHEAD else None,
        "municipality": here,
        "house_style": house_style_of(here) if here else None,
        "navigation": SimpleLazyObject(lambda: navigation.menu(request, here)),
        "breadcrumb": SimpleLazyObject(lambda: navigation.breadcrumb(request, here)),
        "footer_links": SimpleLazyObject(lambda: footer_links(here) if here else []),
        "provider_name": settings.ENVIRONMENT.oidc_name,
        "provider_url": reverse("openid_connect_login", args=[PROVIDER])
        if settings.ENVIRONMENT.oidc_name
        else None,
        "search_url": reverse("common:search", args=[here.slug])
        if here and can_search
        else None,
    }
