"""What is done once a day by whichever worker comes first: what has had its time goes."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import Error as DatabaseAway
from django.utils import timezone

from samensterk.web.areas.imports.files import forget_lists
from samensterk.web.areas.making.chores import forget_old_files
from samensterk.web.areas.scans.uploads import forget_uploads
from samensterk.web.common.letter_prints import KEPT as PRINTS_KEPT
from samensterk.web.common.moments import today
from samensterk.web.privacy.log.chores import check_log
from samensterk.web.privacy.retention.services import remove_due
from samensterk.web.privacy.retention.warnings import warn_ahead
from samensterk.web.programme.directory.answers import ask_whether_right
from samensterk.web.rounds.letters.pause_letters import PRINTS as PAUSE_PRINTS
from samensterk.web.rounds.letters.posting import PRINTS
from samensterk.web.rounds.teams.services import unlink_leavers

UPLOADS_KEPT = timedelta(days=7)
LEFTOVERS_KEPT = timedelta(days=1)
A_DAY_S = 26 * 3600


def once_a_day() -> None:
    """Clean up, unless a worker did so today."""
    mark = f"nightly-{today()}"
    if not cache.add(mark, 1, timeout=A_DAY_S):
        return
    try:
        clean_up()
        check_log()
        ask_whether_right()
    except DatabaseAway:
        cache.delete(mark)
        raise
    sweep()


def clean_up() -> None:
    """Remove what is past its term, rows and files; tell what goes soon."""
    remove_due()
    unlink_leavers()
    warn_ahead()
    forget_uploads(timezone.now() - UPLOADS_KEPT)
    forget_old_files(timezone.now())
    forget_lists(timezone.now() - UPLOADS_KEPT)
    PRINTS.forget_before(timezone.now() - PRINTS_KEPT)
    PAUSE_PRINTS.forget_before(timezone.now() - PRINTS_KEPT)


def sweep() -> None:
    """Remove what a killed backup or restore has left; it holds what is secret."""
    before = (timezone.now() - LEFTOVERS_KEPT).timestamp()
    for pattern in (".backup-*", ".restore-*"):
        for left in settings.DATA.glob(pattern):
            if left.stat().st_mtime < before:
                shutil.rmtree(left, ignore_errors=True)
