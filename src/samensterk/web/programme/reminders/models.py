"""How often somebody wants mail, and since when he has seen what is new."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.Model):
    """How often somebody wants a digest of one municipality."""

    class Often(models.TextChoices):
        DAILY = "daily", _("every working day")
        WEEKLY = "weekly", _("every Monday")
        NEVER = "never", _("never; only what I promised a resident")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    often = models.CharField(_("how often"), max_length=8, choices=Often)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user"], name="rhythm_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.often}"


class LastVisit(models.Model):
    """When somebody was last on the first page, for 'new since your last visit'."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    # A visit ends after a while of nothing, so that opening the page twice loses nothing.
    seen_at = models.DateTimeField()
    # When the visit before this one ended; empty at the first.
    before_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user"], name="last_visit_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.municipality_id}"
