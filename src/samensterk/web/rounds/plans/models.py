"""Planned visits, the runs of the planner, and roads that are closed."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.watched import Watched, WatchedQuerySet
from samensterk.web.rounds.kinds.models import FarmKind
from samensterk.web.rounds.setup.models import Round, RoundArea
from samensterk.web.rounds.teams.models import Shift, Team, TeamMember


class StopQuerySet(WatchedQuerySet["Stop"]):
    def for_municipality(self, municipality_id: int) -> "StopQuerySet":
        return self.filter(municipality_id=municipality_id)


class Stop(Watched):
    """One visit that a round pays or will pay: a yard, and once planned a moment.

    A yard that is not to be visited has no row, so that nothing tells of its wish.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("visit")
        AGAIN = "again", _("visit again")
        ASKED = "asked", _("asked for by the resident")

    class AskedBy(models.TextChoices):
        """How a resident asked for a visit himself."""

        TELEPHONE = "telephone", _("by telephone")
        LETTER = "letter", _("by letter or e-mail")
        DESK = "desk", _("at the town hall")
        MEETING = "meeting", _("at a meeting")
        TEAM = "team", _("to a team in the field")

    class State(models.TextChoices):
        OPEN = "open", _("not planned yet")
        PLANNED = "planned", _("planned")
        DONE = "done", _("has been")
        LAPSED = "lapsed", _("lapsed")

    class Animals(models.TextChoices):
        """Kept apart for hygiene: not both on one day of a team."""

        POULTRY = "poultry", _("poultry")
        PIGS = "pigs", _("pigs")

    class Unplaced(models.TextChoices):
        """Why the planner found no place."""

        NO_TEAM = "no_team", _("no team has who is needed")
        NO_TIME = "no_time", _("no team can at that time")
        CLASH = "clash", _("two appointments at the same time")
        NO_ROAD = "no_road", _("no road leads there")
        FULL = "full", _("the days are full")
        KIND = "kind", _("not in the hours of this kind of farm")

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="stops")
    area = models.ForeignKey(RoundArea, models.CASCADE, related_name="stops")
    yard = models.ForeignKey("areas.Yard", models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)  # of the yard
    kind = models.CharField(
        _("kind of visit"), max_length=10, choices=Kind, default=Kind.FIRST
    )
    # A yard outside the areas is visited only for who asked for it himself.
    asked_by = models.CharField(
        _("how the resident asked for it"), max_length=10, choices=AskedBy, blank=True
    )
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    again_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="again"
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    # What was asked for, or agreed.
    wanted_on = models.DateField(_("on"), null=True, blank=True)
    wanted_half = models.CharField(
        _("half day"), max_length=10, choices=Shift.Half, blank=True
    )
    wanted_from = models.TimeField(_("from"), null=True, blank=True)
    wanted_until = models.TimeField(_("until"), null=True, blank=True)
    needs = models.CharField(
        _("who must be there"), max_length=15, choices=TeamMember.Part, blank=True
    )
    animals = models.CharField(_("animals"), max_length=10, choices=Animals, blank=True)
    # Only as the resident told it, to us or to a team; and when.
    farm = models.CharField(
        _("kind of farm"), max_length=15, choices=FarmKind, blank=True
    )
    farm_told_on = models.DateField(null=True, blank=True)
    # Where the planner, or somebody by hand, put it.
    team = models.ForeignKey(
        Team, models.RESTRICT, null=True, blank=True, related_name="stops"
    )
    day = models.DateField(_("day"), null=True, blank=True)
    begins = models.TimeField(_("begins"), null=True, blank=True)
    ends = models.TimeField(_("ends"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)  # in its day
    drive_s = models.PositiveIntegerField(null=True, blank=True)  # to get there
    is_locked = models.BooleanField(_("stays where it is"), default=False)
    unplaced = models.CharField(max_length=10, choices=Unplaced, blank=True)
    # The days that were told to the farmer.
    told_from = models.DateField(null=True, blank=True)
    told_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = StopQuerySet.as_manager()

    class Meta:
        ordering = ("day", "team", "place", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["of", "key"], name="stop_first_once", condition=Q(again_of=None)
            ),
            models.CheckConstraint(
                name="stop_planned_has_moment",
                condition=~Q(state="planned")
                | Q(
                    team__isnull=False,
                    day__isnull=False,
                    begins__isnull=False,
                    ends__isnull=False,
                    place__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="stop_asked_says_how",
                condition=~Q(kind="asked")
                | (~Q(asked_by="") & Q(asked_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="stop_farm_says_when",
                condition=Q(farm="", farm_told_on=None)
                | (~Q(farm="") & Q(farm_told_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="stop_wanted_in_order",
                condition=Q(wanted_from=None)
                | Q(wanted_until=None)
                | Q(wanted_until__gt=F("wanted_from")),
            ),
        ]
        indexes = [
            models.Index(fields=["of", "state"], name="stop_by_state"),
            models.Index(fields=["team", "day", "place"], name="stop_by_day"),
        ]

    def __str__(self) -> str:
        return f"stop {self.pk}"

    @property
    def apart(self) -> str:
        """Name what is kept apart here; who has both shares a day with neither."""
        return "+".join(sorted({self.animals, self.farm} & set(self.Animals.values)))

    @property
    def is_own_wish(self) -> bool:
        """Say whether its moment was asked for by the resident, or agreed with him.

        Another half day after nobody was at home is a thought of ours.
        """
        is_half = bool(self.wanted_half) and self.kind != self.Kind.AGAIN
        return is_half or self.wanted_on is not None or self.wanted_from is not None


class PlanRun(models.Model):
    """One run of the planner over what was open then: totals, never a yard."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="runs")
    number = models.PositiveIntegerField()
    # No roads were known: times are along straight lines, and every print says so.
    is_straight = models.BooleanField(default=False)
    seed = models.PositiveIntegerField(default=1)
    # Seconds of driving, team-days, how many were planned and not, names of areas that wait.
    totals = models.JSONField(default=dict, blank=True)
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="plan_run_once"),
            models.UniqueConstraint(
                fields=["of"], name="plan_run_one_open", condition=Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"run {self.number} of round {self.of_id}"


class RoadClosure(models.Model):
    """A road that cannot be driven for some days; public information."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="closures")
    name = models.CharField(_("which road, from where to where"), max_length=150)
    # A circle around a point of it, in RD New.
    x_m = models.FloatField()
    y_m = models.FloatField()
    radius_m = models.PositiveIntegerField(_("metres around it"), default=30)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until and with"))

    class Meta:
        ordering = ("from_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="closure_ends_after_its_start",
                condition=Q(until_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
