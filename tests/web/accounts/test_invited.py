"""An invitation is sent from the page, and its link makes somebody a member."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from samensterk.web.accounts.models import Membership, User
from samensterk.web.common.roles import Role

pytestmark = pytest.mark.django_db


def test_the_platform_invites_the_first_administrator(enter, client, place):
    enter(Role.PLATFORM_ADMIN)
    fields = {"municipality": place.pk, "email": "Karin@Kampen.example.nl"}

    answer = client.post(reverse("accounts:invite_administrator"), fields)

    assert answer.status_code == 302
    (sent,) = mail.outbox
    link = re.search(r"http://\S+(/uitnodiging/\S+/)", sent.body)[1]
    guest = Client()
    page = guest.get(link).url
    answer = guest.post(page, {"name": "Karin", "password": "paard batterij nietje"})
    assert answer.status_code == 302
    member = Membership.objects.get(user__email="karin@kampen.example.nl")
    assert (member.municipality, member.role) == (place, Role.MUNICIPALITY_ADMIN)
    assert guest.get(link, follow=True).status_code == 410


def test_a_password_that_everybody_knows_is_refused(enter, client, place):
    enter(Role.PLATFORM_ADMIN)
    fields = {"municipality": place.pk, "email": "karin@kampen.example.nl"}
    client.post(reverse("accounts:invite_administrator"), fields)
    link = re.search(r"http://\S+(/uitnodiging/\S+/)", mail.outbox[0].body)[1]

    guest = Client()
    page = guest.get(link).url
    for password in ("kort", "password123456", "karin@kampen.example"):
        answer = guest.post(page, {"name": "Karin", "password": password})
        assert answer.status_code == 200

    assert not User.objects.filter(email="karin@kampen.example.nl").exists()


def test_the_mail_is_from_the_municipality_and_reads_as_text_and_page(
    enter, client, place
):
    place.house_style.sender = "Gemeente Noorderveld"
    place.house_style.reply_to = "veilig@noorderveld.example.nl"
    place.house_style.save()
    enter(Role.MUNICIPALITY_ADMIN, place)
    fields = {
        "email": "cor@noorderveld.example.nl",
        "role": Role.COORDINATOR,
        "organisation": place.organisation_id,
        "starts_on": "2026-11-25",
    }

    client.post(reverse("accounts:invite", args=[place.slug]), fields)

    (sent,) = mail.outbox
    page, kind = sent.alternatives[0]
    assert sent.from_email.startswith("Gemeente Noorderveld <")
    assert sent.reply_to == ["veilig@noorderveld.example.nl"]
    assert kind == "text/html"
    assert "coördinator" in sent.body
    assert "coördinator" in page
