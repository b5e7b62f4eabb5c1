"""What is said before the event of an announced round is cancelled or removed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.programme.agenda.followers import Ending
from samensterk.web.programme.agenda.models import Event
from samensterk.web.rounds.plans.telling import announced_of, n_told


def before_ending(event: Event, ending: Ending) -> str:
    """Say what happens to the round, and who was told that it comes."""
    of = announced_of(event)
    if of is None:
        return ""
    n = n_told(of)
    told = ngettext(
        "This is the round '%(title)s', which was announced: %(n)s resident was told that a team comes.",
        "This is the round '%(title)s', which was announced: %(n)s residents were told that a team comes.",
        n,
    ) % {"title": of.title, "n": n}
    return f"{told} {_what_happens(ending)}"


def _what_happens(ending: Ending) -> str:
    if ending is Ending.REMOVED:
        return _(
            "The round itself stays, with its plan and its letters, and teams still go: it only leaves the time line. Does the round not go on? Then do not remove this event but cancel it."
        )
    return _(
        "The page of the round then says to everybody that nobody comes. Letters do not come back by themselves: call or write to who was told. The page of the round names them."
    )
