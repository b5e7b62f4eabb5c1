"""Programmes, events, partners, the menukaart and promises."""

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
                ("seen_at", models.DateTimeField()),
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
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("renting", "safe renting"),
                            ("fire", "fire safety"),
                            ("theft", "theft"),
                            ("cyber", "cybercrime"),
                            ("signals", "recognising signals"),
                            ("reporting", "reporting"),
                            ("future", "future of the yard"),
                            ("together", "meeting each other"),
                            ("other", "something else"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="theme",
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
                    "ask",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="whom to ask"
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
                ("version", models.PositiveIntegerField(default=1)),
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
                ("version", models.PositiveIntegerField(default=1)),
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
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="hours promised",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="at the start",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=8,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="target",
                    ),
                ),
                (
                    "reached",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="reached so far",
                    ),
                ),
                (
                    "reached_on",
                    models.DateField(blank=True, null=True, verbose_name="measured on"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                ("due_on", models.DateField(verbose_name="answer by")),
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
    ]
