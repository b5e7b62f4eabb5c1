"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.rounds.visits import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("vandaag/", views.today_page, name="today"),
    path("vandaag/<int:team_id>/<str:day>/", views.day_plan, name="day_plan"),
    path(
        "vandaag/<int:team_id>/<str:day>/bestand/<str:form>/",
        views.day_plan_file,
        name="day_plan_file",
    ),
    path("vandaag/bezoek/<int:stop_id>/", views.visit_stop, name="visit_stop"),
    path(
        "vandaag/bezoek/<int:stop_id>/uitkomst/",
        views.visit_record,
        name="visit_record",
    ),
    path("ronden/<int:round_id>/bezoeken/", views.visits, name="visits"),
    path("ronden/bezocht/<uuid:visit_id>/", views.visit, name="visit"),
    path(
        "ronden/<int:round_id>/kaartjes/",
        views.conversation_card,
        name="conversation_card",
    ),
]
OUTSIDE: list[URLPattern] = []
