"""Pages of table talks: the list, a new one, and what happens to a whole talk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.areas.talks import queries, services
from samensterk.web.areas.talks.faults import TalkClosed
from samensterk.web.areas.talks.forms import TalkForm
from samensterk.web.areas.talks.listings import talk_listing
from samensterk.web.areas.talks.models import Talk
from samensterk.web.areas.talks.streets import streets_of
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.versions import ChangedMeanwhile, show_both


def fetch_talk(request: MunicipalityRequest, talk_id: int) -> Talk:
    here = Talk.objects.for_municipality(request.municipality.pk)
    return get_object_or_404(here.select_related("scan"), pk=talk_id)


@require_GET
def talk_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    table = talk_listing(here.slug).page(queries.talks_here(here.pk), request.GET)
    has_scan = bool(queries.last_scans(here.pk))
    context = {"table": table, "has_scan": has_scan}
    return render(request, "areas/talks/talk_list.html", context)


@require_http_methods(["GET", "POST"])
def talk_new(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality
    scans = queries.last_scans(here.pk)
    if not scans:
        messages.info(
            request,
            _(
                "A table talk is about the areas of a scan. Make or read in a scan first."
            ),
        )
        return redirect("areas:talks", here.slug)
    form = TalkForm(
        request.POST or None,
        scans=scans,
        initial={"held_on": today(), "scan": scans[0].pk},
        known=queries.known_names(here.pk, scans[0]),
        streets=streets_of(scans[0]),
    )
    if request.method == "POST" and form.is_valid():
        made = services.make_talk(
            scan=form.scan, values=form.values, by_id=request.user.pk
        )
        return redirect("areas:talk", here.slug, made.pk)
    return render(request, "areas/talks/talk_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def talk_edit(request: MunicipalityRequest, talk_id: int) -> HttpResponse:
    found = fetch_talk(request, talk_id)
    here, both, title = request.municipality, None, found.title
    form = TalkForm(
        request.POST or None,
        instance=found,
        known=queries.known_names(here.pk, found.scan),
        streets=streets_of(found.scan),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_talk(
                talk=found, version=form.version_seen, values=form.values
            )
        except ChangedMeanwhile as error:
            both = show_both(form, error.current)
        except TalkClosed:
            return is_closed(request, talk_id)
        else:
            messages.success(request, _("The table talk is saved."))
            return redirect("areas:talk", here.slug, talk_id)
    context = {"form": form, "talk": found, "title": title, "both": both}
    return render(request, "areas/talks/talk_form.html", context)


@require_POST
def talk_close(request: MunicipalityRequest, talk_id: int) -> HttpResponse:
    services.close_talk(talk=fetch_talk(request, talk_id))
    messages.success(
        request,
        _(
            "The table talk is closed. What was told can go into the report of the scan."
        ),
    )
    return redirect("areas:talk", request.municipality.slug, talk_id)


@require_POST
def talk_reopen(request: MunicipalityRequest, talk_id: int) -> HttpResponse:
    services.reopen_talk(talk=fetch_talk(request, talk_id))
    messages.success(request, _("The table talk is open again."))
    return redirect("areas:talk", request.municipality.slug, talk_id)


@require_http_methods(["GET", "POST"])
def talk_remove(request: MunicipalityRequest, talk_id: int) -> HttpResponse:
    found = fetch_talk(request, talk_id)
    if request.method == "POST":
        services.remove_talk(talk=found)
        messages.success(request, _("The table talk is removed."))
        return redirect("areas:talks", request.municipality.slug)
    context = {"talk": found, "n_notes": queries.notes_of(found).count()}
    return render(request, "areas/talks/talk_remove.html", context)


def is_closed(request: MunicipalityRequest, talk_id: int) -> HttpResponse:
    """Say that it was closed, perhaps by somebody else while this form was open."""
    messages.info(
        request, _("This table talk is closed. Open it again to write something down.")
    )
    return redirect("areas:talk", request.municipality.slug, talk_id)
