"""Orders for scans: which files, which municipalities, how far."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.scans.models import LoadedScan


class ScanOrder(models.Model):
    """One order: files that were brought together, for one or many municipalities.

    With a municipality it is that municipality's own; without one it is over all that
    its maker works for (RIEC), and each of them sees its own line only.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        RUNNING = "running", _("at work")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("stopped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=LoadedScan.Kind,
        default=LoadedScan.Kind.COUNTRYSIDE,
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    # The request that it answers.
    ask = models.ForeignKey(
        "areas.ScanRequest",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="orders",
    )
    job_id = models.UUIDField(null=True, blank=True)
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"order {self.pk}"


class OrderPlace(models.Model):
    """One municipality of an order, and how its scan went."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        RUNNING = "running", _("at work")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    order = models.ForeignKey(ScanOrder, models.CASCADE, related_name="places")
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=500, blank=True)
    scan = models.ForeignKey(
        LoadedScan, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("municipality__name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "municipality"], name="order_place_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.order_id}"


class SourceFile(models.Model):
    """One file of an order and what it was recognised as."""

    class Origin(models.TextChoices):
        UPLOAD = "upload", _("sent")
        SERVER = "server", _("from a folder on the server")
        FETCHED = "fetched", _("fetched")

    order = models.ForeignKey(ScanOrder, models.CASCADE, related_name="files")
    origin = models.CharField(max_length=10, choices=Origin)
    name = models.CharField(_("file"), max_length=200)
    # Where it is: within the folder of the order, or within the folder on the server.
    path = models.CharField(max_length=300)
    size = models.BigIntegerField(default=0)  # bytes
    format = models.CharField(max_length=40, blank=True)  # empty: not recognised
    title = models.CharField(_("what it is"), max_length=200, blank=True)
    date = models.CharField(_("date"), max_length=20, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    provides = models.JSONField(default=list)  # tables
    problem = models.CharField(max_length=500, blank=True)  # why it cannot be used
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "origin", "path"], name="source_file_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
