"""Names of browsers in a list."""

from django import template

from samensterk.web.accounts import devices

register = template.Library()
register.simple_tag(devices.device_of)
