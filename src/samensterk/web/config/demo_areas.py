"""What a municipality that is under way has done with its scan, to practise on."""

from datetime import datetime, time, timedelta

from samensterk.web.accounts.models import Municipality, Organisation, User
from samensterk.web.areas.asks.services import make_ask
from samensterk.web.areas.checks.services import answer_check, make_check
from samensterk.web.areas.drives.note_services import add_note as add_place
from samensterk.web.areas.drives.note_services import make_task
from samensterk.web.areas.drives.services import Planned, plan_drive
from samensterk.web.areas.models import LoadedScan, ScanArea, Yard
from samensterk.web.areas.reports.content import told_as_data
from samensterk.web.areas.reports.services import make_version
from samensterk.web.areas.scans.queries import areas_of, last_scan
from samensterk.web.areas.talks.queries import street_knowledge
from samensterk.web.areas.talks.services import add_note, close_talk, make_talk
from samensterk.web.areas.yards.contacts import add_contact
from samensterk.web.areas.yards.corrections import cease, correct_kind
from samensterk.web.common.clock import HERE
from samensterk.web.common.moments import today

TABLE = "LTO Noorderveld, Politie Noorderveld, Brandweer Noorderveld"
# What was told: which of the cells, about what, the words, by whom.
TOLD = (
    (
        0,
        "quiet_places",
        "Na de oogst is het pad langs het kanaal 's avonds lang leeg.",
        "LTO Noorderveld",
    ),
    (
        0,
        "chances",
        "Buren kennen elkaar en letten op; er is een appgroep van het dorp.",
        "Politie Noorderveld",
    ),
    (
        2,
        "empty_buildings",
        "De komende jaren stoppen hier meer bedrijven; schuren komen vrij.",
        "LTO Noorderveld",
    ),
    (
        2,
        "waste",
        "Langs de doodlopende weg wordt soms afval gedumpt, vooral in het weekend.",
        "Brandweer Noorderveld",
    ),
    (
        4,
        "livability",
        "Mensen missen een plek om elkaar te zien sinds het café dicht is.",
        "Politie Noorderveld",
    ),
)
# Places that were seen: what, where, the words.
SEEN = (
    ("lighting", "brug bij de Dwarsweg", "De lantaarn aan de noordkant is stuk."),
    ("dump_spot", "einde van de doodlopende weg", "Sporen van gedumpt hout en puin."),
    ("good", "parkeerplaats bij de sluis", "Goed verlicht en opgeruimd."),
)
ROUND_TIME, DARK_TIME = time(14, 0), time(20, 30)


def areas_in_use(here: Municipality, coordinator: User, field: User) -> None:
    """Fill the wings of the areas, as if people worked with them for some months."""
    scan = last_scan(here.pk)
    if scan is None:
        return
    cells = list(areas_of(scan).filter(level=ScanArea.Level.CELL).order_by("pk")[:6])
    _table_talk(scan, cells, coordinator)
    _drives(here, cells, coordinator, field)
    _corrections(here, coordinator)
    _check(here, coordinator)
    make_ask(
        municipality_id=here.pk,
        values={
            "what": "bedrijventerrein",
            "purpose": "Wij willen ook met ondernemers op de terreinen in gesprek.",
            "area": "",
            "wanted_on": today() + timedelta(days=60),
        },
        by_id=coordinator.pk,
    )
    make_version(
        scan=scan,
        seen=0,
        sections=[
            {
                "code": "figures",
                "is_on": True,
                "text": "Deze cijfers bespraken wij met onze partners. Zij herkennen het beeld.",
            }
        ],
        street_knowledge=told_as_data(street_knowledge(here.pk, scan.pk)),
        note="Voor het overleg met de burgemeester",
        made_by_id=coordinator.pk,
    )


def _table_talk(scan: LoadedScan, cells: list[ScanArea], coordinator: User) -> None:
    talk = make_talk(
        scan=scan,
        values={
            "title": "Tafelgesprek in het dorpshuis",
            "held_on": today() - timedelta(days=20),
            "organisations": TABLE,
        },
        by_id=coordinator.pk,
    )
    for cell, theme, text, organisation in TOLD:
        area = cells[cell % len(cells)]
        values = {
            "area_id": area.area_id,
            "area_name": area.name,
            "theme": theme,
            "text": text,
            "organisation": organisation,
            "told_on": talk.held_on,
        }
        add_note(talk=talk, values=values, by_id=coordinator.pk)
    close_talk(talk=talk)


def _drives(
    here: Municipality, cells: list[ScanArea], coordinator: User, field: User
) -> None:
    areas = tuple({"area_id": one.area_id, "name": one.name} for one in cells[2:4])
    plans = (
        ("Schouw bij daglicht", "daylight", -13, ROUND_TIME),
        ("Schouw in het donker", "dark", 9, DARK_TIME),
    )
    for title, light, n, at in plans:
        day = today() + timedelta(days=n)
        planned = Planned(
            title=title,
            light=light,
            starts_at=datetime.combine(day, at, HERE),
            ends_at=None,
            meet_at="Gemeentehuis, ingang achter",
            areas=areas,
            organisations="Politie Noorderveld, LTO Noorderveld",
        )
        drive = plan_drive(
            municipality_id=here.pk, planned=planned, by_id=coordinator.pk
        )
        for number, (kind, where, text) in enumerate(SEEN if n < 0 else ()):
            note = add_place(
                drive=drive,
                values={
                    "kind": kind,
                    "where": where,
                    "text": text,
                    "x_m": cells[2 + number % 2].x_m + 60 * number,
                    "y_m": cells[2 + number % 2].y_m,
                },
                by_id=field.pk,
            )
            if kind == "lighting":
                values = {
                    "title": "Lantaarn bij de brug laten maken",
                    "due_on": today() + timedelta(days=12),
                    "owner": coordinator,
                }
                make_task(note=note, values=values, by_id=coordinator.pk)


def _corrections(here: Municipality, coordinator: User) -> None:
    rows = Yard.objects.for_municipality(here.pk).present()
    first, second, third = rows.order_by("street", "house_number", "pk")[3:6]
    correct_kind(
        yard=first,
        kind=Yard.Kind.OTHER,
        why="Het bedrijf is een kampeerterrein geworden.",
        source="colleague",
        by_id=coordinator.pk,
    )
    cease(
        yard=second,
        why="De boerderij is gesloopt.",
        source="partner",
        by_id=coordinator.pk,
    )
    contact = {
        "name": "Familie Voorbeeld",
        "phone": "06 12345678",
        "mail": "",
        "language": "gos",
        "source": "visit",
        "purpose": "Een afspraak maken voor een bezoek",
        "given_on": today() - timedelta(days=5),
        "ends_on": today() + timedelta(days=360),
    }
    add_contact(yard=third, values=contact, by_id=coordinator.pk)


def _check(here: Municipality, coordinator: User) -> None:
    """The farmers' union looks at one area and has begun."""
    union = Organisation.objects.filter(name="LTO Noorderveld").first()
    yard = Yard.objects.for_municipality(here.pk).present().exclude(visit_area="")
    area = yard.order_by("visit_area").first()
    if union is None or area is None:
        return
    check = make_check(
        municipality_id=here.pk,
        organisation_id=union.pk,
        visit_area=area.visit_area,
        purpose="Nakijken of deze adressen nog boerenerven zijn",
        ends_on=today() + timedelta(days=14),
        by_id=coordinator.pk,
    )
    partner = User.objects.filter(memberships__organisation=union).first()
    if partner is not None:
        mine = yard.filter(visit_area=area.visit_area).order_by("pk")[:3]
        answers = dict(
            zip((one.pk for one in mine), ("right", "right", "ceased"), strict=False)
        )
        answer_check(check=check, answers=answers, by_id=partner.pk)
