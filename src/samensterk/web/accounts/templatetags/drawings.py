"""A drawing inside a page."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def inline_svg(svg: str) -> SafeString:
    """Leave out what stands before the drawing: in HTML there is no XML declaration."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 - made by allauth
