"""The processing log: lines, the seals over them, and what stays of a month."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.processing import Action
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import Role


class LogMonth(models.Model):
    """One month of one municipality; its end hash stays when the lines have gone."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    month = models.DateField()  # its first day
    closed_at = models.DateTimeField(null=True, blank=True)
    n_rows = models.PositiveIntegerField(default=0)
    end_hash = models.CharField(max_length=64, blank=True)
    # Over the end hash and the closed month before it: a missing month shows.
    chain_hash = models.CharField(max_length=64, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("municipality", "month")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "month"], name="log_month_once"
            ),
            models.CheckConstraint(
                name="log_month_closed_before_removed",
                condition=models.Q(removed_at=None) | ~models.Q(closed_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"log of {self.municipality_id}, {self.month:%Y-%m}"


class LogSeal(models.Model):
    """A batch of lines, closed by the worker with a hash that goes on from the last."""

    month = models.ForeignKey(LogMonth, models.PROTECT, related_name="seals")
    number = models.PositiveIntegerField()  # from 1 within the month
    n_rows = models.PositiveIntegerField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("month", "number")
        constraints = [
            models.UniqueConstraint(fields=["month", "number"], name="log_seal_once"),
        ]

    def __str__(self) -> str:
        return f"seal {self.number} of {self.month_id}"


def tokens_in(subjects: str) -> list[str]:
    """Take apart what a line names, each as `kind/key`."""
    return subjects.strip("\n").split("\n")


class LogQuerySet(models.QuerySet["LogEntry"]):
    def for_municipality(self, municipality_id: int) -> "LogQuerySet":
        return self.filter(municipality_id=municipality_id)

    def of_month(self, month: LogMonth) -> "LogQuerySet":
        return self.filter(municipality_id=month.municipality_id, month=month.month)

    def waiting(self) -> "LogQuerySet":
        """Those that have no seal yet."""
        return self.filter(seal=None)


class LogEntry(models.Model):
    """Somebody used yards, contacts or visits: one line per request or job.

    Accounts are numbers here, so that a line outlives them unchanged. The database
    refuses every change of a line, save that it gets its seal.
    """

    class Did(models.TextChoices):
        READ = Action.READ, _("looked at")
        WRITE = Action.WRITE, _("changed")
        EXPORT = Action.EXPORT, _("taken out as a file")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    month = models.DateField()  # its first day, here in the Netherlands
    at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True, blank=True)  # none: the system itself
    roles = models.CharField(max_length=120, blank=True)
    door = models.CharField(max_length=80)
    action = models.CharField(max_length=10, choices=Did)
    purpose = models.CharField(max_length=30)
    reason = models.CharField(max_length=200, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    n_subjects = models.PositiveIntegerField()
    # One `kind/key` per line, with a line end before the first and after the last,
    # so that one can be looked for with LIKE.
    subjects = models.TextField()
    seal = models.ForeignKey(
        LogSeal, models.PROTECT, null=True, blank=True, related_name="lines"
    )

    objects = LogQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = [
            models.Index(fields=["municipality", "at"], name="log_by_moment"),
            models.Index(
                fields=["municipality", "user_id", "at"], name="log_by_account"
            ),
            models.Index(
                fields=["municipality", "month", "id"],
                name="log_not_sealed",
                condition=models.Q(seal=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.door} {self.at:%Y-%m-%d %H:%M}"

    @property
    def tokens(self) -> list[str]:
        return tokens_in(self.subjects)

    @property
    def purpose_label(self) -> str | Promise:
        known = Purpose.values
        return Purpose(self.purpose).label if self.purpose in known else self.purpose

    @property
    def role_labels(self) -> str:
        known = [one for one in self.roles.split(",") if one in Role.values]
        return ", ".join(str(Role(one).label) for one in known)


class UnusualUse(models.Model):
    """A day on which one account's use met a published rule; an officer looks at it.

    It is a question, no verdict: the rules stand on the same page.
    """

    class Rule(models.TextChoices):
        MANY = "many", _("much in a short time")
        NIGHT = "night", _("at night")
        OUTSIDE_ROUND = "outside_round", _("outside the own round")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    rule = models.CharField(max_length=15, choices=Rule)
    user_id = models.BigIntegerField()
    day = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    n_lines = models.PositiveIntegerField()
    n_subjects = models.PositiveIntegerField()
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    conclusion = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-began_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "rule", "user_id", "day"],
                name="unusual_use_once_a_day",
            ),
            models.CheckConstraint(
                name="unusual_use_looked_at_has_conclusion",
                condition=models.Q(looked_at=None) | ~models.Q(conclusion=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.day:%Y-%m-%d}"


class LogCheck(models.Model):
    """The whole chain was computed again: what was found."""

    at = models.DateTimeField(default=timezone.now)
    n_months = models.PositiveIntegerField()
    n_lines = models.PositiveIntegerField()
    # Of each: code of the municipality, month, fault, detail.
    findings = models.JSONField(default=list)
    # Of each month that is open: code, month, number of the last seal, its hash.
    heads = models.JSONField(default=list)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"check of {self.at:%Y-%m-%d}"

    def findings_of(self, code: str) -> list[dict[str, str]]:
        return [one for one in self.findings if one["code"] == code]

    def heads_of(self, code: str) -> list[dict[str, str]]:
        return [one for one in self.heads if one["code"] == code]


class AccessPolicy(models.Model):
    """Whether a resident hears which colleague looked at his data, or only which role."""

    municipality = models.OneToOneField(
        "accounts.Municipality", models.CASCADE, related_name="access_policy"
    )
    with_names = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"policy of {self.municipality_id}"
