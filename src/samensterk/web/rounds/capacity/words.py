"""What it means, in one sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.rounds.capacity.fitting import Fitting

MOST_NAMED = 4


def meaning_of(fitting: Fitting) -> str:
    """Say whether all areas fit, which wait and how many team-days lack."""
    if not fitting.lines:
        return _("There is no area to visit yet.")
    if not fitting.n_visits:
        return _("There is no yard to visit in these areas.")
    if fitting.lacking == 0:
        return _("All areas fit.")
    lacking = _lacking_words(fitting.lacking)
    if fitting.is_announced:
        return _("%(lacking)s This round is announced, so no area waits.") % {
            "lacking": lacking
        }
    return f"{_waiting_words([one.area.name for one in fitting.waiting])} {lacking}"


def _waiting_words(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        return _(
            "%(n)d areas wait, from %(first)s until the last of the order, %(last)s."
        ) % {"n": len(names), "first": names[0], "last": names[-1]}
    if len(names) == 1:
        return _("%(area)s waits.") % {"area": names[0]}
    told = _("%(first)s and %(last)s") % {
        "first": ", ".join(names[:-1]),
        "last": names[-1],
    }
    return _("%(areas)s wait.") % {"areas": told}


def _lacking_words(n: int | None) -> str:
    if n is None:
        return _("The teams have no time left after lunch and the way there and back.")
    return ngettext("%(n)d team-day is lacking.", "%(n)d team-days are lacking.", n) % {
        "n": n
    }
