"""Addresses of this wing."""

from django.urls import URLPattern, path

from samensterk.web.programme.directory import (
    check_views,
    contact_act_views,
    contact_views,
    offer_views,
)

ONE = "contactpersonen/<int:contact_id>/"
OFFER = "menukaart/<int:offer_id>/"
WITHIN_MUNICIPALITY: list[URLPattern] = [
    path("contactpersonen/", contact_views.contact_list, name="contacts"),
    path(
        "contactpersonen/bestand/<slug:kind>/",
        contact_views.contacts_file,
        name="contacts_file",
    ),
    path(
        "contactpersonen/adresboek/",
        contact_views.contacts_cards,
        name="contacts_cards",
    ),
    path("contactpersonen/nieuw/", contact_views.contact_new, name="contact_new"),
    path(
        "contactpersonen/klopt-dit-nog/",
        contact_act_views.contact_checks,
        name="contact_checks",
    ),
    path(ONE, contact_views.contact, name="contact"),
    path(f"{ONE}adresboek/", contact_views.contact_card, name="contact_card"),
    path(f"{ONE}wijzigen/", contact_views.contact_edit, name="contact_edit"),
    path(f"{ONE}vertrokken/", contact_act_views.contact_left, name="contact_left"),
    path(f"{ONE}terug/", contact_act_views.contact_back, name="contact_back"),
    path(f"{ONE}verwijderen/", contact_act_views.contact_remove, name="contact_remove"),
    path(
        f"{ONE}nagevraagd/", contact_act_views.contact_confirm, name="contact_confirm"
    ),
    path(
        f"{ONE}afgehandeld/", contact_act_views.correction_done, name="correction_done"
    ),
    path("menukaart/", offer_views.menu, name="menu"),
    path("menukaart/pdf/", offer_views.menu_paper, name="menu_paper"),
    path("menukaart/nieuw/", offer_views.offer_new, name="offer_new"),
    path(OFFER, offer_views.offer, name="offer"),
    path(f"{OFFER}wijzigen/", offer_views.offer_edit, name="offer_edit"),
    path(f"{OFFER}overnemen/", offer_views.offer_copy, name="offer_copy"),
    path(f"{OFFER}verwijderen/", offer_views.offer_remove, name="offer_remove"),
    path(f"{OFFER}ervaring/", offer_views.experience_new, name="experience_new"),
    path(
        "menukaart/ervaringen/<int:experience_id>/verwijderen/",
        offer_views.experience_remove,
        name="experience_remove",
    ),
]
OUTSIDE: list[URLPattern] = [
    path("klopt-dit/", check_views.contact_check, name="contact_check"),
    path(
        "klopt-dit/bedankt/", check_views.contact_check_done, name="contact_check_done"
    ),
    path(
        "klopt-dit/<str:token>/",
        check_views.contact_check_link,
        name="contact_check_link",
    ),
]
