"""What templates ask of the house."""

from typing import Any

from django import template
from django.urls import resolve

from samensterk.web.common.may import may
from samensterk.web.common.postcodes import spaced

register = template.Library()
register.filter("spaced", spaced)


@register.simple_tag(takes_context=True, name="may")
def may_tag(context: dict[str, Any], name: str) -> bool:
    """`{% may "areas:load_scan" as allowed %}`: nothing shows that may not be used."""
    return may(context["request"], name)


@register.simple_tag(takes_context=True)
def may_open(context: dict[str, Any], url: str) -> bool:
    """Say the same of an address that another room gave; an empty one opens nothing."""
    return bool(url) and may(context["request"], resolve(url).view_name)
