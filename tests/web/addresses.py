"""The address of every door, of something that is really there."""

from datetime import timedelta
from uuid import uuid4

from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import is_mfa_enabled
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from web.members import (
    SECRET,
    make_line,
    make_member,
    make_package,
    make_unusual_use,
    make_yards,
)
from web.planned import (
    another_place,
    make_aim,
    make_attachment,
    make_contact,
    make_contribution,
    make_event,
    make_experience,
    make_feed_token,
    make_hours,
    make_import,
    make_offer,
    make_phase,
    make_programme,
    make_promise,
    make_share,
    make_task,
    make_template,
)
from web.rounds_made import (
    a_farm_hours,
    a_round,
    a_round_area,
    a_stop,
    make_announcement,
    make_answer,
    make_answer_code,
    make_closure,
    make_draw,
    make_harvest,
    make_pause,
    make_round_area,
    make_team,
    make_team_member,
    make_visit,
)
from web.scanned import (
    give_map,
    make_ask,
    make_check,
    make_check_answer,
    make_correction,
    make_described_scan,
    make_drive,
    make_drive_note,
    make_grant,
    make_order,
    make_question,
    make_report,
    make_source,
    make_talk,
    make_talk_note,
    make_yard_contact,
    make_yard_import,
)

from samensterk.web.areas.models import Drive, ScanOrder, Talk, YardCheck, YardGrant
from samensterk.web.common.jobs import ask
from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import SubjectRequest
from samensterk.web.privacy.papers.kinds import BY_CODE
from samensterk.web.privacy.papers.services import make_edition
from samensterk.web.programme.models import Promise
from samensterk.web.rounds.models import Round, Stop


def addresses(resolver, space="", parts=frozenset()):
    """Give the name of every address under a resolver, and what stands in it."""
    for one in resolver.url_patterns:
        inside = parts | set(one.pattern.regex.groupindex)
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", inside
        elif isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one, inner, inside)


def a_visit_area(place):
    """Give one of the last scan: of that one it is told when it is due."""
    scan = place.scans.first()
    found = scan and scan.areas.filter(level="visit_area").first()
    return (found or make_described_scan(place).areas.get(level="visit_area")).pk


# Where a part of an address has a meaning of its own.
OF_ONE_DOOR = {
    "rounds:area_rhythm": {"area_pk": a_visit_area},
    "areas:talk_file": {"form": lambda place: "pdf"},
    "areas:drive_file": {"form": lambda place: "pdf"},
    "rounds:day_plan_file": {"form": lambda place: "gpx"},
    "rounds:announcement_text": {"form": lambda place: "pdf"},
}
PARTS = dict(addresses(get_resolver()))


def address(name, place):
    """Give the address of something that is really there; makes no more than it names."""
    makers = MAKERS | OF_ONE_DOOR.get(name, {})
    return reverse(name, kwargs={one: makers[one](place) for one in PARTS[name]})


def _yard(place):
    return make_yards(place, 1)[0] if not place.yards.exists() else place.yards.all()[0]


def _edition(place):
    return make_edition(
        municipality_id=place.pk, kind=BY_CODE["verwerkingsregister"], made_by_id=None
    )


def _request(place):
    return SubjectRequest.objects.create(
        municipality=place,
        kind="see",
        received_on=today(),
        due_on=today() + timedelta(days=30),
        key=_yard(place).key,
        identity="counter",
    )


def _invitation(place):
    return place.invitations.create(
        organisation=place.organisation,
        email="a@b.example.nl",
        role=Role.TRAINER,
        token_hash=uuid4().hex,
        expires_at=timezone.now() + timedelta(days=7),
    )


def _job(place):
    return ask(
        "areas.load_scan", municipality_id=place.pk, asked_by_id=None, arguments={}
    )


def _use(place):
    return make_unusual_use(place, make_member(Role.TRAINER, place).user)


def give_to(user):
    """Let somebody own what only its owner sees."""
    Promise.objects.update(owner=user)
    YardGrant.objects.update(user=user)
    if not is_mfa_enabled(user):  # a partner, who must have it for a check
        TOTP.activate(user, SECRET)
    for member in user.memberships.all():
        YardCheck.objects.update(organisation=member.organisation)
        # An analyst sees yards only while the municipality lets him.
        if member.role == Role.RIEC_ANALYST:
            make_grant(member.municipality, user)
        if member.role == Role.FIELD_TEAM:
            _goes_out(user)
    return user


def _goes_out(user):
    """A field team sees its own visits of today, of a round that was announced."""
    Round.objects.update(state=Round.State.ANNOUNCED)
    Stop.objects.exclude(day=None).update(day=today())
    for of in Round.objects.all():
        for team in of.teams.all() or [make_team(of)]:
            make_team_member(team, user=user)


def _talk(place):
    """Give the talk that notes of an address belong to."""
    return Talk.objects.for_municipality(place.pk).first() or make_talk(place)


def _drive(place):
    return Drive.objects.for_municipality(place.pk).first() or make_drive(place)


def a_described_scan(place):
    found = place.scans.filter(areas__isnull=False).first()
    return found or give_map(make_described_scan(place))


def an_order(place):
    """Give the order of this municipality, so that it and its file fit."""
    return ScanOrder.objects.filter(municipality=place).first() or make_order(place)


def _draw(place):
    """Give the draw of a round with areas; there is no second one while one waits."""
    of = a_round(place)
    a_round_area(of)
    return of.draws.first() or make_draw(of)


def _told_back(place):
    """Give what is published, of another area than the one still being written about."""
    of = a_round(place)
    found = of.harvests.exclude(published_at=None).first()
    if found:
        return found
    areas = of.scan.areas.exclude(pk__in=of.areas.values("area"))
    row = make_round_area(of, of.areas.count() + 1, areas.first())
    return make_harvest(place, area=row, approved_at=now(), published_at=now())


def _share(place):
    """Another municipality asks this one to join."""
    return make_share(make_event(another_place()), place, joined=False)


# What may stand in an address, and how it is made.
MAKERS = {
    "yard_id": lambda place: _yard(place).pk,
    "yard_key": lambda place: _yard(place).key,
    "request_id": lambda place: _request(place).pk,
    "member_id": lambda place: make_member(Role.TRAINER, place).pk,
    "job_id": lambda place: _job(place).pk,
    "invitation_id": lambda place: _invitation(place).pk,
    "kind": lambda place: "csv",
    "line_id": lambda place: make_line(place).pk,
    "use_id": lambda place: _use(place).pk,
    "subject_kind": lambda place: "yard",
    "subject_key": lambda place: _yard(place).key,
    "code": lambda place: "areas-loadedscan",
    "package_id": lambda place: make_package(place).pk,
    "paper": lambda place: "verwerkingsregister",
    "number": lambda place: _edition(place).number,
    "form": lambda place: "csv",
    "municipality": lambda place: place.slug,
    "pk": lambda place: 1,
    # The areas.
    "scan_id": lambda place: a_described_scan(place).pk,
    "area_pk": lambda place: a_described_scan(place).areas.first().pk,
    "order_id": lambda place: an_order(place).pk,
    "source_id": lambda place: make_source(place, an_order(place)).pk,
    "indicator": lambda place: "yards_farm",
    "ask_id": lambda place: make_ask(place).pk,
    "version_id": lambda place: make_report(place, a_described_scan(place)).pk,
    "report_form": lambda place: "pdf",
    "talk_id": lambda place: _talk(place).pk,
    "talk_note_id": lambda place: make_talk_note(place, _talk(place)).pk,
    "drive_id": lambda place: _drive(place).pk,
    "drive_note_id": lambda place: make_drive_note(place, _drive(place)).pk,
    "correction_id": lambda place: make_correction(place).pk,
    "question_id": lambda place: make_question(place).pk,
    "yard_contact_id": lambda place: make_yard_contact(place).pk,
    "yard_import_id": lambda place: make_yard_import(place).pk,
    "row_number": lambda place: 1,
    "check_id": lambda place: make_check(place).pk,
    "check_answer_id": lambda place: make_check_answer(place).pk,
    "grant_id": lambda place: make_grant(place).pk,
    # The rounds.
    "round_id": lambda place: a_round(place).pk,
    "farm_hours_id": lambda place: a_farm_hours(place).pk,
    "draw_id": lambda place: _draw(place).pk,
    "pause_id": lambda place: make_pause(a_round(place)).pk,
    "team_id": lambda place: make_team(a_round(place)).pk,
    "team_member_id": lambda place: make_team_member(make_team(a_round(place))).pk,
    "stop_id": lambda place: a_stop(place).pk,
    "closure_id": lambda place: make_closure(a_round(place)).pk,
    "day": lambda place: today().isoformat(),
    "answer_id": lambda place: make_answer(place).pk,
    "answer_code": make_answer_code,
    "announcement_id": lambda place: make_announcement(a_round(place)).public_id,
    "visit_id": lambda place: make_visit(place).pk,
    "harvest_id": lambda place: make_harvest(place).pk,
    "harvest_key": lambda place: _told_back(place).public_id,
    # The programme.
    "programme_id": lambda place: make_programme(place).pk,
    "aim_id": lambda place: make_aim(place).pk,
    "phase_id": lambda place: make_phase(place).pk,
    "contribution_id": lambda place: make_contribution(place).pk,
    "worked_id": lambda place: make_hours(place).pk,
    "event_id": lambda place: make_event(place).pk,
    # Of the organisation of all members, so that each of them sees it.
    "task_id": lambda place: make_task(place, organisation=place.organisation).pk,
    "attachment_id": lambda place: make_attachment(make_event(place)).pk,
    "token": make_feed_token,
    "promise_id": lambda place: make_promise(place).pk,
    "contact_id": lambda place: make_contact(place).pk,
    "offer_id": lambda place: make_offer(place).pk,
    "experience_id": lambda place: make_experience(place).pk,
    "share_id": lambda place: _share(place).pk,
    "template_id": lambda place: make_template(place).pk,
    "import_id": lambda place: make_import(place).pk,
    "standard": lambda place: make_template(None).code,
}
