"""The fixed words of a visit: what was talked about, handed out, and can be done.

No word here is about what somebody did or has: it is about what the visit brought.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """What was talked about; after the published accounts of rounds in the north."""

    WHO_WE_ARE = "who_we_are", _("who we are and how to reach us")
    SIGNALS = "signals", _("how to recognise signals")
    RENTING = "renting", _("renting out safely")
    APPROACHED = "approached", _("what to do when somebody makes an offer")
    STOPPING = "stopping", _("stopping, or buildings that stand empty")
    WASTE = "waste", _("dumped waste")
    THEFT = "theft", _("theft of machines, GPS or diesel")
    CYBER = "cyber", _("fraud by mail, telephone or computer")
    REPORTING = "reporting", _("where to report")
    MUNICIPALITY = "municipality", _("a question to the municipality")
    OTHER = "other", _("something else")


class Material(models.TextChoices):
    """What was handed out."""

    CARD = "card", _("card with telephone numbers")
    LEAFLET = "leaflet", _("leaflet")
    SIGN = "sign", _("sign for the yard")
    SMELL_CARD = "smell_card", _("smell card")
    CONTRACT = "contract", _("model of a contract for renting out")
    INVITATION = "invitation", _("invitation to a meeting")


class CanDo(models.TextChoices):
    """What somebody says that he will do himself."""

    TALKS = "talks", _("talks about it with neighbours")
    APP_GROUP = "app_group", _("joins the app group of the neighbourhood")
    CHECKS = "checks", _("looks in what he rents out four times a year")
    CONTRACT = "contract", _("rents out with a good contract")
    LIGHT = "light", _("sees to light and locks")
    MARKS = "marks", _("marks machines and takes GPS inside")
    MEETING = "meeting", _("comes to the meeting")


def labels_of(choices: type[models.TextChoices], codes: Iterable[str]) -> list[str]:
    """Give the words of some codes, in the order of the list; others are passed over."""
    chosen = set(codes)
    return [str(label) for code, label in choices.choices if code in chosen]
