"""Logs tell what happened and never about whom."""

import json
import logging
import subprocess
import sys

import pytest
from django.db import IntegrityError
from django.urls import reverse
from web.members import make_member, make_yards, sign_in

from samensterk.web.accounts.models import User
from samensterk.web.common.roles import Role
from samensterk.web.config.logs import ClosedMouth, ClosedMouthJson, RequestIdFilter

pytestmark = pytest.mark.django_db
WRITTEN = """
import logging, logging.config, sys
from samensterk.web.config.logs import logging_settings
logging.config.dictConfig(logging_settings("json", with_messages=False))
try:
    raise KeyError("jan@gemeente.example.nl")
except KeyError:
    logging.getLogger("samensterk.requests").exception("a page failed", extra={"status": 500})
"""


def lines(caplog):
    """Write what was logged as the site would, in both forms."""
    layout = "%(levelname)s %(name)s %(request_id)s %(message)s"
    for record in caplog.records:
        RequestIdFilter().filter(record)
        record.exc_text = None
        yield ClosedMouth(layout).format(record)
        record.exc_text = None
        yield ClosedMouthJson(layout).format(record)


def test_no_address_name_or_search_gets_into_the_logs(client, place, caplog):
    member = make_member(Role.COORDINATOR, place, email="geheim@a.example.nl")
    yard = make_yards(place, 1)[0]
    sign_in(client, member.user)
    caplog.set_level(logging.DEBUG, "samensterk")
    client.get(reverse("areas:yards", args=[place.slug]), {"zoek": "Langewijk"})
    client.get(reverse("areas:yard", args=[place.slug, yard.pk]))
    client.get("/uitnodiging/een-geheim-van-iemand/")
    client.post(reverse("account_login"), {"login": "geheim@a.example.nl"})

    written = "\n".join(lines(caplog))

    assert "areas" in written or "erven" in written
    for secret in ("geheim", "Langewijk", place.slug, "een-geheim", str(member.user)):
        assert secret not in written


def test_what_the_database_says_of_a_row_stays_inside(
    client, place, caplog, monkeypatch
):
    member = make_member(Role.MUNICIPALITY_ADMIN, place)
    sign_in(client, member.user)

    def fail(*_args, **_more):
        raise IntegrityError("DETAIL: Key (email)=(jan@gemeente.example.nl) exists")

    monkeypatch.setattr("samensterk.web.accounts.queries.members", fail)
    client.raise_request_exception = False
    answer = client.get(reverse("accounts:members", args=[place.slug]))

    written = "\n".join(lines(caplog))
    assert answer.status_code == 500
    assert "IntegrityError" in written
    assert "jan@gemeente" not in written
    assert "jan@gemeente" not in answer.content.decode()
    assert User.objects.exists()


def test_a_line_for_a_collector_is_json_with_its_fields():
    done = subprocess.run(
        [sys.executable, "-c", WRITTEN], capture_output=True, text=True, check=True
    )

    told = json.loads(done.stderr)
    assert told["message"] == "a page failed"
    assert told["status"] == 500
    assert "KeyError" in told["exc_info"]
    assert "jan@" not in done.stderr
