"""Rounds, teams, draws and rules, for tests of the room `rounds`."""

from datetime import time, timedelta
from uuid import uuid4

from web.members import make_member
from web.planned import make_programme
from web.scanned import a_yard, make_area, make_described_scan

from samensterk.web.common.moments import now, today
from samensterk.web.common.roles import Role
from samensterk.web.rounds.letters.code_keeping import code_of, give_codes
from samensterk.web.rounds.models import (
    Announcement,
    Answer,
    AnswerCode,
    Draw,
    FarmHours,
    FieldRule,
    Harvest,
    Letter,
    NamePolicy,
    Pause,
    PlanRun,
    RoadClosure,
    Round,
    RoundArea,
    Shift,
    Stop,
    Team,
    TeamMember,
    Visit,
    VisitNote,
)


def make_rule(place, number=1, **more):
    given = {
        "acute": "Bij acuut gevaar belt het team 112.",
        "leaves": "Het team kijkt niet naar vergunningen.",
        "decided_by": "college van B en W",
        "decided_on": today(),
    }
    return FieldRule.objects.create(municipality=place, number=number, **given | more)


def make_farm_hours(place, kind="dairy", **more):
    given = {"seasons": [], **more}
    return FarmHours.objects.create(municipality=place, kind=kind, **given)


def a_farm_hours(place):
    return FarmHours.objects.for_municipality(place.pk).first() or make_farm_hours(
        place, morning_from=time(10)
    )


def make_round(place, scan=None, **more):
    scan = scan or place.scans.filter(areas__isnull=False).first()
    given = {
        "programme": make_programme(place),
        "scan": scan or make_described_scan(place),
        "title": "Ronde voorjaar",
        "purpose": "We maken kennis en horen wat u nodig hebt.",
        "whom": Round.Whom.FARMS,
        "starts_on": today() + timedelta(days=28),
        "ends_on": today() + timedelta(days=56),
        "order": Round.Order.ROTATION,
    }
    return Round.objects.create(municipality=place, **given | more)


def a_round(place):
    return Round.objects.for_municipality(place.pk).first() or make_round(place)


def make_round_area(of, place_in_order=1, area=None):
    area = area or of.scan.areas.first()
    return RoundArea.objects.create(
        municipality=of.municipality, of=of, area=area, place=place_in_order
    )


def make_visit_areas(place, n_areas):
    """Make a scan with so many visit areas."""
    scan = make_described_scan(place, n_cells=1)
    for number in range(2, n_areas + 1):
        make_area(
            place,
            scan=scan,
            level="visit_area",
            name=f"Bezoekgebied {number}",
            n_members=30,
            values={},
            team_days=4.5,
        )
    return scan


def make_round_over(place, n_areas, **more):
    """Make a round over all visit areas of a scan with so many."""
    of = make_round(place, make_visit_areas(place, n_areas), **more)
    areas = of.scan.areas.filter(level="visit_area").order_by("pk")
    for number, area in enumerate(areas, 1):
        make_round_area(of, number, area)
    return of


def make_draw(of, **more):
    frozen = [
        {
            "area_id": one.area.area_id,
            "name": one.area.name,
            "scan_id": one.area.scan_id,
        }
        for one in of.areas.all()
    ]
    given = {
        "number": of.draws.count() + 1,
        "frozen": frozen,
        "list_hash": "0" * 64,
        "entry_one": "6 4 2",
        "by_one": make_member(
            Role.COORDINATOR, of.municipality, email=f"{uuid4().hex}@a.example.nl"
        ).user,
    }
    return Draw.objects.create(municipality=of.municipality, of=of, **given | more)


def make_pause(of, **more):
    area = more.pop("area", None) or of.areas.first() or make_round_area(of)
    given = {"why": Pause.Why.ANIMAL_DISEASE, "from_on": today()}
    return Pause.objects.create(municipality=of.municipality, area=area, **given | more)


def make_team(of, **more):
    given = {"name": f"Team {of.teams.count() + 1}", "starts_at": "gemeentehuis"}
    return Team.objects.create(municipality=of.municipality, of=of, **given | more)


def make_team_member(team, **more):
    given = {
        "organisation": team.municipality.organisation,
        "part": TeamMember.Part.SUPERVISOR,
        "shown_as": "Anja",
    }
    return TeamMember.objects.create(
        municipality=team.municipality, team=team, **given | more
    )


def make_shift(team, day=None, half=Shift.Half.MORNING):
    day = day or team.of.starts_on
    return Shift.objects.create(
        municipality=team.municipality, team=team, day=day, half=half
    )


def make_name_policy(place, organisation=None, shown=NamePolicy.Shown.FIRST):
    return NamePolicy.objects.create(
        municipality=place, organisation=organisation or place.organisation, shown=shown
    )


def a_round_area(of):
    return of.areas.first() or make_round_area(of)


def make_stop(of, yard=None, **more):
    """Make a visit that is not planned yet."""
    yard = yard or a_yard(of.municipality)
    given = {"area": a_round_area(of), "key": yard.key, "minutes": 40}
    return Stop.objects.create(
        municipality=of.municipality, of=of, yard=yard, **given | more
    )


def a_stop(place):
    """Give a visit that is planned, on the first day of its round."""
    found = Stop.objects.for_municipality(place.pk).first()
    if found:
        return found
    of = a_round(place)
    return make_stop(
        of,
        state=Stop.State.PLANNED,
        team=of.teams.first() or make_team(of),
        day=of.starts_on,
        begins=time(9, 30),
        ends=time(10, 10),
        place=1,
        drive_s=300,
    )


def make_closure(of):
    return RoadClosure.objects.create(
        municipality=of.municipality,
        of=of,
        name="Zandweg",
        x_m=249_000.0,
        y_m=570_000.0,
        from_on=of.starts_on,
        until_on=of.ends_on,
    )


def make_run(of, **more):
    """Make a run of the planner that has ended."""
    given = {"number": of.runs.count() + 1, "ended_at": now()}
    return PlanRun.objects.create(municipality=of.municipality, of=of, **given | more)


def make_announcement(of, **more):
    given = {
        "number": of.announcements.count() + 1,
        "rule": FieldRule.objects.filter(municipality=of.municipality).first()
        or make_rule(of.municipality),
        "ask_at": "team Veiligheid, 14 0599",
        "complain_at": "gemeente, 14 0599",
        "answer_until": of.starts_on,
        "announced_at": now(),
    }
    return Announcement.objects.create(
        municipality=of.municipality, of=of, **given | more
    )


def make_answer_code(place):
    """Give the code of a letter that somebody got, as it is typed."""
    stop = a_stop(place)
    if not stop.of.announcements.exists():
        make_announcement(stop.of)
    give_codes([stop], stop.of.ends_on + timedelta(days=14))
    return code_of(AnswerCode.objects.get(stop=stop))


def make_answer(place, **more):
    stop = a_stop(place)
    given = {"kind": Answer.Kind.VISIT}
    return Answer.objects.create(
        municipality=place, of=stop.of, stop=stop, key=stop.key, **given | more
    )


def make_visit(place, **more):
    stop = a_stop(place)
    given = {
        "of": stop.of,
        "area": stop.area,
        "key": stop.key,
        "on": today(),
        "half": Shift.Half.MORNING,
        "outcome": "talk",
    }
    return Visit.objects.create(municipality=place, **given | more)


def make_harvest(place, **more):
    of = a_round(place)
    area = more.pop("area", None) or a_round_area(of)
    given = {"heard": "Men mist verlichting.", "doing": "Wij plaatsen lampen."}
    return Harvest.objects.get_or_create(
        municipality=place, of=of, area=area, defaults=given | more
    )[0]


def fill_rounds(place, user):
    """Everything that rounds and their rule keep of somebody."""
    of = make_round(place, made_by=user)
    make_rule(place, published_by=user)
    area = make_round_area(of)
    Harvest.objects.create(
        municipality=place, of=of, area=area, approved_by=user, approved_at=now()
    )
    make_draw(of, by_one=user)
    make_pause(of, by=user)


def fill_letters(place, user, yard):
    """Everything that announcing keeps of somebody, and of an address."""
    of = a_round(place)
    stop = of.stops.filter(key=yard.key).first() or make_stop(of, yard)
    announcement = make_announcement(of, made_by=user)
    give_codes([stop], of.ends_on)
    Letter.objects.create(
        municipality=place,
        announcement=announcement,
        key=yard.key,
        way=Letter.Way.POST,
        told_from=of.starts_on,
        told_until=of.ends_on,
    )
    Answer.objects.create(
        municipality=place,
        of=of,
        stop=stop,
        key=yard.key,
        kind=Answer.Kind.CALL,
        phone="0599 123456",
        entered_by=user,
        handled_by=user,
        handled_at=now(),
    )
    make_run(of, made_by=user)


def fill_visits(place, user, yard):
    """Everything that visits keep of somebody, and of an address."""
    visit = make_visit(place, key=yard.key, by=user, topics=["renting"])
    VisitNote.objects.create(
        municipality=place, visit=visit, key=yard.key, text="Wil graag een brochure."
    )
