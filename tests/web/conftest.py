"""Two municipalities, side by side."""

import pytest
from django.core.management import call_command
from django.db import connection
from web import empty_database
from web.members import make_member, make_place, sign_in

from samensterk.web.common.roles import Role


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, django_db_keepdb):
    with django_db_blocker.unblock():
        empty_database.keep()
        call_command("createcachetable", verbosity=0)
        if connection.vendor == "sqlite":
            # Between tests that do not roll back, Django empties tables with DELETE.
            connection.cursor().execute("DROP TRIGGER IF EXISTS log_line_kept")
        else:
            type(connection.ops).sql_flush = deleting
    yield
    if django_db_keepdb:  # a copy is not cleared away by itself
        empty_database.name_of_test().unlink(missing_ok=True)


def deleting(_operations, _style, tables, **_more):
    """Give how tables are emptied: TRUNCATE makes a new file for each, and is slow."""
    each = [f'DELETE FROM "{one}"' for one in tables]
    return ["; ".join(["SET LOCAL session_replication_role = replica", *each])]


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


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """Begin with a copy of an empty database that these same migrations made before.

    Making one takes longer than most tests. The copy is migrated once more, which finds
    nothing to do, and PostgreSQL always begins anew.
    """
    if connection.vendor != "sqlite":
        return django_db_keepdb
    return empty_database.copy_to(empty_database.name_of_test())
