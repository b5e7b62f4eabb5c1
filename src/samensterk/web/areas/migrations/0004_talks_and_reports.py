"""Talks and reports."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0003_orders_and_lists"),
    ]

    operations = [
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
            name="context",
            field=models.JSONField(default=list),
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
        migrations.AddField(
            model_name="loadedscan",
            name="kind",
            field=models.CharField(
                choices=[
                    ("buitengebied", "countryside"),
                    ("bedrijventerrein", "business parks"),
                ],
                default="buitengebied",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="loadedscan",
            name="missing",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="loadedscan",
            name="parameters",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="yard",
            name="is_own",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="yard",
            name="kind_found",
            field=models.CharField(
                choices=[
                    ("farm", "farm yard"),
                    ("other", "another yard"),
                    ("unknown", "not known"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="yard",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged",
                to="areas.yard",
            ),
        ),
        migrations.AddField(
            model_name="yard",
            name="n_corrections",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="yard",
            name="set_aside_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="yard",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
