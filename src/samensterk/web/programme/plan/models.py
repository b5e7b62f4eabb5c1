"""A programme: a year or two of work of many partners, and what it is for."""

import uuid
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.plan.measures import (
    MARKS,
    MOST_MARK,
    MOST_PERCENT,
    PERCENTAGES,
    faults_in,
)

NOT_NEGATIVE = MinValueValidator(0)
ENDS_BEFORE = _("The last day is before the first day.")
FEWEST_HOURS = Decimal("0.1")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def for_municipality(self, municipality_id: int) -> "ProgrammeQuerySet":
        return self.filter(municipality_id=municipality_id)


class Programme(models.Model):
    """What a municipality wants with its partners in a period."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="programmes"
    )
    title = models.CharField(_("title"), max_length=100)
    purpose = models.TextField(_("what it is for"), max_length=2000, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    # Raised at every change, so that who saved later sees what the other did.
    version = models.PositiveIntegerField(default=1)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "title"], name="programme_title_once"
            ),
            models.CheckConstraint(
                name="programme_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=ENDS_BEFORE,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


def _at_most(most: int) -> Q:
    return (
        Q(target__lte=most)
        & (Q(start=None) | Q(start__lte=most))
        & (Q(reached=None) | Q(reached__lte=most))
    )


class Aim(models.Model):
    """One thing to reach, in a number: reach, knowledge or trust, never catches."""

    class Theme(models.TextChoices):
        AWARENESS = "awareness", _("awareness")
        REPORTING = "reporting", _("willingness to report")
        DISTANCE = "distance", _("distance to government")
        RESPONSIBILITY = "responsibility", _("own responsibility")
        REACH = "reach", _("reach")

    class Measure(models.TextChoices):
        """What may be counted. How many signals were found is not among them."""

        RECOGNISES = "recognises", _("% that would recognise signals")
        KNOWS_ROUTE = "knows_route", _("% that knows where to report")
        WOULD_REPORT = "would_report", _("% that says it would report")
        TRUST = "trust", _("mark for trust, 0 to 10")
        KNOWS_OFFICER = (
            "knows_officer",
            _("% that knows a police officer or supervisor by name"),
        )
        MAY_RETURN = "may_return", _("% of visits after which we may come again")
        YARD_SAFER = "yard_safer", _("% that has made its own yard safer")
        RENTS_SAFELY = "rents_safely", _("% that knows how to rent out safely")
        YARDS_VISITED = "yards_visited", _("% of yards visited")
        ATTENDANTS = "attendants", _("people at meetings")
        TRAINED = "trained", _("colleagues and partners trained")
        PROMISES_IN_TIME = "promises_in_time", _("% of promises kept in time")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="aims")
    theme = models.CharField(_("theme"), max_length=15, choices=Theme)
    text = models.CharField(_("what we want"), max_length=200)
    measure = models.CharField(_("how it is measured"), max_length=20, choices=Measure)
    start = models.DecimalField(
        _("at the start"),
        max_digits=8,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
    )
    target = models.DecimalField(
        _("target"), max_digits=8, decimal_places=1, validators=[NOT_NEGATIVE]
    )
    reached = models.DecimalField(
        _("reached so far"),
        max_digits=8,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
    )
    reached_on = models.DateField(_("measured on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("theme", "pk")
        constraints = [
            models.CheckConstraint(
                name="aim_is_no_negative_number",
                condition=Q(target__gte=0)
                & (Q(start=None) | Q(start__gte=0))
                & (Q(reached=None) | Q(reached__gte=0)),
            ),
            models.CheckConstraint(
                name="aim_reached_has_day",
                condition=Q(reached=None, reached_on=None)
                | Q(reached__isnull=False, reached_on__isnull=False),
            ),
            models.CheckConstraint(
                name="aim_percentage_is_at_most_100",
                condition=~Q(measure__in=sorted(PERCENTAGES)) | _at_most(MOST_PERCENT),
            ),
            models.CheckConstraint(
                name="aim_mark_is_at_most_10",
                condition=~Q(measure__in=sorted(MARKS)) | _at_most(MOST_MARK),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        faults = faults_in(self.measure, self.numbers)
        if faults:
            raise ValidationError(faults)

    @property
    def numbers(self) -> Mapping[str, Decimal | None]:
        return {"start": self.start, "target": self.target, "reached": self.reached}

    @property
    def aims_lower(self) -> bool:
        """Say whether less is wanted than there was; all measures are of more."""
        return self.start is not None and self.target < self.start

    @property
    def is_reached(self) -> bool:
        return self.reached is not None and self.reached >= self.target


class Phase(models.Model):
    """A stretch of the programme with its own work."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="phases")
    title = models.CharField(_("title"), max_length=80)
    about = models.CharField(_("what happens"), max_length=300, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("starts_on", "ends_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="phase_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=ENDS_BEFORE,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


class Contribution(models.Model):
    """What one partner brings into the programme, in words and hours."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="contributions"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, related_name="+"
    )
    text = models.CharField(_("what it contributes"), max_length=300, blank=True)
    hours_promised = models.DecimalField(
        _("hours promised"),
        max_digits=7,
        decimal_places=1,
        default=0,
        validators=[NOT_NEGATIVE],
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("organisation__name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"], name="contribution_once"
            ),
            models.CheckConstraint(
                name="contribution_hours_not_negative",
                condition=Q(hours_promised__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.programme_id}"


class WorkedHours(models.Model):
    """Hours that an organisation has used; of nobody by name."""

    # The form makes the key, so sending it twice does not count twice.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="worked")
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, related_name="+"
    )
    task = models.ForeignKey(
        "programme.Task",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="worked",
    )
    on = models.DateField(_("day"))
    hours = models.DecimalField(
        _("hours"),
        max_digits=6,
        decimal_places=1,
        validators=[MinValueValidator(FEWEST_HOURS)],
    )
    what = models.CharField(_("for what"), max_length=200, blank=True)

    class Meta:
        ordering = ("-on", "organisation__name", "pk")
        constraints = [
            models.CheckConstraint(
                name="worked_hours_are_some", condition=Q(hours__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hours} h of {self.organisation_id}"


class Activity(models.Model):
    """One line of who did what; it names tasks and events, never a resident."""

    class Verb(models.TextChoices):
        PROGRAMME_MADE = "programme_made", _("began the programme")
        PROGRAMME_CHANGED = "programme_changed", _("changed the programme")
        AIM_ADDED = "aim_added", _("added an aim")
        AIM_CHANGED = "aim_changed", _("changed an aim")
        AIM_REMOVED = "aim_removed", _("removed an aim")
        PHASE_ADDED = "phase_added", _("added a phase")
        PHASE_CHANGED = "phase_changed", _("changed a phase")
        PHASE_REMOVED = "phase_removed", _("removed a phase")
        AIM_MEASURED = "aim_measured", _("wrote down how far an aim is")
        PROGRAMME_REMOVED = "programme_removed", _("removed the programme")
        PARTNER_ADDED = "partner_added", _("added a partner")
        PARTNER_CHANGED = "partner_changed", _("changed what a partner contributes")
        PARTNER_REMOVED = "partner_removed", _("took a partner out of the programme")
        HOURS_WRITTEN = "hours_written", _("wrote down hours of a partner")
        HOURS_REMOVED = "hours_removed", _("removed hours of a partner")
        EVENT_MADE = "event_made", _("planned an event")
        EVENT_CHANGED = "event_changed", _("changed an event")
        EVENT_MOVED = "event_moved", _("moved an event")
        EVENT_CANCELLED = "event_cancelled", _("cancelled an event")
        EVENT_REMOVED = "event_removed", _("removed an event")
        RUN_SHEET_USED = "run_sheet_used", _("filled a run sheet")
        RUN_SHEET_READ = "run_sheet_read", _("read in a run sheet from a file")
        RUN_SHEET_UNREAD = (
            "run_sheet_unread",
            _("took back a run sheet that was read in"),
        )
        TASK_MADE = "task_made", _("added a task")
        TASK_CHANGED = "task_changed", _("changed a task")
        TASK_DONE = "task_done", _("ticked off a task")
        TASK_REOPENED = "task_reopened", _("opened a task again")
        TASK_DROPPED = "task_dropped", _("dropped a task")
        TASK_GIVEN = "task_given", _("handed a task to another municipality")
        TASK_RECEIVED = "task_received", _("got a task from another municipality")
        TASK_COMMENTED = "task_commented", _("wrote at a task")
        FILE_ADDED = "file_added", _("added a file")
        FILE_REMOVED = "file_removed", _("removed a file")
        SHARED = "shared", _("asked a municipality to join an event")
        SHARE_ACCEPTED = "share_accepted", _("joined an event")
        SHARE_ENDED = "share_ended", _("left an event")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    programme = models.ForeignKey(
        Programme, models.CASCADE, null=True, blank=True, related_name="activities"
    )
    event = models.ForeignKey(
        "programme.Event", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    task = models.ForeignKey(
        "programme.Task", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    verb = models.CharField(max_length=20, choices=Verb)
    about = models.CharField(max_length=200, blank=True)  # its title at that moment
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["municipality", "-at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.about}"
