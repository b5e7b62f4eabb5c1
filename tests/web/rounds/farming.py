"""What somebody told of his farm, and busy times, for tests of plans and answers."""

from samensterk.web.common.moments import today
from samensterk.web.rounds.models import Stop


def told(stop, farm):
    Stop.objects.filter(pk=stop.pk).update(farm=farm, farm_told_on=today())
    stop.refresh_from_db()
    return stop


def the_whole_round(of, word="oogst", *, asked=False):
    """Give a busy time from the first to the last day of a round."""
    first, last = of.starts_on, of.ends_on
    return {
        "word": word,
        "first": [first.month, first.day],
        "last": [last.month, last.day],
        "asked": asked,
    }
