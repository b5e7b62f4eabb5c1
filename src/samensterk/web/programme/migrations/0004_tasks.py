"""Tasks, and files they were read from."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0003_aims_promises_and_shares")]

    operations = [
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
    ]
