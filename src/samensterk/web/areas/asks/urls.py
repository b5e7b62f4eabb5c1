"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.asks import views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("gebied/vragen/", views.asks, name="asks"),
    path("gebied/vragen/nieuw/", views.ask_new, name="ask_new"),
    path("gebied/vragen/<int:ask_id>/", views.ask, name="ask"),
    path("gebied/vragen/<int:ask_id>/wijzigen/", views.ask_edit, name="ask_edit"),
    path(
        "gebied/vragen/<int:ask_id>/intrekken/",
        views.ask_withdraw,
        name="ask_withdraw",
    ),
    path("gebied/vragen/<int:ask_id>/oppakken/", views.ask_take, name="ask_take"),
    path("gebied/vragen/<int:ask_id>/leveren/", views.ask_deliver, name="ask_deliver"),
    path("gebied/vragen/<int:ask_id>/aannemen/", views.ask_accept, name="ask_accept"),
    path("gebied/vragen/<int:ask_id>/terug/", views.ask_return, name="ask_return"),
]
OUTSIDE: list[URLPattern] = [
    path("riec/vragen/", views.asks_region, name="asks_region"),
]
