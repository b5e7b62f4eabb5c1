"""Addresses of the log, under those of the room."""

from django.urls import path

from samensterk.web.privacy.log import access_views, views

urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/<int:line_id>/", views.log_line, name="log_line"),
    path("log/controle/", views.chain, name="chain"),
    path("log/account/", views.breach_file, name="breach_file"),
    path("ongewoon/", views.unusual, name="unusual"),
    path("ongewoon/<int:use_id>/", views.unusual_use, name="unusual_use"),
    path("inzage/", access_views.accesses, name="accesses"),
    path("inzage/beleid/", access_views.access_policy, name="access_policy"),
    path(
        "inzage/<slug:subject_kind>/<str:subject_key>/",
        access_views.accesses_of,
        name="accesses_of",
    ),
    path(
        "inzage/<slug:subject_kind>/<str:subject_key>/bestand/<str:kind>/",
        access_views.accesses_file,
        name="accesses_file",
    ),
]
