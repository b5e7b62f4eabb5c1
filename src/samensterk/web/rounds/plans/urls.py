"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.plans import change_views, day_views, stop_views, views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/<int:round_id>/plan/", views.plan, name="plan"),
    path("ronden/<int:round_id>/plan/maken/", views.plan_start, name="plan_start"),
    path("ronden/<int:round_id>/plan/dagen/", day_views.plan_days, name="plan_days"),
    path("ronden/<int:round_id>/plan/uitval/", change_views.plan_ill, name="plan_ill"),
    path(
        "ronden/<int:round_id>/plan/weg-dicht/",
        change_views.closure_new,
        name="closure_new",
    ),
    path(
        "ronden/weg-dicht/<int:closure_id>/weg/",
        change_views.closure_remove,
        name="closure_remove",
    ),
    path("ronden/<int:round_id>/bezoek-erbij/", change_views.stop_new, name="stop_new"),
    path("ronden/bezoek/<int:stop_id>/", stop_views.stop, name="stop"),
    path(
        "ronden/bezoek/<int:stop_id>/verzetten/", stop_views.stop_move, name="stop_move"
    ),
    path(
        "ronden/bezoek/<int:stop_id>/afspraak/",
        stop_views.stop_appointment,
        name="stop_appointment",
    ),
    path("ronden/bezoek/<int:stop_id>/waarom/", stop_views.stop_why, name="stop_why"),
]
OUTSIDE: list[URLPattern] = []
