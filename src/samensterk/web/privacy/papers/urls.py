"""Addresses of papers, within a municipality and for residents."""

from django.urls import path

from samensterk.web.privacy.papers import public_views, views

WITHIN_MUNICIPALITY = [
    path("papieren/", views.paper_list, name="papers"),
    path("papieren/te-beslissen/", views.decisions, name="decisions"),
    path("papieren/alle-maken/", views.make_papers, name="make_papers"),
    path("papieren/<slug:paper>/", views.paper, name="paper"),
    path("papieren/<slug:paper>/maken/", views.make_paper, name="make_paper"),
    path("papieren/<slug:paper>/<int:number>/", views.edition, name="paper_edition"),
    path(
        "papieren/<slug:paper>/<int:number>/tonen/",
        views.publish_paper,
        name="publish_paper",
    ),
    path(
        "papieren/<slug:paper>/<int:number>/niet-tonen/",
        views.take_down_paper,
        name="take_down_paper",
    ),
    path(
        "papieren/<slug:paper>/<int:number>/bestand/<slug:form>/",
        views.paper_file,
        name="paper_file",
    ),
]
FOR_ANYBODY = [
    path("privacy/<slug:slug>/", public_views.privacy, name="public_privacy"),
    path(
        "toegankelijkheid/<slug:slug>/",
        public_views.accessibility,
        name="public_accessibility",
    ),
]
