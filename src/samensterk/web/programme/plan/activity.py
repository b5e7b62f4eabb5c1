"""Writing down who did what, in the same transaction as what he did."""

from samensterk.web.programme.plan.models import Activity

MOST_WORDS = 200


def note(
    verb: Activity.Verb,
    *,
    municipality_id: int,
    by_id: int | None,
    about: str,
    programme_id: int | None = None,
    event_id: int | None = None,
    task_id: int | None = None,
) -> None:
    """Add a line; `about` is the title of a task or event, never of a resident."""
    Activity.objects.create(
        municipality_id=municipality_id,
        programme_id=programme_id,
        event_id=event_id,
        task_id=task_id,
        by_id=by_id,
        verb=verb,
        about=about[:MOST_WORDS],
    )
