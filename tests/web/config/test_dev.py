"""Pages for developers: there with SAMENSTERK_DEBUG, and nowhere else."""

import os
import subprocess
import sys

import pytest
from django.core import mail
from django.test import RequestFactory
from web import empty_database

from samensterk.web.config import dev_views

pytestmark = pytest.mark.django_db
LOOK = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "samensterk.web.config.settings"
django.setup()
from django.test import Client
for url in ("/dev/", "/dev/mails/", "/dev/mails/uitnodiging/", "/dev/mails/geen/"):
    print(Client(headers={"host": "localhost"}).get(url).status_code)
"""


PREPARE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "samensterk.web.config.settings"
django.setup()
from samensterk.web.config.preparing import prepare
prepare()
"""


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """Give the folder of a site that is ready; that takes longer than looking at it."""
    folder = tmp_path_factory.mktemp("ready")
    empty_database.copy_to(folder / "samensterk.sqlite3")
    run(PREPARE, folder, debug="0")
    return folder


def statuses(folder, debug):
    return [int(line) for line in run(LOOK, folder, debug).split()]


def run(text, folder, debug):
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", text],
        env={**kept, "SAMENSTERK_DATA": str(folder), "SAMENSTERK_DEBUG": debug},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
def test_they_are_there_with_debug(ready):
    assert statuses(ready, "1") == [200, 200, 200, 404]


@pytest.mark.slow
def test_they_are_nowhere_without(ready):
    assert statuses(ready, "0") == [404, 404, 404, 404]


@pytest.mark.parametrize("name", dev_views.MAILS)
def test_every_mail_reads_as_text_and_as_a_page(name):
    sent = dev_views.written(name)

    page = dev_views.mail_page(RequestFactory().get("/"), name).content.decode()
    words = [line.strip() for line in sent.body.splitlines() if len(line) > 20]
    assert sent.subject
    assert len(words) >= 2
    assert "<html" in page
    assert "{{" not in sent.body + page


def test_writing_a_mail_to_look_at_sends_nothing():
    before = list(mail.outbox)

    dev_views.written("uitnodiging")

    assert mail.outbox == before
