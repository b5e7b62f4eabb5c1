"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.reports import views

_SCAN = "gebied/<int:scan_id>"
# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path(f"{_SCAN}/verslag/", views.reports, name="reports"),
    path(f"{_SCAN}/verslag/nieuw/", views.report_new, name="report_new"),
    path(f"{_SCAN}/verslag/<int:version_id>/", views.report, name="report"),
    path(
        f"{_SCAN}/verslag/<int:version_id>/<str:report_form>/",
        views.report_file,
        name="report_file",
    ),
    path(f"{_SCAN}/bestand/<str:form>/", views.area_file, name="area_file"),
]
OUTSIDE: list[URLPattern] = []
