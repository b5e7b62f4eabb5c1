"""What farmers and neighbours see: no account, nothing counted, nothing kept of a visitor."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.paper.letter_words import LetterWords, Section
from samensterk.web.accounts.queries import house_style_of
from samensterk.web.common.answer_codes import read_code
from samensterk.web.common.moments import today
from samensterk.web.common.quiet_pages import quiet
from samensterk.web.common.wrong_codes import must_wait, note_wrong
from samensterk.web.privacy.papers.footer import footer_links
from samensterk.web.rounds.letters import answer_page as page
from samensterk.web.rounds.letters.answer_forms import CodeForm
from samensterk.web.rounds.letters.code_keeping import find_code
from samensterk.web.rounds.letters.drafting import announced_of
from samensterk.web.rounds.letters.facts import public_url, round_words
from samensterk.web.rounds.letters.models import Announcement, AnswerCode
from samensterk.web.rounds.letters.news import news_for, news_of
from samensterk.web.rounds.letters.wording import (
    ReaderWords,
    RoundWords,
    letter_words,
    no_check_section,
    questions_section,
    rule_section,
    who_section,
    why_section,
)
from samensterk.web.rounds.plans.models import Stop
from samensterk.web.rounds.plans.obeying import STILL_COMES
from samensterk.web.rounds.setup.queries import draws_of, last_drawn


@never_cache
@require_http_methods(["GET", "POST"])
def answer_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; one that is typed right leads to its page."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if must_wait(request):
            return _must_wait(request)
        found = find_code(form.cleaned_data["code"])
        code = read_code(form.cleaned_data["code"])
        if found is not None and code is not None:
            return quiet(redirect("rounds:answer_page", code))
        note_wrong(request)
        form.add_error(
            "code",
            _(
                "We do not know this code. Look at the letter once more: each sign is a capital or a digit. Does it not work? Call the number in the letter."
            ),
        )
    return quiet(render(request, "rounds/letters/answer_code.html", {"form": form}))


@never_cache
@require_http_methods(["GET", "POST"])
def answer_page(request: HttpRequest, answer_code: str) -> HttpResponse:
    """Show who has a letter what he may choose, and take his answer."""
    if must_wait(request):
        return _must_wait(request)
    kept = find_code(answer_code)
    if kept is None:
        note_wrong(request)
        answer = render(request, "rounds/letters/answer_unknown.html", status=404)
        return quiet(answer)
    return quiet(_answer(request, kept, answer_code))


def _answer(request: HttpRequest, kept: AnswerCode, code: str) -> HttpResponse:
    stop = _stop_of(kept)
    forms = page.forms_for(request, stop)
    trouble = ""
    if forms.sent is not None and forms.sent.is_valid():
        if forms.act == page.WISH:
            return _wish(request, stop, forms)
        trouble = page.take(stop, forms, None)
        if not trouble:
            done = redirect("rounds:answer_page", code)
            done["Location"] += "?gedaan"
            return done
    context = _context(request, stop) | {
        "forms": forms,
        "form": forms.sent,  # the title of the page says that something is wrong
        "trouble": trouble,
        "is_done": "gedaan" in request.GET and not request.POST,
    }
    return render(request, "rounds/letters/answer_page.html", context)


def _wish(request: HttpRequest, stop: Stop, forms: page.AnswerForms) -> HttpResponse:
    """Ask once whether it is meant so; then it holds at once."""
    context = _house(stop) | {"form": forms.wish, "words": _words(stop)[0]}
    if not forms.wish.cleaned_data["sure"]:
        position = forms.wish.cleaned_data["position"]
        context["meaning"] = forms.wish.MEANINGS[position]
        context["position"] = position
        return render(request, "rounds/letters/answer_sure.html", context)
    page.turn(stop, forms.wish)
    return render(request, "rounds/letters/answer_wish.html", context)


def _stop_of(kept: AnswerCode) -> Stop:
    rows = Stop.objects.for_municipality(kept.municipality_id)
    rows = rows.select_related("of__municipality__house_style", "of__event", "yard")
    return rows.defer("yard__facts", "yard__before").get(pk=kept.stop_id)


def _words(stop: Stop) -> tuple[RoundWords, Announcement]:
    last = announced_of(stop.of)[0]
    return round_words(stop.of, last), last


def _context(request: HttpRequest, stop: Stop) -> dict[str, object]:
    words, last = _words(stop)
    return _house(stop) | {
        "stop": stop,
        "address": str(stop.yard),
        "words": words,
        "sections": [why_section(words), who_section(words), no_check_section()],
        "rule": rule_section(words.rule),
        "news": news_for(stop),
        "agreed": page.agreed_words(stop),
        "told": page.told_words(stop),
        "may_choose": stop.state in STILL_COMES and today() <= last.answer_until,
        "is_coming": stop.state in STILL_COMES,
        "public_url": public_url(last),
    }


def _house(stop: Stop) -> dict[str, object]:
    here = stop.of.municipality
    return {
        "municipality": here,
        "house_style": house_style_of(here),
        "footer_links": footer_links(here),
    }


def _must_wait(request: HttpRequest) -> HttpResponse:
    answer = render(request, "rounds/letters/answer_wait.html", status=429)
    return quiet(answer)


@require_GET
def round_public(request: HttpRequest, announcement_id: UUID) -> HttpResponse:
    """Tell everybody what was announced, in the same words as the letter."""
    rows = Announcement.objects.exclude(announced_at=None)
    rows = rows.select_related("of__municipality__house_style", "of__event", "rule")
    found = get_object_or_404(rows, public_id=announcement_id)
    here = found.of.municipality
    words = round_words(found.of, found)
    drawn = last_drawn(draws_of(found.of)) if found.of.order == "draw" else None
    context = {
        "words": words,
        "sections": _sections(words),
        "draw": drawn,
        "news": news_of(found.of),
        "is_last": announced_of(found.of)[0] == found,
        "last_url": public_url(announced_of(found.of)[0]),
        "municipality": here,
        "house_style": house_style_of(here),
        "footer_links": footer_links(here),
    }
    return render(request, "rounds/letters/round_public.html", context)


def _sections(words: RoundWords) -> list[Section]:
    """Give what the letter says to everybody, without what is of one reader."""
    whole: LetterWords = letter_words(
        words, ReaderWords(words.starts_on, words.ends_on)
    )
    return [
        *(why_section(words), who_section(words), whole.section("when")),
        *(no_check_section(), rule_section(words.rule), whole.section("opt_out")),
        *(whole.section("kept"), questions_section(words, is_public=True)),
    ]
