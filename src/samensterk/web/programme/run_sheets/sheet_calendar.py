"""The days of a run sheet for a calendar program, with the times of the day itself."""

from samensterk.web.common.moments import now
from samensterk.web.common.requests import Place
from samensterk.web.programme.agenda.calendar_text import addresses_at, calendar_text
from samensterk.web.programme.agenda.models import Event
from samensterk.web.programme.run_sheets.sheet import Sheet


def as_calendar(event: Event, sheet: Sheet, place: Place) -> bytes:
    """Give the event and its open tasks; what is done is no date any more."""
    lines = [one for one in sheet.lines if one.task.is_open]
    times = {
        one.task.pk: (one.moment.begins, one.moment.ends or one.moment.begins)
        for one in lines
        if one.moment.begins is not None
    }
    return calendar_text(
        event.title,
        [event],
        [one.task for one in lines],
        addresses=addresses_at(place),
        made_at=now(),
        times=times,
    )
