"""What templates ask of the house."""

from typing import Any

from django import template

from samensterk.web.common.may import may

register = template.Library()


@register.simple_tag(takes_context=True, name="may")
def may_tag(context: dict[str, Any], name: str) -> bool:
    """`{% may "areas:load_scan" as allowed %}`: nothing shows that may not be used."""
    return may(context["request"], name)
