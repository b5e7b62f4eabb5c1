"""How often an area is visited again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaRhythm(models.Model):
    """After how many months an area is due again, where it is not as usual."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    # A fingerprint of its ground: every scan numbers visit areas anew.
    ground = models.CharField(max_length=64)
    months = models.PositiveSmallIntegerField(_("months"), default=24)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "ground"], name="area_rhythm_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground[:8]}: {self.months}"
