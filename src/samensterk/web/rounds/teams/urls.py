"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.teams import (
    day_views,
    people_views,
    policy_views,
    views,
)

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/<int:round_id>/teams/", views.teams, name="teams"),
    path("ronden/<int:round_id>/teams/nieuw/", views.team_new, name="team_new"),
    path("ronden/teams/<int:team_id>/", views.team, name="team"),
    path("ronden/teams/<int:team_id>/wijzigen/", views.team_edit, name="team_edit"),
    path(
        "ronden/teams/<int:team_id>/verwijderen/", views.team_remove, name="team_remove"
    ),
    path("ronden/teams/<int:team_id>/dagen/", day_views.team_days, name="team_days"),
    path(
        "ronden/teams/<int:team_id>/erbij/",
        people_views.team_member_new,
        name="team_member_new",
    ),
    path(
        "ronden/teams/wie/<int:team_member_id>/",
        people_views.team_member,
        name="team_member",
    ),
    path(
        "ronden/teams/wie/<int:team_member_id>/weg/",
        people_views.team_member_remove,
        name="team_member_remove",
    ),
    path("ronden/namen/", policy_views.name_policies, name="name_policies"),
]
OUTSIDE: list[URLPattern] = []
