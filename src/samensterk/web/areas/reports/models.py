"""Versions of the report of a scan."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.scans.models import LoadedScan


class ReportVersionQuerySet(models.QuerySet["ReportVersion"]):
    def for_municipality(self, municipality_id: int) -> "ReportVersionQuerySet":
        return self.filter(municipality_id=municipality_id)


class ReportVersion(models.Model):
    """Which sections, with which own words. A version never changes; a next one may."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    scan = models.ForeignKey(LoadedScan, models.CASCADE, related_name="reports")
    number = models.PositiveIntegerField()
    # [{"code": "areas", "is_on": true, "text": "..."}], in reading order.
    sections = models.JSONField(default=list)
    # What was told at tables, as it stood when this version was made.
    street_knowledge = models.JSONField(default=list)
    note = models.CharField(_("what is new in it"), max_length=200, blank=True)
    made_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = ReportVersionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["scan", "number"], name="report_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.number} of scan {self.scan_id}"
