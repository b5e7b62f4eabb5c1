"""Noorderveld's partners, menukaart and promises, to practise with."""

from datetime import date, timedelta
from uuid import uuid4

from samensterk.web.accounts.models import Municipality, Organisation, User
from samensterk.web.areas.models import Yard
from samensterk.web.common.moments import today
from samensterk.web.programme.models import Contact, Experience, Offer, Promise
from samensterk.web.programme.promises.services import answer_promise, make_promise

# Who, at which organisation, as what, for what, where, and how many days ago checked.
CONTACTS = (
    (
        "Wietske de Vries",
        "Politie Noorderveld",
        "wijkagent",
        "bezoeken, vragen van boeren",
        "Oosterlage en omgeving",
        40,
    ),
    (
        "Geert Postma",
        "Politie Noorderveld",
        "wijkagent",
        "bezoeken, vragen van boeren",
        "Westerlage en het veen",
        380,
    ),
    (
        "Hilda Bos",
        "LTO Noorderveld",
        "regiobestuurder",
        "uitnodigen, meelezen met brieven",
        "heel Noorderveld",
        20,
    ),
    (
        "Anne van der Meer",
        "PVO Noord",
        "adviseur",
        "workshops diefstal en cyber",
        "drie provincies",
        75,
    ),
    (
        "Joop Kuiper",
        "Brandweer Noorderveld",
        "specialist brandveiligheid",
        "workshop brandveiligheid",
        "heel Noorderveld",
        410,
    ),
    (
        "Nynke Hoekstra",
        "Omgevingsdienst Noord",
        "accountmanager",
        "uitleg over regels",
        "heel Noorderveld",
        10,
    ),
)
PHONE = "06 12 34 56 78"  # in no book: the demo telephones nobody


def partners_and_promises(here: Municipality, owner: User, field: User) -> None:
    """Make them once."""
    if Contact.objects.filter(municipality=here).exists():
        return
    _contacts(here)
    _menu(here, owner)
    _promises(here, owner, field)


def _ago(n: int) -> date:
    return today() - timedelta(days=n)


def _contacts(here: Municipality) -> None:
    made = {}
    for name, organisation, function, for_what, region, days in CONTACTS:
        made[name] = Contact.objects.create(
            municipality=here,
            organisation=Organisation.objects.get(name=organisation),
            name=name,
            function=function,
            for_what=for_what,
            region=region,
            phone=PHONE,
            email=f"{name.split()[0].lower()}@oefenen.example",
            source="gaf het zelf op",
            checked_on=_ago(days),
        )
    first, second = made["Wietske de Vries"], made["Geert Postma"]
    first.stand_in, second.stand_in = second, first
    first.save()
    second.save()


def _menu(here: Municipality, owner: User) -> None:
    offer = Offer.objects.filter(municipality=None, kind=Offer.Kind.WORKSHOP).first()
    if offer is not None:
        Experience.objects.create(
            municipality=here,
            offer=offer,
            on=_ago(200),
            n_people=22,
            text="Goede vragen, te weinig tijd. Reken op drie kwartier.",
            by=owner,
        )


def _promises(here: Municipality, owner: User, field: User) -> None:
    """One late, one that comes, one answered in time; at yards like any other."""
    yards = list(Yard.objects.for_municipality(here.pk).order_by("pk")[:3])
    rows = (
        (owner, "Uitzoeken wie de sloop van een oude schuur betaalt", 20, -4, None, ""),
        (field, "Voorbeeld van een huurcontract sturen", 6, 8, None, ""),
        (
            owner,
            "Terugbellen over de verlichting langs de weg",
            30,
            -12,
            _ago(16),
            "De gemeente plaatst in het voorjaar een lantaarn.",
        ),
    )
    for yard, (who, what, days, due, ended_on, answer) in zip(
        yards, rows, strict=False
    ):
        promise = make_promise(
            number=uuid4(),
            municipality_id=here.pk,
            values={
                "key": yard.key,
                "source": Promise.Source.CALL,
                "what": what,
                "owner": who,
                "promised_on": _ago(days),
                "due_on": today() + timedelta(days=due),
            },
            by_id=who.pk,
        )
        if ended_on is not None:
            answer_promise(
                promise=promise, answer=answer, how=Promise.How.PHONE, ended_on=ended_on
            )
