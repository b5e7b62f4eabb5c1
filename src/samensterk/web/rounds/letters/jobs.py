"""Printing many letters, as a job."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.paper.letters import address_sheet, letters_paper
from samensterk.web.accounts.letterheads import house_of
from samensterk.web.common.jobs import JobKind, JobRefused, JobRun, last_step
from samensterk.web.common.letter_prints import ADDRESSES, LETTERS
from samensterk.web.common.processing import Action, done_as
from samensterk.web.common.purposes import Purpose
from samensterk.web.rounds.letters import pause_letters
from samensterk.web.rounds.letters.drafting import announced_of
from samensterk.web.rounds.letters.models import Announcement
from samensterk.web.rounds.letters.posting import PRINT_LETTERS, PRINTS, to_print
from samensterk.web.rounds.letters.printing import bundle_of
from samensterk.web.rounds.letters.wording import code_words
from samensterk.web.rounds.setup.models import Round


def print_letters(run: JobRun) -> Mapping[str, Any]:
    """Make the file with letters and the sheet with addresses of one announcement."""
    rows = Announcement.objects.select_related("of", "rule")
    found = rows.filter(
        pk=run.arguments["announcement"], municipality=run.municipality_id
    ).first()
    if found is None or found.announced_at is None:
        return {}
    done_as(Action.EXPORT)
    letters = to_print(found, with_sent=bool(run.arguments.get("with_sent")))
    bundle = bundle_of(found, letters)
    if not bundle.letters:
        raise JobRefused(_("There is no letter to print any more."))
    run.report(0, len(bundle.letters), _("writing the letters"))
    house = house_of(found.municipality_id)
    title, words = str(found.of), code_words(bundle.words.answer_address)
    files = {
        LETTERS: letters_paper(house, title, words, bundle.letters),
        ADDRESSES: address_sheet(house, title, bundle.lines),
    }
    run.report(len(bundle.letters), len(bundle.letters), _("keeping the file"))
    with last_step(run) as result:
        PRINTS.keep(found.municipality_id, found.pk, files, bundle.keys)
        result["n_letters"] = len(bundle.letters)
        result["n_without_address"] = bundle.n_without_address
    return result


def print_pauses(run: JobRun) -> Mapping[str, Any]:
    """Make the short letters to who was told of a visit that does not come yet."""
    rows = Round.objects.filter(municipality=run.municipality_id)
    found = rows.filter(pk=run.arguments["round"]).first()
    if found is None:
        return {}
    done_as(Action.EXPORT)
    waiting = pause_letters.waiting_on_paper(found)
    if not waiting or not announced_of(found):
        raise JobRefused(_("There is no letter to print any more."))
    run.report(0, len(waiting), _("writing the letters"))
    house, title = house_of(found.municipality_id), str(found)
    letters = pause_letters.letters_for(found, waiting)
    files = {
        LETTERS: letters_paper(house, title, code_words(""), letters),
        ADDRESSES: address_sheet(house, title, pause_letters.lines_for(waiting)),
    }
    run.report(len(waiting), len(waiting), _("keeping the file"))
    keys = [one.stop.key for one in waiting]
    with last_step(run) as result:
        pause_letters.PRINTS.keep(found.municipality_id, found.pk, files, keys)
        result["n_letters"] = len(waiting)
    return result


KIND = JobKind(
    PRINT_LETTERS,
    gettext_lazy("printing the letters of a round"),
    print_letters,
    Purpose.PREPARE_ROUND,
)
PAUSES = JobKind(
    pause_letters.PRINT_PAUSES,
    gettext_lazy("printing the letters about an area that waits"),
    print_pauses,
    Purpose.PREPARE_ROUND,
)
