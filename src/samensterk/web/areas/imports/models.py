"""Lists of yards that a municipality has: read in, looked at, taken over or undone."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.processing import Subject
from samensterk.web.common.watched import Watched, WatchedQuerySet


class YardImport(models.Model):
    """One file, from the first look to the moment it is taken over or undone."""

    class State(models.TextChoices):
        COLUMNS = "columns", _("choose what the columns are")
        MATCHING = "matching", _("looking up addresses")
        PREVIEW = "preview", _("to be looked at")
        APPLYING = "applying", _("being taken over")
        APPLIED = "applied", _("taken over")
        UNDONE = "undone", _("undone")
        FAILED = "failed", _("failed")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    name = models.CharField(_("file"), max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.COLUMNS)
    # Which column is what: {"street": 2, ...}; and the heading row as it was.
    columns = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    n_rows = models.PositiveIntegerField(default=0)
    job_id = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # why it failed
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.name


class ImportRowQuerySet(WatchedQuerySet["ImportRow"]):
    def for_municipality(self, municipality_id: int) -> "ImportRowQuerySet":
        return self.filter(municipality_id=municipality_id)


class ImportRow(Watched):
    """One row of a list, and the address in the BAG that it may be."""

    class Match(models.TextChoices):
        EXACT = "exact", _("certain")
        LIKELY = "likely", _("likely")
        NONE = "none", _("not found")
        TWICE = "twice", _("stands in the list before")
        UNREADABLE = "unreadable", _("cannot be read")

    class Choice(models.TextChoices):
        TAKE = "take", _("take over")
        SKIP = "skip", _("leave out")

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(YardImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # of the row in the file, from 1
    # Only the columns that are used: address and kind, never a name.
    given = models.JSONField(default=dict)
    match = models.CharField(max_length=10, choices=Match, blank=True)
    # The address it was matched with; the yard's key when there is a yard.
    key = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    x_m = models.FloatField(null=True, blank=True)
    y_m = models.FloatField(null=True, blank=True)
    candidates = models.JSONField(default=list)  # others that are likely
    kind = models.CharField(max_length=10, choices=Yard.Kind, blank=True)
    choice = models.CharField(max_length=5, choices=Choice, default=Choice.SKIP)
    # What it did when it was taken over.
    yard = models.ForeignKey(
        Yard, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=200, blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="import_row_once"),
            models.CheckConstraint(
                name="import_row_taken_has_address",
                condition=~Q(choice="take") | ~Q(key=""),
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.number} of {self.of_id}"

    @property
    def subject(self) -> Subject:
        """What the log names: the yard, or the row while nobody knows which that is."""
        known = self.__dict__
        key = known["key"] or f"list-{known['of_id']}-{known['number']}"
        return Subject(known["municipality_id"], self.SUBJECT, key)
