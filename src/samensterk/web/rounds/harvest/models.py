"""'Dit hoorden we, dit doen we': one page per area, told back after a round."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samensterk.web.rounds.setup.models import Round, RoundArea


class Harvest(models.Model):
    """What was heard in an area and what is done with it; of no yard, no group under five."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="harvests")
    area = models.OneToOneField(RoundArea, models.CASCADE, related_name="harvest")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    heard = models.TextField(_("this is what we heard"), max_length=3000, blank=True)
    doing = models.TextField(_("this is what we do"), max_length=3000, blank=True)
    # What was counted when it was approved; small numbers are left out.
    figures = models.JSONField(default=dict, blank=True)
    approved_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # Everybody could read these figures once, and may remember them.
    was_told = models.BooleanField(default=False)
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_why = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("area__place",)
        constraints = [
            models.CheckConstraint(
                name="harvest_published_is_approved",
                condition=Q(published_at=None) | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="harvest_taken_back_is_not_published",
                condition=Q(published_at=None) | Q(taken_back_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"harvest {self.pk}"
