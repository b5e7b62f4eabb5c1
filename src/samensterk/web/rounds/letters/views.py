"""Pages about announcing: what it says, how it looks, and sending it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.paper.letters import AddressedLetter
from samensterk.web.accounts.queries import house_style_of
from samensterk.web.common.moments import day_words
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import BothVersions, ChangedMeanwhile, show_both
from samensterk.web.rounds.letters import announcing, drafting
from samensterk.web.rounds.letters.expecting import expected
from samensterk.web.rounds.letters.facts import public_url, round_words
from samensterk.web.rounds.letters.faults import (
    LetterError,
    NoAreas,
    NobodyToTell,
    NoRule,
    OlderScan,
    OrderIsOpen,
    RoundIsOver,
)
from samensterk.web.rounds.letters.forms import AnnouncementForm
from samensterk.web.rounds.letters.models import Announcement, Letter
from samensterk.web.rounds.letters.printing import sample_letter
from samensterk.web.rounds.letters.wording import ReaderWords
from samensterk.web.rounds.rules.queries import current_rule
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.readiness import steps_of
from samensterk.web.rounds.setup.views import fetch_round


@require_GET
def announcement(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    found = fetch_round(request, round_id)
    draft = drafting.draft_of(found)
    announced = _announced(found)
    steps = steps_of(found)
    context: dict[str, Any] = {
        "round": found,
        "draft": draft,
        "announced": announced,
        "steps": steps,
        "is_ready": all(one.is_done for one in steps),
        "is_closed": found.state == Round.State.CLOSED,
        "is_new_rule": _is_new_rule(found, announced),
        "n_waiting": found.answers.filter(handled_at=None).count(),
    }
    shown = draft or next(iter(announced), None)
    if shown is not None:
        context |= {
            "sample": sample_of(found, shown),
            "public_url": public_url(shown),
        }
    return render(request, "rounds/letters/announcement.html", context)


def _announced(of: Round) -> list[Announcement]:
    """Give what was announced, with how many letters went which way."""
    by_post, by_mail = (Q(letters__way=one) for one in Letter.Way)
    rows = of.announcements.exclude(announced_at=None).annotate(
        n_letters=Count("letters"),
        n_mail=Count("letters", filter=by_mail),
        n_to_post=Count("letters", filter=by_post & Q(letters__sent_at=None)),
    )
    return list(rows.select_related("rule", "made_by").order_by("-number"))


def _is_new_rule(of: Round, announced: list[Announcement]) -> bool:
    """Say whether what was told of the rule does not hold any more."""
    current = current_rule(of.municipality_id)
    return bool(announced) and announced[0].rule != current


def sample_of(of: Round, shown: Announcement) -> AddressedLetter:
    reader = ReaderWords(day_words(of.starts_on), day_words(of.ends_on))
    return sample_letter(round_words(of, shown), reader)


@require_http_methods(["GET", "POST"])
def announcement_edit(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Write down what the letter says beside what the round says itself."""
    found = fetch_round(request, round_id)
    draft, both = drafting.draft_of(found), None
    form = AnnouncementForm(
        request.POST or None,
        of=found,
        instance=draft,
        initial=None if draft else _first(request, found),
    )
    back = redirect("rounds:announcement", request.municipality.slug, round_id)
    if current_rule(found.municipality_id) is None:
        messages.warning(request, _words_of(NoRule()))
        return back
    if request.method == "POST" and form.is_valid():
        try:
            both = _save(request, found, form, draft)
        except LetterError as error:
            messages.warning(request, _words_of(error))
            return back
        if both is None:
            messages.success(request, _("It is saved. Read the letter below."))
            return back
    context = {"form": form, "round": found, "draft": draft, "both": both}
    return render(request, "rounds/letters/announcement_edit.html", context)


def _first(request: MunicipalityRequest, of: Round) -> dict[str, str]:
    """Propose what was told last time, or the telephone of the house style."""
    last = next(iter(drafting.announced_of(of)), None)
    if last is not None:
        return {"ask_at": last.ask_at, "complain_at": last.complain_at}
    style = house_style_of(of.municipality)
    office = _("municipality of %s") % request.municipality.name
    reach = f"{office}, {style.phone}" if style.phone else ""
    return {"ask_at": reach, "complain_at": reach}


def _save(
    request: MunicipalityRequest,
    of: Round,
    form: AnnouncementForm,
    draft: Announcement | None,
) -> BothVersions | None:
    try:
        drafting.save_draft(
            of=of,
            seen=form.version_seen if draft is not None else None,
            values=form.values,
            by_id=request.user.pk,
        )
    except ChangedMeanwhile as error:
        return show_both(form, error.current)
    return None


@require_http_methods(["GET", "POST"])
def announce(request: MunicipalityRequest, round_id: int) -> HttpResponse:
    """Tell how many letters there will be, and send it."""
    found = fetch_round(request, round_id)
    back = redirect("rounds:announcement", request.municipality.slug, round_id)
    draft = drafting.draft_of(found)
    if request.method == "POST":
        _announce(request, found, draft)
        return back
    if draft is None:
        return back
    context = {"round": found, "draft": draft, "expected": expected(found)}
    return render(request, "rounds/letters/announce.html", context)


def _announce(
    request: MunicipalityRequest, of: Round, draft: Announcement | None
) -> None:
    if draft is None:
        if not drafting.announced_of(of):
            raise Http404
        messages.info(request, _("A colleague announced it already."))
        return
    seen = request.POST.get("version", "")
    try:
        version = int(seen) if seen.isascii() and seen.isdecimal() else 0
        made = announcing.announce(announcement=draft, version=version)
    except ChangedMeanwhile:
        messages.warning(
            request,
            _(
                "A colleague changed the text since you looked. Nothing was sent: read it again first."
            ),
        )
    except LetterError as error:
        messages.warning(request, _words_of(error))
    else:
        n = made.letters.count()
        told = ngettext(
            "The round is announced: %(n)s letter.",
            "The round is announced: %(n)s letters.",
            n,
        )
        messages.success(request, told % {"n": n})


def _words_of(error: LetterError) -> str:
    """Say what is missing, and what to do."""
    words: dict[type[LetterError], str] = {
        NoRule: _(
            "The rule for what a team sees is not published yet. Publish that first: it stands in every letter."
        ),
        NoAreas: _("The round has no areas yet. Choose these first."),
        OlderScan: _(
            "A newer scan draws areas of this round otherwise. Take over its areas first."
        ),
        OrderIsOpen: _("The order of the areas is not settled yet. Do that first."),
        RoundIsOver: _("This round is over, so nobody is told of it any more."),
        NobodyToTell: _(
            "There is nobody to write to: everybody knows what holds now, or nobody is visited in these areas."
        ),
    }
    return words[type(error)]
