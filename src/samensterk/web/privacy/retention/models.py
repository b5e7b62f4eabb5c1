"""Shorter terms, what was decided about records, and the proof of what went."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.moments import now


class ShortenedTerm(models.Model):
    """A municipality keeps something for a shorter time than the declaration says."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=80)  # of what is kept; see `keeping`
    days = models.PositiveIntegerField()
    # What counted before; it still does while the shorter one waits for its warning.
    earlier_days = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    set_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"], name="shortened_term_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.days} days"


class RecordDecision(models.Model):
    """What the privacy officer chose where two terms are at odds; the last one counts.

    It is about these two terms: when one of them changes, it has to be made again.
    """

    class Choice(models.TextChoices):
        KEEP = "keep", _("keep until the minimum for records has passed")
        REMOVE = "remove", _("remove when the term for personal data has passed")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=80)
    choice = models.CharField(max_length=10, choices=Choice)
    reason = models.CharField(max_length=300)
    term_days = models.PositiveIntegerField()
    record_years = models.PositiveIntegerField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-decided_at", "-pk")

    def __str__(self) -> str:
        return f"{self.code} {self.choice}"


class Removal(models.Model):
    """Proof that something went: how many, when and why; never what it was."""

    class Because(models.TextChoices):
        TERM = "term", _("the term has ended")
        REQUEST = "request", _("somebody asked for it")
        RECORD = "record", _("term has ended; exported for the archive first")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, null=True, blank=True, related_name="+"
    )
    code = models.CharField(max_length=80)
    because = models.CharField(max_length=10, choices=Because)
    ran_at = models.DateTimeField(default=now)
    term_days = models.PositiveIntegerField(null=True, blank=True)
    through = models.DateField(null=True, blank=True)  # what began before this day
    n_rows = models.PositiveIntegerField()

    class Meta:
        ordering = ("-ran_at", "-pk")
        indexes = [
            models.Index(fields=["municipality", "ran_at"], name="removal_by_moment"),
        ]
        constraints = [
            models.CheckConstraint(
                name="removal_by_term_says_which",
                condition=Q(because="request")
                | Q(term_days__isnull=False, through__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.n_rows} {self.code}"


class RetentionRun(models.Model):
    """One night; a day without one, or without its end, shows."""

    day = models.DateField(unique=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.CharField(max_length=40)
    n_removed = models.PositiveIntegerField(default=0)
    failed = models.JSONField(default=list)  # codes of what could not be removed

    class Meta:
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.day}: {self.n_removed}"


class TermWarning(models.Model):
    """Up to which beginning of a term people were told what goes."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=80)
    through = models.DateTimeField()
    sent_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"], name="term_warning_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} through {self.through:%Y-%m-%d}"


class ArchivePackage(models.Model):
    """Records that were exported; the file goes once it is in the archive."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=200, unique=True)  # within `archive` of MEDIA
    made_at = models.DateTimeField(default=now)
    n_rows = models.PositiveIntegerField()
    n_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name
