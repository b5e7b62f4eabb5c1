"""What every answer has, and what a site says to machines."""

import json
import os
import socket
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from web.members import make_yards

from samensterk.web.common.roles import Role
from samensterk.web.config.environment import Environment

pytestmark = pytest.mark.django_db


def test_a_page_loads_nothing_from_elsewhere_and_nothing_in_line(client):
    policy = client.get("/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Language", "nl"),
    ],
)
def test_every_answer_has_the_headers_of_safety(client, header, value):
    for url in ("/", "/nergens/", reverse("account_login")):
        assert client.get(url)[header] == value


def test_a_request_keeps_the_number_of_the_proxy(client):
    answer = client.get("/", headers={"X-Request-ID": "abc-12345"})

    assert answer["X-Request-ID"] == "abc-12345"


@pytest.mark.parametrize(
    "given", ["", "short", "a" * 65, "with space in", "x\ty-12345"]
)
def test_a_number_that_is_none_is_replaced(client, given):
    answer = client.get("/", headers={"X-Request-ID": given})

    assert answer["X-Request-ID"] != given
    assert len(answer["X-Request-ID"]) == 32


def test_a_healthy_site_says_so_without_signing_in(client):
    assert client.get("/gezond").json() == {"status": "ok"}


def test_a_site_without_a_database_says_so(client, monkeypatch):
    def away(*_args, **_more):
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)

    assert client.get("/gezond").status_code == 503


def test_there_is_no_security_txt_without_a_contact(client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_security_txt_says_where_and_until_when(client, settings):
    settings.ENVIRONMENT = Environment(
        security_contact="mailto:veilig@gemeente.example.nl"
    )

    answer = client.get("/.well-known/security.txt")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"  # RFC 9116, 3

    assert "Contact: mailto:veilig@gemeente.example.nl\n" in text
    assert "\nExpires: 20" in text


def test_a_file_that_is_too_large_is_refused_before_it_is_read(enter, place, settings):
    client = enter(Role.COORDINATOR, place)
    url = reverse("areas:load_scan", args=[place.slug])
    settings.UPLOAD_BYTES = 1_000_000

    answer = client.post(url, {"summary": "x" * 2_100_000})

    assert answer.status_code == 413
    assert "hoogstens 1 MB" in answer.content.decode()


def test_an_address_of_a_form_says_what_to_do_to_who_comes_without_one(enter, place):
    client = enter(Role.COORDINATOR, place)
    url = reverse("privacy:wish_end", args=[place.slug, make_yards(place, 1)[0].key])

    answer = client.get(url)

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "<h1" in answer.content.decode()


def test_a_form_from_another_site_is_refused(place):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(reverse("account_login"), {"login": "a@b.nl"})

    assert answer.status_code == 403
    assert "Er is niets opgeslagen" in answer.content.decode()


def test_dutch_comes_first_whatever_the_browser_says(client):
    answer = client.get("/", headers={"Accept-Language": "en-GB,en"})

    assert '<html lang="nl"' in answer.content.decode()


def test_english_is_there_for_who_asks(client):
    client.post(reverse("common:language"), {"language": "en", "next": "/"})

    assert "Together for a safe countryside" in client.get("/").content.decode()


def test_settings_of_secrets_do_not_show():
    environment = Environment(secret_key="very secret", mail_url="smtp://a:b@c")

    assert "very secret" not in repr(environment)
    assert "a:b" not in repr(environment)


def test_wrong_json_of_roles_is_told_by_name(monkeypatch):
    monkeypatch.setenv("SAMENSTERK_OIDC_ROLES", json.dumps(["no mapping"]))

    with pytest.raises(ValueError, match="SAMENSTERK_OIDC_ROLES"):
        Environment()


def test_limits_are_kept_for_many_people_at_once():
    for number in range(400):
        cache.set(f"limit-{number}", 1, 3600)

    assert all(cache.get(f"limit-{number}") for number in range(400))


@pytest.mark.slow
def test_a_database_that_says_nothing_is_not_waited_for(tmp_path):
    """It accepts, as a firewall or a machine that hangs may, and never answers."""
    (tmp_path / "static").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        look = "import django; django.setup()\nfrom django.test import Client\nprint(Client().get('/gezond', headers={'host': '127.0.0.1'}).status_code)"
        done = subprocess.run(
            [sys.executable, "-c", look],
            env={
                "PATH": os.environ["PATH"],
                "SAMENSTERK_DATA": str(tmp_path),
                "SAMENSTERK_SECRET_KEY": "of a test",
                "DATABASE_URL": f"postgresql://x@127.0.0.1:{silent.getsockname()[1]}/x",
                "DJANGO_SETTINGS_MODULE": "samensterk.web.config.settings",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=60,  # who waits for an answer waits for ever
        )

    assert done.stdout.strip() == "503", done.stderr
