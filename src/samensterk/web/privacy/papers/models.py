"""Editions of papers, and what a municipality answered to their questions."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EditionQuerySet(models.QuerySet["PaperEdition"]):
    def for_municipality(self, municipality_id: int) -> "EditionQuerySet":
        return self.filter(municipality_id=municipality_id)

    def of_kind(self, code: str) -> "EditionQuerySet":
        return self.filter(kind=code)


class PaperEdition(models.Model):
    """A paper as it was made once; a later version of the software leaves it alone."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=40)
    number = models.PositiveIntegerField()  # from 1, per municipality and kind
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    version = models.CharField(max_length=20)  # of the software
    fingerprint = models.CharField(max_length=64)
    facts = models.JSONField()
    document = models.JSONField()
    replaced_at = models.DateTimeField(null=True, blank=True)  # by a newer edition
    published_at = models.DateTimeField(null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "number"], name="paper_edition_once"
            ),
            models.UniqueConstraint(
                fields=["municipality", "kind"],
                name="paper_edition_one_in_force",
                condition=models.Q(replaced_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class AnswerQuerySet(models.QuerySet["PaperAnswer"]):
    def for_municipality(self, municipality_id: int) -> "AnswerQuerySet":
        return self.filter(municipality_id=municipality_id)


class PaperAnswer(models.Model):
    """What a municipality decided; it is filled in wherever the question stands."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    question = models.CharField(max_length=40)
    text = models.TextField(_("answer"), max_length=2000)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    answered_at = models.DateTimeField(default=timezone.now)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("question",)
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "question"], name="paper_answer_once"
            ),
            models.CheckConstraint(
                name="paper_answer_says_something", condition=~models.Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return self.question
