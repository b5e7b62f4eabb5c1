"""Correcting yards, in the words of the tests."""

import re

from django.urls import reverse
from web.members import make_yards

from samensterk.web.areas.models import Yard, YardCorrection

WHY = {"why": "De bewoner vertelde het.", "source": "resident"}  # as a form sends it
TOLD = {**WHY, "by_id": None}


def new_at(number, **more):
    """Give where a new yard is: on the Kanaaldijk, with a key of its own."""
    given = {
        "key": f"eigen-{number}",
        "address": f"Kanaaldijk {number}, 9913AA Oosterlage",
        "street": "Kanaaldijk",
        "house_number": number,
        "place": "Oosterlage",
        "x_m": 249_000.0,
        "y_m": 570_050.0,
    }
    return given | TOLD | more


def last_of(yard):
    return YardCorrection.objects.filter(yard=yard).order_by("pk").last()


def make_farms(place):
    """Make four yards that the scan took for farms."""
    made = make_yards(place, 4)
    Yard.objects.update(kind_found="farm")
    return made


def at(name, place, *more):
    return reverse(f"areas:{name}", args=[place.slug, *more])


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def correct(coordinator, place, yard, **more):
    """Send the page on which a yard is corrected as it stands there, but for `more`."""
    url = at("yard_correct", place, yard.pk)
    form = coordinator.get(url).context["form"]
    sent = {name: form[name].value() for name in ("version", "kind", "address")}
    return coordinator.post(url, sent | WHY | more)
