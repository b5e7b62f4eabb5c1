"""Drives and requests."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0003_orders_and_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="YardCorrection",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("kind", "kind of yard"),
                            ("address", "address"),
                            ("new", "yard added"),
                            ("ceased", "yard has ceased"),
                            ("back", "yard is there after all"),
                            ("merged", "belongs to another yard"),
                            ("split", "split off from another yard"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("why", models.CharField(max_length=300, verbose_name="why")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("colleague", "a colleague"),
                            ("resident", "the resident"),
                            ("partner", "a partner"),
                            ("list", "a list of the municipality"),
                        ],
                        max_length=10,
                        verbose_name="known from",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="YardGrant",
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
                ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_on", models.DateField(verbose_name="until")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-given_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="YardImport",
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
                ("name", models.CharField(max_length=200, verbose_name="file")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("columns", "choose what the columns are"),
                            ("matching", "looking up addresses"),
                            ("preview", "to be looked at"),
                            ("applying", "being taken over"),
                            ("applied", "taken over"),
                            ("undone", "undone"),
                            ("failed", "failed"),
                        ],
                        default="columns",
                        max_length=10,
                    ),
                ),
                ("columns", models.JSONField(default=dict)),
                ("headings", models.JSONField(default=list)),
                ("n_rows", models.PositiveIntegerField(default=0)),
                ("job_id", models.UUIDField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="YardQuestion",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("kind", "the scan now finds another kind"),
                            ("ceased_found", "the scan finds a yard that has ceased"),
                            ("merged_found", "the scan finds a yard that was merged"),
                            ("target_gone", "the yard it was merged with is not found"),
                            (
                                "own_near",
                                "the scan finds a yard beside one that was added",
                            ),
                        ],
                        max_length=15,
                    ),
                ),
                ("found", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "the correction holds"),
                            ("scan", "the scan is right"),
                        ],
                        max_length=5,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("asked_at", "pk"),
            },
        ),
        migrations.AlterModelOptions(
            name="loadedscan",
            options={"ordering": ("-loaded_at", "-pk")},
        ),
        migrations.RemoveIndex(
            model_name="yard",
            name="yard_by_street",
        ),
        migrations.RemoveIndex(
            model_name="yard",
            name="yard_by_place",
        ),
        migrations.RemoveIndex(
            model_name="yard",
            name="yard_by_visit_area",
        ),
        migrations.AddField(
            model_name="loadedscan",
            name="comparison",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="loadedscan",
            name="covered_share",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="loadedscan",
            name="folder",
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
