"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.together import (
    event_views,
    region_views,
    share_views,
    task_views,
)

ONE = "samen/vraag/<int:share_id>/"
TASK = "samen/taak/<int:task_id>/"
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("samen/", share_views.shares, name="shares"),
    path("samen/<int:event_id>/", event_views.shared_event, name="shared_event"),
    path("samen/<int:event_id>/vragen/", share_views.share, name="share"),
    path(f"{ONE}meedoen/", share_views.share_join, name="share_join"),
    path(f"{ONE}stoppen/", share_views.share_end, name="share_end"),
    path(f"{TASK}overdragen/", task_views.task_give, name="task_give"),
    path(f"{TASK}teruggeven/", task_views.task_give_back, name="task_give_back"),
]
OUTSIDE: list[URLPattern] = [
    path("riec/gemeenten/", region_views.region, name="region"),
    path("riec/gemeenten/<str:kind>/", region_views.region_file, name="region_file"),
]
