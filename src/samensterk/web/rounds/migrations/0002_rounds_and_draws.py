"""Rounds and draws."""

import datetime as dt
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0001_rules_and_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
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
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "purpose",
                    models.TextField(
                        max_length=1000,
                        verbose_name="why you come, for the farmer to read",
                    ),
                ),
                (
                    "whom",
                    models.CharField(
                        choices=[
                            ("all", "all yards of the areas"),
                            ("farms", "all farm yards of the areas"),
                        ],
                        max_length=10,
                        verbose_name="whom it visits",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("rotation", "longest not visited first"),
                            ("given", "an order that you give, with a reason"),
                            ("draw", "a draw"),
                        ],
                        max_length=10,
                        verbose_name="order of the areas",
                    ),
                ),
                (
                    "order_reason",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="reason for this order"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("announced", "announced"),
                            ("closed", "closed"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "minutes_first",
                    models.PositiveSmallIntegerField(
                        default=40, verbose_name="a visit"
                    ),
                ),
                (
                    "minutes_again",
                    models.PositiveSmallIntegerField(
                        default=20, verbose_name="a visit again"
                    ),
                ),
                (
                    "minutes_not_home",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="nobody at home"
                    ),
                ),
                (
                    "morning_from",
                    models.TimeField(
                        default=dt.time(9, 30), verbose_name="in the morning from"
                    ),
                ),
                (
                    "morning_until",
                    models.TimeField(
                        default=dt.time(12, 0), verbose_name="in the morning until"
                    ),
                ),
                (
                    "afternoon_from",
                    models.TimeField(
                        default=dt.time(13, 0), verbose_name="in the afternoon from"
                    ),
                ),
                (
                    "afternoon_until",
                    models.TimeField(
                        default=dt.time(16, 30), verbose_name="in the afternoon until"
                    ),
                ),
                ("composition", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.loadedscan",
                    ),
                ),
            ],
            options={
                "ordering": ("-starts_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RoadClosure",
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
                    "name",
                    models.CharField(
                        max_length=150, verbose_name="which road, from where to where"
                    ),
                ),
                ("x_m", models.FloatField()),
                ("y_m", models.FloatField()),
                (
                    "radius_m",
                    models.PositiveIntegerField(
                        default=30, verbose_name="metres around it"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(verbose_name="until and with")),
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
                        related_name="closures",
                        to="rounds.round",
                    ),
                ),
            ],
            options={
                "ordering": ("from_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="PlanRun",
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
                ("is_straight", models.BooleanField(default=False)),
                ("seed", models.PositiveIntegerField(default=1)),
                ("totals", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="rounds.round",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Draw",
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
                ("number", models.PositiveIntegerField()),
                ("frozen", models.JSONField()),
                ("list_hash", models.CharField(max_length=64)),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        verbose_name="why the draw is done again",
                    ),
                ),
                ("entry_one", models.CharField(max_length=40)),
                ("entry_two", models.CharField(blank=True, max_length=40)),
                ("drawn_at", models.DateTimeField(blank=True, null=True)),
                ("drawn", models.JSONField(blank=True, default=list)),
                (
                    "by_one",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by_two",
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
                        related_name="draws",
                        to="rounds.round",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.AddField(
            model_name="announcement",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="announcements",
                to="rounds.round",
            ),
        ),
    ]
