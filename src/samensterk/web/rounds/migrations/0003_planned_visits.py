"""Planned visits."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0002_rounds_and_draws"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoundArea",
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
                ("place", models.PositiveIntegerField()),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.scanarea",
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
                        related_name="areas",
                        to="rounds.round",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Pause",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("animal_disease", "animal disease"),
                            ("crisis", "a crisis"),
                            ("mourning", "mourning in the neighbourhood"),
                            ("other", "something else"),
                        ],
                        max_length=15,
                        verbose_name="why",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="what must be known"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                (
                    "until_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="until and with"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pauses",
                        to="rounds.roundarea",
                    ),
                ),
            ],
            options={
                "ordering": ("from_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Harvest",
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
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "heard",
                    models.TextField(
                        blank=True,
                        max_length=3000,
                        verbose_name="this is what we heard",
                    ),
                ),
                (
                    "doing",
                    models.TextField(
                        blank=True, max_length=3000, verbose_name="this is what we do"
                    ),
                ),
                ("figures", models.JSONField(blank=True, default=dict)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("was_told", models.BooleanField(default=False)),
                ("taken_back_on", models.DateField(blank=True, null=True)),
                ("taken_back_why", models.TextField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "approved_by",
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
                        related_name="harvests",
                        to="rounds.round",
                    ),
                ),
                (
                    "area",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="harvest",
                        to="rounds.roundarea",
                    ),
                ),
            ],
            options={
                "ordering": ("area__place",),
            },
        ),
        migrations.CreateModel(
            name="Stop",
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
                ("key", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "visit"),
                            ("again", "visit again"),
                            ("asked", "asked for by the resident"),
                        ],
                        default="first",
                        max_length=10,
                        verbose_name="kind of visit",
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("telephone", "by telephone"),
                            ("letter", "by letter or e-mail"),
                            ("desk", "at the town hall"),
                            ("meeting", "at a meeting"),
                            ("team", "to a team in the field"),
                        ],
                        max_length=10,
                        verbose_name="how the resident asked for it",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(blank=True, null=True, verbose_name="asked on"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "not planned yet"),
                            ("planned", "planned"),
                            ("done", "has been"),
                            ("lapsed", "lapsed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes")),
                (
                    "wanted_on",
                    models.DateField(blank=True, null=True, verbose_name="on"),
                ),
                (
                    "wanted_half",
                    models.CharField(
                        blank=True,
                        choices=[("morning", "morning"), ("afternoon", "afternoon")],
                        max_length=10,
                        verbose_name="half day",
                    ),
                ),
                (
                    "wanted_from",
                    models.TimeField(blank=True, null=True, verbose_name="from"),
                ),
                (
                    "wanted_until",
                    models.TimeField(blank=True, null=True, verbose_name="until"),
                ),
                (
                    "needs",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supervisor", "toezichthouder or boa"),
                            ("officer", "community police officer"),
                            ("environment", "environmental service"),
                            ("fire_brigade", "fire brigade"),
                            ("other", "somebody else"),
                        ],
                        max_length=15,
                        verbose_name="who must be there",
                    ),
                ),
                (
                    "animals",
                    models.CharField(
                        blank=True,
                        choices=[("poultry", "poultry"), ("pigs", "pigs")],
                        max_length=10,
                        verbose_name="animals",
                    ),
                ),
                ("day", models.DateField(blank=True, null=True, verbose_name="day")),
                (
                    "begins",
                    models.TimeField(blank=True, null=True, verbose_name="begins"),
                ),
                ("ends", models.TimeField(blank=True, null=True, verbose_name="ends")),
                ("place", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("drive_s", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "is_locked",
                    models.BooleanField(
                        default=False, verbose_name="stays where it is"
                    ),
                ),
                (
                    "unplaced",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_team", "no team has who is needed"),
                            ("no_time", "no team can at that time"),
                            ("clash", "two appointments at the same time"),
                            ("no_road", "no road leads there"),
                            ("full", "the days are full"),
                        ],
                        max_length=10,
                    ),
                ),
                ("told_from", models.DateField(blank=True, null=True)),
                ("told_until", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "again_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="again",
                        to="rounds.stop",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stops",
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
                        related_name="stops",
                        to="rounds.round",
                    ),
                ),
                (
                    "yard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="areas.yard",
                    ),
                ),
            ],
            options={
                "ordering": ("day", "team", "place", "pk"),
            },
        ),
    ]
