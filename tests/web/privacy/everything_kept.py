"""Somebody of whom everything is kept, and an address likewise."""

import uuid
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from web.members import make_member, make_unusual_use, make_yards
from web.planned import (
    another_place,
    fill_agenda,
    make_contact,
    make_edition,
    make_event,
    make_experience,
    make_import,
    make_promise,
    make_share,
    make_template,
)
from web.rounds_made import fill_letters, fill_rounds, fill_visits
from web.scanned import fill_areas
from web.teams_made import fill_teams

from samensterk.web.accounts.models import (
    Invitation,
    RefusedDoor,
)
from samensterk.web.common.models import Job
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import LogEntry, SubjectRequest, Wish
from samensterk.web.privacy.rights import request_services, services
from samensterk.web.programme.models import Activity, LastVisit, Promise, Rhythm

EMAIL = "jan.jansen@politie.example.nl"


def fill(place, *, ends_on=None):
    """Make somebody of whom everything is kept, and an address likewise."""
    member = make_member(Role.TRAINER, place, email=EMAIL, ends_on=ends_on)
    user = member.user
    yard = make_yards(place, 1)[0]
    RefusedDoor.objects.create(
        user=user, municipality=place, door="areas:yards", answer="wrong_role"
    )
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True)
    SocialAccount.objects.create(
        user=user, provider="entra", uid="oid-123", extra_data={"secret": "GEHEIM"}
    )
    session = Session.objects.create(
        session_key="sleutel-van-de-sessie",
        session_data="inhoud-van-de-sessie",
        expire_date=timezone.now() + timedelta(hours=1),
    )
    UserSession.objects.create(
        user=user, ip="192.0.2.7", user_agent="Firefox", session_key=session.pk
    )
    Invitation.objects.create(
        municipality=place,
        organisation=place.organisation,
        email=EMAIL,
        role=Role.TRAINER,
        token_hash=f"geheime-link-{place.pk}",
        expires_at=timezone.now() - timedelta(days=1),
    )
    Job.objects.create(
        kind="areas.load_scan",
        municipality=place,
        asked_by=user,
        state="done",
        ended_at=timezone.now(),
    )
    LogEntry.objects.create(
        municipality=place,
        month=today().replace(day=1),
        at=timezone.now(),
        user_id=user.pk,
        door="areas:yard",
        action="read",
        purpose="list_of_yards",
        n_subjects=1,
        subjects=f"\nyard/{yard.key}\n",
    )
    make_unusual_use(place, user)
    Activity.objects.create(
        municipality=place, by=user, verb=Activity.Verb.TASK_DONE, about="Zaal huren"
    )
    make_contact(place, name="Jan Jansen", organisation=place.organisation, email=EMAIL)
    make_experience(place, by=user)
    make_share(make_event(place), another_place(), asked_by=user)
    make_edition(make_template(None, code=place.slug), by=user)
    make_import(place, by=user)
    services.set_wish(
        municipality_id=place.pk, key=yard.key, position=Wish.Position.NO_VISIT
    )
    make_promise(
        place,
        key=yard.key,
        owner=user,
        answer="Gebeld",
        how=Promise.How.PHONE,
        ended_on=today(),
    )
    Rhythm.objects.create(municipality=place, user=user, often=Rhythm.Often.DAILY)
    LastVisit.objects.create(municipality=place, user=user, seen_at=timezone.now())
    request_services.receive(
        number=uuid.uuid4(),
        municipality_id=place.pk,
        asked=request_services.Asked(
            SubjectRequest.Kind.SEE, today(), yard.key, EMAIL, "counter"
        ),
        by_id=user.pk,
    )
    fill_agenda(place, user)
    fill_areas(place, user, yard)
    fill_rounds(place, user)
    fill_teams(place, user)
    fill_letters(place, user, yard)
    fill_visits(place, user, yard)
    return user, yard
