"""How much later or earlier a visit begins, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LONGEST_IN_MINUTES = 120


def shift_words(minutes: int) -> str:
    """Say how much later or earlier, as people do: in minutes up to two hours."""
    is_later, n = minutes >= 0, abs(minutes)
    if n < LONGEST_IN_MINUTES:
        words = (
            ngettext("%(n)s minute later", "%(n)s minutes later", n)
            if is_later
            else ngettext("%(n)s minute earlier", "%(n)s minutes earlier", n)
        )
        return words % {"n": n}
    hours, more = divmod(n, 60)
    if more:
        words = (
            _("over %(n)s hours later") if is_later else _("over %(n)s hours earlier")
        )
    else:
        words = _("%(n)s hours later") if is_later else _("%(n)s hours earlier")
    return words % {"n": hours}
