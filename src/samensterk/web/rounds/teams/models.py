"""Teams of a round: who is in them, where they begin, which half days they can."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from samensterk.web.rounds.setup.models import Round


class NamePolicy(models.Model):
    """How an employer wants its people to be named to residents."""

    class Shown(models.TextChoices):
        FULL = "full", _("first name and surname")
        FIRST = "first", _("first name")
        NUMBER = "number", _("service number")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", models.CASCADE, related_name="+"
    )
    shown = models.CharField(
        _("how its people are named"), max_length=10, choices=Shown
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation"], name="name_policy_once"
            ),
        ]

    def __str__(self) -> str:
        return self.shown


class TeamQuerySet(models.QuerySet["Team"]):
    def for_municipality(self, municipality_id: int) -> "TeamQuerySet":
        return self.filter(municipality_id=municipality_id)


class Team(models.Model):
    """Two or three people who visit together."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="teams")
    name = models.CharField(_("name of the team"), max_length=60)
    starts_at = models.CharField(_("where it starts"), max_length=150)
    start_x_m = models.FloatField(null=True, blank=True)  # RD New
    start_y_m = models.FloatField(null=True, blank=True)
    # Empty: where it started.
    ends_at = models.CharField(_("where it ends"), max_length=150, blank=True)
    end_x_m = models.FloatField(null=True, blank=True)
    end_y_m = models.FloatField(null=True, blank=True)
    lunch_from = models.TimeField(_("lunch from"), default=time(12))
    lunch_minutes = models.PositiveSmallIntegerField(_("minutes of lunch"), default=45)
    most_visits = models.PositiveSmallIntegerField(_("most visits in a day"), default=7)
    # Codes of `Language`.
    languages = models.JSONField(_("languages"), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TeamQuerySet.as_manager()

    class Language(models.TextChoices):
        DUTCH = "nl", _("Dutch")
        FRISIAN = "fy", _("Frisian")
        GRONINGS = "gos", _("Gronings")
        DRENTS = "drt", _("Drents")

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(fields=["of", "name"], name="team_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """One person in a team, named as the employer wants it."""

    class Part(models.TextChoices):
        SUPERVISOR = "supervisor", _("toezichthouder or boa")
        OFFICER = "officer", _("community police officer")
        ENVIRONMENT = "environment", _("environmental service")
        FIRE_BRIGADE = "fire_brigade", _("fire brigade")
        OTHER = "other", _("somebody else")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    team = models.ForeignKey(Team, models.CASCADE, related_name="people")
    # Who signs in, when that person does.
    user = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", models.CASCADE, related_name="+"
    )
    part = models.CharField(_("in the team as"), max_length=15, choices=Part)
    # A name, a first name or a number: what `NamePolicy` of the employer says.
    shown_as = models.CharField(_("name for residents"), max_length=80)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("part", "shown_as", "pk")

    def __str__(self) -> str:
        return f"member {self.pk}"


class Shift(models.Model):
    """One half day on which a team can."""

    class Half(models.TextChoices):
        MORNING = "morning", _("morning")
        AFTERNOON = "afternoon", _("afternoon")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    team = models.ForeignKey(Team, models.CASCADE, related_name="shifts")
    day = models.DateField(_("day"))
    half = models.CharField(_("half day"), max_length=10, choices=Half)

    class Meta:
        ordering = ("day", "-half")  # the morning first
        constraints = [
            models.UniqueConstraint(fields=["team", "day", "half"], name="shift_once"),
        ]

    def __str__(self) -> str:
        return f"shift {self.pk}"
