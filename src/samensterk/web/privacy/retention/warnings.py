"""Telling the privacy officers two weeks ahead what goes: once, by mail."""

import logging
import smtplib
from datetime import UTC, datetime

from samensterk.web.accounts.queries import all_municipalities, people_with_role
from samensterk.web.common.moments import now
from samensterk.web.common.requests import Place
from samensterk.web.common.roles import Role
from samensterk.web.privacy.retention import mails, queries
from samensterk.web.privacy.retention.mails import Reader
from samensterk.web.privacy.retention.models import TermWarning
from samensterk.web.privacy.retention.rules import WARNING, TermHere

NOTHING_TOLD = datetime(1990, 1, 1, tzinfo=UTC)
# Of one address; other errors are of the mail server, so of everybody.
REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException)
_logger = logging.getLogger("samensterk.retention")


def warn_ahead() -> int:
    """Tell what comes within two weeks and was not told yet; gives how many kinds.

    When the mail server does not answer the rest waits for the next night: every
    try would take its time.
    """
    n_told = 0
    for municipality in all_municipalities():
        for here in queries.terms_at(municipality.pk, now() + WARNING):
            if not here.term.warns:
                continue
            try:
                n_told += _warn(municipality, here)
            except OSError:
                _logger.exception("no warning could be sent of %s", here.kept.code)
                return n_told
    return n_told


def _warn(municipality: Place, here: TermHere) -> bool:
    """Send one mail per officer, then note it; when none got it, it comes again.

    An address that is refused does not make the others hear it twice. Nothing is held while the mail server thinks: pages write in the log meanwhile.
    """
    officers = people_with_role(municipality.pk, Role.PRIVACY_OFFICER)
    n_new = _n_new(here, municipality.pk) if officers else 0
    if n_new <= 0:
        return False
    got_it = [_send(one, municipality, here, n_new) for one in officers]
    if not any(got_it):
        return False
    TermWarning.objects.update_or_create(
        municipality_id=municipality.pk,
        code=here.kept.code,
        defaults={"through": here.cut_off, "sent_at": now()},
    )
    return True


def _send(to: Reader, municipality: Place, here: TermHere, n_new: int) -> bool:
    """Send one mail; False when that very address is refused."""
    try:
        mails.send_warning(to, municipality, here.kept, n_new)
    except REFUSED:
        _logger.exception("a warning was refused: %s", here.kept.code)
        return False
    return True


def _n_new(here: TermHere, place: int) -> int:
    """Count what was not told yet."""
    told = TermWarning.objects.filter(municipality=place, code=here.kept.code).first()
    through = told.through if told else NOTHING_TOLD
    if through >= here.cut_off:
        return 0
    holder = here.term.holder
    return holder.count(here.cut_off, place) - holder.count(through, place)
