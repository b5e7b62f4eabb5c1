"""People and places for tests of the web floor."""

import time
from collections import Counter
from datetime import date, timedelta

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone

from samensterk.web.accounts.models import Membership, Municipality, Organisation, User
from samensterk.web.accounts.services import create_municipality
from samensterk.web.areas.models import LoadedScan, Yard
from samensterk.web.common.moments import today
from samensterk.web.common.roles import WITHOUT_SECOND_FACTOR, Role
from samensterk.web.privacy.models import ArchivePackage, LogEntry, UnusualUse
from samensterk.web.privacy.retention.archive import path_of

PASSWORD = "een zin om te testen"
SECRET = "OEFENENMETSAMENSTERKOEFENENMETSA"


def make_place(name="Noorderveld", code="GM9901"):
    return create_municipality(code=code, name=name)


def make_user(email="jan@gemeente.example.nl", name="Jan Jansen", password=PASSWORD):
    return User.objects.create_user(email, name, password)


def make_member(
    role: Role,
    place: Municipality | None,
    *,
    email: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    second_factor: bool = True,
) -> Membership:
    """Make somebody with a role, and the second factor that goes with it."""
    number = User.objects.count()
    user = make_user(
        email or f"{role}-{number}@gemeente.example.nl", f"{role} {number}"
    )
    if second_factor and role not in WITHOUT_SECOND_FACTOR:
        TOTP.activate(user, SECRET)
    if role == Role.DOOR_HELPER and ends_on is None:
        starts_on = ends_on = starts_on or today()
    organisation = (
        place.organisation
        if place
        else Organisation.objects.get_or_create(name="Beheer", kind="other")[0]
    )
    return Membership.objects.create(
        user=user,
        municipality=place,
        organisation=organisation,
        role=role,
        starts_on=starts_on or today() - timedelta(days=10),
        ends_on=ends_on,
    )


def sign_in(client: Client, user: User, *, seconds_ago: float = 0.0) -> Client:
    """Sign in as allauth would leave it, proved so long ago."""
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time() - seconds_ago, "email": user.email}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def make_scan(place, n_yards=0):
    return LoadedScan.objects.create(
        municipality=place,
        made_on=date(2026, 11, 1),
        version="0.1.0",
        n_yards=n_yards,
        sources=[{"title": "BAG", "date": "2026-10-08"}],
    )


def make_yards(place, n, scan=None):
    scan = scan or make_scan(place, n)
    scan.n_yards = n
    scan.visit_areas = dict(
        Counter(f"Bezoekgebied {number % 3 + 1}" for number in range(1, n + 1))
    )
    scan.save()
    return Yard.objects.bulk_create(
        Yard(
            municipality=place,
            key=f"{place.code[2:]}{number:012}",
            address=f"Langewijk {number}, 9913AA Oosterlage",
            street="Langewijk",
            house_number=number,
            place="Oosterlage",
            visit_area=f"Bezoekgebied {number % 3 + 1}",
            kind=Yard.Kind.FARM,
            facts={"n_buildings": 3, "oldest_year": 1909},
            x_m=249_000.0 + number,
            y_m=570_000.0,
            scan=scan,
        )
        for number in range(1, n + 1)
    )


def make_line(place, user=None, *subjects, at=None, door="areas:yard"):
    """Write one line in the log."""
    at = at or timezone.now()
    subjects = subjects or ("yard/9901000000000001",)
    tokens = "\n".join(subjects)
    return LogEntry.objects.create(
        municipality=place,
        month=timezone.localdate(at).replace(day=1),
        at=at,
        user_id=user.pk if user else None,
        roles="coordinator",
        door=door,
        action="read",
        purpose="list_of_yards",
        n_subjects=len(subjects),
        subjects=f"\n{tokens}\n",
    )


def make_unusual_use(place, user, day=None):
    now = timezone.now()
    return UnusualUse.objects.get_or_create(
        municipality=place,
        rule=UnusualUse.Rule.NIGHT,
        user_id=user.pk,
        day=day or today(),
        defaults={"began_at": now, "ended_at": now, "n_lines": 1, "n_subjects": 1},
    )[0]


def make_package(place):
    """Records of this municipality that wait to be taken to the archive."""
    found = ArchivePackage.objects.filter(municipality=place).first()
    if found is not None:
        return found
    found = ArchivePackage.objects.create(
        municipality=place,
        code="areas-loadedscan",
        name=f"{place.code}/areas-loadedscan-made.zip",
        n_rows=1,
        n_bytes=1,
        sha256="0" * 64,
    )
    path_of(found).parent.mkdir(parents=True, exist_ok=True)
    path_of(found).write_bytes(b"PK")
    return found
