"""Whichever way somebody opts out, his address is nowhere any more."""

from datetime import time, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from web.members import make_member, sign_in
from web.rounds.announcing import a_ready_round, announced
from web.rounds.going_out import filled_in
from web.rounds_made import make_team_member
from web.scanned import make_yard_contact

from samensterk.web.common.job_run import run as run_job
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today
from samensterk.web.common.outgoing import send_due
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import SubjectRequest
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.programme.agenda.calendar_views import whole_calendar
from samensterk.web.rounds.letters.code_keeping import code_of
from samensterk.web.rounds.letters.posting import PRINTS, letters_of, to_print
from samensterk.web.rounds.letters.printing import bundle_of
from samensterk.web.rounds.models import Stop
from samensterk.web.rounds.plans.gathering import gather_stops

pytestmark = pytest.mark.django_db
MAIL = "boer@example.nl"


@pytest.fixture(autouse=True)
def clean(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


class Day:
    """A round that was announced, with its first visits today, and who works in it."""

    def __init__(self, place, *, by_mail):
        self.place = place
        self.of, (self.yard, self.other) = a_ready_round(place)
        self.of.starts_on = today()
        self.of.save()
        if by_mail:
            make_yard_contact(place, self.yard, mail=MAIL)
        gather_stops(self.of)
        self.team = self.of.teams.get()
        for number, yard in enumerate((self.yard, self.other), 1):
            self.of.stops.filter(key=yard.key).update(
                state=Stop.State.PLANNED,
                team=self.team,
                day=today(),
                begins=time(9 + number),
                ends=time(9 + number, 40),
                place=number,
                drive_s=300,
            )
        self.made = announced(self.of)
        self.theo = make_member(Role.FIELD_TEAM, place).user
        make_team_member(self.team, user=self.theo)
        self.phone = sign_in(Client(), self.theo)
        self.office = sign_in(Client(), make_member(Role.COORDINATOR, place).user)
        self.officer = sign_in(Client(), make_member(Role.PRIVACY_OFFICER, place).user)
        self.anybody = Client()

    @property
    def stop(self):
        return self.of.stops.filter(key=self.yard.key).first()

    def page(self, name, *args):
        return reverse(name, args=[self.place.slug, *args])

    def of_day(self, name, *more):
        return self.page(name, self.team.pk, today().isoformat(), *more)


def with_code(day, position):
    url = reverse("rounds:answer_page", args=[code_of(day.stop.code)])
    sent = {"act": "wish", "wish-position": position, "wish-sure": "yes"}
    assert day.anybody.post(url, sent).status_code == 200


def by_telephone(day, position):
    url = day.page("rounds:answer_enter", day.stop.pk)
    sent = {"act": "wish", "wish-position": position, "wish-sure": "yes"}
    assert day.office.post(url, sent).status_code == 302


def at_the_door(day, _position):
    url = day.page("rounds:visit_record", day.stop.pk)
    assert day.phone.post(url, filled_in("rather_not")).status_code == 302


def with_the_switch(day, position):
    url = day.page("privacy:wish", day.yard.key)
    assert day.officer.post(url, {"position": position}).status_code == 302


def by_objection(day, position):
    asked = SubjectRequest.objects.create(
        municipality=day.place,
        kind="object",
        received_on=today(),
        due_on=today() + timedelta(days=30),
        key=day.yard.key,
        identity="counter",
    )
    url = day.page("privacy:request_object", asked.pk)
    sent = {"objection-position": position}
    assert day.officer.post(url, sent).status_code == 302


PATHS = [
    (with_code, "no_visit"),
    (with_code, "no_contact"),
    (by_telephone, "no_visit"),
    (by_telephone, "no_contact"),
    (at_the_door, "no_visit"),
    (with_the_switch, "no_visit"),
    (with_the_switch, "no_contact"),
    (by_objection, "no_visit"),
    (by_objection, "no_contact"),
]


def told_on_the_way(day):
    """Give what a team has with it today: pages, files, and their own calendar."""
    urls = [
        day.page("rounds:today"),
        day.of_day("rounds:day_plan"),
        day.of_day("rounds:day_plan_file", "gpx"),
        day.of_day("rounds:day_plan_file", "ics"),
    ]
    found = [day.phone.get(one) for one in urls]
    assert {one.status_code for one in found} == {200}
    return [one.content.decode() for one in found]


def printed(day):
    url = reverse("rounds:letters_file", args=[day.place.slug, day.of.pk])
    day.office.post(url, {"act": "waiting"})
    job = Job.objects.order_by("asked_at").last()
    run_job(job.pk)
    return PRINTS.last(day.place.pk, day.made.pk)


@pytest.mark.parametrize("by_mail", [False, True], ids=["paper", "mail"])
@pytest.mark.parametrize(("path", "position"), PATHS)
def test_after_an_opt_out_the_address_is_nowhere(place, path, position, by_mail):
    day = Day(place, by_mail=by_mail)
    address, gone = str(day.yard), day.stop.pk
    assert sum(address in one for one in told_on_the_way(day)) >= 3
    assert (day.yard.key in printed(day).keys) is not by_mail

    path(day, position)

    assert not addressable(place.pk, [day.yard.key], Way.VISIT)
    assert not Stop.objects.filter(key=day.yard.key).exists()
    assert day.yard.key not in {one.key for one in letters_of(day.made)}
    assert bundle_of(day.made, to_print(day.made)).keys == [day.other.key]
    kept = PRINTS.last(place.pk, day.made.pk)
    assert kept is None or day.yard.key not in kept.keys
    assert day.yard.key not in printed(day).keys
    assert not any(address in one for one in told_on_the_way(day))
    assert address not in str(whole_calendar(place, day.theo.pk))
    assert day.phone.get(day.page("rounds:visit_stop", gone)).status_code == 404
    assert day.office.get(day.page("rounds:stop", gone)).status_code == 404
    send_due()
    assert [one for one in mail.outbox if MAIL in one.to] == []
    gather_stops(day.of)
    assert not Stop.objects.filter(key=day.yard.key).exists()
