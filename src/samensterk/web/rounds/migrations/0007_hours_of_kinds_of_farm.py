"""Hours and busy times of kinds of farm, and the kind that a resident told of a visit."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitations_and_refusals"),
        ("areas", "0010_when_a_drive_ends"),
        ("rounds", "0006_rules_between_them"),
    ]

    operations = [
        migrations.CreateModel(
            name="FarmHours",
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
                            ("dairy", "dairy cattle"),
                            ("poultry", "poultry"),
                            ("pigs", "pigs"),
                            ("sheep_goats", "sheep or goats"),
                            ("horses", "horses"),
                            ("arable", "arable farming"),
                            ("vegetables", "vegetables, bulbs or trees in open ground"),
                            ("fruit", "fruit growing"),
                            ("glass", "growing under glass"),
                            ("contractor", "agricultural contractor"),
                            ("other", "another kind of farm"),
                        ],
                        max_length=15,
                        verbose_name="kind of farm",
                    ),
                ),
                (
                    "no_morning",
                    models.BooleanField(
                        default=False, verbose_name="never in the morning"
                    ),
                ),
                (
                    "morning_from",
                    models.TimeField(
                        blank=True, null=True, verbose_name="in the morning only from"
                    ),
                ),
                (
                    "morning_until",
                    models.TimeField(
                        blank=True, null=True, verbose_name="in the morning only until"
                    ),
                ),
                (
                    "no_afternoon",
                    models.BooleanField(
                        default=False, verbose_name="never in the afternoon"
                    ),
                ),
                (
                    "afternoon_from",
                    models.TimeField(
                        blank=True, null=True, verbose_name="in the afternoon only from"
                    ),
                ),
                (
                    "afternoon_until",
                    models.TimeField(
                        blank=True,
                        null=True,
                        verbose_name="in the afternoon only until",
                    ),
                ),
                ("seasons", models.JSONField(blank=True, default=list)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("kind",),
            },
        ),
        migrations.AddField(
            model_name="stop",
            name="farm",
            field=models.CharField(
                blank=True,
                choices=[
                    ("dairy", "dairy cattle"),
                    ("poultry", "poultry"),
                    ("pigs", "pigs"),
                    ("sheep_goats", "sheep or goats"),
                    ("horses", "horses"),
                    ("arable", "arable farming"),
                    ("vegetables", "vegetables, bulbs or trees in open ground"),
                    ("fruit", "fruit growing"),
                    ("glass", "growing under glass"),
                    ("contractor", "agricultural contractor"),
                    ("other", "another kind of farm"),
                ],
                max_length=15,
                verbose_name="kind of farm",
            ),
        ),
        migrations.AddField(
            model_name="stop",
            name="farm_told_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="stop",
            name="unplaced",
            field=models.CharField(
                blank=True,
                choices=[
                    ("no_team", "no team has who is needed"),
                    ("no_time", "no team can at that time"),
                    ("clash", "two appointments at the same time"),
                    ("no_road", "no road leads there"),
                    ("full", "the days are full"),
                    ("kind", "not in the hours of this kind of farm"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("farm", ""), ("farm_told_on", None)),
                    models.Q(
                        models.Q(("farm", ""), _negated=True),
                        ("farm_told_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="stop_farm_says_when",
            ),
        ),
        migrations.AddField(
            model_name="farmhours",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.municipality",
            ),
        ),
        migrations.AddConstraint(
            model_name="farmhours",
            constraint=models.UniqueConstraint(
                fields=("municipality", "kind"), name="farm_hours_kind_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="farmhours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("no_morning", False), ("no_afternoon", False), _connector="OR"
                ),
                name="farm_hours_some_half",
            ),
        ),
        migrations.AddConstraint(
            model_name="farmhours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("morning_from", None),
                        ("morning_until", None),
                        ("morning_until__gt", models.F("morning_from")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("afternoon_from", None),
                        ("afternoon_until", None),
                        ("afternoon_until__gt", models.F("afternoon_from")),
                        _connector="OR",
                    ),
                ),
                name="farm_hours_in_order",
            ),
        ),
    ]
