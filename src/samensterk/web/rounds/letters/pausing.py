"""Residents who were told of a visit hear that it does not come.

By mail, where that was given for this. For who is told on paper a short letter is
printed (`pause_letters`). Whose announcement still lies here hears of neither.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from samensterk.web.accounts.letterheads import house_of
from samensterk.web.accounts.queries import mail_sender_of, municipality_by_id
from samensterk.web.areas.yards.subjects import in_parts
from samensterk.web.common.moments import begin_of, today
from samensterk.web.common.outgoing import Letter as Mail
from samensterk.web.common.outgoing import put
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.drafting import announced_of
from samensterk.web.rounds.letters.models import Letter
from samensterk.web.rounds.letters.news import pause_words, waits_on
from samensterk.web.rounds.letters.posting import print_job
from samensterk.web.rounds.plans.models import Stop, StopQuerySet
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.setup.models import Pause, Round

WAITS = "round_waits"


def tell_of_pause(pause: Pause) -> int:
    """Put a mail in the queue for who was told of a visit in the days of a pause.

    The same pause twice makes no second one; with other days it does. Gives how many.
    """
    _take_back(pause)
    told = {one.key: one for one in told_in(pause)}
    by_mail = [
        told[key]
        for key, reader in readers(pause.municipality_id, told.keys()).items()
        if reader.is_by_mail
    ]
    for one in by_mail:
        put(
            WAITS,
            f"{pause.pk} {_days(pause)} {one.pk}",
            {"pause": pause.pk, "days": _days(pause), "stop": one.pk},
            municipality_id=pause.municipality_id,
            stale_at=begin_of(waits_on(pause).until_on + timedelta(days=1)),
        )
    return len(by_mail)


def _take_back(pause: Pause) -> None:
    """Take announcements back that still lie here: nobody reads of both.

    Who had no other letter knows of no visit; it is told by the next announcement.
    """
    rows = Letter.objects.for_municipality(pause.municipality_id)
    mine = rows.filter(announcement__of=pause.area.of_id).select_related("announcement")
    for keys in in_parts(sorted(one.key for one in told_in(pause))):
        letters = list(mine.filter(key__in=keys))
        lying = [one for one in letters if not _may_have_gone(one)]
        known = {one.key for one in letters if one not in lying}
        rows.filter(pk__in=[one.pk for one in lying]).delete()
        unknown = {one.key for one in lying} - known
        forget_told(told_in(pause).filter(key__in=unknown))


def _may_have_gone(letter: Letter) -> bool:
    """Say whether a letter went, or may be on a print somewhere."""
    if letter.sent_at is not None:
        return True
    is_paper = letter.way == Letter.Way.POST
    return is_paper and print_job(letter.announcement) is not None


def forget_told(rows: StopQuerySet) -> None:
    """From here on residents know of no day; a new one is told as the first was."""
    rows.update(told_from=None, told_until=None, version=F("version") + 1)


def told_in(pause: Pause) -> StopQuerySet:
    """Give the visits that would come in these days, as their residents know it."""
    days = waits_on(pause)
    rows = Stop.objects.for_municipality(pause.municipality_id)
    return rows.filter(
        area=pause.area_id,
        state__in=STILL_COMES,
        told_until__gte=max(today(), days.from_on),
        told_from__lte=days.until_on,
        day=None,
    )


def _days(pause: Pause) -> str:
    until: date | None = pause.until_on
    return f"{pause.from_on.isoformat()} {until.isoformat() if until else ''}"


class RoundWaits:
    """See `common.outgoing.MailKind`."""

    code = WAITS

    def letter(self, arguments: Mapping[str, Any]) -> Mail | None:
        """Write it; nothing when the area waits no more, or the visit has a day again."""
        pause = _pause(arguments)
        if pause is None or pause.area.of.state == Round.State.CLOSED:
            return None
        rows = told_in(pause).filter(pk=arguments["stop"])
        stop = rows.first()
        announced = announced_of(pause.area.of)
        if stop is None or not announced:
            return None
        reader = readers(stop.municipality_id, [stop.key]).get(stop.key)
        if reader is None or not reader.mail:
            return None
        forget_told(rows)
        return _written(pause, announced[0].ask_at, reader.name, reader.mail)


def _pause(arguments: Mapping[str, Any]) -> Pause | None:
    rows = Pause.objects.select_related("area__of")
    pause = rows.filter(pk=arguments["pause"]).first()
    return pause if pause and _days(pause) == arguments["days"] else None


def _written(pause: Pause, ask_at: str, name: str, to: str) -> Mail:
    here = municipality_by_id(pause.municipality_id)
    house = house_of(here.pk)
    with translation.override("nl"):
        subject = _("Our visit does not come yet")
        context = {
            "municipality": here,
            "reader": name,
            "round": pause.area.of,
            "words": pause_words(pause),
            "ask_at": ask_at,
            "name": house.name,
        }
    sender = replace(mail_sender_of(here), name=house.name)
    return Mail("rounds/letters/mail/waits", subject, to, context, sender, "nl")
