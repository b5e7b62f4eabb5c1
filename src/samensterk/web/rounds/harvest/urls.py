"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.harvest import approve_views, public_views, views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/<int:round_id>/opbrengst/", views.harvests, name="harvests"),
    path("ronden/opbrengst/<int:harvest_id>/", views.harvest, name="harvest"),
    path(
        "ronden/opbrengst/<int:harvest_id>/akkoord/",
        approve_views.harvest_approve,
        name="harvest_approve",
    ),
    path(
        "ronden/opbrengst/<int:harvest_id>/publiceren/",
        approve_views.harvest_publish,
        name="harvest_publish",
    ),
    path(
        "ronden/opbrengst/<int:harvest_id>/bestand/",
        views.harvest_file,
        name="harvest_file",
    ),
]
OUTSIDE: list[URLPattern] = [
    path(
        "gehoord/<uuid:harvest_key>/",
        public_views.harvest_public,
        name="harvest_public",
    ),
    path(
        "gehoord/<uuid:harvest_key>/bestand/",
        public_views.harvest_public_file,
        name="harvest_public_file",
    ),
]
