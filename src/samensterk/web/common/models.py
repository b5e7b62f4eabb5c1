"""Jobs and the workers that do them."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet["Job"]):
    def for_municipality(self, municipality_id: int | None) -> "JobQuerySet":
        return self.filter(municipality=municipality_id)

    def silent(self) -> "JobQuerySet":
        """Jobs whose worker has not been heard of since its lease ended."""
        return self.filter(state=Job.State.RUNNING, leased_until__lt=timezone.now())


class Job(models.Model):
    """Long work: who asked for it, how far it is, and who does it now."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, null=True, blank=True, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now)
    queued_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # A new try has a new number; a worker that lost its lease no longer fits.
    attempt = models.PositiveSmallIntegerField(default=0)
    losses = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=64, blank=True)
    task_id = models.CharField(max_length=64, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    step = models.CharField(max_length=200, blank=True)
    cancel_asked = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)  # why it failed
    note = models.CharField(max_length=500, blank=True)  # why somebody stopped it
    result = models.JSONField(default=dict)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at",)
        indexes = [
            models.Index(fields=["municipality", "-asked_at"], name="job_of_place"),
            models.Index(fields=["state", "leased_until"], name="job_by_lease"),
        ]
        constraints = [
            models.CheckConstraint(
                name="job_running_has_lease",
                condition=~Q(state="running") | Q(leased_until__isnull=False),
            ),
            models.CheckConstraint(
                name="job_ended_has_moment",
                condition=Q(state__in=["waiting", "running"], ended_at=None)
                | Q(state__in=["done", "failed", "cancelled"], ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_ended(self) -> bool:
        return self.ended_at is not None

    @property
    def percentage(self) -> int | None:
        return None if not self.total else min(100, 100 * self.done // self.total)


class Worker(models.Model):
    """A process that does jobs, seen lately or gone."""

    name = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name

    @property
    def is_alive(self) -> bool:
        lease = timedelta(seconds=settings.LEASE_S)
        return self.seen_at > timezone.now() - lease


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def waiting(self) -> "OutgoingMailQuerySet":
        """Give what no worker has taken."""
        return self.filter(ended_at=None, claimed_at=None)

    def halfway(self) -> "OutgoingMailQuerySet":
        """Give what was given to the mail server, which has not been heard to take it."""
        return self.filter(ended_at=None, going_at__isnull=False)


class OutgoingMail(models.Model):
    """A mail that must go once; see `outgoing`."""

    class Outcome(models.TextChoices):
        SENT = "sent"
        REFUSED = "refused"
        STALE = "stale"
        NOTHING_TO_SAY = "nothing_to_say"
        FAILED = "failed"  # it could not be written
        UNSURE = "unsure"  # the worker died while it went; it may have gone

    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    kind = models.CharField(max_length=40)
    # What makes it the only one of its kind; no name or address.
    key = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    stale_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    # From here on it may have gone, so from here on it does not go again.
    going_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=15, choices=Outcome, blank=True)
    n_tries = models.PositiveIntegerField(default=0)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="outgoing_mail_once"),
        ]
        indexes = [models.Index(fields=["ended_at", "claimed_at", "due_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
