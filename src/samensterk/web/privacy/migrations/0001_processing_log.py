"""Lines of the processing log, seals over them, and its months."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_invitations_and_refusals"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogMonth",
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
                ("month", models.DateField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("n_rows", models.PositiveIntegerField(default=0)),
                ("end_hash", models.CharField(blank=True, max_length=64)),
                ("chain_hash", models.CharField(blank=True, max_length=64)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ("municipality", "month"),
            },
        ),
        migrations.CreateModel(
            name="LogSeal",
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
                ("n_rows", models.PositiveIntegerField()),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("sealed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "month",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seals",
                        to="privacy.logmonth",
                    ),
                ),
            ],
            options={
                "ordering": ("month", "number"),
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
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
                ("month", models.DateField()),
                ("at", models.DateTimeField()),
                ("user_id", models.BigIntegerField(blank=True, null=True)),
                ("roles", models.CharField(blank=True, max_length=120)),
                ("door", models.CharField(max_length=80)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("read", "looked at"),
                            ("write", "changed"),
                            ("export", "taken out as a file"),
                        ],
                        max_length=10,
                    ),
                ),
                ("purpose", models.CharField(max_length=30)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("request_id", models.CharField(blank=True, max_length=64)),
                ("n_subjects", models.PositiveIntegerField()),
                ("subjects", models.TextField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "seal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="privacy.logseal",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.AddConstraint(
            model_name="logmonth",
            constraint=models.UniqueConstraint(
                fields=("municipality", "month"), name="log_month_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="logmonth",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("removed_at", None),
                    models.Q(("closed_at", None), _negated=True),
                    _connector="OR",
                ),
                name="log_month_closed_before_removed",
            ),
        ),
        migrations.AddConstraint(
            model_name="logseal",
            constraint=models.UniqueConstraint(
                fields=("month", "number"), name="log_seal_once"
            ),
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(fields=["municipality", "at"], name="log_by_moment"),
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(
                fields=["municipality", "user_id", "at"], name="log_by_account"
            ),
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(
                condition=models.Q(("seal", None)),
                fields=["municipality", "month", "id"],
                name="log_not_sealed",
            ),
        ),
    ]
