"""What personal data are used for; each is one line in the processing register."""

from uuid import UUID, uuid5

from django.db import models
from django.utils.translation import gettext_lazy as _

# Our own name space, so that a purpose has the same id in every installation.
_SPACE = UUID("6e2f3a52-8f2a-5c0e-9a57-2c0f5a4f4b5d")


class Purpose(models.TextChoices):
    LIST_OF_YARDS = "list_of_yards", _("keep the list of yards right")
    AREA_SCAN = "area_scan", _("take over an area scan")
    PREPARE_ROUND = "prepare_round", _("prepare a round of visits")
    VISIT = "visit", _("visit a yard in a round")
    PREPARE_MEETING = "prepare_meeting", _("prepare a meeting")
    ANSWER_RESIDENT = "answer_resident", _("answer a question of a resident")
    RESIDENT_RIGHTS = "resident_rights", _("do what a resident asks about his data")
    SUPERVISION = "supervision", _("watch over the use of personal data")

    @property
    def activity_id(self) -> UUID:
        """Its id as a processing activity (GEMMA: `verwerkingsactiviteitId`)."""
        return uuid5(_SPACE, self.value)


# What somebody may choose from where the screen alone does not tell.
ASKED_FOR = (
    Purpose.LIST_OF_YARDS,
    Purpose.PREPARE_ROUND,
    Purpose.PREPARE_MEETING,
    Purpose.ANSWER_RESIDENT,
)
