"""What a visit brought: few fixed words, a short note, and counts that stay."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.watched import Watched, WatchedQuerySet
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.teams.models import Shift, Team


class Outcome(models.TextChoices):
    """How a visit ended. Who rather has no visit sets the switch and has no row."""

    TALK = "talk", _("a talk")
    NOT_HOME = "not_home", _("nobody at home, card left")
    LATER = "later", _("later")
    CEASED = "ceased", _("stopped or moved")
    NOT_REACHABLE = "not_reachable", _("could not be reached")
    RATHER_NOT = "rather_not", _("rather not")


# What is written down of an address; the last outcome is counted only.
WRITTEN = [one for one in Outcome.choices if one[0] != Outcome.RATHER_NOT]


class VisitQuerySet(WatchedQuerySet["Visit"]):
    def for_municipality(self, municipality_id: int) -> "VisitQuerySet":
        return self.filter(municipality_id=municipality_id)


class Visit(Watched):
    """One visit as it went. There is no field for offences, permits or people."""

    SUBJECT = "yard"

    # Made where it is written down, also on a phone without coverage.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="visits")
    area = models.ForeignKey(
        RoundArea, models.SET_NULL, null=True, blank=True, related_name="visits"
    )
    stop = models.OneToOneField(
        Stop, models.SET_NULL, null=True, blank=True, related_name="visit"
    )
    key = models.CharField(max_length=40)  # of the yard
    on = models.DateField(_("day"))
    half = models.CharField(_("half day"), max_length=10, choices=Shift.Half)
    outcome = models.CharField(_("outcome"), max_length=15, choices=WRITTEN)
    later_on = models.DateField(_("come back on"), null=True, blank=True)
    # Codes of fixed lists.
    topics = models.JSONField(_("talked about"), default=list, blank=True)
    material = models.JSONField(_("handed out"), default=list, blank=True)
    can_do = models.JSONField(
        _("what they will do themselves"), default=list, blank=True
    )
    team = models.ForeignKey(
        Team, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ("on", "at", "pk")
        indexes = [
            models.Index(fields=["municipality", "key", "on"], name="visit_by_yard"),
            models.Index(fields=["of", "on"], name="visit_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                name="visit_later_has_day",
                condition=Q(later_on=None) | Q(outcome="later"),
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class VisitNoteQuerySet(WatchedQuerySet["VisitNote"]):
    def for_municipality(self, municipality_id: int) -> "VisitNoteQuerySet":
        return self.filter(municipality_id=municipality_id)


class VisitNote(Watched):
    """A few words for whoever comes next; they go sooner than the visit."""

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    visit = models.OneToOneField(Visit, models.CASCADE, related_name="note")
    key = models.CharField(max_length=40)  # of the yard
    text = models.CharField(_("note"), max_length=300)
    at = models.DateTimeField(default=timezone.now)

    objects = VisitNoteQuerySet.as_manager()

    def __str__(self) -> str:
        return f"note {self.pk}"


class VisitCount(models.Model):
    """How many visits to an area ended in which way; of no address, so it stays."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="counts")
    area = models.ForeignKey(RoundArea, models.CASCADE, related_name="counts")
    outcome = models.CharField(max_length=15, choices=Outcome)
    n = models.PositiveIntegerField(default=0)
    last_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of", "area", "outcome"], name="visit_count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"count {self.pk}"
