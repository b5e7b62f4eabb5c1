"""What is wrong with the log, in words for who has to act on it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from samensterk.web.privacy.log.verification import Fault


def in_words(found: Mapping[str, str]) -> str:
    """Say of a finding what, where, and how it can be known."""
    words = {
        Fault.CHANGED: _("lines under seal %(detail)s were changed or swapped"),
        Fault.LINES_MISSING: _(
            "lines under a seal were removed or added (%(detail)s, found / sealed)"
        ),
        Fault.SEAL_MISSING: _("seal %(detail)s is missing or in another order"),
        Fault.MONTH_MISSING: _("the month before this one is missing or was changed"),
        Fault.NOT_REMOVED: _("the month was removed and has %(detail)s lines again"),
        Fault.REMOVED_EARLY: _(
            "the month was removed before its term, or without proof"
        ),
        Fault.STRAY: _("%(detail)s lines belong to no seal or month of the log"),
        Fault.OTHER_COUNT: _(
            "the month says another number of lines than its seals (%(detail)s, month / seals)"
        ),
        Fault.ADDED: _("%(detail)s lines came after the month was closed"),
        Fault.NOT_SEALED: _(
            "%(detail)s lines wait for a seal for more than a day; is a worker running?"
        ),
        Fault.OTHER_END: _("seal %(detail)s is not the one that was noted earlier"),
    }
    said = words[Fault(found["fault"])] % {"detail": found["detail"]}
    return f"{found['code']} {found['month']}: {said}"
