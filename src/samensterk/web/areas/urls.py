"""Addresses of the room `areas`, all within a municipality."""

from django.urls import include, path

from samensterk.web.areas import views

app_name = "areas"
urlpatterns = [
    path(
        "gemeente/<slug:municipality>/erven/",
        include(
            [
                path("", views.yard_list, name="yards"),
                path("bestand/<str:kind>/", views.yard_file, name="yard_file"),
                path("inlezen/", views.load_scan, name="load_scan"),
                path("<int:yard_id>/", views.yard, name="yard"),
            ]
        ),
    ),
]
