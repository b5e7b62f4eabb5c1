"""Municipalities, organisations, people and what they do where."""

from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts.people import UserManager
from samensterk.web.common.access import Grant
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

MUNICIPALITY_CODE = RegexValidator(r"^GM[0-9]{4}\Z", _("A code looks like GM0166."))


class Organisation(models.Model):
    """Who somebody works for: a municipality or one of its partners."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        RIEC = "riec", _("RIEC (regional expertise centre)")
        POLICE = "police", _("police")
        ENVIRONMENT = "environment", _("environmental service")
        FIRE_BRIGADE = "fire_brigade", _("fire brigade")
        SAFE_BUSINESS = "safe_business", _("PVO (platform for safe business)")
        FARMERS_UNION = "farmers_union", _("LTO (farmers' union)")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    name = models.CharField(_("name"), max_length=100, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality: the controller of all that is kept for it."""

    code = models.CharField(
        _("code"), max_length=6, unique=True, validators=[MUNICIPALITY_CODE]
    )
    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="municipality"
    )

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class User(AbstractBaseUser):
    """Somebody who signs in; what he may do is in his memberships."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    language = models.CharField(_("language"), max_length=2, default="nl")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def for_municipality(self, municipality_id: int | None) -> "MembershipQuerySet":
        """Give those of a municipality; None is the platform."""
        return self.filter(municipality=municipality_id)

    def active(self, day: date) -> "MembershipQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Membership(models.Model):
    """Somebody has a role in a municipality, on behalf of an organisation."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    starts_on = models.DateField(_("first day"), default=today)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    # Given by the sign-in of an organisation, which may take it back.
    from_provider = models.BooleanField(default=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("user__name", "role")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality", "role", "starts_on"],
                name="membership_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="membership_on_platform_is_for_its_administrator",
                condition=Q(municipality=None, role=Role.PLATFORM_ADMIN)
                | Q(municipality__isnull=False) & ~Q(role=Role.PLATFORM_ADMIN),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="membership_of_door_helper_is_one_day",
                # A check that is unknown passes, so the day must be there as well.
                condition=~Q(role=Role.DOOR_HELPER)
                | Q(ends_on__isnull=False, ends_on=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.municipality_id}"

    @property
    def grant(self) -> Grant:
        return Grant(
            Role(self.role), self.municipality_id, self.starts_on, self.ends_on
        )

    @property
    def is_active(self) -> bool:
        return self.grant.is_active(today())


class Invitation(models.Model):
    """A link by mail that makes somebody a member; works once, for a week."""

    VALID = timedelta(days=7)

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    starts_on = models.DateField(_("first day"), default=today)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    # Only a hash: who reads the database cannot use the link.
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at",)
        constraints = [
            models.CheckConstraint(
                name="invitation_used_or_withdrawn",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_open(self) -> bool:
        is_used = self.accepted_at is not None or self.withdrawn_at is not None
        return not is_used and self.expires_at > timezone.now()


class HouseStyle(models.Model):
    """How a municipality looks and signs: the tokens of its pages, letters and mail."""

    municipality = models.OneToOneField(
        Municipality, models.CASCADE, related_name="house_style"
    )
    display_name = models.CharField(_("name on pages"), max_length=80, blank=True)
    primary = models.CharField(_("main colour"), max_length=7, default="#154273")
    accent = models.CharField(_("accent colour"), max_length=7, default="#01689b")
    logo = models.BinaryField(null=True, blank=True)
    logo_type = models.CharField(max_length=20, blank=True)
    sender = models.CharField(_("sender of mail"), max_length=80, blank=True)
    reply_to = models.EmailField(_("address for answers"), blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)
    postal_address = models.TextField(_("postal address"), max_length=300, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"house style of {self.municipality_id}"


class RefusedDoor(models.Model):
    """Somebody stood before a closed door; kept for the administrator."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, blank=True, related_name="+"
    )
    door = models.CharField(max_length=80)
    answer = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.door} {self.answer}"
