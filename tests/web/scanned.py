"""Scans with areas, orders, talks and the rest, for tests of the room `areas`."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import geopandas
import shapely
from django.conf import settings
from django.utils import timezone
from web.members import make_member, make_scan, make_yards
from web.planned import make_organisation

from samensterk.products.tile_file import Sheet, write_tiles
from samensterk.web.areas.models import (
    CheckAnswer,
    Drive,
    DriveNote,
    ImportRow,
    OrderPlace,
    ReportVersion,
    ScanArea,
    ScanOrder,
    ScanRequest,
    SourceFile,
    Talk,
    TalkNote,
    YardCheck,
    YardContact,
    YardCorrection,
    YardGrant,
    YardImport,
    YardQuestion,
)
from samensterk.web.areas.scans.folders import MAP
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def a_yard(place):
    """Give a yard of this municipality; the first one, when there are any."""
    return place.yards.order_by("pk").first() or make_yards(place, 1)[0]


def square(west, south, side=0.01):
    """Give a square in degrees, as an outline."""
    east, north = west + side, south + side
    ring = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
    ]
    return {"type": "Polygon", "coordinates": [ring]}


def make_area(place, *, scan=None, level="cell", name="Gebied 1", n_members=12, **more):
    scan = scan or a_scan(place)
    number = ScanArea.objects.filter(scan=scan).count()
    given = {
        "area_id": f"{place.code}:{level}:{number}",
        "values": {"yards_per_km2": 3.5, "share_built_before_1945": None},
        "outline": square(6.6 + number / 50, 53.1),
        "x_m": 233_000.0 + 700 * number,
        "y_m": 570_000.0,
    }
    return ScanArea.objects.create(
        municipality=place,
        scan=scan,
        level=level,
        name=name,
        n_members=n_members,
        **given | more,
    )


def a_scan(place):
    """Give the last scan of this municipality, or make one."""
    return place.scans.first() or make_scan(place)


def make_described_scan(place, n_cells=3):
    """Make a scan with a municipality, a neighbourhood, cells and a visit area."""
    scan = make_scan(place, 60)
    whole = make_area(
        place, scan=scan, level="municipality", name=place.name, n_members=60
    )
    make_area(
        place,
        scan=scan,
        level="neighbourhood",
        name="Oosterlage en omgeving",
        n_members=40,
        part_of=whole.area_id,
    )
    for number in range(1, n_cells + 1):
        make_area(
            place,
            scan=scan,
            name=f"Gebied {number}",
            n_members=10 + number,
            part_of=whole.area_id,
        )
    make_area(
        place,
        scan=scan,
        level="visit_area",
        name="Bezoekgebied 1",
        n_members=30,
        values={},
        team_days=4.5,
    )
    return scan


def give_map(scan):
    """Give a scan a folder with a small base map: one field and one road."""
    scan.folder = f"described-{os.getpid()}"
    scan.save()
    path = Path(settings.MEDIA_ROOT) / "scan-folders" / scan.folder / MAP
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        field = geopandas.GeoDataFrame(
            {"land_use": ["farmland"]},
            geometry=[shapely.box(6.6, 53.1, 6.75, 53.15)],
            crs=4326,
        )
        write_tiles([Sheet("land", field, 8, 10)], path, attribution="BAG")
    return scan


def make_order(place, *, across=False, state="draft", **more):
    order = ScanOrder.objects.create(
        municipality=None if across else place, state=state, **more
    )
    OrderPlace.objects.create(order=order, municipality=place)
    return order


def make_source(place, order=None):
    order = order or make_order(place)
    return SourceFile.objects.create(
        order=order,
        origin="upload",
        name="bag-light.gpkg",
        path=f"{order.files.count()}-bag-light.gpkg",
        size=1000,
        format="bag_light",
        title="Basisregistratie Adressen en Gebouwen",
        date="2026-10-08",
        provides=["buildings", "addresses"],
    )


def make_ask(place, **more):
    return ScanRequest.objects.create(
        municipality=place,
        what="buitengebied",
        purpose="Wij beginnen in het voorjaar met De boer op.",
        **more,
    )


def make_report(place, scan=None, **more):
    scan = scan or a_scan(place)
    return ReportVersion.objects.create(
        municipality=place, scan=scan, number=scan.reports.count() + 1, **more
    )


def make_talk(place, **more):
    return Talk.objects.create(
        municipality=place,
        scan=a_scan(place),
        title="Tafelgesprek Oosterlage",
        held_on=today() - timedelta(days=3),
        organisations="LTO Noorderveld, politie",
        **more,
    )


def make_talk_note(place, talk=None, **more):
    talk = talk or make_talk(place)
    area = talk.scan.areas.first() or make_area(place, scan=talk.scan)
    return TalkNote.objects.create(
        municipality=place,
        talk=talk,
        area_id=area.area_id,
        area_name=area.name,
        theme="quiet_places",
        text="Langs het kanaal komt 's avonds bijna niemand.",
        organisation="LTO Noorderveld",
        told_on=talk.held_on,
        **more,
    )


def make_drive(place, **more):
    day = today() + timedelta(days=14)
    begins = datetime(day.year, day.month, day.day, 14, 0, tzinfo=AMSTERDAM)
    area = a_scan(place).areas.first() or make_area(place)
    return Drive.objects.create(
        municipality=place,
        title="Schouw bij daglicht",
        light="daylight",
        starts_at=begins,
        areas=[{"area_id": area.area_id, "name": area.name}],
        **more,
    )


def make_drive_note(place, drive=None, **more):
    return DriveNote.objects.create(
        municipality=place,
        drive=drive or make_drive(place),
        kind="lighting",
        where="kruising Langewijk en Kanaaldijk",
        text="De lantaarn bij de brug is stuk.",
        **more,
    )


def make_correction(place, yard=None, **more):
    yard = yard or a_yard(place)
    return YardCorrection.objects.create(
        municipality=place,
        yard=yard,
        key=yard.key,
        what="kind",
        before={"kind": "farm"},
        after={"kind": "other"},
        why="Het bedrijf is een zorgboerderij geworden.",
        source="colleague",
        **more,
    )


def make_question(place, yard=None, **more):
    yard = yard or a_yard(place)
    return YardQuestion.objects.create(
        municipality=place,
        yard=yard,
        key=yard.key,
        scan=yard.scan,
        why="kind",
        found={"kind": "farm"},
        **more,
    )


def make_yard_contact(place, yard=None, **more):
    yard = yard or a_yard(place)
    return YardContact.objects.create(
        municipality=place,
        key=yard.key,
        name="Familie De Boer",
        phone="06 12345678",
        source="visit",
        purpose="Een afspraak maken voor een bezoek",
        given_on=today(),
        ends_on=today() + timedelta(days=365),
        **more,
    )


def make_yard_import(place, *, state="preview", n_rows=1, **more):
    columns = {
        "meanings": ["street", "house_number"],
        "people": [],
        "kind_of_all": "",
        "sheet": "",
        "sheets": [],
        "has_formulas": False,
    }
    found = YardImport.objects.create(
        municipality=place,
        name="erven.csv",
        state=state,
        n_rows=n_rows,
        columns=columns,
        headings=["straat", "huisnr"],
        **more,
    )
    yard = a_yard(place)
    ImportRow.objects.bulk_create(
        ImportRow(
            municipality=place,
            of=found,
            number=number,
            given={"street": "Langewijk", "house_number": "1"},
            match="exact",
            key=yard.key,
            address=yard.address,
            kind="farm",
        )
        for number in range(1, n_rows + 1)
    )
    return found


def make_check(place, organisation=None, **more):
    yard = a_yard(place)
    return YardCheck.objects.create(
        municipality=place,
        organisation=organisation or make_organisation("LTO Noord", "farmers_union"),
        visit_area=yard.visit_area,
        purpose="Nakijken of deze adressen nog boerenerven zijn",
        ends_on=today() + timedelta(days=14),
        **more,
    )


def make_check_answer(place, check=None, **more):
    yard = a_yard(place)
    return CheckAnswer.objects.create(
        municipality=place,
        of=check or make_check(place),
        yard=yard,
        key=yard.key,
        answer="ceased",
        **more,
    )


def make_grant(place, user=None, **more):
    user = user or make_member(Role.RIEC_ANALYST, place).user
    return YardGrant.objects.create(
        municipality=place,
        user=user,
        purpose="Meekijken naar fouten in de lijst",
        ends_on=today() + timedelta(days=14),
        **more,
    )


def fill_areas(place, user, yard):
    """Everything that the room `areas` keeps of somebody, and of an address."""
    make_order(place, made_by=user)
    make_ask(place, asked_by=user)
    make_correction(place, yard, by=user)
    make_question(
        place, yard, answered_by=user, answered_at=timezone.now(), answer="keep"
    )
    make_yard_contact(place, yard, by=user)
    make_yard_import(place, by=user)
    make_check_answer(place, by=user)
    make_report(place, made_by=user)
    make_talk_note(place, make_talk(place, made_by=user), by=user)
    make_drive_note(place, make_drive(place, made_by=user), by=user)
