"""Joint drives (schouw): together through an area, looking at public space."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DriveQuerySet(models.QuerySet["Drive"]):
    def for_municipality(self, municipality_id: int) -> "DriveQuerySet":
        return self.filter(municipality_id=municipality_id)


class Drive(models.Model):
    """One joint drive through whole areas, by daylight or in the dark."""

    class Light(models.TextChoices):
        DAYLIGHT = "daylight", _("by daylight")
        DARK = "dark", _("in the dark")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    # In the time line of the programme; it goes when the event is removed there.
    event = models.ForeignKey(
        "programme.Event", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=150)
    light = models.CharField(_("when"), max_length=10, choices=Light)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    meet_at = models.CharField(_("where you meet"), max_length=200, blank=True)
    # Ids and names of areas of a scan: [{"area_id": "...", "name": "..."}].
    areas = models.JSONField(_("areas"), default=list)
    organisations = models.CharField(_("who drives along"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = DriveQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at", "-pk")

    def __str__(self) -> str:
        return self.title


class DriveNoteQuerySet(models.QuerySet["DriveNote"]):
    def for_municipality(self, municipality_id: int) -> "DriveNoteQuerySet":
        return self.filter(municipality_id=municipality_id)


class DriveNote(models.Model):
    """One place in public space where something can be done; nothing of a yard."""

    class Kind(models.TextChoices):
        LIGHTING = "lighting", _("lighting")
        DUMP_SPOT = "dump_spot", _("spot where waste is dumped")
        ROAD = "road", _("road, verge or dead end")
        SIGN = "sign", _("sign or barrier")
        WHO_DOES_WHAT = "who_does_what", _("nobody knows who does what")
        GOOD = "good", _("this goes well")
        OTHER = "other", _("something else")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    drive = models.ForeignKey(Drive, models.CASCADE, related_name="notes")
    kind = models.CharField(_("what"), max_length=15, choices=Kind)
    where = models.CharField(_("where (road, crossing, bridge)"), max_length=150)
    text = models.CharField(_("what you saw"), max_length=500)
    x_m = models.FloatField(null=True, blank=True)  # RD New
    y_m = models.FloatField(null=True, blank=True)
    # What must be done: the task in the programme carries owner and day.
    task = models.ForeignKey(
        "programme.Task", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = DriveNoteQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(
                name="drive_note_place_is_whole",
                condition=Q(x_m=None, y_m=None)
                | Q(x_m__isnull=False, y_m__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
