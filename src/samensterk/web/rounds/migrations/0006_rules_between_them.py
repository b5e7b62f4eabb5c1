"""Rules between them."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0005_visits"),
    ]

    operations = [
        migrations.CreateModel(
            name="VisitNote",
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
                ("text", models.CharField(max_length=300, verbose_name="note")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="note",
                        to="rounds.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AreaRhythm",
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
                ("ground", models.CharField(max_length=64)),
                (
                    "months",
                    models.PositiveSmallIntegerField(default=24, verbose_name="months"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "ground"), name="area_rhythm_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="fieldrule",
            constraint=models.UniqueConstraint(
                fields=("municipality", "number"), name="field_rule_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                fields=("announcement", "key"), name="letter_once_per_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="namepolicy",
            constraint=models.UniqueConstraint(
                fields=("municipality", "organisation"), name="name_policy_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="round_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="roadclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("from_on"))),
                name="closure_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="planrun",
            constraint=models.UniqueConstraint(
                fields=("of", "number"), name="plan_run_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="planrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("of",),
                name="plan_run_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.UniqueConstraint(
                fields=("of", "number"), name="draw_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.UniqueConstraint(
                condition=models.Q(("drawn_at", None)),
                fields=("of",),
                name="draw_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by_one", None),
                    ("by_two", None),
                    models.Q(("by_one", models.F("by_two")), _negated=True),
                    _connector="OR",
                ),
                name="draw_by_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.UniqueConstraint(
                fields=("of", "number"), name="announcement_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("announced_at", None)),
                fields=("of",),
                name="announcement_one_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundarea",
            constraint=models.UniqueConstraint(
                fields=("of", "area"), name="round_area_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="pause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on", None),
                    ("until_on__gte", models.F("from_on")),
                    _connector="OR",
                ),
                name="pause_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="harvest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at", None),
                    ("approved_at__isnull", False),
                    _connector="OR",
                ),
                name="harvest_published_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="harvest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at", None), ("taken_back_on", None), _connector="OR"
                ),
                name="harvest_taken_back_is_not_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "call"), _negated=True),
                    models.Q(("phone", ""), _negated=True),
                    _connector="OR",
                ),
                name="answer_to_call_has_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                fields=("of", "name"), name="team_name_once"
            ),
        ),
        migrations.AddIndex(
            model_name="stop",
            index=models.Index(fields=["of", "state"], name="stop_by_state"),
        ),
        migrations.AddIndex(
            model_name="stop",
            index=models.Index(fields=["team", "day", "place"], name="stop_by_day"),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.UniqueConstraint(
                condition=models.Q(("again_of", None)),
                fields=("of", "key"),
                name="stop_first_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "planned"), _negated=True),
                    models.Q(
                        ("begins__isnull", False),
                        ("day__isnull", False),
                        ("ends__isnull", False),
                        ("place__isnull", False),
                        ("team__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="stop_planned_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "asked"), _negated=True),
                    models.Q(
                        models.Q(("asked_by", ""), _negated=True),
                        ("asked_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="stop_asked_says_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("wanted_from", None),
                    ("wanted_until", None),
                    ("wanted_until__gt", models.F("wanted_from")),
                    _connector="OR",
                ),
                name="stop_wanted_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.UniqueConstraint(
                fields=("team", "day", "half"), name="shift_once"
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(
                fields=["municipality", "key", "on"], name="visit_by_yard"
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["of", "on"], name="visit_by_day"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("later_on", None), ("outcome", "later"), _connector="OR"
                ),
                name="visit_later_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitcount",
            constraint=models.UniqueConstraint(
                fields=("of", "area", "outcome"), name="visit_count_once"
            ),
        ),
    ]
