"""Addresses of the room `accounts`."""

from django.urls import include, path

from samensterk.web.accounts import (
    entry_views,
    member_views,
    platform_views,
    style_views,
    why_views,
)

app_name = "accounts"
urlpatterns = [
    path("", entry_views.home, name="home"),
    path("mijn-account/", entry_views.me, name="me"),
    path("mijn-account/eerst/", entry_views.second_factor, name="second_factor"),
    path("uitnodiging/", entry_views.accept_invitation, name="accept_invitation"),
    path("uitnodiging/<str:token>/", entry_views.open_invitation, name="invitation"),
    path(
        "huisstijl/<slug:slug>.css", style_views.house_style_css, name="house_style_css"
    ),
    path("huisstijl/<slug:slug>/logo", style_views.logo, name="logo"),
    path(
        "gemeente/<slug:municipality>/",
        include(
            [
                path("", entry_views.municipality, name="municipality"),
                path("mensen/", member_views.member_list, name="members"),
                path("mensen/uitnodigen/", member_views.invite, name="invite"),
                path(
                    "mensen/uitnodiging/<int:invitation_id>/intrekken/",
                    member_views.withdraw_invitation,
                    name="withdraw_invitation",
                ),
                path("mensen/<int:member_id>/", member_views.member, name="member"),
                path(
                    "mensen/<int:member_id>/overdragen/",
                    member_views.hand_over,
                    name="hand_over",
                ),
                path("huisstijl/", style_views.house_style, name="house_style"),
                path("waarom/", why_views.why, name="why"),
            ]
        ),
    ),
    path(
        "beheer/",
        include(
            [
                path("", platform_views.platform, name="platform"),
                path(
                    "gemeente/",
                    platform_views.new_municipality,
                    name="new_municipality",
                ),
                path(
                    "organisatie/",
                    platform_views.new_organisation,
                    name="new_organisation",
                ),
                path(
                    "uitnodigen/",
                    platform_views.invite_administrator,
                    name="invite_administrator",
                ),
                path("waarom/", why_views.platform_why, name="platform_why"),
            ]
        ),
    ),
]
