"""Questions about the menukaart."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samensterk.web.common.moments import today
from samensterk.web.programme.directory.models import Experience, Offer, OfferQuerySet

# Law 10: facts expire.
LOOK_AGAIN_AFTER = timedelta(days=365)
SHORT_MIN, MIDDLE_MIN = 30, 60
SEARCHED = ("title", "goal", "about", "audience", "needs", "organisation__name")


@dataclass(frozen=True, slots=True)
class OfferFilter:
    """What the menukaart is narrowed by; empty is everything."""

    text: str = ""
    kind: str = ""
    theme: str = ""
    length: str = ""


def _lasting(length: str) -> Q:
    bounds = {
        "kort": Q(lasts_min__lte=SHORT_MIN),
        "middel": Q(lasts_min__gt=SHORT_MIN, lasts_min__lte=MIDDLE_MIN),
        "lang": Q(lasts_min__gt=MIDDLE_MIN),
    }
    return bounds.get(length, Q())


def offers(municipality_id: int, asked: OfferFilter | None = None) -> OfferQuerySet:
    """Give what there is here, with `n_experiences` of this municipality."""
    asked = asked or OfferFilter()
    rows = Offer.objects.for_municipality(municipality_id)
    rows = rows.select_related("organisation", "contact").filter(_lasting(asked.length))
    for word in asked.text.split():
        wanted = Q()
        for field in SEARCHED:
            wanted |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(wanted)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.theme:
        rows = rows.filter(theme=asked.theme)
    mine = Experience.objects.filter(municipality=municipality_id, offer=OuterRef("pk"))
    counted = mine.order_by().values("offer").annotate(n=Count("pk")).values("n")
    return rows.annotate(n_experiences=Coalesce(Subquery(counted), 0))


def experiences(municipality_id: int, offer: Offer) -> QuerySet[Experience]:
    """Give how it went here, the last first; nothing of another municipality."""
    rows = Experience.objects.filter(municipality=municipality_id, offer=offer)
    return rows.select_related("by")


def is_overdue(offer: Offer) -> bool:
    """Say whether its facts were checked too long ago to lean on."""
    checked = offer.checked_on
    return checked is not None and checked < today() - LOOK_AGAIN_AFTER


def overdue(municipality_id: int) -> OfferQuerySet:
    """Give what somebody should look at again."""
    rows = Offer.objects.for_municipality(municipality_id)
    return rows.filter(checked_on__lt=today() - LOOK_AGAIN_AFTER)
