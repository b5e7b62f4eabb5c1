"""Rules between them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0007_links_between_them"),
    ]

    operations = [
        migrations.AddField(
            model_name="yardimport",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="yardimport",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.municipality",
            ),
        ),
        migrations.AddField(
            model_name="yardcorrection",
            name="from_import",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="corrections",
                to="areas.yardimport",
            ),
        ),
        migrations.AddField(
            model_name="importrow",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rows",
                to="areas.yardimport",
            ),
        ),
        migrations.AddField(
            model_name="yardquestion",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="yardquestion",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.municipality",
            ),
        ),
        migrations.AddField(
            model_name="yardquestion",
            name="scan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="areas.loadedscan",
            ),
        ),
        migrations.AddField(
            model_name="yardquestion",
            name="yard",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="areas.yard",
            ),
        ),
        migrations.AddConstraint(
            model_name="drivenote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("x_m", None), ("y_m", None)),
                    models.Q(("x_m__isnull", False), ("y_m__isnull", False)),
                    _connector="OR",
                ),
                name="drive_note_place_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.UniqueConstraint(
                fields=("scan", "number"), name="report_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="scanarea",
            constraint=models.UniqueConstraint(
                fields=("scan", "area_id"), name="scan_area_once_per_scan"
            ),
        ),
        migrations.AddConstraint(
            model_name="scanarea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("n_members", None), ("n_members__gte", 5), _connector="OR"
                ),
                name="scan_area_has_at_least_five",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderplace",
            constraint=models.UniqueConstraint(
                fields=("order", "municipality"), name="order_place_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="scanrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="scan_request_returned_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcefile",
            constraint=models.UniqueConstraint(
                fields=("order", "origin", "path"), name="source_file_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="checkanswer",
            constraint=models.UniqueConstraint(
                fields=("of", "yard"), name="check_answer_once_per_yard"
            ),
        ),
        migrations.AddIndex(
            model_name="yardcontact",
            index=models.Index(
                fields=["municipality", "key"], name="areas_yardc_municip_2dfad0_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="yardcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("mail", ""), ("phone", ""), _negated=True),
                name="yard_contact_can_be_reached",
            ),
        ),
        migrations.AddConstraint(
            model_name="yardcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("given_on"))),
                name="yard_contact_ends_after_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="yardgrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at", None),
                    ("ended_at__gte", models.F("given_at")),
                    _connector="OR",
                ),
                name="yard_grant_ends_after_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(
                fields=("of", "number"), name="import_row_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("choice", "take"), _negated=True),
                    models.Q(("key", ""), _negated=True),
                    _connector="OR",
                ),
                name="import_row_taken_has_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="yardquestion",
            constraint=models.UniqueConstraint(
                fields=("yard", "scan", "why"), name="yard_question_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="yardquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(
                        ("answered_at__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="yard_question_answered_has_answer",
            ),
        ),
    ]
