"""A site with many yards, for the benches of the web floor."""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE = "noorderveld"
N_USERS = 50
STEP = 10_000


def wake(folder: Path) -> None:
    """Load Django on a folder of our own, or on DATABASE_URL."""
    os.environ["SAMENSTERK_DATA"] = str(folder)
    os.environ.setdefault("SAMENSTERK_SECRET_KEY", "of a bench")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samensterk.web.config.settings")
    sys.path.insert(0, str(ROOT / "tests"))
    import django

    django.setup()


def fill(n_yards: int) -> list[str]:
    """Make a municipality with yards and coordinators; give their session keys."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import connection
    from web.members import make_member, make_place, make_scan

    from samensterk.web.areas.models import Yard
    from samensterk.web.common.roles import Role
    from samensterk.web.config.preparing import prepare

    prepare()
    place = make_place()
    scan = make_scan(place, n_yards)
    scan.visit_areas = {f"Bezoekgebied {one}": n_yards // 40 for one in range(40)}
    scan.save()
    for first in range(0, n_yards, STEP):
        Yard.objects.bulk_create(_yards(place, scan, first), batch_size=500)
    _set_wishes(place, n_yards)
    if connection.vendor == "postgresql":  # as its own housekeeping does in time
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    keys = []
    for number in range(N_USERS):
        member = make_member(Role.COORDINATOR, place, email=f"c{number}@a.example.nl")
        keys.append(_signed_in(SessionStore, member.user))
    return keys


def fill_programme(n_tasks: int) -> None:
    """Give the municipality a programme with many tasks, most of them at events."""
    from datetime import timedelta

    from samensterk.web.accounts.models import Municipality, User
    from samensterk.web.common.moments import today
    from samensterk.web.programme.models import Event, Programme, Task

    place = Municipality.objects.get(slug=PLACE)
    programme = Programme.objects.create(
        municipality=place,
        title="Samen sterk",
        starts_on=today() - timedelta(days=100),
        ends_on=today() + timedelta(days=600),
    )
    events = Event.objects.bulk_create(
        Event(
            municipality=place,
            programme=programme,
            kind="meeting",
            title=f"Bijeenkomst {number}",
            day=today() + timedelta(days=14 * number - 90),
        )
        for number in range(40)
    )
    owners = list(User.objects.order_by("pk")[:10])
    Task.objects.bulk_create(
        (
            Task(
                municipality=place,
                programme=programme,
                event=events[number % 40],
                title=f"Taak {number}",
                doer="coordinator",
                owner=owners[number % 10],
                organisation=place.organisation,
                due_on=events[number % 40].day - timedelta(days=number % 84),
            )
            for number in range(n_tasks)
        ),
        batch_size=500,
    )


def _set_wishes(place, n_yards):
    """One address in fifty does not want a visit."""
    from datetime import timedelta

    from samensterk.web.common.moments import today
    from samensterk.web.privacy.models import Wish

    Wish.objects.bulk_create(
        (
            Wish(
                municipality=place,
                key=f"{number:016}",
                position="no_visit",
                set_on=today(),
                valid_until=today() + timedelta(days=5 * 365),
            )
            for number in range(0, n_yards, 50)
        ),
        batch_size=500,
    )


def _yards(place, scan, first):
    from samensterk.web.areas.models import Yard

    return [
        Yard(
            municipality=place,
            key=f"{first + number:016}",
            address=f"Laan {number % 400} {number // 400 + 1}, 9913AA Dorp {first // STEP}",
            street=f"Laan {number % 400}",
            house_number=number // 400 + 1,
            place=f"Dorp {first // STEP}",
            visit_area=f"Bezoekgebied {number % 40}",
            kind="farm" if number % 5 else "other",
            kind_found="farm",
            n_corrections=0 if number % 5 else 1,
            change="changed" if number % 50 == 7 else "",
            facts={"n_buildings": 3},
            x_m=249_000.0,
            y_m=570_000.0,
            scan=scan,
        )
        for number in range(STEP)
    ]


def _signed_in(store, user) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = store()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "email": user.email}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return str(session.session_key)
