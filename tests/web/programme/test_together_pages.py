"""The pages on which coordinators ask, answer and hand over; the mail that goes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from web.members import make_member, make_place, sign_in
from web.planned import make_event, make_programme, make_share, make_task

from samensterk.web.accounts.models import Membership
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.moments import today
from samensterk.web.common.outgoing import send_due
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.event_parts import parts_of
from samensterk.web.programme.agenda.events import (
    cancel_event,
    change_event,
    remove_event,
)
from samensterk.web.programme.models import Activity, Share
from samensterk.web.programme.together import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(place):
    return make_member(Role.COORDINATOR, place)


@pytest.fixture
def guest(neighbour):
    return make_member(Role.COORDINATOR, neighbour)


@pytest.fixture
def event(place):
    return make_event(place, title="Samen op pad")


def pages_of(member):
    client = sign_in(Client(), member.user)

    def page(door, *args, **sent):
        url = reverse(f"programme:{door}", args=[member.municipality.slug, *args])
        return client.post(url, sent) if sent else client.get(url)

    page.client = client
    return page


def cards(member):
    client = sign_in(Client(), member.user)
    url = reverse("accounts:municipality", args=[member.municipality.slug])
    found = client.get(url).context["cards"]
    return [one.text for one in found if one.url.endswith("/programma/samen/")]


def test_from_a_question_to_a_task_that_comes_back(event, host, guest, neighbour):
    """The whole way, by pages only."""
    here, there = pages_of(host), pages_of(guest)
    task = make_task(host.municipality, event=event)
    programme = make_programme(neighbour)

    asked = here("share", event.pk, municipality=neighbour.pk, text="Samen is leuker")
    share = Share.objects.get()
    assert asked.status_code == 302
    assert "Noorderveld" in cards(guest)[0]
    assert "Samen is leuker" in there("shares").content.decode()

    joined = there(
        "share_join", share.pk, **{f"share-{share.pk}-programme": programme.pk}
    )
    assert joined.url == reverse(
        "programme:shared_event", args=[neighbour.slug, event.pk]
    )
    assert cards(guest) == []
    assert "Zuiderveen" in here("shared_event", event.pk).content.decode()

    here("task_give", task.pk, guest=neighbour.pk)
    task.refresh_from_db()
    assert task.municipality == neighbour
    there("task_give_back", task.pk, ja="ja")
    task.refresh_from_db()
    assert task.municipality == host.municipality

    there("share_end", share.pk, was_joined="on")
    assert there("shared_event", event.pk).status_code == 404
    assert "Samen op pad (Noorderveld)" in there("shares").content.decode()


def test_one_is_told_what_happens_to_tasks_before_it_ends(event, host, guest):
    share = make_share(event, guest.municipality)
    task = make_task(event.municipality, event=event)
    task.municipality = guest.municipality
    task.save()

    for member in (host, guest):
        answer = pages_of(member)("share_end", share.pk)
        assert answer.context["n_tasks"] == 1


def test_who_withdraws_what_was_joined_meanwhile_reads_what_it_means_now(
    event, host, guest
):
    share = make_share(event, guest.municipality, joined=False)
    here = pages_of(host)
    here("share_end", share.pk)
    Share.objects.update(
        joined_at=timezone.now(), programme=make_programme(guest.municipality)
    )

    answer = here("share_end", share.pk, was_joined="")

    assert answer.status_code == 200
    assert answer.context["share"].is_active
    assert Share.objects.get().is_active
    again = here("share_end", share.pk, was_joined="on")
    assert again.status_code == 302
    assert not Share.objects.get().is_active


def test_a_question_that_was_withdrawn_cannot_be_joined(event, guest):
    share = make_share(event, guest.municipality, joined=False)
    Share.objects.update(ended_at=timezone.now())
    programme = make_programme(guest.municipality)

    answer = pages_of(guest)(
        "share_join", share.pk, **{f"share-{share.pk}-programme": programme.pk}
    )

    assert answer.url == reverse("programme:shares", args=[guest.municipality.slug])
    assert not Share.objects.filter(joined_at__isnull=False).exists()


def test_one_does_not_join_with_the_programme_of_another(event, guest, place):
    share = make_share(event, guest.municipality, joined=False)
    make_programme(guest.municipality)

    answer = pages_of(guest)(
        "share_join",
        share.pk,
        **{f"share-{share.pk}-programme": make_programme(place).pk},
    )

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Share.objects.get().is_active


def test_without_a_programme_one_is_told_to_begin_one_first(event, guest):
    share = make_share(event, guest.municipality, joined=False)
    there = pages_of(guest)

    told = there("shares").content.decode()

    assert reverse("programme:share_join", args=["zuiderveen", share.pk]) not in told
    assert there("share_join", share.pk, x="y").status_code == 200


def test_only_municipalities_with_a_coordinator_can_be_asked(event, host, guest):
    make_place("Zonder", "GM9903")
    left = make_place("Weg", "GM9904")
    make_member(Role.COORDINATOR, left, ends_on=today() - timedelta(days=1))
    here = pages_of(host)

    choices = here("share", event.pk).context["form"].fields["municipality"].queryset
    assert [str(one) for one in choices] == ["Zuiderveen"]

    answer = here("share", event.pk, municipality=left.pk)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    here("share", event.pk, municipality=guest.municipality.pk)
    choices = here("share", event.pk).context["form"].fields["municipality"].queryset
    assert list(choices) == []


def test_a_task_goes_to_guests_of_its_event_only(event, host, guest):
    make_share(event, guest.municipality)
    other = make_place("Elders", "GM9903")
    here = pages_of(host)
    task = make_task(event.municipality, event=event)

    answer = here("task_give", task.pk, guest=other.pk)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    loose = here("task_give", make_task(event.municipality).pk)
    assert loose.status_code == 302


def test_the_guest_hears_what_was_cancelled_or_removed(event, host, guest):
    share = make_share(event, guest.municipality)
    assert cards(guest) == []

    cancel_event(event=event, by_id=host.user_id)
    assert "Samen op pad" in cards(guest)[0]
    assert "Noorderveld" in cards(guest)[0]

    remove_event(event=event, by_id=host.user_id)
    assert "Samen op pad (Noorderveld)" in cards(guest)[0]
    assert not Share.objects.filter(pk=share.pk).exists()
    assert cards(host) == []
    Activity.objects.update(at=timezone.now() - timedelta(days=20))
    assert cards(guest) == []


def test_the_page_of_an_event_shows_who_takes_part(event, host, guest, place, rf):
    def parts(member):
        client = sign_in(Client(), member.user)
        url = reverse("accounts:municipality", args=[member.municipality.slug])
        request = client.get(url).wsgi_request
        return [one.template for one in parts_of(request, event)]

    own = "programme/together/_together.html"
    trainer = make_member(Role.TRAINER, place)

    assert own in parts(host)  # he may ask somebody
    assert own not in parts(trainer)
    make_share(event, guest.municipality)
    assert own in parts(trainer)
    assert own in parts(guest)


def ask(event, guest, by):
    return services.ask_to_join(
        event=event, guest_id=guest.municipality_id, text="Samen", by_id=by.user_id
    )


def test_every_coordinator_of_the_guest_gets_one_mail(event, host, guest, neighbour):
    other = make_member(Role.COORDINATOR, neighbour)
    make_member(Role.TRAINER, neighbour)
    ask(event, guest, host)
    ask(event, guest, host)

    assert send_due() == 2
    assert send_due() == 0

    assert {one.to[0] for one in mail.outbox} == {guest.user.email, other.user.email}
    sent = mail.outbox[0]
    page = sent.alternatives[0][0]
    for text in (sent.body, page):
        assert "Noorderveld" in text
        assert "Samen op pad" in text
        assert "/gemeente/zuiderveen/programma/samen/" in text
        assert host.user.name not in text
        assert host.user.email not in text
    assert not any(one.arguments.keys() - {"share", "reader"} for one in queue())


def queue():
    return OutgoingMail.objects.filter(kind="programme.share")


@pytest.mark.parametrize("meanwhile", ["joined", "withdrawn", "cancelled", "left"])
def test_a_mail_that_is_old_news_does_not_go(event, host, guest, meanwhile):
    share = ask(event, guest, host)
    if meanwhile == "joined":
        programme = make_programme(guest.municipality)
        services.join_event(share=share, programme=programme, by_id=guest.user_id)
    elif meanwhile == "withdrawn":
        services.end_share(share=share, by_host=True, was_joined=False, by_id=None)
    elif meanwhile == "cancelled":
        cancel_event(event=event, by_id=None)
    else:
        yesterday = today() - timedelta(days=1)
        Membership.objects.filter(pk=guest.pk).update(ends_on=yesterday)

    assert send_due() == 0

    assert mail.outbox == []
    assert queue().get().outcome == OutgoingMail.Outcome.NOTHING_TO_SAY


def test_the_mail_tells_the_day_of_today(event, host, guest):
    ask(event, guest, host)
    change_event(
        event=event, version=1, values={"day": today() + timedelta(days=99)}, by_id=None
    )

    send_due()

    day = today() + timedelta(days=99)
    assert f"{day.day} " in mail.outbox[0].body
    assert str(day.year) in mail.outbox[0].body


def test_a_mail_is_in_the_language_of_its_reader(event, host, guest):
    guest.user.language = "en"
    guest.user.save()
    ask(event, guest, host)

    send_due()

    assert "asks you to join" in mail.outbox[0].subject
    assert "asks yours to join an event" in mail.outbox[0].body
