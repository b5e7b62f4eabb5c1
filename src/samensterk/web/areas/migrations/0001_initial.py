"""Scans that were read in, and the yards they found."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LoadedScan",
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
                ("loaded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("made_on", models.DateField()),
                ("version", models.CharField(max_length=20)),
                ("n_yards", models.PositiveIntegerField()),
                ("visit_areas", models.JSONField(default=dict)),
                ("sources", models.JSONField(default=list)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("-loaded_at",),
            },
        ),
        migrations.CreateModel(
            name="Yard",
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
                    "address",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="address"
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=100)),
                ("house_number", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="town or village"
                    ),
                ),
                (
                    "visit_area",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="visit area"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("farm", "farm yard"),
                            ("other", "another yard"),
                            ("unknown", "not known"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("x_m", models.FloatField()),
                ("y_m", models.FloatField()),
                ("gone_since", models.DateField(blank=True, null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="yards",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="yards",
                        to="areas.loadedscan",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("gone_since", None)),
                        fields=["municipality", "street", "house_number", "id"],
                        name="yard_by_street",
                    ),
                    models.Index(
                        condition=models.Q(("gone_since", None)),
                        fields=[
                            "municipality",
                            "place",
                            "street",
                            "house_number",
                            "id",
                        ],
                        name="yard_by_place",
                    ),
                    models.Index(
                        condition=models.Q(("gone_since", None)),
                        fields=[
                            "municipality",
                            "visit_area",
                            "street",
                            "house_number",
                            "id",
                        ],
                        name="yard_by_visit_area",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "key"),
                        name="yard_once_per_municipality",
                    )
                ],
            },
        ),
    ]
