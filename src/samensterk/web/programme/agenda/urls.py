"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.agenda import (
    attachment_views,
    calendar_views,
    event_act_views,
    event_views,
    task_act_views,
    task_views,
    timeline_views,
)

EVENT, TASK, FILE = (
    "gebeurtenissen/<int:event_id>/",
    "taken/<int:task_id>/",
    "bijlagen/<int:attachment_id>/",
)
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("tijdlijn/", timeline_views.timeline, name="timeline"),
    path(
        "tijdlijn/bestand/<str:kind>/",
        timeline_views.timeline_file,
        name="timeline_file",
    ),
    path("gebeurtenissen/nieuw/", event_views.event_new, name="event_new"),
    path(EVENT, event_views.event, name="event"),
    path(f"{EVENT}wijzigen/", event_views.event_edit, name="event_edit"),
    path(f"{EVENT}afgelasten/", event_act_views.event_cancel, name="event_cancel"),
    path(f"{EVENT}toch/", event_act_views.event_revive, name="event_revive"),
    path(f"{EVENT}verwijderen/", event_act_views.event_remove, name="event_remove"),
    path(f"{EVENT}bijlage/", attachment_views.event_file_add, name="event_file_add"),
    path("taken/", task_views.task_list, name="tasks"),
    path("taken/bestand/<str:kind>/", task_views.task_file, name="tasks_file"),
    path("taken/nieuw/", task_views.task_new, name="task_new"),
    path(TASK, task_views.task, name="task"),
    path(f"{TASK}wijzigen/", task_views.task_edit, name="task_edit"),
    path(f"{TASK}klaar/", task_act_views.task_done, name="task_done"),
    path(f"{TASK}heropenen/", task_act_views.task_reopen, name="task_reopen"),
    path(f"{TASK}vervalt/", task_act_views.task_drop, name="task_drop"),
    path(f"{TASK}oppakken/", task_act_views.task_take, name="task_take"),
    path(f"{TASK}opmerking/", task_act_views.task_comment, name="task_comment"),
    path(f"{TASK}eerst/", task_act_views.task_needs, name="task_needs"),
    path(f"{TASK}bijlage/", attachment_views.task_file_add, name="task_file_add"),
    path(FILE, attachment_views.attachment, name="attachment"),
    path(
        f"{FILE}verwijderen/",
        attachment_views.attachment_remove,
        name="attachment_remove",
    ),
    path("agenda/", calendar_views.calendars, name="calendars"),
    path("agenda/intrekken/", calendar_views.calendar_end, name="calendar_end"),
]
OUTSIDE: list[URLPattern] = [
    path("agenda/<str:token>.ics", calendar_views.calendar, name="calendar"),
]
