"""Yards of a municipality, as its scan found them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.watched import Watched, WatchedQuerySet


class LoadedScan(models.Model):
    """A scan folder that was read in; the last one is what people see."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="scans"
    )
    loaded_at = models.DateTimeField(default=timezone.now)
    made_on = models.DateField()
    version = models.CharField(max_length=20)
    n_yards = models.PositiveIntegerField()
    # How many yards each visit area has, so that lists need not count them.
    visit_areas = models.JSONField(default=dict)
    # Titles and dates of the registers, shown with every fact.
    sources = models.JSONField(default=list)

    class Meta:
        ordering = ("-loaded_at",)

    def __str__(self) -> str:
        return f"scan of {self.municipality_id}, {self.made_on}"


PRESENT = Q(gone_since=None)


class YardQuerySet(WatchedQuerySet["Yard"]):
    def for_municipality(self, municipality_id: int) -> "YardQuerySet":
        return self.filter(municipality_id=municipality_id)

    def present(self) -> "YardQuerySet":
        """Those that the last scan still found."""
        return self.filter(PRESENT)


class Yard(Watched):
    """One yard (erf): register facts with their source, without a name of anybody.

    The facts are shown on the yard's own page. They are no filter, sort key or
    selection, and are never put together into anything.
    """

    class Kind(models.TextChoices):
        FARM = "farm", _("farm yard")
        OTHER = "other", _("another yard")
        UNKNOWN = "unknown", _("not known")

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="yards"
    )
    # The main address in the BAG, or the yard's own id: the same in every scan.
    key = models.CharField(max_length=40)
    address = models.CharField(_("address"), max_length=200, blank=True)
    street = models.CharField(max_length=100, blank=True)
    house_number = models.PositiveIntegerField(null=True, blank=True)
    place = models.CharField(_("town or village"), max_length=80, blank=True)
    visit_area = models.CharField(_("visit area"), max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.UNKNOWN)
    facts = models.JSONField(default=dict)
    x_m = models.FloatField()  # RD New, easting
    y_m = models.FloatField()
    scan = models.ForeignKey(LoadedScan, models.PROTECT, related_name="yards")
    gone_since = models.DateField(null=True, blank=True)

    objects = YardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key"], name="yard_once_per_municipality"
            ),
        ]
        # Each holds what its list needs, so that a page of 50,000 yards stays quick.
        indexes = [
            models.Index(
                fields=["municipality", "street", "house_number", "id"],
                name="yard_by_street",
                condition=PRESENT,
            ),
            models.Index(
                fields=["municipality", "place", "street", "house_number", "id"],
                name="yard_by_place",
                condition=PRESENT,
            ),
            models.Index(
                fields=["municipality", "visit_area", "street", "house_number", "id"],
                name="yard_by_visit_area",
                condition=PRESENT,
            ),
        ]

    def __str__(self) -> str:
        return self.address or self.key
