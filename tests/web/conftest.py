"""Two municipalities, side by side."""

import pytest
from django.core.management import call_command
from django.db import connection
from web.members import make_member, make_place, sign_in

from samensterk.web.common.roles import Role


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)
        if connection.vendor == "sqlite":
            # Between tests that do not roll back, Django empties tables with DELETE.
            connection.cursor().execute("DROP TRIGGER IF EXISTS log_line_kept")


@pytest.fixture
def place(db):
    return make_place()


@pytest.fixture
def neighbour(db):
    return make_place("Zuiderveen", "GM9902")


@pytest.fixture
def enter(client):
    """Sign in as somebody with a role in a municipality."""

    def sign_in_as(role: Role, place=None, **more):
        member = make_member(role, place, **more)
        sign_in(client, member.user)
        return client

    return sign_in_as
