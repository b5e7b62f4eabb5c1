"""Programmes, their phases and partners, and the menukaart."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_events_and_contacts")]

    operations = [
        migrations.CreateModel(
            name="Offer",
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
                ("code", models.SlugField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workshop", "workshop"),
                            ("speaker", "speaker"),
                            ("exhibit", "exhibit that comes by"),
                            ("material", "film or material"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("renting", "safe renting"),
                            ("fire", "fire safety"),
                            ("theft", "theft"),
                            ("cyber", "cybercrime"),
                            ("signals", "recognising signals"),
                            ("reporting", "reporting"),
                            ("future", "future of the yard"),
                            ("together", "meeting each other"),
                            ("other", "something else"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="theme",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("goal", models.CharField(max_length=300, verbose_name="goal")),
                (
                    "about",
                    models.TextField(
                        blank=True, max_length=3000, verbose_name="what happens"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="for whom"
                    ),
                ),
                (
                    "lasts_min",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="minutes"
                    ),
                ),
                (
                    "most_people",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people at most"
                    ),
                ),
                (
                    "cost",
                    models.CharField(blank=True, max_length=200, verbose_name="cost"),
                ),
                (
                    "needs",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what it needs"
                    ),
                ),
                (
                    "ask",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="whom to ask"
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=300, verbose_name="source"),
                ),
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="checked on"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
                        to="programme.contact",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("kind", "title", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Experience",
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
                ("on", models.DateField(verbose_name="day")),
                (
                    "n_people",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="how many people"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="how it went")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
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
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="experiences",
                        to="programme.offer",
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Programme",
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
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "purpose",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what it is for"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programmes",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Phase",
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
                ("title", models.CharField(max_length=80, verbose_name="title")),
                (
                    "about",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what happens"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_on", "ends_on", "pk"),
            },
        ),
        migrations.AddField(
            model_name="event",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="programme.programme",
            ),
        ),
        migrations.CreateModel(
            name="Contribution",
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
                        blank=True, max_length=300, verbose_name="what it contributes"
                    ),
                ),
                (
                    "hours_promised",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=7,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="hours promised",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__name", "pk"),
            },
        ),
    ]
