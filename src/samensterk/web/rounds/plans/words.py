"""What the planner means, in sentences."""

from collections.abc import Mapping

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samensterk.planning.rounds import Reason
from samensterk.web.rounds.kinds.limits import Limits
from samensterk.web.rounds.kinds.words import limit_words
from samensterk.web.rounds.plans import faults
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.running import MOST_VISITS

UNPLACED: Mapping[str, str | Promise] = {
    Stop.Unplaced.NO_TEAM: gettext_lazy(
        "No team has who must be there. Put that person in a team, or change who must be there."
    ),
    Stop.Unplaced.NO_TIME: gettext_lazy(
        "No team can at the time that was agreed, the area waits on those days, or its only road is closed. Agree on another time, or give a team more half days."
    ),
    Stop.Unplaced.CLASH: gettext_lazy(
        "Another appointment at the same time leaves no team for this one. Change one of the two."
    ),
    Stop.Unplaced.NO_ROAD: gettext_lazy(
        "No road leads there from where the teams start: an island, or a road that is not in the scan. Plan it by hand, or make an appointment outside this plan."
    ),
    Stop.Unplaced.KIND: gettext_lazy(
        "In the hours that are set for this kind of farm no team can. Agree on a moment with the resident, or give a team other half days."
    ),
    Stop.Unplaced.FULL: gettext_lazy(
        "The days are full. Give a team more half days, or more visits in a day."
    ),
}
NO_PLACE: Mapping[Reason, str | Promise] = {
    Reason.NO_SKILL: gettext_lazy(
        "That team does not have who must be there. Nothing is changed."
    ),
    Reason.OUTSIDE_HOURS: gettext_lazy(
        "That cannot be: the team cannot be there within the hours of the round, of the team and of the appointment. Nothing is changed."
    ),
    Reason.APPOINTMENT_CLASH: gettext_lazy(
        "That cannot be: another appointment is at the same time. Nothing is changed."
    ),
    Reason.NO_ROAD: gettext_lazy(
        "No road leads there from where the team starts. Nothing is changed."
    ),
    Reason.DOES_NOT_FIT: gettext_lazy(
        "That does not fit: the day is full, or a visit after it would be too late. Choose another day, team or place. Nothing is changed."
    ),
}
FAULTS: Mapping[type[faults.PlanFault], str | Promise] = {
    faults.ClosedRound: gettext_lazy("This round is closed. Its plan stays as it was."),
    faults.NobodyToVisit: gettext_lazy(
        "There is nobody to visit yet. Choose the areas of the round first."
    ),
    faults.HoursTooShort: gettext_lazy(
        "A visit takes longer than the hours in which farmers can be visited. Change the hours or the minutes of a visit in the round."
    ),
    faults.NoDaysLeft: gettext_lazy(
        "No team can on any day that is still to come. Make a team and tick its half days, from tomorrow and within the round."
    ),
    faults.PlannedAlready: gettext_lazy(
        "A colleague has this round planned at this moment. Wait until that is done; you see it on this page."
    ),
    faults.OtherOutcome: gettext_lazy(
        "The plan changed since this page was made. Nothing is saved yet. Look at what the change does now."
    ),
    faults.MayNotCome: gettext_lazy(
        "No visit can be planned at this address. Look on the page of the yard what was agreed."
    ),
    faults.NotToCome: gettext_lazy(
        "This visit has been or lapsed. Nothing is changed."
    ),
    faults.ThereAlready: gettext_lazy(
        "This address has a visit in this round already."
    ),
}


def words_of(fault: faults.PlanFault) -> str:
    """Say what is wrong and what to do."""
    if isinstance(fault, faults.NoPlaceThere):
        return " ".join(filter(None, (str(NO_PLACE[fault.reason]), _could(fault))))
    if isinstance(fault, faults.TooManyVisits):
        return _(
            "This round has %(n)s visits; at most %(most)s can be planned at once. Split it: make a second round over the last areas of the order."
        ) % {"n": fault.n_visits, "most": MOST_VISITS}
    return str(FAULTS[type(fault)])


def _could(fault: faults.NoPlaceThere) -> str:
    """Say what could be: the hours of that day, or days on which a team can."""
    found = fault.possible
    if found is None:
        return ""
    day = date_format(found.day, "l j F")
    if found.from_at is not None and found.until_at is not None:
        return _(
            "On %(day)s a visit here can begin from %(first)s to %(last)s, when the rest of the day leaves room."
        ) % {
            "day": day,
            "first": time_format(found.from_at, "H:i"),
            "last": time_format(found.until_at, "H:i"),
        }
    if not found.other_days:
        return _("On %(day)s no team can, nor on another day.") % {"day": day}
    others = ", ".join(date_format(one, "l j F") for one in found.other_days)
    return _("On %(day)s no team can. A team can on: %(others)s.") % {
        "day": day,
        "others": others,
    }


def why_not(stop: Stop, limits: Mapping[str, Limits]) -> str:
    """Say why a visit has no moment, with what its kind of farm asks for."""
    said = str(UNPLACED.get(stop.unplaced, ""))
    if stop.unplaced not in (Stop.Unplaced.KIND, Stop.Unplaced.FULL):
        return said
    told = kind_limits(stop, limits)
    return f"{said} {told[:1].upper()}{told[1:]}." if told else said


def kind_limits(stop: Stop, limits: Mapping[str, Limits]) -> str:
    """Say what is set for the kind of farm of a visit, in the days of its round."""
    found = limits.get(stop.farm)
    if found is None or stop.is_own_wish:
        return ""
    return limit_words(found, stop.of.starts_on, stop.of.ends_on)


def duration(drive_s: float) -> str:
    """Say a time in hours and minutes: '3 hours 20 minutes'."""
    hours, minutes = divmod(round(drive_s / 60), 60)
    told = [
        ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours} if hours else "",
        ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
        if minutes or not hours
        else "",
    ]
    return " ".join(one for one in told if one)


def driving_words(minutes: int) -> str:
    """Say what a change does to the driving of all teams together."""
    if not minutes:
        return _("The driving stays as it is.")
    if minutes > 0:
        return _("Together the teams drive %(time)s more.") % {
            "time": duration(minutes * 60)
        }
    return _("Together the teams drive %(time)s less.") % {
        "time": duration(-minutes * 60)
    }
