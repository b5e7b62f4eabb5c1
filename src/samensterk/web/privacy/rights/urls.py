"""Addresses of requests and wishes, within the privacy room of a municipality."""

from django.urls import path

from samensterk.web.privacy.rights import act_views, request_views, wish_views

ONE = "verzoeken/<uuid:request_id>/"
WISH = "wensen/<str:yard_key>/"
urlpatterns = [
    path("verzoeken/", request_views.request_list, name="requests"),
    path("verzoeken/nieuw/", request_views.request_new, name="request_new"),
    path(ONE, request_views.request_page, name="request"),
    path(f"{ONE}wie/", act_views.request_identity, name="request_identity"),
    path(f"{ONE}gevonden/", act_views.request_find, name="request_find"),
    path(f"{ONE}bestand/", act_views.request_file, name="request_file"),
    path(f"{ONE}verwijderen/", act_views.request_remove, name="request_remove"),
    path(f"{ONE}corrigeren/", act_views.request_correct, name="request_correct"),
    path(f"{ONE}bezwaar/", act_views.request_object, name="request_object"),
    path(f"{ONE}langer/", act_views.request_extend, name="request_extend"),
    path(f"{ONE}antwoord/", act_views.request_answer, name="request_answer"),
    path("wensen/", wish_views.wishes_ending, name="wishes_ending"),
    path(WISH, wish_views.wish, name="wish"),
    path(f"{WISH}bevestigen/", wish_views.wish_confirm, name="wish_confirm"),
    path(f"{WISH}beeindigen/", wish_views.wish_end, name="wish_end"),
]
