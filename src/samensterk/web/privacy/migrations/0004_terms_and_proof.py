"""Shorter terms, decisions about records, proof of what went, and packages for the archive."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samensterk.web.common.moments


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitations_and_refusals"),
        ("privacy", "0003_unusual_use_and_checks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RetentionRun",
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
                ("day", models.DateField(unique=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.CharField(max_length=40)),
                ("n_removed", models.PositiveIntegerField(default=0)),
                ("failed", models.JSONField(default=list)),
            ],
            options={
                "ordering": ("-day",),
            },
        ),
        migrations.CreateModel(
            name="ArchivePackage",
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
                ("code", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=200, unique=True)),
                (
                    "made_at",
                    models.DateTimeField(default=samensterk.web.common.moments.now),
                ),
                ("n_rows", models.PositiveIntegerField()),
                ("n_bytes", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "taken_by",
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
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RecordDecision",
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
                ("code", models.CharField(max_length=80)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("keep", "keep until the minimum for records has passed"),
                            (
                                "remove",
                                "remove when the term for personal data has passed",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("term_days", models.PositiveIntegerField()),
                ("record_years", models.PositiveIntegerField()),
                (
                    "decided_at",
                    models.DateTimeField(default=samensterk.web.common.moments.now),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("-decided_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Removal",
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
                ("code", models.CharField(max_length=80)),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("term", "the term has ended"),
                            ("request", "somebody asked for it"),
                            (
                                "record",
                                "term has ended; exported for the archive first",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "ran_at",
                    models.DateTimeField(default=samensterk.web.common.moments.now),
                ),
                ("term_days", models.PositiveIntegerField(blank=True, null=True)),
                ("through", models.DateField(blank=True, null=True)),
                ("n_rows", models.PositiveIntegerField()),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("-ran_at", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["municipality", "ran_at"], name="removal_by_moment"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("because", "request"),
                            models.Q(
                                ("term_days__isnull", False), ("through__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="removal_by_term_says_which",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ShortenedTerm",
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
                ("code", models.CharField(max_length=80)),
                ("days", models.PositiveIntegerField()),
                (
                    "earlier_days",
                    models.PositiveIntegerField(blank=True, null=True),
                ),
                ("reason", models.CharField(max_length=300)),
                (
                    "set_at",
                    models.DateTimeField(default=samensterk.web.common.moments.now),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code"), name="shortened_term_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TermWarning",
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
                ("code", models.CharField(max_length=80)),
                ("through", models.DateTimeField()),
                (
                    "sent_at",
                    models.DateTimeField(default=samensterk.web.common.moments.now),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code"), name="term_warning_once"
                    )
                ],
            },
        ),
    ]
