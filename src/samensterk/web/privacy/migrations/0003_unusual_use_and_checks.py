"""Unusual use, checks of the log, and what residents hear."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitations_and_refusals"),
        ("privacy", "0002_lines_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LogCheck",
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("n_months", models.PositiveIntegerField()),
                ("n_lines", models.PositiveIntegerField()),
                ("findings", models.JSONField(default=list)),
                ("heads", models.JSONField(default=list)),
            ],
            options={
                "ordering": ("-at",),
            },
        ),
        migrations.CreateModel(
            name="AccessPolicy",
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
                ("with_names", models.BooleanField(default=False)),
                (
                    "municipality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_policy",
                        to="accounts.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UnusualUse",
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
                    "rule",
                    models.CharField(
                        choices=[
                            ("many", "much in a short time"),
                            ("night", "at night"),
                            ("outside_round", "outside the own round"),
                        ],
                        max_length=15,
                    ),
                ),
                ("user_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("n_lines", models.PositiveIntegerField()),
                ("n_subjects", models.PositiveIntegerField()),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("conclusion", models.CharField(blank=True, max_length=500)),
                (
                    "looked_by",
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
            ],
            options={
                "ordering": ("-began_at", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "rule", "user_id", "day"),
                        name="unusual_use_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("looked_at", None),
                            models.Q(("conclusion", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="unusual_use_looked_at_has_conclusion",
                    ),
                ],
            },
        ),
    ]
