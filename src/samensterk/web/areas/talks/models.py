"""What partners tell of an area at a table: about the area, never about somebody."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.scans.models import LoadedScan


class TalkQuerySet(models.QuerySet["Talk"]):
    def for_municipality(self, municipality_id: int) -> "TalkQuerySet":
        return self.filter(municipality_id=municipality_id)


class Talk(models.Model):
    """One table talk, about the areas of one scan."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    scan = models.ForeignKey(LoadedScan, models.PROTECT, related_name="talks")
    title = models.CharField(_("title"), max_length=150)
    held_on = models.DateField(_("day"))
    # Names of organisations at the table, never of people.
    organisations = models.CharField(
        _("organisations at the table"), max_length=300, blank=True
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = TalkQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return self.title


class TalkNoteQuerySet(models.QuerySet["TalkNote"]):
    def for_municipality(self, municipality_id: int) -> "TalkNoteQuerySet":
        return self.filter(municipality_id=municipality_id)


class TalkNote(models.Model):
    """One thing that an organisation told about an area."""

    class Theme(models.TextChoices):
        QUIET_PLACES = "quiet_places", _("quiet places and supervision")
        EMPTY_BUILDINGS = "empty_buildings", _("empty buildings and change of use")
        WASTE = "waste", _("dumped waste")
        LIVABILITY = "livability", _("how people live together")
        CHANCES = "chances", _("what goes well")
        OTHER = "other", _("something else")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    talk = models.ForeignKey(Talk, models.CASCADE, related_name="notes")
    # The area in the scan of the talk, and its name as it was.
    area_id = models.CharField(_("area"), max_length=80)
    area_name = models.CharField(max_length=150)
    theme = models.CharField(_("about"), max_length=20, choices=Theme)
    text = models.CharField(_("what was told"), max_length=500)
    organisation = models.CharField(_("told by (organisation)"), max_length=100)
    told_on = models.DateField(_("told on"))
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = TalkNoteQuerySet.as_manager()

    class Meta:
        ordering = ("area_name", "theme", "pk")

    def __str__(self) -> str:
        return f"note {self.pk}"
