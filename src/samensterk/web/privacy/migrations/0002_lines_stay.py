"""The database itself refuses to change a line of the log.

A line may get its seal, once; lines of a month that was removed may go. A superuser
can drop these triggers: that is what the hash chain is for. A later migration that
alters the table on SQLite makes it anew and must put them back.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = (
    """CREATE TRIGGER log_line_stays BEFORE UPDATE ON privacy_logentry
    WHEN NOT (
        OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL AND NEW.id IS OLD.id
        AND NEW.municipality_id IS OLD.municipality_id AND NEW.month IS OLD.month
        AND NEW.at IS OLD.at AND NEW.user_id IS OLD.user_id AND NEW.roles IS OLD.roles
        AND NEW.door IS OLD.door AND NEW.action IS OLD.action
        AND NEW.purpose IS OLD.purpose AND NEW.reason IS OLD.reason
        AND NEW.request_id IS OLD.request_id AND NEW.n_subjects IS OLD.n_subjects
        AND NEW.subjects IS OLD.subjects
    )
    BEGIN SELECT RAISE(ABORT, 'the processing log cannot be changed'); END""",
    """CREATE TRIGGER log_line_kept BEFORE DELETE ON privacy_logentry
    WHEN NOT EXISTS (
        SELECT 1 FROM privacy_logmonth m WHERE m.municipality_id = OLD.municipality_id
        AND m.month = OLD.month AND m.removed_at IS NOT NULL
    )
    BEGIN SELECT RAISE(ABORT, 'the processing log cannot be changed'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION log_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL
            AND to_jsonb(NEW) - 'seal_id' = to_jsonb(OLD) - 'seal_id' THEN
            RETURN NEW;
        END IF;
        IF TG_OP = 'DELETE' AND EXISTS (
            SELECT 1 FROM privacy_logmonth m
            WHERE m.municipality_id = OLD.municipality_id
            AND m.month = OLD.month AND m.removed_at IS NOT NULL
        ) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'the processing log cannot be changed';
    END $$""",
    """CREATE TRIGGER log_line_stays BEFORE UPDATE OR DELETE ON privacy_logentry
    FOR EACH ROW EXECUTE FUNCTION log_line_stays()""",
)
UNDONE = {
    "sqlite": ("DROP TRIGGER log_line_stays", "DROP TRIGGER log_line_kept"),
    "postgresql": (
        "DROP TRIGGER log_line_stays ON privacy_logentry",
        "DROP FUNCTION log_line_stays()",
    ),
}


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in SQLITE if vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def leave(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDONE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_processing_log")]
    operations = [migrations.RunPython(guard, leave)]
