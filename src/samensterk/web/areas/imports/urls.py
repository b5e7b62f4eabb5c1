"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.imports import row_views, views

_ONE = "erven/lijsten/<int:yard_import_id>/"
# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("erven/lijsten/", views.import_list, name="imports"),
    path("erven/lijsten/nieuw/", views.import_new, name="import_new"),
    path(_ONE, views.import_page, name="import"),
    path(f"{_ONE}kolommen/", views.import_columns, name="import_columns"),
    path(f"{_ONE}rij/<int:row_number>/", row_views.import_row, name="import_row"),
    path(f"{_ONE}overnemen/", views.import_apply, name="import_apply"),
    path(f"{_ONE}ongedaan/", views.import_undo, name="import_undo"),
    path(f"{_ONE}weg/", views.import_remove, name="import_remove"),
]
OUTSIDE: list[URLPattern] = []
