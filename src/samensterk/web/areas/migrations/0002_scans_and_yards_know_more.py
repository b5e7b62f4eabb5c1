"""Scans and yards know more."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitations_and_refusals"),
        ("areas", "0001_initial"),
        ("programme", "0006_links_and_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckAnswer",
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
                    "answer",
                    models.CharField(
                        choices=[
                            ("right", "right"),
                            ("wrong", "not right"),
                            ("ceased", "has ceased"),
                        ],
                        max_length=6,
                        verbose_name="answer",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("handled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Drive",
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
                (
                    "light",
                    models.CharField(
                        choices=[("daylight", "by daylight"), ("dark", "in the dark")],
                        max_length=10,
                        verbose_name="when",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                (
                    "meet_at",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where you meet"
                    ),
                ),
                ("areas", models.JSONField(default=list, verbose_name="areas")),
                (
                    "organisations",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="who drives along"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-starts_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="DriveNote",
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
                            ("lighting", "lighting"),
                            ("dump_spot", "spot where waste is dumped"),
                            ("road", "road, verge or dead end"),
                            ("sign", "sign or barrier"),
                            ("who_does_what", "nobody knows who does what"),
                            ("good", "this goes well"),
                            ("other", "something else"),
                        ],
                        max_length=15,
                        verbose_name="what",
                    ),
                ),
                (
                    "where",
                    models.CharField(
                        max_length=150, verbose_name="where (road, crossing, bridge)"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="what you saw")),
                ("x_m", models.FloatField(blank=True, null=True)),
                ("y_m", models.FloatField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
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
                ("number", models.PositiveIntegerField()),
                ("given", models.JSONField(default=dict)),
                (
                    "match",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "certain"),
                            ("likely", "likely"),
                            ("none", "not found"),
                            ("twice", "stands in the list before"),
                            ("unreadable", "cannot be read"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=40)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("x_m", models.FloatField(blank=True, null=True)),
                ("y_m", models.FloatField(blank=True, null=True)),
                ("candidates", models.JSONField(default=list)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("farm", "farm yard"),
                            ("other", "another yard"),
                            ("unknown", "not known"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[("take", "take over"), ("skip", "leave out")],
                        default="skip",
                        max_length=5,
                    ),
                ),
                ("outcome", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="OrderPlace",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits"),
                            ("running", "at work"),
                            ("done", "done"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ("municipality__name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
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
                ("number", models.PositiveIntegerField()),
                ("sections", models.JSONField(default=list)),
                ("street_knowledge", models.JSONField(default=list)),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="what is new in it"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="ScanArea",
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
                    "level",
                    models.CharField(
                        choices=[
                            ("municipality", "municipality"),
                            ("neighbourhood", "neighbourhood"),
                            ("cell", "cell of squares"),
                            ("park", "business park"),
                            ("visit_area", "visit area"),
                        ],
                        max_length=15,
                        verbose_name="level",
                    ),
                ),
                ("area_id", models.CharField(max_length=80)),
                ("part_of", models.CharField(blank=True, max_length=80)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("n_members", models.PositiveIntegerField(blank=True, null=True)),
                ("values", models.JSONField(default=dict)),
                ("before", models.JSONField(default=dict)),
                ("team_days", models.FloatField(blank=True, null=True)),
                ("outline", models.JSONField()),
                ("x_m", models.FloatField()),
                ("y_m", models.FloatField()),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
    ]
