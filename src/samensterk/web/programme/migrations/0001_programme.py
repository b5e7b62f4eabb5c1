"""Programmes, events, tasks, run sheets, promises, partners and the menukaart."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_invitations_and_refusals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("kind", models.CharField(max_length=10)),
                ("n_bytes", models.PositiveIntegerField()),
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
            ],
            options={
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="AttachmentContent",
            fields=[
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="programme.attachment",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="CalendarFeed",
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
                    "name",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="where it is used"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_used_on", models.DateField(blank=True, null=True)),
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
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at",),
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "function",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="function"
                    ),
                ),
                (
                    "for_what",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="for what"
                    ),
                ),
                (
                    "region",
                    models.CharField(blank=True, max_length=120, verbose_name="area"),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True, max_length=25, verbose_name="telephone"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail address"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        max_length=120, verbose_name="where this comes from"
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="checked on")),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                (
                    "correction",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        verbose_name="what is different, in his own words",
                    ),
                ),
                (
                    "left_on",
                    models.DateField(blank=True, null=True, verbose_name="left on"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="accounts.municipality",
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
                    "stand_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="stands_in_for",
                        to="programme.contact",
                        verbose_name="stand-in",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__name", "name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                            ("scan", "area scan"),
                            ("round", "round of visits"),
                            ("meeting", "meeting"),
                            ("training", "training"),
                            ("measurement", "measurement"),
                            ("other", "other event"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                (
                    "about",
                    models.TextField(blank=True, max_length=2000, verbose_name="about"),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="last day"),
                ),
                (
                    "starts_at",
                    models.TimeField(blank=True, null=True, verbose_name="begins at"),
                ),
                (
                    "ends_at",
                    models.TimeField(blank=True, null=True, verbose_name="ends at"),
                ),
                (
                    "location",
                    models.CharField(blank=True, max_length=200, verbose_name="where"),
                ),
                (
                    "cancelled_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="cancelled on"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("day", "starts_at", "pk"),
            },
        ),
        migrations.AddField(
            model_name="attachment",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="programme.event",
            ),
        ),
        migrations.CreateModel(
            name="LastVisit",
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
                ("began_at", models.DateTimeField()),
                ("before_at", models.DateTimeField(blank=True, null=True)),
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
            name="Offer",
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
                ("code", models.SlugField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workshop", "workshop"),
                            ("speaker", "speaker"),
                            ("exhibit", "exhibit that comes by"),
                            ("material", "film or material"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("goal", models.CharField(max_length=300, verbose_name="goal")),
                (
                    "about",
                    models.TextField(
                        blank=True, max_length=3000, verbose_name="what happens"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="for whom"
                    ),
                ),
                (
                    "lasts_min",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="minutes"
                    ),
                ),
                (
                    "most_people",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people at most"
                    ),
                ),
                (
                    "cost",
                    models.CharField(blank=True, max_length=200, verbose_name="cost"),
                ),
                (
                    "needs",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what it needs"
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=300, verbose_name="source"),
                ),
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="checked on"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
                        to="programme.contact",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="accounts.municipality",
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
                    ),
                ),
            ],
            options={
                "ordering": ("kind", "title", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Experience",
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
                ("on", models.DateField(verbose_name="day")),
                (
                    "n_people",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="how many people"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="how it went")),
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
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="experiences",
                        to="programme.offer",
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Programme",
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
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "purpose",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what it is for"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programmes",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Phase",
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
                ("title", models.CharField(max_length=80, verbose_name="title")),
                (
                    "about",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what happens"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("starts_on", "ends_on", "pk"),
            },
        ),
        migrations.AddField(
            model_name="event",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="programme.programme",
            ),
        ),
        migrations.CreateModel(
            name="Contribution",
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
                        blank=True, max_length=300, verbose_name="what it contributes"
                    ),
                ),
                (
                    "hours_promised",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=7,
                        verbose_name="hours promised",
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
                        related_name="contributions",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Aim",
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
                    "theme",
                    models.CharField(
                        choices=[
                            ("awareness", "awareness"),
                            ("reporting", "willingness to report"),
                            ("distance", "distance to government"),
                            ("responsibility", "own responsibility"),
                            ("reach", "reach"),
                        ],
                        max_length=15,
                        verbose_name="theme",
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="what we want")),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("recognises", "% that would recognise signals"),
                            ("knows_route", "% that knows where to report"),
                            ("would_report", "% that says it would report"),
                            ("trust", "mark for trust, 0 to 10"),
                            (
                                "knows_officer",
                                "% that knows a police officer or supervisor by name",
                            ),
                            ("may_return", "% of visits after which we may come again"),
                            ("yard_safer", "% that has made its own yard safer"),
                            ("rents_safely", "% that knows how to rent out safely"),
                            ("yards_visited", "% of yards visited"),
                            ("attendants", "people at meetings"),
                            ("trained", "colleagues and partners trained"),
                            ("promises_in_time", "% of promises kept in time"),
                        ],
                        max_length=20,
                        verbose_name="how it is measured",
                    ),
                ),
                (
                    "start",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="at the start",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        decimal_places=1, max_digits=8, verbose_name="target"
                    ),
                ),
                (
                    "reached",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="reached so far",
                    ),
                ),
                (
                    "reached_on",
                    models.DateField(blank=True, null=True, verbose_name="measured on"),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aims",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("theme", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Promise",
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
                (
                    "key",
                    models.CharField(blank=True, max_length=40, verbose_name="address"),
                ),
                (
                    "to_whom",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="to whom"
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="telephone or e-mail address",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("visit", "a visit"),
                            ("call", "a telephone call"),
                            ("meeting", "a meeting"),
                            ("page", "a page of the site"),
                        ],
                        max_length=10,
                        verbose_name="promised in",
                    ),
                ),
                (
                    "what",
                    models.CharField(max_length=300, verbose_name="what was promised"),
                ),
                ("promised_on", models.DateField(verbose_name="promised on")),
                ("due_on", models.DateField(verbose_name="before")),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="answer"
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "by telephone"),
                            ("mail", "by e-mail"),
                            ("letter", "by letter"),
                            ("visit", "on the yard"),
                            ("meeting", "at a meeting"),
                            ("not_needed", "no answer was needed any more"),
                        ],
                        max_length=12,
                        verbose_name="how",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="programme.event",
                    ),
                ),
                (
                    "made_by",
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
                        related_name="promises",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promises",
                        to="programme.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "made_at", "pk"),
            },
        ),
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
                            ("aim_measured", "wrote down how far an aim is"),
                            ("partner_added", "added a partner"),
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
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1, max_digits=6, verbose_name="hours"
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
                "ordering": ("-on", "-pk"),
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
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="phase_ends_after_it_starts",
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
