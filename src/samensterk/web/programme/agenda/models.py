"""Events (gebeurtenissen) and tasks, with what hangs on them."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.agenda.attachment_kinds import MOST_BYTES
from samensterk.web.programme.plan.models import Programme


class EventQuerySet(models.QuerySet["Event"]):
    def for_municipality(self, municipality_id: int) -> "EventQuerySet":
        """Give its own events."""
        return self.filter(municipality_id=municipality_id)

    def seen_by(self, municipality_id: int) -> "EventQuerySet":
        """Give its own events and those of others that it has joined."""
        joined = Share.objects.filter(municipality=municipality_id).active()
        return self.filter(
            Q(municipality=municipality_id) | Q(pk__in=joined.values("event"))
        )

    def standing(self) -> "EventQuerySet":
        return self.filter(cancelled_on=None)


class Event(models.Model):
    """Something on a day: a scan, a round, a meeting, a training, a measurement.

    Days and times are those of the Netherlands, wherever the reader is.
    """

    class Kind(models.TextChoices):
        SCAN = "scan", _("area scan")
        ROUND = "round", _("round of visits")
        MEETING = "meeting", _("meeting")
        TRAINING = "training", _("training")
        MEASUREMENT = "measurement", _("measurement")
        OTHER = "other", _("other event")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="events"
    )
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="events")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    title = models.CharField(_("title"), max_length=120)
    about = models.TextField(_("about"), max_length=2000, blank=True)
    day = models.DateField(_("day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    location = models.CharField(_("where"), max_length=200, blank=True)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    # Which run sheet it was filled with: for offers of change and for print.
    template = models.ForeignKey(
        "programme.Template", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Raised at every change, so that who saved later sees what the other did.
    version = models.PositiveIntegerField(default=1)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("day", "starts_at", "pk")
        indexes = [models.Index(fields=["municipality", "day"])]
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("day")),
            ),
            models.CheckConstraint(
                name="event_that_ends_at_a_time_begins_at_one",
                condition=Q(ends_at=None) | Q(starts_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        return self.ends_on or self.day

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_on is not None


class ShareQuerySet(models.QuerySet["Share"]):
    def active(self) -> "ShareQuerySet":
        return self.filter(joined_at__isnull=False, ended_at=None)


class Share(models.Model):
    """A municipality takes part in the event of another; nothing of yards or people."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="shares")
    # The guest; the host is that of the event.
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="shares"
    )
    # In the guest's own programme, once it has joined.
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.CharField(_("what for"), max_length=300, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    joined_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "municipality"],
                name="share_once",
                condition=Q(ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} at {self.event_id}"

    @property
    def is_active(self) -> bool:
        return self.joined_at is not None and self.ended_at is None


class TaskQuerySet(models.QuerySet["Task"]):
    def for_municipality(self, municipality_id: int) -> "TaskQuerySet":
        """Give those that this municipality does, also for an event of another."""
        return self.filter(municipality_id=municipality_id)

    def open(self) -> "TaskQuerySet":
        return self.filter(state=Task.State.OPEN)

    def late(self, day: date) -> "TaskQuerySet":
        return self.open().filter(due_on__lt=day)


class Task(models.Model):
    """Who does what by when; of an event it keeps its distance to the day."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    class Doer(models.TextChoices):
        """Who usually does it; a run sheet knows roles, not people."""

        COORDINATOR = "coordinator", _("coordinator")
        COMMUNICATION = "communication", _("communication")
        FIELD_TEAM = "field_team", _("field team")
        ADMINISTRATOR = "administrator", _("administration")
        MAYOR = "mayor", _("mayor")
        POLICE = "police", _("police")
        RIEC = "riec", _("RIEC")
        SAFE_BUSINESS = "safe_business", _("PVO")
        FARMERS_UNION = "farmers_union", _("LTO")
        FIRE_BRIGADE = "fire_brigade", _("fire brigade")
        ENVIRONMENT = "environment", _("environmental service")
        CHAIR = "chair", _("chair of the day")
        SPEAKER = "speaker", _("speakers and workshop leaders")
        VENUE = "venue", _("venue")
        EVERYBODY = "everybody", _("everybody")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="tasks"
    )
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="tasks")
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    title = models.CharField(_("what"), max_length=200)
    about = models.TextField(_("how"), max_length=4000, blank=True)
    material = models.CharField(_("material"), max_length=300, blank=True)
    doer = models.CharField(_("who usually does it"), max_length=15, choices=Doer)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    owner = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("due on"))
    # On the day itself: minutes after the event begins; less than nothing is before.
    minute = models.IntegerField(_("minutes after the start"), null=True, blank=True)
    lasts_min = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    hours_planned = models.DecimalField(
        _("hours planned"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    # The step of the run sheet that it came from; empty when somebody added it.
    step = models.CharField(max_length=60, blank=True)
    read_in = models.ForeignKey(
        "programme.SheetImport",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
    )
    needs = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="needed_by"
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    ended_on = models.DateField(_("done on"), null=True, blank=True)
    ended_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", F("minute").asc(nulls_first=True), "pk")
        indexes = [
            models.Index(fields=["municipality", "state", "due_on"]),
            models.Index(fields=["event", "due_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="task_that_ended_has_a_day",
                condition=Q(state="open", ended_on=None)
                | ~Q(state="open") & Q(ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="task_at_a_minute_is_of_an_event",
                condition=Q(minute=None) | Q(event__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class TaskComment(models.Model):
    """What somebody wrote at a task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="comments")
    text = models.TextField(_("text"), max_length=2000)
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"comment at {self.task_id}"


class Attachment(models.Model):
    """A file at a task or an event; its content stands apart, so that lists are light."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    task = models.ForeignKey(
        Task, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(max_length=10)  # a key of `attachment_kinds.KINDS`
    n_bytes = models.PositiveIntegerField()
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                name="attachment_hangs_on_one_thing",
                condition=Q(task=None, event__isnull=False)
                | Q(task__isnull=False, event=None),
            ),
            models.CheckConstraint(
                name="attachment_is_not_too_large",
                condition=Q(n_bytes__lte=MOST_BYTES),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AttachmentContent(models.Model):
    """The bytes of a file."""

    attachment = models.OneToOneField(
        Attachment, models.CASCADE, related_name="content", primary_key=True
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"content of {self.attachment_id}"


class CalendarFeed(models.Model):
    """A secret address where a calendar program reads what is on for somebody."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        "accounts.User", models.CASCADE, related_name="calendar_feeds"
    )
    name = models.CharField(_("where it is used"), max_length=60, blank=True)
    # Only a hash: who reads the database cannot read the calendar.
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"calendar {self.pk} of {self.user_id}"
