"""What a municipality asks of the RIEC: a scan or an analysis."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.scans.models import LoadedScan


class ScanRequestQuerySet(models.QuerySet["ScanRequest"]):
    def for_municipality(self, municipality_id: int) -> "ScanRequestQuerySet":
        return self.filter(municipality_id=municipality_id)

    def open(self) -> "ScanRequestQuerySet":
        return self.exclude(state__in=("accepted", "withdrawn"))


class ScanRequest(models.Model):
    """A request from birth to acceptance."""

    class What(models.TextChoices):
        COUNTRYSIDE = "buitengebied", _("area scan of the countryside")
        BUSINESS_PARKS = "bedrijventerrein", _("area scan of business parks")
        ANALYSIS = "analysis", _("an analysis")

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        TAKEN = "taken", _("being worked on")
        DELIVERED = "delivered", _("delivered")
        RETURNED = "returned", _("returned with a reason")
        ACCEPTED = "accepted", _("accepted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    what = models.CharField(_("what"), max_length=20, choices=What)
    purpose = models.CharField(_("what for"), max_length=300)
    area = models.CharField(
        _("which area"), max_length=200, blank=True
    )  # empty: all of the municipality
    wanted_on = models.DateField(_("wanted by"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    scan = models.ForeignKey(
        LoadedScan, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    delivered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScanRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="scan_request_returned_has_reason",
                condition=~Q(state="returned") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"
