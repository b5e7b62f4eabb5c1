"""Links between all of these, and the rules that the database holds."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0005_run_sheets_and_activity")]

    operations = [
        migrations.CreateModel(
            name="AnswerCount",
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
                ("on", models.DateField()),
                ("n_answered", models.PositiveIntegerField(default=0)),
                ("n_in_time", models.PositiveIntegerField(default=0)),
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
                        fields=("municipality", "on"), name="answer_count_once_a_day"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token_hash", ""), _negated=True),
                fields=("token_hash",),
                name="contact_token_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastvisit",
            constraint=models.UniqueConstraint(
                fields=("municipality", "user"), name="last_visit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("code",),
                name="offer_code_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.UniqueConstraint(
                fields=("municipality", "title"), name="programme_title_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="programme_ends_after_it_starts",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="phase_ends_after_it_starts",
                violation_error_message="The last day is before the first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.UniqueConstraint(
                fields=("programme", "organisation"), name="contribution_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours_promised__gte", 0)),
                name="contribution_hours_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="aim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("target__gte", 0),
                    models.Q(("start", None), ("start__gte", 0), _connector="OR"),
                    models.Q(("reached", None), ("reached__gte", 0), _connector="OR"),
                ),
                name="aim_is_no_negative_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="aim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reached", None), ("reached_on", None)),
                    models.Q(("reached__isnull", False), ("reached_on__isnull", False)),
                    _connector="OR",
                ),
                name="aim_reached_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="aim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "measure__in",
                            [
                                "knows_officer",
                                "knows_route",
                                "may_return",
                                "promises_in_time",
                                "recognises",
                                "rents_safely",
                                "would_report",
                                "yard_safer",
                                "yards_visited",
                            ],
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        ("target__lte", 100),
                        models.Q(("start", None), ("start__lte", 100), _connector="OR"),
                        models.Q(
                            ("reached", None), ("reached__lte", 100), _connector="OR"
                        ),
                    ),
                    _connector="OR",
                ),
                name="aim_percentage_is_at_most_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="aim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("measure__in", ["trust"]), _negated=True),
                    models.Q(
                        ("target__lte", 10),
                        models.Q(("start", None), ("start__lte", 10), _connector="OR"),
                        models.Q(
                            ("reached", None), ("reached__lte", 10), _connector="OR"
                        ),
                    ),
                    _connector="OR",
                ),
                name="aim_mark_is_at_most_10",
            ),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                fields=["municipality", "ended_on", "due_on"],
                name="programme_p_municip_b85eca_idx",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on", None), ("how", "")),
                    models.Q(
                        ("ended_on__isnull", False),
                        models.Q(("how", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="promise_answered_has_how_and_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None),
                    models.Q(("answer", ""), _negated=True),
                    ("how", "not_needed"),
                    _connector="OR",
                ),
                name="promise_answered_has_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="rhythm",
            constraint=models.UniqueConstraint(
                fields=("municipality", "user"), name="rhythm_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("event", "municipality"),
                name="share_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", ""), _negated=True),
                name="sheet_import_state",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                fields=["municipality", "state", "due_on"],
                name="programme_t_municip_626ac5_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                fields=["event", "due_on"], name="programme_t_event_i_6a5b12_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on", None), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("ended_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="task_that_ended_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minute", None), ("event__isnull", False), _connector="OR"
                ),
                name="task_at_a_minute_is_of_an_event",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event__isnull", False), ("task", None)),
                    models.Q(("event", None), ("task__isnull", False)),
                    _connector="OR",
                ),
                name="attachment_hangs_on_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("n_bytes__lte", 10485760)),
                name="attachment_is_not_too_large",
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                fields=["municipality", "-at"], name="programme_a_municip_fd3ec5_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["municipality", "day"], name="programme_e_municip_9c67e1_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None),
                    ("ends_on__gte", models.F("day")),
                    _connector="OR",
                ),
                name="event_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at", None), ("starts_at__isnull", False), _connector="OR"
                ),
                name="event_that_ends_at_a_time_begins_at_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="templateedition",
            constraint=models.UniqueConstraint(
                fields=("template", "number"), name="edition_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.UniqueConstraint(
                fields=("municipality", "code"),
                name="template_code_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="workedhours",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gt", 0)), name="worked_hours_are_some"
            ),
        ),
    ]
