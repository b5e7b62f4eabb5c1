"""Contacts who were asked whether their data are right."""

import re
from datetime import timedelta

from django.core import mail
from web.planned import make_contact

from samensterk.web.common import outgoing
from samensterk.web.common.moments import today
from samensterk.web.programme.directory.answers import ask_whether_right

YEAR = timedelta(days=365)
ADDRESS = "wilma@politie.example.nl"


def due(place, **more):
    return make_contact(
        place, **{"email": ADDRESS, "checked_on": today() - YEAR, **more}
    )


def asked(place, **more):
    """Ask somebody, and give him with the path of his link."""
    contact = due(place, **more)
    ask_whether_right()
    outgoing.send_due()
    contact.refresh_from_db()
    return contact, path_in(mail.outbox[-1])


def path_in(message):
    return re.search(r"/klopt-dit/[^/\s]+/", message.body).group()


def answer(client, path, **sent):
    client.get(path)
    return client.post("/klopt-dit/", sent)
