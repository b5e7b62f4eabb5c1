"""How soon a round is planned on the site, over the roads of a real scan.

The verbs of the site themselves: areas, visits, teams, the job, the pages and what a
change shows. Loading the solvers is counted, as it is for the first who plans.

python bench/plan_round.py --scan FOLDER            on SQLite
python tests/postgresql.py python bench/plan_round.py --scan FOLDER
"""

import argparse
import json
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import web_site

APART_M = 40.0  # between a yard and its copy, where more are asked than there are
PARTS = ("supervisor", "officer")


@contextmanager
def timed(rows: dict[str, float], name: str):
    start_s = perf_counter()
    yield
    rows[name] = perf_counter() - start_s


def a_round(folder: Path, n_yards: int, n_teams: int, n_days: int):
    """Make a round over whole areas with so many yards, and its teams."""
    from datetime import timedelta

    from web.members import make_member, make_place
    from web.planned import make_programme

    from samensterk.web.areas.scans.area_reading import read_areas
    from samensterk.web.areas.scans.folders import keep_folder
    from samensterk.web.areas.scans.queries import visit_areas_of
    from samensterk.web.areas.scans.scan_folders import read_summary, read_yards
    from samensterk.web.areas.yards.take_over import take_over_scan
    from samensterk.web.common.moments import today
    from samensterk.web.common.roles import Role
    from samensterk.web.rounds.setup.area_services import choose_areas
    from samensterk.web.rounds.setup.services import plan_round

    area = json.loads((folder / "scan.json").read_text())["area"]
    place = make_place(area["name"], area["code"])
    summary = read_summary(folder, code=area["code"])
    scan = take_over_scan(
        municipality_id=place.pk,
        summary=summary,
        yards=read_yards(folder),
        areas=read_areas(folder, summary.kind),
        folder=keep_folder(folder),
    )
    by = make_member(Role.COORDINATOR, place, email="plan@a.example.nl").user
    of = plan_round(
        programme=make_programme(place),
        scan_id=scan.pk,
        values={
            "title": "Ronde",
            "purpose": "Wij maken kennis.",
            "whom": "all",
            "starts_on": today() + timedelta(days=1),
            "ends_on": today() + timedelta(days=365),
        },
        by_id=by.pk,
    )
    areas = [one.pk for one in visit_areas_of(scan)]
    of = choose_areas(of=of, version=of.version, area_ids=areas)
    have_yards(place, n_yards)
    middle = place.yards.order_by("x_m")[n_yards // 2]
    for number in range(n_teams):
        make_team(of, number, middle, n_days // n_teams)
    return of, by


def have_yards(place, n_yards: int) -> None:
    """Leave so many yards, of the first areas; copies beside them where there are fewer."""
    names = list(place.yards.order_by("visit_area", "pk").values_list("pk", flat=True))
    place.yards.filter(pk__in=names[n_yards:]).delete()
    place.yards.filter(visit_area="").delete()
    known = list(place.yards.order_by("pk"))
    copies = []
    for number in range(n_yards - len(known)):
        one = known[number % len(known)]
        turn = number // len(known) + 1
        made = type(one)(
            **{
                field.attname: getattr(one, field.attname)
                for field in type(one)._meta.concrete_fields  # noqa: SLF001 - to copy a row
                if not field.primary_key
            }
        )
        made.key = f"9{number:015}"
        made.x_m = one.x_m + APART_M * turn
        copies.append(made)
    type(known[0]).objects.bulk_create(copies, batch_size=500)


def make_team(of, number: int, start, n_days: int) -> None:
    from datetime import timedelta

    from samensterk.web.rounds.teams import services
    from samensterk.web.rounds.teams.half_days import set_half_days

    team = services.make_team(
        of=of,
        values={
            "name": f"Team {number}",
            "starts_at": "gemeentehuis",
            "start_x_m": start.x_m,
            "start_y_m": start.y_m,
        },
    )
    for part in PARTS:
        values = {"part": part, "shown_as": part, "user_id": None}
        values["organisation_id"] = of.municipality.organisation_id
        services.add_member(team=team, values=values)
    days = (of.starts_on + timedelta(days=at) for at in range(365))
    chosen = [day for day in days if day.isoweekday() < 5][:n_days]
    halves = {(day, half) for day in chosen for half in ("morning", "afternoon")}
    set_half_days(team=team, version=team.version, chosen=halves)


def planned(of, client, rows: dict[str, float]) -> None:
    """Ask for a plan as the button does, and do the job as the worker does."""
    from django.urls import reverse

    from samensterk.web.common.job_run import run as do_job
    from samensterk.web.common.models import Job
    from samensterk.web.rounds.plans import jobs

    slug = of.municipality.slug
    with timed(rows, "the button"):
        answer = client.post(
            reverse("rounds:plan_start", args=[slug, of.pk]), {"wat": "all"}
        )
    assert answer.status_code == 302, answer.context["form"].errors
    start_s, write = perf_counter(), jobs.write_run
    written: list[float] = []

    def noted(**more):
        done = write(**more)
        written.append(perf_counter() - start_s)
        return done

    jobs.write_run = noted
    job = Job.objects.get(kind="plan_round")
    do_job(job.pk)
    jobs.write_run = write
    job.refresh_from_db()
    rows["first plan written"], rows["better plan written"] = written
    rows |= job.result


def looked_at(of, client, rows: dict[str, float]) -> None:
    """Open the pages of the plan, and see what changes would do."""
    from django.urls import reverse

    slug = of.municipality.slug
    stop = of.stops.filter(state="planned").order_by("day", "place")[2]
    to_day = of.stops.filter(state="planned").order_by("-day").first()
    for name, about, given in (
        ("plan", of, None),
        ("plan_days", of, None),
        ("stop_why", stop, None),
        ("stop_move", stop, {"naar": f"{to_day.team_id}_{to_day.day.isoformat()}"}),
        ("plan_ill", of, {"wie": f"team_{stop.team_id}", "van": stop.day.isoformat()}),
    ):
        address = reverse(f"rounds:{name}", args=[slug, about.pk])
        with timed(rows, name):
            answer = (
                client.get(address) if given is None else client.post(address, given)
            )
        assert answer.status_code == 200, (name, answer)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--scan", type=Path, required=True, help="a scan with roads")
    options.add_argument("--yards", type=int, default=300)
    options.add_argument("--teams", type=int, default=3)
    options.add_argument("--days", type=int, default=45, help="of all teams together")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        web_site.wake(Path(folder))
        from django.conf import settings
        from django.contrib.sessions.backends.db import SessionStore
        from django.test import Client

        from samensterk.web.config.preparing import prepare

        prepare()
        rows: dict[str, float] = {}
        with timed(rows, "set up"):
            of, by = a_round(given.scan, given.yards, given.teams, given.days)
        client = Client(SERVER_NAME="localhost")
        key = web_site.signed_in(SessionStore, by)
        client.cookies[settings.SESSION_COOKIE_NAME] = key
        planned(of, client, rows)
        looked_at(of, client, rows)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{given.yards:,} yards, {given.days} team-days; load {load}")
    for name, value in rows.items():
        print(f"| {name} | {value:.2f} |")


if __name__ == "__main__":
    main()
