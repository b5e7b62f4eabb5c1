"""The switch per address, and what residents ask about their data."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.moments import now


class WishQuerySet(models.QuerySet["Wish"]):
    def for_municipality(self, municipality_id: int) -> "WishQuerySet":
        return self.filter(municipality_id=municipality_id)

    def active(self) -> "WishQuerySet":
        """Those that hold; one past its day holds until somebody decides about it."""
        return self.filter(ended_on=None)


class Wish(models.Model):
    """How an address does not want to be addressed; no row is: welcome.

    It hangs on the object in the register, not on the row of a scan. It has no reason
    and no words, and shows nowhere but on the page of the address itself.
    """

    class Position(models.TextChoices):
        NO_VISIT = "no_visit", _("do not visit")
        NO_CONTACT = "no_contact", _("no contact at all")

    class Ended(models.TextChoices):
        MOVED = "moved", _("somebody else lives there now")
        CHANGED = "changed", _("the resident wants something else")
        EXPIRED = "expired", _("five years are over and it was not confirmed")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=40)  # of the BAG object, as `Yard.key`
    position = models.CharField(_("wish"), max_length=10, choices=Position)
    set_on = models.DateField()
    valid_until = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=10, choices=Ended, blank=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ("valid_until", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key"],
                name="wish_once_per_address",
                condition=Q(ended_on=None),
            ),
            models.CheckConstraint(name="wish_has_key", condition=~Q(key="")),
            models.CheckConstraint(
                name="wish_ended_has_cause",
                condition=Q(ended_on=None, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "valid_until"],
                name="wish_by_last_day",
                condition=Q(ended_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"wish {self.pk}"


class SubjectRequestQuerySet(models.QuerySet["SubjectRequest"]):
    def for_municipality(self, municipality_id: int) -> "SubjectRequestQuerySet":
        return self.filter(municipality_id=municipality_id)

    def waiting(self) -> "SubjectRequestQuerySet":
        """Those without an answer."""
        return self.filter(answered_on=None)


class SubjectRequest(models.Model):
    """What somebody asks about his data (AVG, articles 15 to 21), until the answer."""

    class Kind(models.TextChoices):
        SEE = "see", _("see the data")
        CORRECT = "correct", _("correct the data")
        REMOVE = "remove", _("remove the data")
        OBJECT = "object", _("object to the use of the data")

    class Identity(models.TextChoices):
        COUNTER = "counter", _("at the counter, with proof of identity")
        POST = "post", _("by a letter to the address, with a code")
        DIGID = "digid", _("DigiD, at the municipality's own desk")
        CALL_BACK = "call_back", _("called back on a number that was known already")

    class Longer(models.TextChoices):
        COMPLEX = "complex", _("the request is complex")
        MANY = "many", _("there are many requests")

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("granted")
        PARTLY = "partly", _("granted in part")
        REFUSED = "refused", _("refused")

    # Made with the form, so that sending it twice does no harm.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        "accounts.Municipality", models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind of request"), max_length=10, choices=Kind)
    received_on = models.DateField(_("received on"))
    due_on = models.DateField()
    longer_because = models.CharField(max_length=10, choices=Longer, blank=True)
    key = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=200, blank=True)
    identity = models.CharField(max_length=10, choices=Identity, blank=True)
    # Which of the things that were found are of the one who asks: `provider:item`.
    chosen = models.JSONField(default=list, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = SubjectRequestQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="request_is_about_somebody",
                condition=~Q(key="") | ~Q(words=""),
            ),
            models.CheckConstraint(
                name="request_due_after_received",
                condition=Q(due_on__gt=F("received_on")),
            ),
            models.CheckConstraint(
                name="request_answered_has_outcome",
                condition=Q(answered_on=None, outcome="")
                | Q(answered_on__isnull=False) & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="request_refused_has_reason",
                condition=Q(outcome__in=["", "granted"]) | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "due_on"], name="request_by_due_day"),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.answered_on is None


class RequestStep(models.Model):
    """What was done for a request, by whom; steps are added and never changed."""

    class Did(models.TextChoices):
        RECEIVED = "received", _("request written down")
        CHECKED = "checked", _("identity checked")
        FOUND = "found", _("looked up what is kept")
        TAKEN_AS_JSON = "json", _("data given as a file (JSON)")
        TAKEN_AS_PDF = "pdf", _("data given to read (PDF)")
        CORRECTED = "corrected", _("mistake mended in this system")
        PASSED_ON = "passed_on", _("mistake reported to the register it comes from")
        REMOVED = "removed", _("data removed")
        WISH_SET = "wish_set", _("wish of the address written down")
        EXTENDED = "extended", _("time to answer made longer")
        ANSWERED = "answered", _("answered")

    request = models.ForeignKey(SubjectRequest, models.CASCADE, related_name="steps")
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    did = models.CharField(max_length=10, choices=Did)
    where = models.CharField(max_length=40, blank=True)  # the provider's code
    n_items = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.did} {self.at:%Y-%m-%d %H:%M}"
