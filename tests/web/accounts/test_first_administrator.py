"""An empty site is opened from the command line, and in no other way."""

import re

import pytest
from django.core import mail
from django.db import DatabaseError
from django.urls import reverse

from samensterk.cli.main import main
from samensterk.web.accounts.models import Invitation, Membership
from samensterk.web.common.roles import Role
from samensterk.web.config import first_administrator

pytestmark = pytest.mark.django_db
NEW = {"name": "Paula", "password": "paard batterij nietje"}


def test_the_link_makes_a_platform_administrator_once(client, capsys, settings):
    settings.SITE_URL = "https://samensterk.example.nl"

    assert main(["admin", "Paula@Beheer.example.nl"]) == 0

    told = capsys.readouterr().out
    link = re.search(r"https://samensterk\.example\.nl(/uitnodiging/\S+/)", told)[1]
    page = client.get(link).url
    assert client.post(page, NEW).url == reverse("account_login")
    member = Membership.objects.get()
    assert (member.user.email, member.role, member.municipality) == (
        "paula@beheer.example.nl",
        Role.PLATFORM_ADMIN,
        None,
    )
    assert client.get(link, follow=True).status_code == 410
    assert mail.outbox == []  # there may be no mail server yet


def test_it_works_again_for_who_lost_the_link():
    for _ in range(2):
        assert main(["admin", "paula@beheer.example.nl"]) == 0

    assert Invitation.objects.count() == 2


@pytest.mark.parametrize("wrong", ["paula", "paula@", "a b@beheer.example.nl", ""])
def test_what_is_no_address_is_said_in_one_line(capsys, wrong):
    assert main(["admin", wrong]) == 2

    assert capsys.readouterr().err.count("\n") == 1
    assert not Invitation.objects.exists()


def test_without_tables_it_says_what_to_do_first(capsys, monkeypatch):
    def no_tables(email):
        raise DatabaseError

    monkeypatch.setattr(first_administrator, "invite_one", no_tables)

    assert main(["admin", "paula@beheer.example.nl"]) == 2
    assert "samensterk prepare" in capsys.readouterr().err
