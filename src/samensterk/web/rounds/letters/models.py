"""Announcements, the letters that went out, codes to answer with, and the answers."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.watched import Watched, WatchedQuerySet
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.setup.models import Round


class Announcement(models.Model):
    """What is told of a round: once it is out it is not changed, only followed."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="announcements")
    number = models.PositiveIntegerField()
    # The words that hold at that moment; letter, card and public page are the same.
    rule = models.ForeignKey(FieldRule, models.PROTECT, related_name="+")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # An office with its telephone or mail address; no person.
    ask_at = models.CharField(_("where to ask"), max_length=200)
    complain_at = models.CharField(_("where to complain"), max_length=200)
    answer_until = models.DateField(_("answer until"))
    press_text = models.TextField(_("text for the press"), max_length=3000, blank=True)
    notice_text = models.TextField(
        _("notice for the neighbourhood"), max_length=2000, blank=True
    )
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    announced_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="announcement_once"),
            models.UniqueConstraint(
                fields=["of"],
                name="announcement_one_draft",
                condition=Q(announced_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"announcement {self.number} of round {self.of_id}"


class LetterQuerySet(WatchedQuerySet["Letter"]):
    def for_municipality(self, municipality_id: int) -> "LetterQuerySet":
        return self.filter(municipality_id=municipality_id)


class Letter(Watched):
    """That a letter went to an address: when, how, and of which edition."""

    class Way(models.TextChoices):
        POST = "post", _("by post")
        MAIL = "mail", _("by e-mail")

    SUBJECT = "yard"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    announcement = models.ForeignKey(
        Announcement, models.CASCADE, related_name="letters"
    )
    key = models.CharField(max_length=40)  # of the yard
    way = models.CharField(_("how"), max_length=10, choices=Way)
    told_from = models.DateField()
    told_until = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    # Printed and handed to the post, or taken by the mail server.
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "key"], name="letter_once_per_address"
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class AnswerCode(models.Model):
    """Lets somebody answer without an account.

    The code is not kept: it is made again from `nonce` and the secret of the site when
    a letter is printed, and looked up by its digest.
    """

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    stop = models.OneToOneField(Stop, models.CASCADE, related_name="code")
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField()

    def __str__(self) -> str:
        return f"code {self.pk}"


class AnswerQuerySet(WatchedQuerySet["Answer"]):
    def for_municipality(self, municipality_id: int) -> "AnswerQuerySet":
        return self.filter(municipality_id=municipality_id)


class Answer(Watched):
    """What a farmer answered. 'Do not visit' is no answer: it is the switch itself."""

    class Kind(models.TextChoices):
        HALF_DAY = "half_day", _("chooses a half day")
        CALL = "call", _("wants to be called")
        VISIT = "visit", _("asks for a visit")

    SUBJECT = "yard"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    of = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    stop = models.ForeignKey(
        Stop, models.SET_NULL, null=True, blank=True, related_name="answers"
    )
    key = models.CharField(max_length=40)  # of the yard
    kind = models.CharField(_("answer"), max_length=10, choices=Kind)
    # [["2027-03-02", "morning"]], the best first.
    halves = models.JSONField(default=list, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    # None: by the farmer himself, with the code.
    entered_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(
                name="answer_to_call_has_number",
                condition=~Q(kind="call") | ~Q(phone=""),
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
