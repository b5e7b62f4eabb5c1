"""Promises (toezeggingen): an owner, a date and an answer."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.watched import Watched, WatchedQuerySet
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.plan.models import Programme


class PromiseQuerySet(WatchedQuerySet["Promise"]):
    def for_municipality(self, municipality_id: int) -> "PromiseQuerySet":
        return self.filter(municipality_id=municipality_id)

    def open(self) -> "PromiseQuerySet":
        return self.filter(ended_on=None)


class Promise(Watched):
    """Something we said we would do for a farmer or resident."""

    class Source(models.TextChoices):
        VISIT = "visit", _("a visit")
        CALL = "call", _("a telephone call")
        MEETING = "meeting", _("a meeting")
        PAGE = "page", _("a page of the site")

    class How(models.TextChoices):
        """How the answer was given."""

        PHONE = "phone", _("by telephone")
        MAIL = "mail", _("by e-mail")
        LETTER = "letter", _("by letter")
        VISIT = "visit", _("on the yard")
        MEETING = "meeting", _("at a meeting")
        NOT_NEEDED = "not_needed", _("no answer was needed any more")

    SUBJECT = "promise"
    SUBJECT_KEY = "id"

    # A key that nobody can guess or count: later a resident sees his own by a code.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="promises"
    )
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="promises"
    )
    # An event with open promises cannot be removed.
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="promises"
    )
    # The yard, by the number that stays the same in every scan; empty when unknown.
    key = models.CharField(_("address"), max_length=40, blank=True)
    # Who it was promised to and how to reach him, only as far as he gave it.
    to_whom = models.CharField(_("to whom"), max_length=100, blank=True)
    reach = models.CharField(
        _("telephone or e-mail address"), max_length=120, blank=True
    )
    source = models.CharField(_("promised in"), max_length=10, choices=Source)
    what = models.CharField(_("what was promised"), max_length=300)
    # Empty only when the account has gone; then a coordinator gives it to somebody.
    owner = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    promised_on = models.DateField(_("promised on"))
    due_on = models.DateField(_("answer by"))
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    how = models.CharField(_("how"), max_length=12, choices=How, blank=True)
    ended_on = models.DateField(_("answered on"), null=True, blank=True)
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "made_at", "pk")
        indexes = [models.Index(fields=["municipality", "ended_on", "due_on"])]
        constraints = [
            models.CheckConstraint(
                name="promise_answered_has_how_and_day",
                condition=Q(ended_on=None, how="")
                | Q(ended_on__isnull=False) & ~Q(how=""),
            ),
            models.CheckConstraint(
                name="promise_answered_has_answer",
                condition=Q(ended_on=None) | ~Q(answer="") | Q(how="not_needed"),
            ),
        ]

    def __str__(self) -> str:
        return f"promise {self.pk}"


class AnswerCount(models.Model):
    """How many answers were given on a day, and how many in time; of nobody by name.

    It stays when the promises themselves have gone.
    """

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    on = models.DateField()
    n_answered = models.PositiveIntegerField(default=0)
    n_in_time = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "on"], name="answer_count_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.n_answered} answers on {self.on}"
