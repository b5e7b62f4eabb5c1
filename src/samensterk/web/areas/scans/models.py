"""Scans that were taken over, and the areas they describe. Nothing of a yard is here."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LoadedScanQuerySet(models.QuerySet["LoadedScan"]):
    def for_municipality(self, municipality_id: int) -> "LoadedScanQuerySet":
        return self.filter(municipality_id=municipality_id)


class LoadedScan(models.Model):
    """A scan that was taken over. It never changes; a newer one stands beside it."""

    class Kind(models.TextChoices):
        COUNTRYSIDE = "buitengebied", _("countryside")
        BUSINESS_PARKS = "bedrijventerrein", _("business parks")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="scans"
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, default=Kind.COUNTRYSIDE
    )
    loaded_at = models.DateTimeField(default=timezone.now)
    made_on = models.DateField()
    version = models.CharField(max_length=20)
    n_yards = models.PositiveIntegerField()
    # How many yards each visit area has, so that lists need not count them.
    visit_areas = models.JSONField(default=dict)
    # Titles and dates of the registers, shown with every fact.
    sources = models.JSONField(default=list)
    # Part of the municipality that the sources describe; None where none says.
    covered_share = models.FloatField(null=True, blank=True)
    missing = models.JSONField(default=list)  # tables that no source gave
    parameters = models.JSONField(default=dict)
    # When it was compared: with which day, by the same rules, how many areas and not.
    comparison = models.JSONField(null=True, blank=True)
    # The name of its folder, see `folders`; empty for a scan from before there were any.
    folder = models.CharField(max_length=40, blank=True)

    objects = LoadedScanQuerySet.as_manager()

    class Meta:
        ordering = ("-loaded_at", "-pk")

    def __str__(self) -> str:
        return f"scan of {self.municipality_id}, {self.made_on}"


class ScanAreaQuerySet(models.QuerySet["ScanArea"]):
    def for_municipality(self, municipality_id: int) -> "ScanAreaQuerySet":
        return self.filter(municipality_id=municipality_id)


class ScanArea(models.Model):
    """One area of a scan, of at least five yards: figures, never a yard."""

    class Level(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
        CELL = "cell", _("cell of squares")
        PARK = "park", _("business park")
        VISIT_AREA = "visit_area", _("visit area")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    scan = models.ForeignKey(LoadedScan, models.CASCADE, related_name="areas")
    level = models.CharField(_("level"), max_length=15, choices=Level)
    # Its id in the scan: the same in a later one, as long as the ground is the same.
    area_id = models.CharField(max_length=80)
    part_of = models.CharField(max_length=80, blank=True)
    name = models.CharField(_("name"), max_length=150)
    # Yards, or units on business parks; None where there are too few to show.
    n_members = models.PositiveIntegerField(null=True, blank=True)
    # By indicator; None is unknown or withheld.
    values = models.JSONField(default=dict)
    # The same in the scan before, only where the two can be compared.
    before = models.JSONField(default=dict)
    team_days = models.FloatField(null=True, blank=True)  # of a visit area
    outline = models.JSONField()  # GeoJSON geometry in WGS 84
    # A point inside it, for its name on the map; RD New, metres.
    x_m = models.FloatField()
    y_m = models.FloatField()

    objects = ScanAreaQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)  # by number and name, as they were read
        constraints = [
            models.UniqueConstraint(
                fields=["scan", "area_id"], name="scan_area_once_per_scan"
            ),
            # An area of one to four yards would point at somebody.
            models.CheckConstraint(
                name="scan_area_has_at_least_five",
                condition=models.Q(n_members=None) | models.Q(n_members__gte=5),
            ),
        ]

    def __str__(self) -> str:
        return self.name
