"""What a yard was until now is what the scan found: nobody could correct it yet.

Going back leaves it; nothing looks at it then.
"""

from typing import Any

from django.db import migrations
from django.db.models import F


def remember_what_was_found(apps: Any, schema_editor: Any) -> None:
    apps.get_model("areas", "Yard").objects.update(kind_found=F("kind"))


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0008_rules_between_them"),
    ]

    operations = [
        migrations.RunPython(remember_what_was_found, migrations.RunPython.noop),
    ]
