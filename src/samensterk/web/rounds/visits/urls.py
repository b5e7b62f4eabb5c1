"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.visits import (
    day_views,
    list_views,
    record_views,
    today_views,
)

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("vandaag/", today_views.today_page, name="today"),
    path("vandaag/<int:team_id>/<str:day>/", day_views.day_plan, name="day_plan"),
    path(
        "vandaag/<int:team_id>/<str:day>/bestand/<str:form>/",
        day_views.day_plan_file,
        name="day_plan_file",
    ),
    path("vandaag/bezoek/<int:stop_id>/", today_views.visit_stop, name="visit_stop"),
    path(
        "vandaag/bezoek/<int:stop_id>/uitkomst/",
        record_views.visit_record,
        name="visit_record",
    ),
    path("ronden/<int:round_id>/bezoeken/", list_views.visits, name="visits"),
    path("ronden/bezocht/<uuid:visit_id>/", list_views.visit, name="visit"),
    path(
        "ronden/<int:round_id>/kaartjes/",
        list_views.conversation_card,
        name="conversation_card",
    ),
]
OUTSIDE: list[URLPattern] = []
