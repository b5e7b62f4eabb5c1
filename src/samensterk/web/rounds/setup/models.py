"""Rounds: whom they visit, the whole areas they go through and the order of these."""

import uuid
from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RoundQuerySet(models.QuerySet["Round"]):
    def for_municipality(self, municipality_id: int) -> "RoundQuerySet":
        return self.filter(municipality_id=municipality_id)


class Round(models.Model):
    """One round of visits. It visits everybody it says it visits."""

    class Whom(models.TextChoices):
        ALL = "all", _("all yards of the areas")
        FARMS = "farms", _("all farm yards of the areas")

    class Order(models.TextChoices):
        ROTATION = "rotation", _("longest not visited first")
        GIVEN = "given", _("an order that you give, with a reason")
        DRAW = "draw", _("a draw")

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        ANNOUNCED = "announced", _("announced")
        CLOSED = "closed", _("closed")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    programme = models.ForeignKey(
        "programme.Programme", models.CASCADE, related_name="+"
    )
    # In the time line of the programme; it goes when the event is removed there.
    event = models.ForeignKey(
        "programme.Event", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Its visit areas are those of this scan, also when a newer one is there.
    scan = models.ForeignKey("areas.LoadedScan", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=120)
    # Shown to the farmer, in the letter and on the public page.
    purpose = models.TextField(
        _("why you come, for the farmer to read"), max_length=1000
    )
    whom = models.CharField(_("whom it visits"), max_length=10, choices=Whom)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    order = models.CharField(_("order of the areas"), max_length=10, choices=Order)
    order_reason = models.CharField(
        _("reason for this order"), max_length=500, blank=True
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    # How long a visit takes, in minutes.
    minutes_first = models.PositiveSmallIntegerField(_("a visit"), default=40)
    minutes_again = models.PositiveSmallIntegerField(_("a visit again"), default=20)
    minutes_not_home = models.PositiveSmallIntegerField(_("nobody at home"), default=5)
    # When farmers can be visited; milking is before and after.
    morning_from = models.TimeField(_("in the morning from"), default=time(9, 30))
    morning_until = models.TimeField(_("in the morning until"), default=time(12))
    afternoon_from = models.TimeField(_("in the afternoon from"), default=time(13))
    afternoon_until = models.TimeField(
        _("in the afternoon until"), default=time(16, 30)
    )
    # Who must be in each team: {"toezichthouder": 1, "wijkagent": 1}, by TeamMember.Part.
    composition = models.JSONField(default=dict, blank=True)
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = [
            models.CheckConstraint(
                name="round_ends_after_its_start",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RoundArea(models.Model):
    """One whole visit area of a round, at its place in the order."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="areas")
    area = models.ForeignKey("areas.ScanArea", models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()  # 1 is first

    class Meta:
        ordering = ("place", "pk")
        constraints = [
            models.UniqueConstraint(fields=["of", "area"], name="round_area_once"),
        ]

    def __str__(self) -> str:
        return f"area {self.place} of round {self.of_id}"


class Draw(models.Model):
    """One draw of the order: the list frozen before it, the numbers of two people.

    What was drawn is never changed; a second draw stands beside the first, with why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="draws")
    number = models.PositiveIntegerField()
    # [{"area_id": "...", "name": "..."}] and the fingerprint of that list.
    frozen = models.JSONField()
    list_hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(
        _("why the draw is done again"), max_length=500, blank=True
    )
    # Dice or a lottery number; not shown before the second is there.
    entry_one = models.CharField(max_length=40)
    by_one = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    entry_two = models.CharField(max_length=40, blank=True)
    by_two = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    drawn_at = models.DateTimeField(null=True, blank=True)
    # Area ids, first to be visited first; empty until it is drawn.
    drawn = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="draw_number_once"),
            models.UniqueConstraint(
                fields=["of"],
                name="draw_one_open",
                condition=Q(drawn_at=None),
            ),
            models.CheckConstraint(
                name="draw_by_two_people",
                condition=Q(by_one=None) | Q(by_two=None) | ~Q(by_one=F("by_two")),
            ),
        ]

    def __str__(self) -> str:
        return f"draw {self.number} of round {self.of_id}"


class Pause(models.Model):
    """An area of a round that waits: nobody is visited there in that time."""

    class Why(models.TextChoices):
        ANIMAL_DISEASE = "animal_disease", _("animal disease")
        CRISIS = "crisis", _("a crisis")
        MOURNING = "mourning", _("mourning in the neighbourhood")
        OTHER = "other", _("something else")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    area = models.ForeignKey(RoundArea, models.CASCADE, related_name="pauses")
    why = models.CharField(_("why"), max_length=15, choices=Why)
    about = models.CharField(_("what must be known"), max_length=200, blank=True)
    from_on = models.DateField(_("from"))
    # None: until somebody ends it.
    until_on = models.DateField(_("until and with"), null=True, blank=True)
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("from_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="pause_ends_after_its_start",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"pause {self.pk}"
