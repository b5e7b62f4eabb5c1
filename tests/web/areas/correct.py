"""Correcting yards, in the words of the tests."""

from samensterk.web.areas.models import YardCorrection

TOLD = {"why": "De bewoner vertelde het.", "source": "resident", "by_id": None}


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
