"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.areas.atlas import area_views, lens_views, map_views, scan_views

# Below gemeente/<municipality>/.
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("gebied/lens/", lens_views.lens, name="lens"),
    path("gebied/kaart/erven.json", map_views.map_yards, name="map_yards"),
    path("gebied/<int:scan_id>/", scan_views.scan, name="scan"),
    path("gebied/<int:scan_id>/kaart/", map_views.area_map, name="map"),
    path(
        "gebied/<int:scan_id>/kaart/tegels.pmtiles",
        map_views.map_tiles,
        name="map_tiles",
    ),
    path(
        "gebied/<int:scan_id>/kaart/gebieden.json",
        map_views.map_areas,
        name="map_areas",
    ),
    path(
        "gebied/<int:scan_id>/kaart/adres/",
        map_views.map_search,
        name="map_search",
    ),
    path("gebied/<int:scan_id>/tabel/", area_views.area_table, name="area_table"),
    path("gebied/<int:scan_id>/deel/<int:area_pk>/", area_views.area, name="area"),
    path("gebied/<int:scan_id>/kaartje/<str:indicator>/", scan_views.card, name="card"),
    path("gebied/<int:scan_id>/vergelijking/", scan_views.comparison, name="context"),
    path(
        "gebied/<int:scan_id>/verandering/",
        scan_views.area_changes,
        name="area_changes",
    ),
]
OUTSIDE: list[URLPattern] = []
