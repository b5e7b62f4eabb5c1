"""A run sheet from a file in words: what columns mean, and what is wrong with a row."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common import spreadsheet_reading as reading
from samensterk.web.programme.run_sheets.columns import Meaning
from samensterk.web.programme.run_sheets.import_rows import Fault, Remark

MEANINGS: Mapping[Meaning, str | Promise] = {
    Meaning.NOTHING: gettext_lazy("is not read in"),
    Meaning.TITLE: gettext_lazy("what"),
    Meaning.ABOUT: gettext_lazy("how"),
    Meaning.WHO: gettext_lazy("who"),
    Meaning.DAY: gettext_lazy("when"),
    Meaning.TIME: gettext_lazy("time"),
    Meaning.MINUTES: gettext_lazy("how many minutes it takes"),
    Meaning.STATE: gettext_lazy("state"),
    Meaning.NOTE: gettext_lazy("remark"),
    Meaning.MATERIAL: gettext_lazy("material"),
    Meaning.HOURS: gettext_lazy("hours"),
}
FAULTS: Mapping[Fault, str | Promise] = {
    Fault.NO_TITLE: gettext_lazy("It does not say what must be done."),
    Fault.LONG_TITLE: gettext_lazy("What must be done is longer than 200 letters."),
    Fault.NO_DAY: gettext_lazy("It does not say when."),
    Fault.UNKNOWN_DAY: gettext_lazy(
        "We do not understand the day. Write it as 14-06-2027, as T-6 or as 6 weken voor."
    ),
    Fault.FAR_DAY: gettext_lazy(
        "This day is more than three years from the event. Check the year."
    ),
    Fault.UNKNOWN_TIME: gettext_lazy(
        "We do not understand the time. Write it as 19.40."
    ),
    Fault.UNKNOWN_MINUTES: gettext_lazy(
        "The number of minutes is no number, or more than a day."
    ),
    Fault.UNKNOWN_HOURS: gettext_lazy("The number of hours is no number."),
    Fault.LONG_TEXT: gettext_lazy("The text is too long."),
}
REMARKS: Mapping[Remark, str | Promise] = {
    Remark.UNKNOWN_WHO: gettext_lazy(
        "We do not know who this is. It stands with the text, and the coordinator does it."
    ),
    Remark.TIME_IN_TEXT: gettext_lazy(
        "The time stands with the text: the task is not on the day itself, or the event has no time yet."
    ),
    Remark.IS_THERE: gettext_lazy("A task like this is there already."),
}


def refusal(error: reading.UnreadableFile) -> str:
    """Say why a file cannot be read, and what to do."""
    if isinstance(error, reading.TooLarge):
        return _too_large(error)
    if isinstance(error, reading.Locked):
        return _("This file has a password. Save it without one and choose it again.")
    if isinstance(error, reading.OldKind):
        return _("This is a file of an old Excel. Save it as XLSX and choose it again.")
    if isinstance(error, reading.Empty):
        return _("There is nothing in this file.")
    return _("This file cannot be read. Choose a file of the kind XLSX, ODS or CSV.")


def _too_large(error: reading.TooLarge) -> str:
    if error.of == "rows":
        text = _("This file has more than %(most)s rows. Split it in parts.")
    elif error.of == "columns":
        text = _("This file has more than %(most)s columns.")
    else:
        return _("This file is too large. It may be 5 MB at most.")
    return text % {"most": error.most}
