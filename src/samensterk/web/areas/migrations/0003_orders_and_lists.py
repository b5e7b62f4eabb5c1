"""Orders and lists."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0002_scans_and_yards_know_more"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScanOrder",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("buitengebied", "countryside"),
                            ("bedrijventerrein", "business parks"),
                        ],
                        default="buitengebied",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("running", "at work"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "stopped"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("job_id", models.UUIDField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ScanRequest",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("buitengebied", "area scan of the countryside"),
                            ("bedrijventerrein", "area scan of business parks"),
                            ("analysis", "an analysis"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("purpose", models.CharField(max_length=300, verbose_name="what for")),
                (
                    "area",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="which area"
                    ),
                ),
                (
                    "wanted_on",
                    models.DateField(blank=True, null=True, verbose_name="wanted by"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("taken", "being worked on"),
                            ("delivered", "delivered"),
                            ("returned", "returned with a reason"),
                            ("accepted", "accepted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason"),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-asked_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="SourceFile",
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
                    "origin",
                    models.CharField(
                        choices=[
                            ("upload", "sent"),
                            ("server", "from a folder on the server"),
                            ("fetched", "fetched"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                ("path", models.CharField(max_length=300)),
                ("size", models.BigIntegerField(default=0)),
                ("format", models.CharField(blank=True, max_length=40)),
                (
                    "title",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="what it is"
                    ),
                ),
                (
                    "date",
                    models.CharField(blank=True, max_length=20, verbose_name="date"),
                ),
                ("licence", models.CharField(blank=True, max_length=100)),
                ("provides", models.JSONField(default=list)),
                ("problem", models.CharField(blank=True, max_length=500)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Talk",
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
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("held_on", models.DateField(verbose_name="day")),
                (
                    "organisations",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="organisations at the table",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-held_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="TalkNote",
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
                ("area_id", models.CharField(max_length=80, verbose_name="area")),
                ("area_name", models.CharField(max_length=150)),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("quiet_places", "quiet places and supervision"),
                            ("empty_buildings", "empty buildings and change of use"),
                            ("waste", "dumped waste"),
                            ("livability", "how people live together"),
                            ("chances", "what goes well"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                        verbose_name="about",
                    ),
                ),
                (
                    "text",
                    models.CharField(max_length=500, verbose_name="what was told"),
                ),
                (
                    "organisation",
                    models.CharField(
                        max_length=100, verbose_name="told by (organisation)"
                    ),
                ),
                ("told_on", models.DateField(verbose_name="told on")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("area_name", "theme", "pk"),
            },
        ),
        migrations.CreateModel(
            name="YardCheck",
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
                    "visit_area",
                    models.CharField(max_length=100, verbose_name="visit area"),
                ),
                ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="YardContact",
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
                    "name",
                    models.CharField(blank=True, max_length=100, verbose_name="name"),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True, max_length=30, verbose_name="telephone"
                    ),
                ),
                (
                    "mail",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail address"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("nl", "Dutch"),
                            ("fy", "Frisian"),
                            ("gos", "Gronings"),
                            ("drt", "Drents"),
                            ("en", "English"),
                            ("other", "another language"),
                        ],
                        default="nl",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("visit", "given at a visit"),
                            ("call", "given by telephone"),
                            ("meeting", "given at a meeting"),
                            ("letter", "given by letter or mail"),
                        ],
                        max_length=10,
                        verbose_name="how it was given",
                    ),
                ),
                ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                ("given_on", models.DateField(verbose_name="given on")),
                ("ends_on", models.DateField(verbose_name="kept until")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("name", "pk"),
            },
        ),
    ]
