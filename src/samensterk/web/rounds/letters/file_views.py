"""Files about a round: the letters themselves, and texts for everybody."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.paper.document_pdf import as_pdf
from samensterk.paper.document_word import as_docx
from samensterk.paper.documents import Document, Paragraph, Run, plain_text
from samensterk.paper.letters import letters_paper
from samensterk.paper.looks import Look
from samensterk.web.accounts.letterheads import house_of
from samensterk.web.accounts.queries import look_of
from samensterk.web.common.attachments import attachment
from samensterk.web.common.letter_prints import ADDRESSES, LETTERS, Print
from samensterk.web.common.moments import day_words, today
from samensterk.web.common.processing import Action, Subject, done_as, notice
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.letters import drafting, pause_letters, posting
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.facts import round_words
from samensterk.web.rounds.letters.models import Announcement, Letter
from samensterk.web.rounds.letters.views import sample_of
from samensterk.web.rounds.letters.wording import code_words, lines_of
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.views import fetch_round

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARTS = {"brieven": LETTERS, "adressen": ADDRESSES}
TEXTS = {"pers": "press_text", "bericht": "notice_text"}
PAUSE_ACTS = PAUSE_MAKE, PAUSE_POSTED = "pauses", "pauses_posted"


@never_cache
@require_http_methods(["GET", "POST"])
def letters_file(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Make the print of the last announcement, take it along, and say that it went."""
    found = fetch_round(request, round_id)
    last = next(iter(drafting.announced_of(found)), None)
    if last is None:
        messages.info(request, _("There are no letters before the round is announced."))
        return redirect("rounds:announcement", request.municipality.slug, round_id)
    kept = _still_right(last)
    if request.method == "POST":
        return _act(request, found, last, kept)
    if request.GET.get("deel") in PARTS and kept is not None:
        return _take_along(kept, last, request.GET["deel"])
    paused = pause_letters.print_of(found)
    if request.GET.get("wacht") in PARTS and paused is not None:
        return _take_along(paused, last, request.GET["wacht"], "wacht")
    done_as(Action.READ)
    mine = Letter.objects.for_municipality(found.municipality_id)
    mine = mine.filter(announcement=last)
    context = {
        "round": found,
        "announcement": last,
        "print": kept,
        "job": posting.print_job(last),
        "n_waiting": mine.filter(way=Letter.Way.POST, sent_at=None).count(),
        "n_sent": mine.filter(way=Letter.Way.POST).exclude(sent_at=None).count(),
        "n_paused": len(pause_letters.waiting_on_paper(found)),
        "pause_print": paused,
        "pause_job": pause_letters.print_job(found),
        "n_mail": mine.filter(way=Letter.Way.MAIL).count(),
    }
    return render(request, "rounds/letters/letters_file.html", context)


def _still_right(last: Announcement) -> Print | None:
    """Give the print, unless somebody in it must not get a letter any more."""
    kept = posting.PRINTS.last(last.municipality_id, last.pk)
    if (
        kept is None
        or set(kept.keys) <= readers(last.municipality_id, kept.keys).keys()
    ):
        return kept
    posting.PRINTS.forget(last.municipality_id, last.pk)
    return None


def _take_along(
    kept: Print, last: Announcement, part: str, about: str = ""
) -> HttpResponse:
    for key in kept.keys:
        notice(Subject(last.municipality_id, Letter.SUBJECT, key))
    done_as(Action.EXPORT)
    what = "-".join(filter(None, [part, about]))
    name = f"{what}-ronde-{last.of_id}-{last.number}.pdf"
    return attachment(kept.content(PARTS[part]), PDF, name)


def _act(
    request: MunicipalityRequest, of: Round, last: Announcement, kept: Print | None
) -> HttpResponse:
    act = request.POST.get("act", "")
    if act in PAUSE_ACTS:
        _act_on_pauses(request, of, act)
    elif act == "posted" and kept is not None:
        n = posting.note_posted(announcement=last, keys=kept.keys)
        messages.success(request, _("Written down: %(n)s letters went.") % {"n": n})
    elif act == "posted":
        messages.warning(
            request, _("This print is not there any more. Make it again first.")
        )
    else:
        posting.ask_print(
            announcement=last, with_sent=act == "all", by_id=request.user.pk
        )
        messages.success(
            request, _("The letters are being made. That takes some seconds.")
        )
    return redirect("rounds:letters_file", request.municipality.slug, of.pk)


def _act_on_pauses(request: MunicipalityRequest, of: Round, act: str) -> None:
    """Make the letters about areas that wait, or say that they went."""
    kept = pause_letters.print_of(of)
    if act == PAUSE_MAKE:
        pause_letters.ask_print(of=of, by_id=request.user.pk)
        messages.success(
            request, _("The letters are being made. That takes some seconds.")
        )
    elif kept is None:
        messages.warning(
            request, _("This print is not there any more. Make it again first.")
        )
    else:
        n = pause_letters.note_posted(of=of, keys=kept.keys)
        messages.success(request, _("Written down: %(n)s letters went.") % {"n": n})


@require_GET
def announcement_text(
    request: MunicipalityRequest, round_id: int, form: str
) -> HttpResponse:
    """Give the text for the press or the neighbourhood, or a sample of the letter."""
    found = fetch_round(request, round_id)
    shown = drafting.draft_of(found) or next(iter(drafting.announced_of(found)), None)
    which = request.GET.get("welke", "pers")
    if form not in WRITERS or which not in {*TEXTS, "brief"}:
        raise Http404
    if shown is None:
        messages.info(request, _("Write what the letter says first."))
        return redirect("rounds:announcement", request.municipality.slug, round_id)
    if which == "brief":
        return _sample(found, shown)
    kind, write = WRITERS[form]
    document = _document(found, getattr(shown, TEXTS[which]))
    content = write(document, look_of(found.municipality))
    return attachment(content, kind, f"{which}-ronde-{found.pk}.{form}")


def _sample(of: Round, shown: Announcement) -> HttpResponse:
    sample = sample_of(of, shown)
    house = house_of(of.municipality_id)
    words = code_words(round_words(of, shown).answer_address)
    content = letters_paper(house, str(of), words, [sample])
    return attachment(content, PDF, f"voorbeeldbrief-ronde-{of.pk}.pdf")


def _document(of: Round, text: str) -> Document:
    """Write a text as a document: its first line is its title."""
    house = house_of(of.municipality_id)
    title, *rest = lines_of(text) or [str(of)]
    with translation.override("nl"):
        day = day_words(today())
    return Document(
        title=title,
        subject=f"{house.name}, {day}",
        author=house.name,
        made_on=today().isoformat(),
        footer=house.name,
        blocks=tuple(Paragraph((Run(one),)) for one in rest),
    )


def _as_text(document: Document, _look: Look) -> bytes:
    lines = [document.title, document.subject]
    lines += [plain_text(one) for one in document.parts()]
    return ("\n\n".join(lines) + "\n").encode()


WRITERS: Mapping[str, tuple[str, Callable[[Document, Look], bytes]]] = {
    "pdf": (PDF, lambda one, look: as_pdf(one, open_word="", look=look)),
    "docx": (DOCX, lambda one, look: as_docx(one, open_word="", look=look)),
    "txt": ("text/plain; charset=utf-8", _as_text),
}
