"""Addresses of the room `privacy`, all within a municipality."""

from django.urls import include, path

from samensterk.web.privacy import views
from samensterk.web.privacy.papers import urls as papers

app_name = "privacy"
urlpatterns = [
    path(
        "gemeente/<slug:municipality>/privacy/",
        include(
            [path("", views.overview, name="overview"), *papers.WITHIN_MUNICIPALITY]
        ),
    ),
    *papers.FOR_ANYBODY,
]
