"""Pages about one thing that was told: mend it, remove it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samensterk.web.areas.talks import queries, services
from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.areas.talks.faults import TalkClosed
from samensterk.web.areas.talks.forms import TalkNoteForm
from samensterk.web.areas.talks.models import TalkNote
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.areas.talks.views import is_closed
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile, show_both


@require_http_methods(["GET", "POST"])
def talk_note(
    request: MunicipalityRequest, talk_id: int, talk_note_id: int
) -> HttpResponse:
    note = _fetch(request, talk_id, talk_note_id)
    talk, both = note.talk, None
    if talk.closed_at is not None:
        return is_closed(request, talk.pk)
    form = TalkNoteForm(
        request.POST or None,
        instance=note,
        areas=shown_areas(talk.scan, request.GET.get("soort", "")).areas,
        known=queries.known_names(talk.municipality_id, talk.scan, talk.organisations),
        streets=streets_of(talk.scan),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_note(
                note=note, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            both = show_both(form, error.current)
        except TalkClosed:
            return is_closed(request, talk.pk)
        else:
            messages.success(request, _("The note is saved."))
            return redirect("areas:talk", request.municipality.slug, talk.pk)
    context = {
        "form": form,
        "note": note,
        "talk": talk,
        "both": both,
        "organisations": queries.at_the_table(talk),
    }
    return render(request, "areas/talks/note_form.html", context)


@require_http_methods(["GET", "POST"])
def talk_note_remove(
    request: MunicipalityRequest, talk_id: int, talk_note_id: int
) -> HttpResponse:
    note = _fetch(request, talk_id, talk_note_id)
    if request.method == "POST":
        services.remove_note(note=note)
        messages.success(request, _("The note is removed."))
        return redirect("areas:talk", request.municipality.slug, note.talk_id)
    context = {"note": note, "talk": note.talk}
    return render(request, "areas/talks/note_remove.html", context)


def _fetch(request: MunicipalityRequest, talk_id: int, note_id: int) -> TalkNote:
    here = TalkNote.objects.for_municipality(request.municipality.pk)
    rows = here.select_related("talk__scan").filter(talk=talk_id)
    return get_object_or_404(rows, pk=note_id)
