"""Kinds of farm, and what the municipality set for each of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class FarmKind(models.TextChoices):
    """What a resident calls his farm, when he tells it; never read from a register."""

    DAIRY = "dairy", _("dairy cattle")
    POULTRY = "poultry", _("poultry")
    PIGS = "pigs", _("pigs")
    SHEEP_GOATS = "sheep_goats", _("sheep or goats")
    HORSES = "horses", _("horses")
    ARABLE = "arable", _("arable farming")
    VEGETABLES = "vegetables", _("vegetables, bulbs or trees in open ground")
    FRUIT = "fruit", _("fruit growing")
    GLASS = "glass", _("growing under glass")
    CONTRACTOR = "contractor", _("agricultural contractor")
    OTHER = "other", _("another kind of farm")


class FarmHoursQuerySet(models.QuerySet["FarmHours"]):
    def for_municipality(self, municipality_id: int) -> "FarmHoursQuerySet":
        return self.filter(municipality_id=municipality_id)


class FarmHours(models.Model):
    """When one kind of farm can be visited, where that differs from the hours of a round.

    A time that is left out is that of the round. It is about a kind, never about a farm.
    """

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    kind = models.CharField(_("kind of farm"), max_length=15, choices=FarmKind)
    no_morning = models.BooleanField(_("never in the morning"), default=False)
    morning_from = models.TimeField(
        _("in the morning only from"), null=True, blank=True
    )
    morning_until = models.TimeField(
        _("in the morning only until"), null=True, blank=True
    )
    no_afternoon = models.BooleanField(_("never in the afternoon"), default=False)
    afternoon_from = models.TimeField(
        _("in the afternoon only from"), null=True, blank=True
    )
    afternoon_until = models.TimeField(
        _("in the afternoon only until"), null=True, blank=True
    )
    # Busy times by month and day, as `limits.kept_season` writes them.
    seasons = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FarmHoursQuerySet.as_manager()

    class Meta:
        ordering = ("kind",)
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind"], name="farm_hours_kind_once"
            ),
            models.CheckConstraint(
                name="farm_hours_some_half",
                condition=Q(no_morning=False) | Q(no_afternoon=False),
            ),
            models.CheckConstraint(
                name="farm_hours_in_order",
                condition=(
                    Q(morning_from=None)
                    | Q(morning_until=None)
                    | Q(morning_until__gt=F("morning_from"))
                )
                & (
                    Q(afternoon_from=None)
                    | Q(afternoon_until=None)
                    | Q(afternoon_until__gt=F("afternoon_from"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
