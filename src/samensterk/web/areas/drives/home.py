"""What the home page says of joint drives that are not on the time line."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.areas.drives.listings import begins_words
from samensterk.web.areas.drives.queries import coming
from samensterk.web.common.home_cards import HomeLine, HomeList, HomeListMaker
from samensterk.web.common.moments import today
from samensterk.web.common.requests import MunicipalityRequest

AHEAD = timedelta(days=21)


def drive_lists(request: MunicipalityRequest) -> Iterator[HomeList]:
    """List what comes; nothing at all when nothing does."""
    here = request.municipality
    lines = [
        HomeLine(
            one.title,
            reverse("areas:drive", args=[here.slug, one.pk]),
            about=one.get_light_display(),
            day=begins_words(one),
        )
        for one in coming(here.pk, today(), AHEAD)
        if one.event_id is None  # the others stand among the events
    ]
    if lines:
        url = reverse("areas:drives", args=[here.slug])
        yield HomeList(
            _("Joint drives that come"), lines, "", url, _("All joint drives")
        )


LISTS = (HomeListMaker("areas:drives", drive_lists),)
