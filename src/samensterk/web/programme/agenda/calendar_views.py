"""Own calendar addresses, and the door by which a calendar program comes in."""

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from samensterk.web.common.moments import now, today
from samensterk.web.common.requests import MunicipalityRequest, Place, number_in
from samensterk.web.programme.agenda.calendar_days import days_of
from samensterk.web.programme.agenda.calendar_forms import FeedForm
from samensterk.web.programme.agenda.calendar_text import (
    CONTENT_TYPE,
    addresses_at,
    calendar_text,
)
from samensterk.web.programme.agenda.feeds import (
    TooManyFeeds,
    end_feed,
    feeds_of,
    make_feed,
    read_feed,
)
from samensterk.web.programme.agenda.models import Event, Task
from samensterk.web.programme.agenda.timeline_queries import LOOK_BACK


@require_http_methods(["GET", "POST"])
def calendars(request: MunicipalityRequest) -> HttpResponse:
    """One's own addresses; a new one is shown this once, in the answer itself."""
    here, user = request.municipality, request.user
    form, url = FeedForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _feed, token = make_feed(
                municipality_id=here.pk,
                user_id=user.pk,
                name=form.cleaned_data["name"],
            )
        except TooManyFeeds:
            form.add_error(
                None, _("You have ten addresses already. Withdraw one you do not use.")
            )
        else:
            url = settings.SITE_URL + reverse("programme:calendar", args=[token])
            form = FeedForm()
    context = {
        "form": form,
        "url": url,
        "webcal": f"webcal://{url.split('://', 1)[1]}" if url else "",
        "feeds": feeds_of(here.pk, user.pk),
    }
    response = render(request, "programme/agenda/calendars.html", context)
    if url:
        response["Cache-Control"] = "no-store"
    return response


@require_POST
def calendar_end(request: MunicipalityRequest) -> HttpResponse:
    """Withdraw one of one's own addresses."""
    feed_id = number_in(request.POST.get("feed", ""))
    is_ended = feed_id is not None and end_feed(
        municipality_id=request.municipality.pk,
        user_id=request.user.pk,
        feed_id=feed_id,
    )
    if is_ended:
        messages.success(
            request,
            _("The address is withdrawn. A calendar that uses it gets nothing."),
        )
    else:
        messages.info(request, _("This address was withdrawn already."))
    return redirect("programme:calendars", request.municipality.slug)


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """What is on for the owner of a secret address; a wrong one does not exist."""
    feed = read_feed(token)
    if feed is None:
        raise Http404
    with override(feed.user.language):
        content = whole_calendar(feed.municipality, feed.user_id)
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def whole_calendar(place: Place, user_id: int) -> bytes:
    """Give the events of a municipality, somebody's own open tasks, and his own days."""
    events: QuerySet[Event] = Event.objects.seen_by(place.pk)
    events = events.filter(day__gte=today() - LOOK_BACK)
    tasks = Task.objects.for_municipality(place.pk).open().filter(owner=user_id)
    return calendar_text(
        _("Samen Sterk %s") % place.name,
        events,
        tasks,
        addresses=addresses_at(place),
        made_at=now(),
        days=days_of(place.pk, user_id, today() - LOOK_BACK),
    )
