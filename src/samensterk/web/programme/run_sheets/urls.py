"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.run_sheets import (
    import_views,
    sheet_views,
    standard_views,
    template_views,
)

_ONE = "draaiboeken/<int:template_id>/"
_EVENT = "gebeurtenissen/<int:event_id>/draaiboek/"
_FILE = "draaiboeken/bestanden/<int:import_id>/"
_STANDARD = "riec/draaiboeken/<slug:standard>/"

WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("draaiboeken/", template_views.run_sheets, name="run_sheets"),
    path("draaiboeken/nieuw/", template_views.run_sheet_new, name="run_sheet_new"),
    path(_ONE, template_views.run_sheet_template, name="run_sheet_template"),
    path(f"{_ONE}naam/", template_views.run_sheet_name, name="run_sheet_name"),
    path(f"{_ONE}weg/", template_views.run_sheet_remove, name="run_sheet_remove"),
    path(f"{_ONE}stap/", template_views.run_sheet_step, name="run_sheet_step"),
    path(
        f"{_ONE}stap/verplaats/",
        template_views.run_sheet_step_act,
        name="run_sheet_step_act",
    ),
    path(f"{_ONE}wijzigingen/", template_views.run_sheet_offer, name="run_sheet_offer"),
    path(_EVENT, sheet_views.run_sheet, name="run_sheet"),
    path(f"{_EVENT}vullen/", sheet_views.run_sheet_fill, name="run_sheet_fill"),
    path(f"{_EVENT}afvinken/", sheet_views.run_sheet_tick, name="run_sheet_tick"),
    path(
        f"{_EVENT}bestand/<slug:kind>/",
        sheet_views.run_sheet_file,
        name="run_sheet_file",
    ),
    path(f"{_EVENT}inlezen/", import_views.run_sheet_upload, name="run_sheet_upload"),
    path(_FILE, import_views.sheet_import, name="sheet_import"),
    path(f"{_FILE}lees-in/", import_views.sheet_import_read, name="sheet_import_read"),
    path(f"{_FILE}terug/", import_views.sheet_import_undo, name="sheet_import_undo"),
]
OUTSIDE: list[URLPattern] = [
    path("riec/draaiboeken/", standard_views.standards, name="standards"),
    path(_STANDARD, standard_views.standard, name="standard"),
    path(f"{_STANDARD}stap/", standard_views.standard_step, name="standard_step"),
    path(
        f"{_STANDARD}stap/verplaats/",
        standard_views.standard_step_act,
        name="standard_step_act",
    ),
    path(
        f"{_STANDARD}uitgeven/",
        standard_views.standard_give_out,
        name="standard_give_out",
    ),
    path(
        f"{_STANDARD}wijzigingen/",
        standard_views.standard_offer,
        name="standard_offer",
    ),
]
