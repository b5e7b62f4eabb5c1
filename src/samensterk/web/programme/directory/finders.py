"""Finding people at partners, and what there is on the menukaart."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.finding import MOST_PER_KIND, Found
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.directory import contact_queries, offer_queries
from samensterk.web.programme.directory.contact_queries import ContactFilter
from samensterk.web.programme.directory.offer_queries import OfferFilter


class ContactFinder:
    label = _("Contacts")
    door = "programme:contact"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        here = request.municipality
        rows = contact_queries.contacts(here.pk, ContactFilter(text=text))
        return [
            Found(
                one.name,
                reverse(self.door, args=[here.slug, one.pk]),
                ", ".join(filter(None, [one.organisation.name, one.for_what])),
            )
            for one in rows[:MOST_PER_KIND]
        ]


class OfferFinder:
    label = _("Menukaart")
    door = "programme:offer"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        here = request.municipality
        rows = offer_queries.offers(here.pk, OfferFilter(text=text))
        return [
            Found(
                one.title,
                reverse(self.door, args=[here.slug, one.pk]),
                str(one.get_kind_display()),
            )
            for one in rows[:MOST_PER_KIND]
        ]


FINDERS = (ContactFinder(), OfferFinder())
