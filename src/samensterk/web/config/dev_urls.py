"""Addresses for developers, only with SAMENSTERK_DEBUG."""

from django.urls import path

from samensterk.web.config import dev_views

app_name = "dev"
urlpatterns = [
    path("", dev_views.components, name="components"),
    path("mails/", dev_views.mail_list, name="mails"),
    path("mails/<slug:name>/", dev_views.mail_page, name="mail"),
]
