"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.checks import grant_views, partner_views, views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("erven/nakijken/", views.check_list, name="checks"),
    path("erven/nakijken/nieuw/", views.check_new, name="check_new"),
    path("erven/nakijken/<int:check_id>/", views.check_page, name="check"),
    path("erven/nakijken/<int:check_id>/stop/", views.check_end, name="check_end"),
    path(
        "erven/nakijken/antwoord/<int:check_answer_id>/",
        views.check_answer,
        name="check_answer",
    ),
    path("nakijken/", partner_views.my_checks, name="my_checks"),
    path("nakijken/<int:check_id>/", partner_views.my_check, name="my_check"),
    path("erven/meekijken/", grant_views.grant_list, name="grants"),
    path("erven/meekijken/nieuw/", grant_views.grant_new, name="grant_new"),
    path(
        "erven/meekijken/<int:grant_id>/stop/", grant_views.grant_end, name="grant_end"
    ),
    path("meekijken/", grant_views.granted_yards, name="granted_yards"),
    path("meekijken/<int:yard_id>/", grant_views.granted_yard, name="granted_yard"),
]
OUTSIDE: list[URLPattern] = []
