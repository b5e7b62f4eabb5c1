"""Who works where: people, organisations, municipalities, roles."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import samensterk.web.common.moments


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="last login"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        max_length=254, unique=True, verbose_name="e-mail address"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        default="nl", max_length=2, verbose_name="language"
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        max_length=6,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^GM[0-9]{4}\\Z", "A code looks like GM0166."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "name",
                    models.CharField(max_length=80, unique=True, verbose_name="name"),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "municipality"),
                            ("riec", "RIEC (regional expertise centre)"),
                            ("police", "police"),
                            ("environment", "environmental service"),
                            ("fire_brigade", "fire brigade"),
                            ("safe_business", "PVO (platform for safe business)"),
                            ("farmers_union", "LTO (farmers' union)"),
                            ("other", "other"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "name",
                    models.CharField(max_length=100, unique=True, verbose_name="name"),
                ),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="HouseStyle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "display_name",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name on pages"
                    ),
                ),
                (
                    "primary",
                    models.CharField(
                        default="#154273", max_length=7, verbose_name="main colour"
                    ),
                ),
                (
                    "accent",
                    models.CharField(
                        default="#01689b", max_length=7, verbose_name="accent colour"
                    ),
                ),
                ("logo", models.BinaryField(blank=True, null=True)),
                ("logo_type", models.CharField(blank=True, max_length=20)),
                (
                    "sender",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="sender of mail"
                    ),
                ),
                (
                    "reply_to",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address for answers"
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="telephone"
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "postal_address",
                    models.TextField(
                        blank=True, max_length=300, verbose_name="postal address"
                    ),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "municipality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="house_style",
                        to="accounts.municipality",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="municipality",
            name="organisation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="municipality",
                to="accounts.organisation",
            ),
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "coordinator"),
                            ("field_team", "field team member"),
                            ("signal_desk", "signal desk"),
                            ("riec_analyst", "RIEC analyst"),
                            ("material_editor", "material editor"),
                            ("trainer", "trainer"),
                            ("partner", "partner"),
                            ("door_helper", "door helper (one evening)"),
                            ("privacy_officer", "privacy officer"),
                            ("municipality_admin", "municipality administrator"),
                            ("platform_admin", "platform administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        default=samensterk.web.common.moments.today,
                        verbose_name="first day",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="last day"),
                ),
                ("from_provider", models.BooleanField(default=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("user__name", "role"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "municipality", "role", "starts_on"),
                        name="membership_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("municipality", None), ("role", "platform_admin")
                            ),
                            models.Q(
                                ("municipality__isnull", False),
                                models.Q(("role", "platform_admin"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="membership_on_platform_is_for_its_administrator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "door_helper"), _negated=True),
                            models.Q(
                                ("ends_on", models.F("starts_on")),
                                ("ends_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="membership_of_door_helper_is_one_day",
                    ),
                ],
            },
        ),
    ]
