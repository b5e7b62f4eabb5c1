"""What the log of the practice site tells: an evening of somebody who was curious."""

from datetime import timedelta

from samensterk.web.accounts.models import Municipality, User
from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import begin_of, today
from samensterk.web.common.processing import Action, Gathered, Use
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import Role
from samensterk.web.privacy.log.chores import check_log
from samensterk.web.privacy.log.services import seal, write
from samensterk.web.privacy.log.watching import watch
from samensterk.web.privacy.models import LogEntry

N_YARDS = 80
BEGAN = timedelta(days=-1, hours=22, minutes=10)  # from midnight


def curious_evening(here: Municipality, user: User) -> None:
    """Write down that somebody looked at eighty yards, late; once."""
    if LogEntry.objects.for_municipality(here.pk).exists():
        return
    midnight = begin_of(today())
    use = Use(
        user_id=user.pk,
        roles=Role.COORDINATOR,
        door="areas:yard",
        action=Action.READ,
        purpose=Purpose.LIST_OF_YARDS,
    )
    yards = Yard.objects.for_municipality(here.pk).present().order_by("pk")
    for number, yard in enumerate(yards[:N_YARDS]):
        at = midnight + BEGAN + timedelta(seconds=25 * number)
        write(use, Gathered({yard.subject}), at=at)
    seal()
    watch()
    check_log()
