"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.plans import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/<int:round_id>/plan/", views.plan, name="plan"),
    path("ronden/<int:round_id>/plan/maken/", views.plan_start, name="plan_start"),
    path("ronden/<int:round_id>/plan/dagen/", views.plan_days, name="plan_days"),
    path("ronden/<int:round_id>/plan/uitval/", views.plan_ill, name="plan_ill"),
    path(
        "ronden/<int:round_id>/plan/weg-dicht/", views.closure_new, name="closure_new"
    ),
    path(
        "ronden/weg-dicht/<int:closure_id>/weg/",
        views.closure_remove,
        name="closure_remove",
    ),
    path("ronden/<int:round_id>/bezoek-erbij/", views.stop_new, name="stop_new"),
    path("ronden/bezoek/<int:stop_id>/", views.stop, name="stop"),
    path("ronden/bezoek/<int:stop_id>/verzetten/", views.stop_move, name="stop_move"),
    path(
        "ronden/bezoek/<int:stop_id>/afspraak/",
        views.stop_appointment,
        name="stop_appointment",
    ),
    path("ronden/bezoek/<int:stop_id>/waarom/", views.stop_why, name="stop_why"),
]
OUTSIDE: list[URLPattern] = []
