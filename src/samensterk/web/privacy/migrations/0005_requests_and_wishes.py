"""Requests of residents with their steps, and the wish of an address."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samensterk.web.common.moments


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_invitations_and_refusals"),
        ("privacy", "0004_terms_and_proof"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SubjectRequest",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("see", "see the data"),
                            ("correct", "correct the data"),
                            ("remove", "remove the data"),
                            ("object", "object to the use of the data"),
                        ],
                        max_length=10,
                        verbose_name="kind of request",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("due_on", models.DateField()),
                (
                    "longer_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("complex", "the request is complex"),
                            ("many", "there are many requests"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=40)),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "identity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("counter", "at the counter, with proof of identity"),
                            ("post", "by a letter to the address, with a code"),
                            ("digid", "DigiD, at the municipality's own desk"),
                            (
                                "call_back",
                                "called back on a number that was known already",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("chosen", models.JSONField(blank=True, default=list)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "granted"),
                            ("partly", "granted in part"),
                            ("refused", "refused"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "handled_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RequestStep",
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
                ("at", models.DateTimeField(default=samensterk.web.common.moments.now)),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("received", "request written down"),
                            ("checked", "identity checked"),
                            ("found", "looked up what is kept"),
                            ("json", "data given as a file (JSON)"),
                            ("pdf", "data given to read (PDF)"),
                            ("corrected", "mistake mended in this system"),
                            (
                                "passed_on",
                                "mistake reported to the register it comes from",
                            ),
                            ("removed", "data removed"),
                            ("wish_set", "wish of the address written down"),
                            ("extended", "time to answer made longer"),
                            ("answered", "answered"),
                        ],
                        max_length=10,
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=40)),
                ("n_items", models.PositiveIntegerField(blank=True, null=True)),
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="privacy.subjectrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Wish",
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
                    "position",
                    models.CharField(
                        choices=[
                            ("no_visit", "do not visit"),
                            ("no_contact", "no contact at all"),
                        ],
                        max_length=10,
                        verbose_name="wish",
                    ),
                ),
                ("set_on", models.DateField()),
                ("valid_until", models.DateField()),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "somebody else lives there now"),
                            ("changed", "the resident wants something else"),
                            ("expired", "five years are over and it was not confirmed"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ("valid_until", "pk"),
            },
        ),
        migrations.AddIndex(
            model_name="subjectrequest",
            index=models.Index(
                fields=["municipality", "due_on"], name="request_by_due_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="subjectrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("key", ""), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="request_is_about_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="subjectrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gt", models.F("received_on"))),
                name="request_due_after_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="subjectrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on", None), ("outcome", "")),
                    models.Q(
                        ("answered_on__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="request_answered_has_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="subjectrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["", "granted"]),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="request_refused_has_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="wish",
            index=models.Index(
                condition=models.Q(("ended_on", None)),
                fields=["municipality", "valid_until"],
                name="wish_by_last_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on", None)),
                fields=("municipality", "key"),
                name="wish_once_per_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(("key", ""), _negated=True), name="wish_has_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_because", ""), ("ended_on", None)),
                    models.Q(
                        ("ended_on__isnull", False),
                        models.Q(("ended_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="wish_ended_has_cause",
            ),
        ),
    ]
