"""People at partners, and the menukaart: what speakers and workshops there are."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ContactQuerySet(models.QuerySet["Contact"]):
    def for_municipality(self, municipality_id: int) -> "ContactQuerySet":
        return self.filter(municipality_id=municipality_id)

    def working(self) -> "ContactQuerySet":
        """Leave out who works there no more."""
        return self.filter(left_on=None)


class Contact(models.Model):
    """Somebody at a partner, for what and where; his data are of his work."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="contacts"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100)
    function = models.CharField(_("function"), max_length=100, blank=True)
    for_what = models.CharField(_("for what"), max_length=200, blank=True)
    region = models.CharField(_("area"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=25, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    stand_in = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in_for",
        verbose_name=_("stand-in"),
    )
    # Where the data come from: 'gave it himself', a website, a list.
    source = models.CharField(_("where this comes from"), max_length=120)
    checked_on = models.DateField(_("checked on"))
    # The yearly question: asked by mail, answered by a secret link.
    asked_on = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    correction = models.CharField(
        _("what is different, in his own words"), max_length=500, blank=True
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ("organisation__name", "name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                name="contact_token_once",
                condition=~Q(token_hash=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_asked(self) -> bool:
        """Say whether he was asked by mail since his data were last checked."""
        return self.asked_on is not None and self.asked_on > self.checked_on


class OfferQuerySet(models.QuerySet["Offer"]):
    def for_municipality(self, municipality_id: int) -> "OfferQuerySet":
        """Give its own and those that every municipality has."""
        return self.filter(Q(municipality=municipality_id) | Q(municipality=None))


class Offer(models.Model):
    """One thing on the menukaart: a speaker, a workshop, something that comes by."""

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("workshop")
        SPEAKER = "speaker", _("speaker")
        EXHIBIT = "exhibit", _("exhibit that comes by")
        MATERIAL = "material", _("film or material")

    class Theme(models.TextChoices):
        RENTING = "renting", _("safe renting")
        FIRE = "fire", _("fire safety")
        THEFT = "theft", _("theft")
        CYBER = "cyber", _("cybercrime")
        SIGNALS = "signals", _("recognising signals")
        REPORTING = "reporting", _("reporting")
        FUTURE = "future", _("future of the yard")
        TOGETHER = "together", _("meeting each other")
        OTHER = "other", _("something else")

    # None came with the software, for every municipality.
    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="offers",
    )
    code = models.SlugField(max_length=40, blank=True)  # of what came with the software
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    theme = models.CharField(
        _("theme"), max_length=10, choices=Theme, default=Theme.OTHER
    )
    title = models.CharField(_("title"), max_length=120)
    goal = models.CharField(_("goal"), max_length=300)
    about = models.TextField(_("what happens"), max_length=3000, blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    lasts_min = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    most_people = models.PositiveIntegerField(
        _("people at most"), null=True, blank=True
    )
    cost = models.CharField(_("cost"), max_length=200, blank=True)
    needs = models.CharField(_("what it needs"), max_length=300, blank=True)
    # What kind of organisation gives it: what came with the software knows no people.
    ask = models.CharField(_("whom to ask"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="offers"
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "title", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["code"], name="offer_code_once", condition=~Q(code="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_standard(self) -> bool:
        """Say whether it came with the software, so that nobody changes it here."""
        return self.municipality_id is None

    @property
    def paragraphs(self) -> list[str]:
        """Give what happens in pieces: an empty line stands between two."""
        pieces = self.about.replace("\r", "").split("\n\n")
        return [one.strip() for one in pieces if one.strip()]


class Experience(models.Model):
    """How it went with something of the menukaart: for the next who thinks of it."""

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="experiences")
    on = models.DateField(_("day"))
    n_people = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    text = models.CharField(_("how it went"), max_length=500)
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"experience with {self.offer_id}"
