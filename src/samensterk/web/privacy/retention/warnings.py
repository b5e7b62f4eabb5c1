"""Telling the privacy officers two weeks ahead what goes: once, by mail."""

import logging
import smtplib
from datetime import UTC, datetime

from django.db import transaction

from samensterk.web.accounts.queries import all_municipalities, people_with_role
from samensterk.web.common.moments import now
from samensterk.web.common.requests import Place
from samensterk.web.common.roles import Role
from samensterk.web.privacy.retention import mails, queries
from samensterk.web.privacy.retention.models import TermWarning
from samensterk.web.privacy.retention.rules import WARNING, TermHere

NOTHING_TOLD = datetime(1990, 1, 1, tzinfo=UTC)
_logger = logging.getLogger("samensterk.retention")


def warn_ahead() -> int:
    """Tell what comes within two weeks and was not told yet; gives how many kinds."""
    n_told = 0
    for municipality in all_municipalities():
        for here in queries.terms_at(municipality.pk, now() + WARNING):
            if here.term.warns:
                n_told += _warn(municipality, here)
    return n_told


def _warn(municipality: Place, here: TermHere) -> bool:
    """Send one mail per officer; when that fails nothing is noted, so it comes again."""
    officers = people_with_role(municipality.pk, Role.PRIVACY_OFFICER)
    if not officers:
        return False
    try:
        with transaction.atomic():
            n_new = _note(municipality, here)
            if n_new:
                for one in officers:
                    mails.send_warning(one, municipality, here.kept, n_new)
    except (OSError, smtplib.SMTPException):
        _logger.exception("no warning could be sent of %s", here.kept.code)
        return False
    return bool(n_new)


def _note(municipality: Place, here: TermHere) -> int:
    """Count what was not told yet, and write down that it is told now."""
    told, _is_new = TermWarning.objects.get_or_create(
        municipality_id=municipality.pk,
        code=here.kept.code,
        defaults={"through": NOTHING_TOLD},
    )
    told = TermWarning.objects.select_for_update().get(pk=told.pk)
    if told.through >= here.cut_off:
        return 0
    holder, place = here.term.holder, municipality.pk
    n_new = holder.count(here.cut_off, place) - holder.count(told.through, place)
    told.through, told.sent_at = here.cut_off, now()
    told.save(update_fields=["through", "sent_at"])
    return max(n_new, 0)
