"""Addresses about terms and records, within the room."""

from django.urls import path

from samensterk.web.privacy.retention import record_views, views

urlpatterns = [
    path("termijnen/", views.terms, name="terms"),
    path("termijnen/<slug:code>/", views.shorten, name="shorten"),
    path("verwijderd/", views.removed, name="removed"),
    path("verwijderd/bestand/<str:kind>/", views.removed_file, name="removed_file"),
    path("archief/", record_views.packages, name="archive"),
    path("archief/<int:package_id>/", record_views.package_file, name="archive_file"),
    path(
        "archief/<int:package_id>/overgebracht/",
        record_views.taken,
        name="archive_taken",
    ),
    path("botsingen/", record_views.conflicts, name="conflicts"),
    path("botsingen/<slug:code>/", record_views.decide, name="decide"),
]
