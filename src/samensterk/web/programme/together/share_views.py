"""Pages where municipalities ask each other to join an event, and answer."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.programme.agenda.models import Event, Share, Task
from samensterk.web.programme.plan.models import Programme
from samensterk.web.programme.plan.queries import current_programme
from samensterk.web.programme.together import queries, services
from samensterk.web.programme.together.faults import (
    JoinedMeanwhile,
    NotGoingOn,
    ShareEnded,
)
from samensterk.web.programme.together.forms import AskForm, EndForm, JoinForm

SHOWN = timedelta(days=365)
MOST_LINES = 50


@require_GET
def shares(request: MunicipalityRequest) -> HttpResponse:
    return _show(request, current_programme(request.municipality.pk))


def _show(
    request: MunicipalityRequest,
    current: Programme | None,
    wrong: JoinForm | None = None,
) -> HttpResponse:
    """Show all that is shared; `wrong` is a form that came back."""
    here = request.municipality.pk
    questions = [
        (one, _join_form(here, one, current)) for one in queries.questions_to(here)
    ]
    if wrong is not None:
        questions = [
            (one, wrong if form.prefix == wrong.prefix else form)
            for one, form in questions
        ]
    context = {
        "questions": questions,
        "has_programme": current is not None,
        "joined": queries.joined_by(here),
        "asked": queries.asked_by(here),
        "ended": queries.ended_lines(here, since=SHOWN)[:MOST_LINES],
        "form": wrong,
    }
    return render(request, "programme/together/shares.html", context)


def _join_form(
    here: int, share: Share, current: Programme | None, sent: QueryDict | None = None
) -> JoinForm:
    return JoinForm(
        sent, prefix=f"share-{share.pk}", municipality_id=here, current=current
    )


@require_http_methods(["GET", "POST"])
def share(request: MunicipalityRequest, event_id: int) -> HttpResponse:
    """Ask another municipality to join an event of one's own."""
    here = request.municipality
    events = Event.objects.for_municipality(here.pk)
    event = get_object_or_404(events.select_related("municipality"), pk=event_id)
    form = AskForm(request.POST or None, guests=queries.may_be_asked(event))
    if request.method == "POST" and form.is_valid():
        guest = form.cleaned_data["municipality"]
        try:
            services.ask_to_join(
                event=event,
                guest_id=guest.pk,
                text=form.cleaned_data["text"],
                by_id=request.user.pk,
            )
        except NotGoingOn:
            form.add_error(None, _("This event does not go on. Nobody was asked."))
        else:
            messages.success(
                request, _("%s has been asked. Its coordinators get a mail.") % guest
            )
            return redirect("programme:shared_event", here.slug, event.pk)
    context = {"event": event, "form": form, "shares": queries.shares_of(event)}
    return render(request, "programme/together/share.html", context)


@require_POST
def share_join(request: MunicipalityRequest, share_id: int) -> HttpResponse:
    here = request.municipality
    mine = Share.objects.filter(municipality=here.pk)
    found = get_object_or_404(mine.select_related("event"), pk=share_id)
    if found.ended_at is not None:
        return _gone(request)
    current = current_programme(here.pk)
    form = _join_form(here.pk, found, current, request.POST)
    if not form.is_valid():
        return _show(request, current, form)
    try:
        services.join_event(
            share=found,
            programme=form.cleaned_data["programme"],
            by_id=request.user.pk,
        )
    except ShareEnded:
        return _gone(request)
    messages.success(request, _("You take part in %s.") % found.event)
    return redirect("programme:shared_event", here.slug, found.event_id)


def _gone(request: MunicipalityRequest) -> HttpResponse:
    messages.error(
        request, _("The question has been withdrawn meanwhile. You did not join.")
    )
    return redirect("programme:shares", request.municipality.slug)


@require_http_methods(["GET", "POST"])
def share_end(request: MunicipalityRequest, share_id: int) -> HttpResponse:
    """Say what happens when it ends; then withdraw, decline or leave."""
    here = request.municipality
    found = get_object_or_404(queries.all_shares_between(here.pk), pk=share_id)
    if found.ended_at is not None or (
        request.method == "POST" and _end(request, found)
    ):
        return redirect("programme:shares", here.slug)
    found.refresh_from_db(fields=["joined_at", "ended_at"])
    tasks = Task.objects.for_municipality(found.municipality_id)
    context = {
        "share": found,
        "by_host": found.event.municipality_id == here.pk,
        "n_tasks": tasks.filter(event=found.event_id).count(),
        "end_form": EndForm(initial={"was_joined": found.is_active}),
    }
    return render(request, "programme/together/share_end.html", context)


def _end(request: MunicipalityRequest, share: Share) -> bool:
    """End it; False when that means more than the page said."""
    form = EndForm(request.POST)
    try:
        services.end_share(
            share=share,
            by_host=share.event.municipality_id == request.municipality.pk,
            was_joined=form.is_valid() and form.cleaned_data["was_joined"],
            by_id=request.user.pk,
        )
    except JoinedMeanwhile:
        told = _("They take part by now. Read what ending it means, and choose again.")
        messages.warning(request, told)
        return False
    except ShareEnded:
        messages.info(request, _("This has ended already."))
        return True
    messages.success(request, _("It has ended. Both municipalities can read so."))
    return True
