"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.setup import (
    area_views,
    close_views,
    draw_views,
    order_views,
    pause_views,
    round_views,
    views,
)

ONE = "ronden/<int:round_id>/"
# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("ronden/", views.rounds, name="rounds"),
    path("ronden/nieuw/", views.round_new, name="round_new"),
    path(ONE, round_views.round_page, name="round"),
    path(f"{ONE}wijzigen/", views.round_edit, name="round_edit"),
    path(f"{ONE}verwijderen/", views.round_remove, name="round_remove"),
    path(f"{ONE}afsluiten/", close_views.round_close, name="round_close"),
    path(f"{ONE}gebieden/", area_views.round_areas, name="round_areas"),
    path(f"{ONE}volgorde/", order_views.round_order, name="round_order"),
    path(f"{ONE}loting/", draw_views.draw_new, name="draw_new"),
    path("ronden/loting/<uuid:draw_id>/", draw_views.draw, name="draw"),
    path(f"{ONE}pauze/", pause_views.pause_new, name="pause_new"),
    path("ronden/pauze/<int:pause_id>/", pause_views.pause, name="pause"),
]
OUTSIDE: list[URLPattern] = [
    path("loting/<uuid:draw_id>/", draw_views.draw_public, name="draw_public"),
    path("loting/<uuid:draw_id>/lijst.txt", draw_views.draw_list, name="draw_list"),
]
