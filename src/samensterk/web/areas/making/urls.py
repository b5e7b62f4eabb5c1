"""Addresses of this wing: the same pages within a municipality and over several."""

from django.urls import URLPattern, path

from samensterk.web.areas.making import hub_views, load_views, views

ONE = "<uuid:order_id>/"
# What is done to an order: address, page, and its name in both.
STEPS = (
    ("", views.order, "order", "orders_one"),
    ("bestand/", views.order_upload, "order_upload", "orders_upload"),
    ("map/", views.order_server, "order_server", "orders_server"),
    ("ophalen/", views.order_fetch, "order_fetch", "orders_fetch"),
    (
        "<int:source_id>/weg/",
        views.source_remove,
        "source_remove",
        "orders_source_remove",
    ),
    ("start/", views.order_start, "order_start", "orders_start"),
    ("stop/", views.order_cancel, "order_cancel", "orders_cancel"),
)
# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("gebied/", hub_views.scans, name="scans"),
    path("gebied/inlezen/", load_views.load_scan, name="load_scan"),
    path("gebied/maken/", views.order_new, name="order_new"),
    *[path(f"gebied/maken/{ONE}{at}", view, name=name) for at, view, name, _ in STEPS],
]
OUTSIDE: list[URLPattern] = [
    path("riec/scans/", views.orders, name="orders"),
    path("riec/scans/maken/", views.order_new, name="orders_new"),
    *[path(f"riec/scans/{ONE}{at}", view, name=name) for at, view, _, name in STEPS],
]
