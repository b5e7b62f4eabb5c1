"""Yards of a municipality: found by scans, corrected by people."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.common.postcodes import spaced
from samensterk.web.common.watched import Watched, WatchedQuerySet

# Found by the last scan or added by people, and not set aside by them.
PRESENT = Q(gone_since=None, set_aside_on=None)


class YardQuerySet(WatchedQuerySet["Yard"]):
    def for_municipality(self, municipality_id: int) -> "YardQuerySet":
        return self.filter(municipality_id=municipality_id)

    def present(self) -> "YardQuerySet":
        """Those that are on the list today."""
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

    class Change(models.TextChoices):
        """What a scan found against the one before it."""

        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        WENT = "went", _("not found any more")

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
    # What holds: as people corrected it, else as the scan found it.
    kind = models.CharField(
        _("kind of yard"), max_length=10, choices=Kind, default=Kind.UNKNOWN
    )
    kind_found = models.CharField(max_length=10, choices=Kind, default=Kind.UNKNOWN)
    # How many corrections of people hold, so that lists need not count them.
    n_corrections = models.PositiveIntegerField(default=0)
    # Added by people: a scan that does not find it says nothing.
    is_own = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    x_m = models.FloatField()  # RD New, easting
    y_m = models.FloatField()
    # The last scan that found it; None for a yard that only people know.
    scan = models.ForeignKey(
        LoadedScan, models.PROTECT, null=True, blank=True, related_name="yards"
    )
    gone_since = models.DateField(null=True, blank=True)
    # Since the scan before; empty when nothing differs that can be seen on the ground.
    change = models.CharField(max_length=10, choices=Change, blank=True)
    # When it changed: what the scan before said, and of which day that was.
    before = models.JSONField(default=dict, blank=True)
    # By people: the yard has ceased, or belongs to another one.
    set_aside_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1)

    objects = YardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key"], name="yard_once_per_municipality"
            ),
            models.CheckConstraint(
                name="yard_merged_is_set_aside",
                condition=Q(merged_into=None) | Q(set_aside_on__isnull=False),
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
        return spaced(self.address) or self.key


class YardCorrectionQuerySet(WatchedQuerySet["YardCorrection"]):
    def for_municipality(self, municipality_id: int) -> "YardCorrectionQuerySet":
        return self.filter(municipality_id=municipality_id)

    def holding(self) -> "YardCorrectionQuerySet":
        return self.filter(undone_at=None)


class YardCorrection(Watched):
    """What somebody corrected of a yard, when and why. It is never changed, only undone."""

    class What(models.TextChoices):
        KIND = "kind", _("kind of yard")
        ADDRESS = "address", _("address")
        NEW = "new", _("yard added")
        CEASED = "ceased", _("yard has ceased")
        BACK = "back", _("yard is there after all")
        MERGED = "merged", _("belongs to another yard")
        SPLIT = "split", _("split off from another yard")

    class Source(models.TextChoices):
        COLLEAGUE = "colleague", _("a colleague")
        RESIDENT = "resident", _("the resident")
        PARTNER = "partner", _("a partner")
        LIST = "list", _("a list of the municipality")

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    yard = models.ForeignKey(Yard, models.CASCADE, related_name="corrections")
    key = models.CharField(max_length=40)  # of the yard, for the processing log
    what = models.CharField(_("what"), max_length=10, choices=What)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    why = models.CharField(_("why"), max_length=300)
    source = models.CharField(_("known from"), max_length=10, choices=Source)
    # The import it came with, so that all of it can be undone.
    from_import = models.ForeignKey(
        "areas.YardImport",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="corrections",
    )
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = YardCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"correction {self.pk}"


class YardQuestionQuerySet(WatchedQuerySet["YardQuestion"]):
    def for_municipality(self, municipality_id: int) -> "YardQuestionQuerySet":
        return self.filter(municipality_id=municipality_id)

    def open(self) -> "YardQuestionQuerySet":
        return self.filter(answered_at=None)


class YardQuestion(Watched):
    """A correction and a newer scan do not fit: somebody must say what is right."""

    class Why(models.TextChoices):
        KIND = "kind", _("the scan now finds another kind")
        CEASED_FOUND = "ceased_found", _("the scan finds a yard that has ceased")
        MERGED_FOUND = "merged_found", _("the scan finds a yard that was merged")
        TARGET_GONE = "target_gone", _("the yard it was merged with is not found")
        OWN_NEAR = "own_near", _("the scan finds a yard beside one that was added")

    class Answer(models.TextChoices):
        KEEP = "keep", _("the correction holds")
        SCAN = "scan", _("the scan is right")

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    yard = models.ForeignKey(Yard, models.CASCADE, related_name="questions")
    key = models.CharField(max_length=40)
    scan = models.ForeignKey(LoadedScan, models.CASCADE, related_name="questions")
    why = models.CharField(max_length=15, choices=Why)
    found = models.JSONField(default=dict)  # what the scan says
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = YardQuestionQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "scan", "why"], name="yard_question_once"
            ),
            models.CheckConstraint(
                name="yard_question_answered_has_answer",
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class YardContactQuerySet(WatchedQuerySet["YardContact"]):
    def for_municipality(self, municipality_id: int) -> "YardContactQuerySet":
        return self.filter(municipality_id=municipality_id)


class YardContact(Watched):
    """How to reach somebody on a yard, only because he gave it himself."""

    class Language(models.TextChoices):
        DUTCH = "nl", _("Dutch")
        FRISIAN = "fy", _("Frisian")
        GRONINGS = "gos", _("Gronings")
        DRENTS = "drt", _("Drents")
        ENGLISH = "en", _("English")
        OTHER = "other", _("another language")

    class Source(models.TextChoices):
        VISIT = "visit", _("given at a visit")
        CALL = "call", _("given by telephone")
        MEETING = "meeting", _("given at a meeting")
        LETTER = "letter", _("given by letter or mail")

    SUBJECT = "yard"

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=40)  # of the yard; outlives its row
    name = models.CharField(_("name"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    mail = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=Language, default=Language.DUTCH
    )
    source = models.CharField(_("how it was given"), max_length=10, choices=Source)
    purpose = models.CharField(_("what for"), max_length=200)
    given_on = models.DateField(_("given on"))
    ends_on = models.DateField(_("kept until"))
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = YardContactQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = [models.Index(fields=["municipality", "key"])]
        constraints = [
            models.CheckConstraint(
                name="yard_contact_can_be_reached",
                condition=~Q(phone="", mail=""),
            ),
            models.CheckConstraint(
                name="yard_contact_ends_after_given",
                condition=Q(ends_on__gt=models.F("given_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"
