"""Tasks, run sheets, hours and who did what."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_events_partners_and_promises")]

    operations = [
        migrations.CreateModel(
            name="Rhythm",
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
                    "often",
                    models.CharField(
                        choices=[
                            ("daily", "every working day"),
                            ("weekly", "every Monday"),
                            ("never", "never; only what I promised a resident"),
                        ],
                        max_length=8,
                        verbose_name="how often",
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
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Share",
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
                    "text",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what for"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("joined_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="programme.event",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("asked_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="SheetImport",
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
                ("name", models.CharField(max_length=120, verbose_name="file")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("looked_at", "not read in yet"),
                            ("read_in", "read in"),
                            ("taken_back", "taken back"),
                        ],
                        default="looked_at",
                        max_length=12,
                    ),
                ),
                ("cells", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("mended", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to="programme.event",
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
                "ordering": ("-at",),
            },
        ),
        migrations.CreateModel(
            name="Task",
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
                ("title", models.CharField(max_length=200, verbose_name="what")),
                (
                    "about",
                    models.TextField(blank=True, max_length=4000, verbose_name="how"),
                ),
                (
                    "material",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="material"
                    ),
                ),
                (
                    "doer",
                    models.CharField(
                        choices=[
                            ("coordinator", "coordinator"),
                            ("communication", "communication"),
                            ("field_team", "field team"),
                            ("administrator", "administration"),
                            ("mayor", "mayor"),
                            ("police", "police"),
                            ("riec", "RIEC"),
                            ("safe_business", "PVO"),
                            ("farmers_union", "LTO"),
                            ("fire_brigade", "fire brigade"),
                            ("environment", "environmental service"),
                            ("chair", "chair of the day"),
                            ("speaker", "speakers and workshop leaders"),
                            ("venue", "venue"),
                            ("everybody", "everybody"),
                        ],
                        max_length=15,
                        verbose_name="who usually does it",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "minute",
                    models.IntegerField(
                        blank=True, null=True, verbose_name="minutes after the start"
                    ),
                ),
                (
                    "lasts_min",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="minutes"
                    ),
                ),
                (
                    "hours_planned",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        verbose_name="hours planned",
                    ),
                ),
                ("step", models.CharField(blank=True, max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="done on"),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="programme.event",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "needs",
                    models.ManyToManyField(
                        blank=True, related_name="needed_by", to="programme.task"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="programme.programme",
                    ),
                ),
                (
                    "read_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to="programme.sheetimport",
                    ),
                ),
            ],
            options={
                "ordering": (
                    "due_on",
                    models.OrderBy(models.F("minute"), nulls_first=True),
                    "pk",
                ),
            },
        ),
        migrations.AddField(
            model_name="attachment",
            name="task",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="programme.task",
            ),
        ),
        migrations.CreateModel(
            name="Activity",
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
                    "verb",
                    models.CharField(
                        choices=[
                            ("programme_made", "began the programme"),
                            ("programme_changed", "changed the programme"),
                            ("aim_added", "added an aim"),
                            ("aim_changed", "changed an aim"),
                            ("aim_removed", "removed an aim"),
                            ("phase_added", "added a phase"),
                            ("phase_changed", "changed a phase"),
                            ("phase_removed", "removed a phase"),
                            ("aim_measured", "wrote down how far an aim is"),
                            ("programme_removed", "removed the programme"),
                            ("partner_added", "added a partner"),
                            ("partner_changed", "changed what a partner contributes"),
                            ("partner_removed", "took a partner out of the programme"),
                            ("hours_written", "wrote down hours of a partner"),
                            ("hours_removed", "removed hours of a partner"),
                            ("event_made", "planned an event"),
                            ("event_changed", "changed an event"),
                            ("event_moved", "moved an event"),
                            ("event_cancelled", "cancelled an event"),
                            ("event_removed", "removed an event"),
                            ("run_sheet_used", "filled a run sheet"),
                            ("run_sheet_read", "read in a run sheet from a file"),
                            (
                                "run_sheet_unread",
                                "took back a run sheet that was read in",
                            ),
                            ("task_made", "added a task"),
                            ("task_changed", "changed a task"),
                            ("task_done", "ticked off a task"),
                            ("task_reopened", "opened a task again"),
                            ("task_dropped", "dropped a task"),
                            ("task_given", "handed a task to another municipality"),
                            ("task_received", "got a task from another municipality"),
                            ("task_commented", "wrote at a task"),
                            ("file_added", "added a file"),
                            ("file_removed", "removed a file"),
                            ("shared", "asked a municipality to join an event"),
                            ("share_accepted", "joined an event"),
                            ("share_ended", "left an event"),
                        ],
                        max_length=20,
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
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
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.event",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="programme.programme",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.task",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="TaskComment",
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
                ("text", models.TextField(max_length=2000, verbose_name="text")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="programme.task",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Template",
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
                ("code", models.SlugField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scan", "area scan"),
                            ("round", "round of visits"),
                            ("meeting", "meeting"),
                            ("training", "training"),
                            ("measurement", "measurement"),
                            ("other", "other event"),
                        ],
                        max_length=15,
                        verbose_name="kind of event",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "about",
                    models.TextField(blank=True, max_length=1000, verbose_name="about"),
                ),
                ("steps", models.JSONField(default=list)),
                ("shipped", models.JSONField(blank=True, default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="templates",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("title", "pk"),
            },
        ),
        migrations.AddField(
            model_name="event",
            name="template",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="programme.template",
            ),
        ),
        migrations.CreateModel(
            name="TemplateEdition",
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
                ("steps", models.JSONField(default=list)),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what is new"
                    ),
                ),
                (
                    "given_out_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="programme.template",
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.AddField(
            model_name="template",
            name="base",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="programme.templateedition",
            ),
        ),
        migrations.CreateModel(
            name="WorkedHours",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=6,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.1"))
                        ],
                        verbose_name="hours",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="for what"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="worked",
                        to="programme.programme",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="worked",
                        to="programme.task",
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "organisation__name", "pk"),
            },
        ),
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
    ]
