"""The house style of a municipality: its page, its colours, its logo."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from samensterk.web.accounts.colours import (
    Colour,
    check_colour,
    nearest_that_passes,
    text_on,
)
from samensterk.web.accounts.models import HouseStyle
from samensterk.web.accounts.queries import house_style_of
from samensterk.web.accounts.requests import HereRequest
from samensterk.web.accounts.style_forms import HouseStyleForm

# The darkest ground on which links stand; see tokens.css.
TINT = Colour(0xF3, 0xF6, 0xF7)


@require_http_methods(["GET", "POST"])
def house_style(request: HereRequest) -> HttpResponse:
    style = house_style_of(request.municipality)
    form = HouseStyleForm(request.POST or None, request.FILES or None, instance=style)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The house style has been changed."))
        return redirect("accounts:house_style", request.municipality.slug)
    return render(request, "accounts/house_style.html", {"form": form})


@require_safe
@cache_control(max_age=300, public=True)
def house_style_css(request: HttpRequest, slug: str) -> HttpResponse:
    """The colours of a municipality as design tokens."""
    style = get_object_or_404(HouseStyle, municipality__slug=slug)
    primary = check_colour(style.primary)
    tokens = {
        "primary": primary,
        "primary-text": text_on(primary),
        "link": nearest_that_passes(primary, TINT),
        "accent": style.accent,
    }
    lines = [f"  --samensterk-{name}: {value};" for name, value in tokens.items()]
    return HttpResponse(
        "\n".join([":root {", *lines, "}", ""]), content_type="text/css"
    )


@require_safe
@cache_control(max_age=300, public=True)
def logo(request: HttpRequest, slug: str) -> HttpResponse:
    """The logo, under a policy of its own: a picture and nothing else."""
    style = get_object_or_404(HouseStyle, municipality__slug=slug)
    if not style.logo:
        raise Http404
    response = HttpResponse(bytes(style.logo), content_type=style.logo_type)
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )
    return response
