"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.plan import partner_views, programme_views

ONE = "plan/<int:programme_id>/"
AIM = "doelen/<int:aim_id>/"
PHASE = "fasen/<int:phase_id>/"
PARTNER = "partners/<int:contribution_id>/"
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("plan/nieuw/", programme_views.programme_new, name="programme_new"),
    path(ONE, programme_views.programme_edit, name="programme_edit"),
    path(
        f"{ONE}verwijderen/", programme_views.programme_remove, name="programme_remove"
    ),
    path(f"{ONE}doel/", programme_views.aim_new, name="aim_new"),
    path(AIM, programme_views.aim, name="aim"),
    path(f"{AIM}stand/", programme_views.aim_reached, name="aim_reached"),
    path(f"{AIM}verwijderen/", programme_views.aim_remove, name="aim_remove"),
    path(f"{ONE}fase/", programme_views.phase_new, name="phase_new"),
    path(PHASE, programme_views.phase, name="phase"),
    path(f"{PHASE}verwijderen/", programme_views.phase_remove, name="phase_remove"),
    path(f"{ONE}partner/", partner_views.partner_new, name="partner_new"),
    path(PARTNER, partner_views.partner, name="partner"),
    path(f"{PARTNER}verwijderen/", partner_views.partner_remove, name="partner_remove"),
    path(f"{ONE}uren/", partner_views.hours_new, name="hours_new"),
    path(
        "uren/<uuid:worked_id>/verwijderen/",
        partner_views.hours_remove,
        name="hours_remove",
    ),
]
OUTSIDE: list[URLPattern] = []
