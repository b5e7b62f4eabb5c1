"""A partner checks the addresses of one area, until a day; he sees nothing else."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.urls import reverse
from web.addresses import PARTS, address
from web.members import SECRET, make_member, make_yards, sign_in
from web.planned import make_organisation
from web.scanned import make_check, make_check_answer

from samensterk.web.areas.checks import services
from samensterk.web.areas.checks.faults import NoSuchYard
from samensterk.web.areas.models import CheckAnswer, Yard, YardCheck, YardCorrection
from samensterk.web.common.access import Scope
from samensterk.web.common.models import OutgoingMail
from samensterk.web.common.moments import now, today
from samensterk.web.common.outgoing import send_due
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS
from samensterk.web.privacy.models import LogEntry, Wish

pytestmark = pytest.mark.django_db
AREA = "Bezoekgebied 1"


@pytest.fixture
def yards(place):
    return make_yards(place, 9)


@pytest.fixture
def partner(place):
    """Somebody of LTO, who is a partner here."""
    member = make_member(Role.PARTNER, place)
    member.organisation = make_organisation("LTO Noord", "farmers_union")
    member.save()
    TOTP.activate(member.user, SECRET)
    return member


def of_area(place):
    return list(
        Yard.objects.filter(municipality=place, visit_area=AREA).order_by(
            "house_number"
        )
    )


def url(name, place, *more):
    return reverse(f"areas:{name}", args=[place.slug, *more])


def asked(partner, **more):
    return {
        "organisation": partner.organisation_id,
        "visit_area": AREA,
        "purpose": "Zijn dit nog boerenerven",
        "ends_on": today() + timedelta(days=14),
        **more,
    }


def test_a_coordinator_asks_a_partner_who_gets_a_mail_without_addresses(
    enter, place, yards, partner
):
    coordinator = enter(Role.COORDINATOR, place)

    coordinator.post(url("check_new", place), asked(partner))
    coordinator.post(url("check_new", place), asked(partner))
    send_due()

    check = YardCheck.objects.get()
    assert (check.organisation, check.visit_area) == (partner.organisation, AREA)
    assert [one.to for one in mail.outbox] == [[partner.user.email]]
    assert "Langewijk" not in mail.outbox[0].body
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize("days", [-1, 61])
def test_a_check_lasts_sixty_days_at_most(enter, place, yards, partner, days):
    coordinator = enter(Role.COORDINATOR, place)
    told = asked(partner, ends_on=today() + timedelta(days=days))

    answer = coordinator.post(url("check_new", place), told)

    assert answer.context["form"].errors["ends_on"]
    assert not YardCheck.objects.exists()


def test_a_partner_sees_the_addresses_of_that_area_and_no_more_of_them(
    client, place, yards, partner
):
    Wish.objects.create(
        municipality=place,
        key=of_area(place)[0].key,
        position="no_visit",
        set_on=today(),
        valid_until=today() + timedelta(days=99),
    )
    check = make_check(place, partner.organisation)
    YardCheck.objects.update(visit_area=AREA)
    sign_in(client, partner.user)

    page = client.get(url("my_check", place, check.pk)).content.decode()

    seen = set(re.findall(r"Langewijk \d+", page))
    assert seen == {f"Langewijk {one.house_number}" for one in of_area(place)}
    assert "1909" not in page  # a fact
    for word in ("niet bezoeken", "no_visit", "another yard", "ander erf"):
        assert word not in page.lower()


def test_a_partner_answers_all_at_once_or_one_by_one_and_may_change_it(
    client, place, yards, partner
):
    check = make_check(place, partner.organisation)
    YardCheck.objects.update(visit_area=AREA)
    first, second = of_area(place)[:2]
    sign_in(client, partner.user)
    way = url("my_check", place, check.pk)

    client.post(way, {f"answer-{first.pk}": "right", f"answer-{second.pk}": "ceased"})
    part = client.post(
        way, {f"answer-{first.pk}": "wrong"}, headers={"HX-Request": "1"}
    )

    said = dict(CheckAnswer.objects.values_list("yard", "answer"))
    assert said == {first.pk: "wrong", second.pk: "ceased"}
    assert "2 van 3 adressen" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_an_address_outside_the_area_cannot_be_answered(place, yards, partner):
    check = make_check(place, partner.organisation)
    YardCheck.objects.update(visit_area=AREA)
    check.refresh_from_db()
    other = Yard.objects.exclude(visit_area=AREA).first()

    with pytest.raises(NoSuchYard):
        services.answer_check(
            check=check, answers={other.pk: "right"}, by_id=partner.user_id
        )

    assert not CheckAnswer.objects.exists()


@pytest.mark.parametrize("how", ["last day over", "ended", "of another partner"])
def test_afterwards_a_partner_knows_of_nothing(client, place, yards, partner, how):
    check = make_check(place, partner.organisation)
    if how == "last day over":
        YardCheck.objects.update(ends_on=today() - timedelta(days=1))
    elif how == "ended":
        services.end_check(check=check)
    else:
        YardCheck.objects.update(organisation=make_organisation("ZLTO", "other"))
    sign_in(client, partner.user)
    way = url("my_check", place, check.pk)

    answers = [client.get(way), client.post(way, {f"answer-{yards[0].pk}": "right"})]

    assert [one.status_code for one in answers] == [404, 404]
    assert client.get(url("my_checks", place)).context["checks"] == []
    assert not CheckAnswer.objects.exists()


WITHIN = [name for name, door in DOORS.items() if door.scope is Scope.MUNICIPALITY]


def test_no_other_door_shows_a_partner_an_address(client, place, yards, partner):
    """Law 5: walk every door; an address stands on my_check only, and of its area only."""
    make_check(place, partner.organisation)
    YardCheck.objects.update(visit_area=AREA)
    sign_in(client, partner.user)
    mine = {f"Langewijk {one.house_number}," for one in of_area(place)}
    shown = {}
    for name in WITHIN:
        if PARTS[name] - {"municipality"}:
            continue
        answer = client.get(address(name, place))
        text = b"".join(answer).decode("utf-8", "replace")
        if found := set(re.findall(r"Langewijk \d+,", text)):
            shown[name] = found
    check = YardCheck.objects.first()
    page = client.get(url("my_check", place, check.pk)).content.decode()

    assert shown == {}
    assert set(re.findall(r"Langewijk \d+,", page)) == mine


def test_every_look_of_a_partner_is_written_in_the_log(client, place, yards, partner):
    check = make_check(place, partner.organisation)
    YardCheck.objects.update(visit_area=AREA)
    sign_in(client, partner.user)

    client.get(url("my_check", place, check.pk))

    line = LogEntry.objects.get(door="areas:my_check")
    assert line.user_id == partner.user_id
    assert sorted(line.subjects.split()) == sorted(
        f"yard/{one.key}" for one in of_area(place)
    )


def test_the_coordinator_takes_over_that_a_yard_has_ceased(enter, place, yards):
    coordinator = enter(Role.COORDINATOR, place)
    answer = make_check_answer(place)

    for _time in range(2):
        coordinator.post(url("check_answer", place, answer.pk), {"act": "take"})

    correction = YardCorrection.objects.get()
    assert (correction.what, correction.source) == ("ceased", "partner")
    assert "LTO Noord" in correction.why
    answer.refresh_from_db()
    assert answer.handled_at is not None
    assert not Yard.objects.present().filter(pk=answer.yard_id).exists()


def test_an_answer_that_is_put_aside_changes_no_yard(enter, place, yards):
    coordinator = enter(Role.COORDINATOR, place)
    answer = make_check_answer(place)

    coordinator.post(url("check_answer", place, answer.pk), {"act": "aside"})

    assert not YardCorrection.objects.exists()
    page = coordinator.get(url("check", place, answer.of_id))
    assert page.context["counts"]["n_waiting"] == 0


def test_what_a_partner_says_anew_is_looked_at_anew(place, yards, partner):
    check = make_check(place, partner.organisation)
    answer = make_check_answer(place, check, handled_at=now())

    services.answer_check(
        check=check, answers={answer.yard_id: "wrong"}, by_id=partner.user_id
    )

    answer.refresh_from_db()
    assert (answer.answer, answer.handled_at) == ("wrong", None)


@pytest.mark.parametrize("n", [1, 20])
def test_pages_cost_the_same_for_any_number(
    enter, client, place, partner, n, django_assert_num_queries
):
    make_yards(place, 3 * n)
    check = make_check(place, partner.organisation)
    YardCheck.objects.update(visit_area=AREA)
    for one in of_area(place):
        CheckAnswer.objects.create(
            municipality=place, of=check, yard=one, key=one.key, answer="ceased"
        )
    for number in range(n - 1):
        make_check(place, make_organisation(f"Partner {number}", "other"))
    coordinator = enter(Role.COORDINATOR, place)
    with django_assert_num_queries(8):
        coordinator.get(url("checks", place))
    with django_assert_num_queries(12):
        coordinator.get(url("check", place, check.pk))
    sign_in(client, partner.user)
    with django_assert_num_queries(14):
        client.get(url("my_check", place, check.pk))


def test_a_partner_proves_twice_who_he_is_before_he_sees_an_address(
    client, place, yards, partner
):
    check = make_check(place, partner.organisation)
    partner.user.authenticator_set.all().delete()
    sign_in(client, partner.user)

    answer = client.get(url("my_check", place, check.pk))

    assert (answer.status_code, answer.url) == (302, reverse("accounts:second_factor"))
