"""Visits."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0004_answers_and_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Shift",
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
                ("day", models.DateField(verbose_name="day")),
                (
                    "half",
                    models.CharField(
                        choices=[("morning", "morning"), ("afternoon", "afternoon")],
                        max_length=10,
                        verbose_name="half day",
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
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shifts",
                        to="rounds.team",
                    ),
                ),
            ],
            options={
                "ordering": ("day", "-half"),
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
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
                    "part",
                    models.CharField(
                        choices=[
                            ("supervisor", "toezichthouder or boa"),
                            ("officer", "community police officer"),
                            ("environment", "environmental service"),
                            ("fire_brigade", "fire brigade"),
                            ("other", "somebody else"),
                        ],
                        max_length=15,
                        verbose_name="in the team as",
                    ),
                ),
                (
                    "shown_as",
                    models.CharField(max_length=80, verbose_name="name for residents"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="rounds.team",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("part", "shown_as", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Visit",
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
                ("key", models.CharField(max_length=40)),
                ("on", models.DateField(verbose_name="day")),
                (
                    "half",
                    models.CharField(
                        choices=[("morning", "morning"), ("afternoon", "afternoon")],
                        max_length=10,
                        verbose_name="half day",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("talk", "a talk"),
                            ("not_home", "nobody at home, card left"),
                            ("later", "later"),
                            ("ceased", "stopped or moved"),
                            ("not_reachable", "could not be reached"),
                        ],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "later_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="come back on"
                    ),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True, default=list, verbose_name="talked about"
                    ),
                ),
                (
                    "material",
                    models.JSONField(
                        blank=True, default=list, verbose_name="handed out"
                    ),
                ),
                (
                    "can_do",
                    models.JSONField(
                        blank=True,
                        default=list,
                        verbose_name="what they will do themselves",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="visits",
                        to="rounds.roundarea",
                    ),
                ),
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
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="rounds.round",
                    ),
                ),
                (
                    "stop",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="visit",
                        to="rounds.stop",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="rounds.team",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="VisitCount",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("talk", "a talk"),
                            ("not_home", "nobody at home, card left"),
                            ("later", "later"),
                            ("ceased", "stopped or moved"),
                            ("not_reachable", "could not be reached"),
                            ("rather_not", "rather not"),
                        ],
                        max_length=15,
                    ),
                ),
                ("n", models.PositiveIntegerField(default=0)),
                ("last_on", models.DateField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="rounds.roundarea",
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
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="rounds.round",
                    ),
                ),
            ],
        ),
    ]
