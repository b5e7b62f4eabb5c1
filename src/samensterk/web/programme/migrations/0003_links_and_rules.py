"""Links between what was made before, and the rules that the database holds."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0002_tasks_and_run_sheets")]

    operations = [
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
