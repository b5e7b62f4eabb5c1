"""Talks and reports."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0004_drives_and_requests"),
    ]

    operations = [
        migrations.AddField(
            model_name="loadedscan",
            name="kind",
            field=models.CharField(
                choices=[
                    ("buitengebied", "countryside"),
                    ("bedrijventerrein", "business parks"),
                ],
                default="buitengebied",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="loadedscan",
            name="missing",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="loadedscan",
            name="parameters",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="yard",
            name="before",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="yard",
            name="change",
            field=models.CharField(
                blank=True,
                choices=[
                    ("new", "new"),
                    ("changed", "changed"),
                    ("went", "not found any more"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="yard",
            name="is_own",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="yard",
            name="kind_found",
            field=models.CharField(
                choices=[
                    ("farm", "farm yard"),
                    ("other", "another yard"),
                    ("unknown", "not known"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="yard",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged",
                to="areas.yard",
            ),
        ),
        migrations.AddField(
            model_name="yard",
            name="n_corrections",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="yard",
            name="set_aside_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="yard",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="yard",
            name="kind",
            field=models.CharField(
                choices=[
                    ("farm", "farm yard"),
                    ("other", "another yard"),
                    ("unknown", "not known"),
                ],
                default="unknown",
                max_length=10,
                verbose_name="kind of yard",
            ),
        ),
        migrations.AlterField(
            model_name="yard",
            name="scan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="yards",
                to="areas.loadedscan",
            ),
        ),
        migrations.AddIndex(
            model_name="yard",
            index=models.Index(
                condition=models.Q(("gone_since", None), ("set_aside_on", None)),
                fields=["municipality", "street", "house_number", "id"],
                name="yard_by_street",
            ),
        ),
        migrations.AddIndex(
            model_name="yard",
            index=models.Index(
                condition=models.Q(("gone_since", None), ("set_aside_on", None)),
                fields=["municipality", "place", "street", "house_number", "id"],
                name="yard_by_place",
            ),
        ),
        migrations.AddIndex(
            model_name="yard",
            index=models.Index(
                condition=models.Q(("gone_since", None), ("set_aside_on", None)),
                fields=["municipality", "visit_area", "street", "house_number", "id"],
                name="yard_by_visit_area",
            ),
        ),
        migrations.AddConstraint(
            model_name="yard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    ("set_aside_on__isnull", False),
                    _connector="OR",
                ),
                name="yard_merged_is_set_aside",
            ),
        ),
        migrations.AddField(
            model_name="checkanswer",
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
            model_name="checkanswer",
            name="handled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="checkanswer",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.municipality",
            ),
        ),
        migrations.AddField(
            model_name="checkanswer",
            name="yard",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="areas.yard",
            ),
        ),
        migrations.AddField(
            model_name="drive",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="programme.event",
            ),
        ),
    ]
