"""Addresses of the room `common`."""

from django.urls import include, path
from django.views.i18n import set_language

from samensterk.web.common import finding_views, job_views, views

app_name = "common"
urlpatterns = [
    path("gezond", views.health, name="health"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("taal/", set_language, name="language"),
    path(
        "gemeente/<slug:municipality>/",
        include(
            [
                path("zoeken/", finding_views.search, name="search"),
                path("werk/", job_views.job_list, name="jobs"),
                path("werk/<uuid:job_id>/", job_views.job, name="job"),
                path(
                    "werk/<uuid:job_id>/stoppen/", job_views.cancel, name="job_cancel"
                ),
                path("werk/<uuid:job_id>/opnieuw/", job_views.retry, name="job_retry"),
            ]
        ),
    ),
]
