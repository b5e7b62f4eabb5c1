"""The page for the meeting room, where what is told is written down at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.areas.scans.models import ScanArea
from samensterk.web.areas.talks import queries, services
from samensterk.web.areas.talks.areas_shown import ShownArea, ShownAreas, shown_areas
from samensterk.web.areas.talks.faults import TalkClosed
from samensterk.web.areas.talks.forms import TalkNoteForm
from samensterk.web.areas.talks.models import Talk, TalkNote
from samensterk.web.areas.talks.paper import FORMS, as_file
from samensterk.web.areas.talks.questions import QUESTIONS
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.areas.talks.told import told_of
from samensterk.web.areas.talks.views import fetch_talk, is_closed
from samensterk.web.common.attachments import attachment
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest, wants_part


@dataclass(frozen=True, slots=True)
class Listed:
    """One area on the left: how much was told of it, and the way to choose it."""

    area: ShownArea
    n_notes: int
    url: str
    is_chosen: bool


@require_http_methods(["GET", "POST"])
def talk(request: MunicipalityRequest, talk_id: int) -> HttpResponse:
    """Show the areas and what was told; write down what is told now."""
    found = fetch_talk(request, talk_id)
    shown = shown_areas(found.scan, request.GET.get("soort", ""))
    said = ""
    form = _form(request, found, shown) if found.closed_at is None else None
    if request.method == "POST":
        if form is None:
            return is_closed(request, talk_id)
        if form.is_valid():
            try:
                note = services.add_note(
                    talk=found, values=form.values, by_id=request.user.pk
                )
            except TalkClosed:
                return is_closed(request, talk_id)
            if not wants_part(request):
                return _go_on(request, found, shown, note)
            said = _("Saved, at %s.") % note.area_name
            form = _form(request, found, shown, after=note)
    is_part = wants_part(request)
    context = _context(request, found, shown)
    context |= {"form": form, "said": said, "is_part": is_part}
    page = "areas/talks/_workshop.html" if is_part else "areas/talks/talk.html"
    return render(request, page, context)


@require_GET
def talk_file(request: MunicipalityRequest, talk_id: int, form: str) -> HttpResponse:
    """Give what was told as a file."""
    if form not in FORMS:
        raise Http404
    found = fetch_talk(request, talk_id)
    content = as_file(found, queries.notes_of(found), request.municipality, form)
    name = f"tafelgesprek-{slugify(found.title)[:60]}.{form}"
    return attachment(content, FORMS[form], name)


def _form(
    request: MunicipalityRequest,
    talk: Talk,
    shown: ShownAreas,
    after: TalkNote | None = None,
) -> TalkNoteForm:
    """Begin with what was chosen last: at a table one goes on about the same area."""
    return TalkNoteForm(
        None if after else request.POST or None,
        areas=shown.areas,
        known=queries.known_names(talk.municipality_id, talk.scan, talk.organisations),
        streets=streets_of(talk.scan),
        initial=_as_before(after) if after else _asked(request, talk),
    )


def _asked(request: MunicipalityRequest, talk: Talk) -> dict[str, Any]:
    return {
        "area_id": request.GET.get("gebied", ""),
        "theme": request.GET.get("thema", ""),
        "organisation": request.GET.get("door", "")[:100],
        "told_on": min(talk.held_on, today()),
    }


def _as_before(note: TalkNote) -> dict[str, Any]:
    kept = ("area_id", "theme", "organisation", "told_on")
    return {name: getattr(note, name) for name in kept}


def _go_on(
    request: MunicipalityRequest, talk: Talk, shown: ShownAreas, note: TalkNote
) -> HttpResponse:
    """Come back to a form that is ready for the next, without JavaScript."""
    asked = {
        "soort": shown.level,
        "gebied": note.area_id,
        "thema": note.theme,
        "door": note.organisation,
        "bewaard": "1",
    }
    back = redirect("areas:talk", request.municipality.slug, talk.pk)
    back["Location"] += f"?{urlencode(asked)}#entry"
    return back


def _context(
    request: MunicipalityRequest, talk: Talk, shown: ShownAreas
) -> dict[str, Any]:
    told = told_of(queries.notes_of(talk), [one.area_id for one in shown.areas])
    counts = {one.area_id: one.n_notes for one in told}
    chosen = request.POST.get("area_id") or request.GET.get("gebied", "")
    return {
        "talk": talk,
        "told": told,
        "sketch": shown.sketch,
        "level": shown.level,
        "levels": _levels(shown),
        "listed": _listed(shown, counts, chosen),
        "chosen": chosen,
        "organisations": queries.at_the_table(talk),
        "questions": [(one.label, asked) for one, asked in QUESTIONS.items()],
        "is_saved": request.method == "GET" and "bewaard" in request.GET,
    }


def _levels(shown: ShownAreas) -> Sequence[tuple[str, str, bool]]:
    if len(shown.levels) < 2:
        return []
    return [
        (one, str(ScanArea.Level(one).label), one == shown.level)
        for one in shown.levels
    ]


def _listed(shown: ShownAreas, counts: dict[str, int], chosen: str) -> Sequence[Listed]:
    return [
        Listed(
            one,
            counts.get(one.area_id, 0),
            "?" + urlencode({"soort": shown.level, "gebied": one.area_id}) + "#entry",
            one.area_id == chosen,
        )
        for one in shown.areas
    ]
