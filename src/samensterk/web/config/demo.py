"""A place to practise: Noorderveld and its neighbour, with somebody in every role."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import is_mfa_enabled
from django.db import transaction
from django.utils import timezone

from samensterk.web.accounts.models import Membership, Municipality, Organisation, User
from samensterk.web.accounts.practice import DOMAIN
from samensterk.web.accounts.services import create_municipality
from samensterk.web.areas.scans.area_reading import read_areas
from samensterk.web.areas.scans.folders import keep_folder
from samensterk.web.areas.scans.models import LoadedScan
from samensterk.web.areas.scans.scan_folders import read_summary, read_yards
from samensterk.web.areas.yards.take_over import take_over_scan
from samensterk.web.common.moments import today
from samensterk.web.common.roles import WITHOUT_SECOND_FACTOR, Role
from samensterk.web.config.demo_areas import areas_in_use
from samensterk.web.config.demo_log import curious_evening
from samensterk.web.config.demo_partners import partners_and_promises
from samensterk.web.config.demo_programme import programme_under_way
from samensterk.web.config.demo_teams import POLICE
from samensterk.web.config.demo_way import rounds_under_way

PASSWORD = "samen sterk oefenen"  # noqa: S105 - printed for everybody to use
SECRET = "OEFENENMETSAMENSTERKOEFENENMETSA"  # noqa: S105 - of the second factor, printed as well
NAMES = {
    Role.COORDINATOR: "Carla Coördinator",
    Role.FIELD_TEAM: "Theo Toezichthouder",
    Role.SIGNAL_DESK: "Sanne Signaaldesk",
    Role.RIEC_ANALYST: "Ruben Riec",
    Role.MATERIAL_EDITOR: "Mieke Materiaal",
    Role.TRAINER: "Tine Trainer",
    Role.PARTNER: "Peter Partner",
    Role.DOOR_HELPER: "Henk Helper",
    Role.PRIVACY_OFFICER: "Fatma Gegevensbescherming",
    Role.MUNICIPALITY_ADMIN: "Bea Beheerder",
    Role.PLATFORM_ADMIN: "Paul Platform",
}
PARTNERS = {
    Role.RIEC_ANALYST: ("RIEC Noord", Organisation.Kind.RIEC),
    Role.PARTNER: ("LTO Noorderveld", Organisation.Kind.FARMERS_UNION),
    Role.PLATFORM_ADMIN: ("Beheer Samen Sterk", Organisation.Kind.OTHER),
}
POLICE_OFFICER = f"wijkagent@{DOMAIN}"  # goes along with the team of the municipality
HERE = ("GM9901", "Noorderveld")
NEIGHBOUR = ("GM9902", "Zuiderveen")
# So that one sees at a glance in which of the two one is.
COLOURS = {"GM9901": "#154273", "GM9902": "#7a1f3d"}


@dataclass(frozen=True, slots=True)
class Login:
    """One way in, with everything that is needed to sign in."""

    role: str
    municipality: str | None
    name: str
    email: str
    password: str
    totp_secret: str | None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Scans:
    """Folders of scans: of the municipality in the order in which they were made."""

    here: tuple[Path, ...]
    parks: Path | None
    neighbour: Path


class NotForPractice(Exception):
    """There are real people in this database."""


@transaction.atomic
def fill(scans: Scans) -> Sequence[Login]:
    """Make municipalities, people and yards, unless they are there already.

    Raises
    ------
    NotForPractice
    """
    if User.objects.exclude(email__endswith=f"@{DOMAIN}").exists():
        raise NotForPractice
    here = _municipality(*HERE)
    neighbour = _municipality(*NEIGHBOUR)
    is_new = not here.scans.exists()
    if is_new:
        for folder in (*scans.here, scans.parks):
            if folder is not None:
                _take_over(here, folder)
        _take_over(neighbour, scans.neighbour)
    logins = list(_logins(here, neighbour))
    first = next(one for one in logins if one.role == Role.COORDINATOR)
    coordinator = User.objects.get(email=first.email)
    curious_evening(here, coordinator)
    programme_under_way(here, neighbour, coordinator)
    field = next(one for one in logins if one.role == Role.FIELD_TEAM)
    team = User.objects.get(email=field.email)
    partners_and_promises(here, coordinator, team)
    if is_new:
        areas_in_use(here, coordinator, team)
        officer = next(one for one in logins if one.role == Role.PRIVACY_OFFICER)
        rounds_under_way(
            here,
            coordinator=coordinator,
            officer=User.objects.get(email=officer.email),
            team=team,
            police=User.objects.get(email=POLICE_OFFICER),
        )
    return logins


def _take_over(municipality: Municipality, folder: Path) -> None:
    # All folders are grown as Noorderveld; the names say whose they are.
    summary = read_summary(folder, code=HERE[0])
    is_countryside = summary.kind == LoadedScan.Kind.COUNTRYSIDE
    take_over_scan(
        municipality_id=municipality.pk,
        summary=summary,
        yards=read_yards(folder) if is_countryside else None,
        areas=read_areas(folder, summary.kind),
        folder=keep_folder(folder),
    )


def _municipality(code: str, name: str) -> Municipality:
    found = Municipality.objects.filter(code=code).first()
    if found is None:
        found = create_municipality(code=code, name=name)
        found.house_style.primary = COLOURS[code]
        found.house_style.sender = f"Gemeente {name}"
        found.house_style.postal_address = f"Postbus 1\n9990 AA {name}"
        found.house_style.phone = "14 0599"
        found.house_style.website = f"https://www.{found.slug}.example"
        found.house_style.save()
    return found


def _logins(here: Municipality, neighbour: Municipality) -> Iterator[Login]:
    for role in Role:
        place = None if role == Role.PLATFORM_ADMIN else here
        address = f"{role.value.replace('_', '-')}@{DOMAIN}"
        yield _login(address, NAMES[role], role, place)
        if role == Role.FIELD_TEAM:
            yield _login(POLICE_OFFICER, "Wim Wijkagent", role, here, POLICE)
    for role in (Role.COORDINATOR, Role.MUNICIPALITY_ADMIN):
        address = f"{role.value.replace('_', '-')}-{neighbour.slug}@{DOMAIN}"
        name = f"{NAMES[role].split()[0]} van {neighbour.name}"
        yield _login(address, name, role, neighbour)


def _login(
    email: str,
    name: str,
    role: Role,
    place: Municipality | None,
    employer: str = "",
) -> Login:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, name, PASSWORD)
    _make_member(user, role, place, employer)
    # A partner needs one to check addresses, which is waiting here.
    has_second = role not in WITHOUT_SECOND_FACTOR - {Role.PARTNER}
    if has_second and not is_mfa_enabled(user):
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
    return Login(
        role.value,
        place.slug if place else None,
        name,
        email,
        PASSWORD,
        SECRET if has_second else None,
    )


def _organisation(
    role: Role, place: Municipality | None, employer: str
) -> Organisation:
    if employer:
        kind = Organisation.Kind.POLICE
        return Organisation.objects.get_or_create(
            name=employer, defaults={"kind": kind}
        )[0]
    if place is not None and role not in PARTNERS:
        return place.organisation
    title, kind = PARTNERS[role]
    return Organisation.objects.get_or_create(name=title, defaults={"kind": kind})[0]


def _make_member(
    user: User, role: Role, place: Municipality | None, employer: str
) -> None:
    """Let somebody begin a month ago; a door helper comes tonight, every night."""
    is_helper = role == Role.DOOR_HELPER
    Membership.objects.update_or_create(
        user=user,
        municipality=place,
        role=role,
        defaults={
            "organisation": _organisation(role, place, employer),
            "starts_on": today() if is_helper else _a_month_ago(),
            "ends_on": today() if is_helper else None,
        },
    )


def _a_month_ago() -> Any:
    return timezone.localdate() - timedelta(days=30)
