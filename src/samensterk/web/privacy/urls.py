"""Addresses of the room `privacy`, all within a municipality."""

from django.urls import include, path

from samensterk.web.privacy import views
from samensterk.web.privacy.log import urls as log
from samensterk.web.privacy.papers import urls as papers
from samensterk.web.privacy.retention import urls as retention
from samensterk.web.privacy.rights import urls as rights

app_name = "privacy"
urlpatterns = [
    path(
        "gemeente/<slug:municipality>/privacy/",
        include(
            [
                path("", views.overview, name="overview"),
                *log.urlpatterns,
                *retention.urlpatterns,
                *rights.urlpatterns,
                *papers.WITHIN_MUNICIPALITY,
            ]
        ),
    ),
    *papers.FOR_ANYBODY,
]
