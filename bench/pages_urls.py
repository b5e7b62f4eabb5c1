"""The one address of the empty page."""

from django.urls import path
from pages import empty_page

urlpatterns = [path("", empty_page)]
