"""The end of a round: nothing more is done with it, unless it was closed too early."""

import pytest
from django.urls import reverse
from web.rounds_made import make_round
from web.rounds_planned import make_plan, make_ready

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.rounds.models import Round
from samensterk.web.rounds.setup.faults import NotAnnounced
from samensterk.web.rounds.setup.services import close_round, open_round_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(enter, place):
    return enter(Role.COORDINATOR, place)


@pytest.fixture
def of(place):
    return make_round(place, state=Round.State.ANNOUNCED)


def url(of, door="rounds:round_close"):
    return reverse(door, args=[of.municipality.slug, of.pk])


def test_a_round_is_closed_once_and_goes_on_again(coordinator, of):
    for _turn in range(2):
        of.refresh_from_db()
        coordinator.post(url(of), {"version": of.version})
    of.refresh_from_db()
    assert (of.state, of.version) == (Round.State.CLOSED, 2)

    coordinator.post(url(of), {"version": of.version, "again": "1"})
    of.refresh_from_db()
    assert of.state == Round.State.ANNOUNCED


def test_who_looked_at_an_older_round_closes_nothing(coordinator, of):
    Round.objects.update(version=3)

    answer = coordinator.post(url(of), {"version": 1}, follow=True)

    of.refresh_from_db()
    assert of.state == Round.State.ANNOUNCED
    assert "Iemand anders" in answer.content.decode()
    with pytest.raises(ChangedMeanwhile):
        close_round(of=of, version=1)


def test_a_round_that_nobody_was_told_of_has_no_end(coordinator, place):
    draft = make_round(place)

    for answer in (coordinator.get(url(draft)), coordinator.post(url(draft))):
        assert answer.url == url(draft, "rounds:round")
    for verb in (close_round, open_round_again):
        with pytest.raises(NotAnnounced):
            verb(of=draft, version=draft.version)


def test_after_the_last_day_the_page_asks_to_close_it(coordinator, of):
    page = url(of, "rounds:round")
    asked = (coordinator.get(page).context["waits"], of.ends_on)
    assert url(of) not in dict(map(reversed, asked[0]))

    of.starts_on = of.ends_on = today().replace(year=today().year - 1)
    of.save()

    assert url(of) in [link for _words, link in coordinator.get(page).context["waits"]]


def test_before_closing_one_reads_which_visits_nobody_wrote_down(coordinator, place):
    of = make_ready(place)
    make_plan(of)
    Round.objects.update(
        state=Round.State.ANNOUNCED, starts_on="2026-01-12", ends_on="2026-01-13"
    )

    words = [one for one, _url in coordinator.get(url(of)).context["waits"]]

    assert "12 geplande bezoeken zijn niet ingevuld" in words
