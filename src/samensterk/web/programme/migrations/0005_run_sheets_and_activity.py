"""Run sheets, hours, and who did what."""

import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0004_tasks")]

    operations = [
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
    ]
