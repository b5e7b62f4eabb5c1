"""Aims, promises, rhythms of mail, and events held together."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0002_programmes_and_offers")]

    operations = [
        migrations.CreateModel(
            name="Aim",
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
                    "theme",
                    models.CharField(
                        choices=[
                            ("awareness", "awareness"),
                            ("reporting", "willingness to report"),
                            ("distance", "distance to government"),
                            ("responsibility", "own responsibility"),
                            ("reach", "reach"),
                        ],
                        max_length=15,
                        verbose_name="theme",
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="what we want")),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("recognises", "% that would recognise signals"),
                            ("knows_route", "% that knows where to report"),
                            ("would_report", "% that says it would report"),
                            ("trust", "mark for trust, 0 to 10"),
                            (
                                "knows_officer",
                                "% that knows a police officer or supervisor by name",
                            ),
                            ("may_return", "% of visits after which we may come again"),
                            ("yard_safer", "% that has made its own yard safer"),
                            ("rents_safely", "% that knows how to rent out safely"),
                            ("yards_visited", "% of yards visited"),
                            ("attendants", "people at meetings"),
                            ("trained", "colleagues and partners trained"),
                            ("promises_in_time", "% of promises kept in time"),
                        ],
                        max_length=20,
                        verbose_name="how it is measured",
                    ),
                ),
                (
                    "start",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="at the start",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=8,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="target",
                    ),
                ),
                (
                    "reached",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="reached so far",
                    ),
                ),
                (
                    "reached_on",
                    models.DateField(blank=True, null=True, verbose_name="measured on"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aims",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("theme", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "key",
                    models.CharField(blank=True, max_length=40, verbose_name="address"),
                ),
                (
                    "to_whom",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="to whom"
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="telephone or e-mail address",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("visit", "a visit"),
                            ("call", "a telephone call"),
                            ("meeting", "a meeting"),
                            ("page", "a page of the site"),
                        ],
                        max_length=10,
                        verbose_name="promised in",
                    ),
                ),
                (
                    "what",
                    models.CharField(max_length=300, verbose_name="what was promised"),
                ),
                ("promised_on", models.DateField(verbose_name="promised on")),
                ("due_on", models.DateField(verbose_name="answer by")),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="answer"
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "by telephone"),
                            ("mail", "by e-mail"),
                            ("letter", "by letter"),
                            ("visit", "on the yard"),
                            ("meeting", "at a meeting"),
                            ("not_needed", "no answer was needed any more"),
                        ],
                        max_length=12,
                        verbose_name="how",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="programme.event",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promises",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "made_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Rhythm",
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
                    "often",
                    models.CharField(
                        choices=[
                            ("daily", "every working day"),
                            ("weekly", "every Monday"),
                            ("never", "never; only what I promised a resident"),
                        ],
                        max_length=8,
                        verbose_name="how often",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Share",
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
                    "text",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what for"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("joined_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="programme.event",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("asked_at", "pk"),
            },
        ),
    ]
