"""Others who see yards for a while, for one purpose."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.common.watched import Watched, WatchedQuerySet


class YardCheckQuerySet(models.QuerySet["YardCheck"]):
    def for_municipality(self, municipality_id: int) -> "YardCheckQuerySet":
        return self.filter(municipality_id=municipality_id)

    def open(self) -> "YardCheckQuerySet":
        return self.filter(ended_at=None, ends_on__gte=today())


class YardCheck(models.Model):
    """A partner looks at the addresses of one visit area: right, wrong or ceased."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, related_name="+"
    )
    visit_area = models.CharField(_("visit area"), max_length=100)
    purpose = models.CharField(_("what for"), max_length=200)
    ends_on = models.DateField(_("until"))
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)  # before its last day

    objects = YardCheckQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"check of {self.visit_area}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and self.ends_on >= today()


class CheckAnswerQuerySet(WatchedQuerySet["CheckAnswer"]):
    def for_municipality(self, municipality_id: int) -> "CheckAnswerQuerySet":
        return self.filter(municipality_id=municipality_id)


class CheckAnswer(Watched):
    """What a partner says of one address; the coordinator takes it over, or not."""

    class Answer(models.TextChoices):
        RIGHT = "right", _("right")
        WRONG = "wrong", _("not right")
        CEASED = "ceased", _("has ceased")

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(YardCheck, models.CASCADE, related_name="answers")
    yard = models.ForeignKey(Yard, models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    answer = models.CharField(_("answer"), max_length=6, choices=Answer)
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    # When the coordinator took it over or put it aside.
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CheckAnswerQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["of", "yard"], name="check_answer_once_per_yard"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class YardGrantQuerySet(models.QuerySet["YardGrant"]):
    def for_municipality(self, municipality_id: int) -> "YardGrantQuerySet":
        return self.filter(municipality_id=municipality_id)

    def open(self) -> "YardGrantQuerySet":
        return self.filter(ended_at=None, ends_on__gte=today())


class YardGrant(models.Model):
    """A municipality lets an analyst of the RIEC see its yards, until a day."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        "accounts.User", models.CASCADE, related_name="+", verbose_name=_("analyst")
    )
    purpose = models.CharField(_("what for"), max_length=200)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ends_on = models.DateField(_("until"))
    ended_at = models.DateTimeField(null=True, blank=True)  # before its last day

    objects = YardGrantQuerySet.as_manager()

    class Meta:
        ordering = ("-given_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="yard_grant_ends_after_given",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("given_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"grant {self.pk}"
