"""Whatever somebody sends, the answer is a page or a refusal, never a mistake of ours."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.addresses import PARTS, address
from web.members import make_member, make_place, make_yards, sign_in

from samensterk.web.accounts.invitations import Offer, invite
from samensterk.web.common.access import Scope
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

pytestmark = pytest.mark.django_db
NASTY = st.sampled_from(
    [
        "",
        "\x00",
        "a\x00b",
        "<script>alert(1)</script>",
        "'\"><img src=x onerror=alert(1)>",
        "{{ 7*7 }}{% debug %}",
        "../../etc/passwd",
        "9" * 400,
        "-1",
        "1e309",
        "NaN",
        "\u202e\u0000",
        "\ud800",
        "é" * 5000,
        "0001-01-01",
        "9999-12-31",
        "99999-01-01",
        "2026-02-30",
        "#ffffff",
        "GM9901",
        "' OR 1=1 --",
        "%00",
        "coordinator",
    ]
)
TEXT = NASTY | st.text(max_size=60)
FILES = st.binary(max_size=300).map(lambda content: ("f", content)) | st.sampled_from(
    [
        ("scan.gpkg", b"SQLite format 3\x00" + b"\x00" * 52 + b"GPKG" + b"\x00" * 99),
        ("scan.json", b'{"a": ' * 5000),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/></svg>"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
        ("a\x00b<script>.png", b""),
    ]
)
FIELDS = (
    *("name", "code", "kind", "email", "role", "organisation", "starts_on", "ends_on"),
    *("last_day", "successor", "primary", "accent", "display_name", "sender"),
    *("reply_to", "phone", "website", "postal_address", "without_logo", "note"),
    *("days", "reason", "choice", "taken", "usual"),
    *("login", "password", "password1", "password2", "oldpassword", "municipality"),
    *("language", "next", "credential", "passwordless", "purpose", "reason"),
    *("account", "since", "until", "conclusion", "with_names", "zoek", "van", "wie"),
    *("number", "about", "words", "received_on", "identity", "items", "position"),
    *("title", "purpose", "version", "theme", "measure", "start", "target", "text"),
    *("reached-reached", "reached-reached_on", "hours_promised", "hours", "on"),
    *("task", "what", "maand", "wat", "met", "uren", "avond"),
    *("guest", "text", "was_joined"),
    *("because", "identity-identity", "objection-position", "answer-reason"),
    *("what", "to_whom", "reach", "source", "owner", "event", "version", "is_fit"),
    *("promised_on", "due_on", "how", "answer", "ended_on", "often", "stand"),
)
ROUND_FIELDS = (
    *("title", "purpose", "whom", "version", "areas", "order", "order_reason"),
    *("is_no_suspicion", "programme", "minutes_first", "morning_from", "entry"),
    *("minutes_again", "minutes_not_home", "morning_until", "afternoon_from"),
    *("afternoon_until", "starts_on", "ends_on", "why", "about", "from_on"),
    *("until_on", "acute", "leaves", "decided_by", "decided_on", "seen", "shown"),
    *("organisatie", "part", "shown_as", "account", "starts_at", "ends_at"),
    *("lunch_from", "lunch_minutes", "most_visits", "languages", "halves", "series"),
    *("start_place", "end_place", "erbij", "minuten", "hoogstens", "months"),
    *("wat", "naar", "plek", "vast", "hoe", "op", "wie", "van", "tot", "half"),
    *("wanted_on", "wanted_half", "wanted_from", "wanted_until", "needs", "animals"),
    *("minutes", "radius_m", "near", "spot", "name", "act", "where", "number"),
    *("ask_at", "complain_at", "answer_until", "press_text", "notice_text", "sure"),
    *("code", "first", "second", "third", "phone", "position", "owner_id", "due_on"),
    *("on", "outcome", "later_on", "later_half", "topics", "material", "can_do"),
    *("promise_what", "promise_owner", "promise_due", "note", "is_fit"),
    *("heard", "doing", "area", "farm", "farm-farm", "kind", "no_morning", "weg"),
    *("season0_word", "season0_first_day", "season0_first_month", "season0_how"),
    *("season0_last_day", "season0_last_month", "season11_word"),
)
SENT = st.dictionaries(st.sampled_from(FIELDS), TEXT, max_size=10)
ROUND_SENT = st.dictionaries(st.sampled_from(ROUND_FIELDS), TEXT, max_size=10)
# A form that is right but for one thing gets further than one of noise.
RIGHT = {
    "name": "Kampen",
    "code": "GM0166",
    "kind": "police",
    "email": "jan@gemeente.example.nl",
    "role": "coordinator",
    "starts_on": "2030-01-01",
    "ends_on": "2030-02-01",
    "last_day": "2030-01-01",
    "primary": "#154273",
    "accent": "#01689b",
    "note": "niet meer nodig",
    "days": "30",
    "reason": "besluit van het college",
    "choice": "keep",
    "taken": "on",
    "language": "nl",
    "title": "Samen sterk",
    "theme": "reach",
    "text": "langs de erven",
    "measure": "yards_visited",
    "target": "25",
    "hours": "2",
    "on": "2026-01-05",
    "about": "somebody",
    "to_whom": "mevrouw Bos",
    "source": "call",
    "what": "Terugbellen",
    "promised_on": "2026-11-01",
    "due_on": "2027-12-01",
    "how": "phone",
    "answer": "Gebeld",
    "ended_on": "2026-11-28",
    "often": "daily",
}
ALMOST = st.builds(
    lambda field, value: {**RIGHT, field: value}, st.sampled_from(FIELDS), TEXT
)
ROUND_RIGHT = {
    "title": "Ronde",
    "purpose": "Kennismaken",
    "whom": "all",
    "version": "1",
    "minutes_first": "40",
    "minutes_again": "20",
    "minutes_not_home": "5",
    "morning_from": "09:30",
    "morning_until": "12:00",
    "is_no_suspicion": "on",
    "afternoon_from": "13:00",
    "afternoon_until": "16:30",
    "order": "rotation",
    "starts_on": "2030-01-07",
    "ends_on": "2030-02-01",
    "entry": "351",
    "why": "crisis",
    "about": "Rouw",
    "from_on": "2030-01-07",
    "area": "1",
    "until_on": "2030-01-08",
    "acute": "Bel 112.",
    "leaves": "De rest.",
    "act": "call",
    "decided_by": "Raad",
    "decided_on": "2026-01-05",
    "seen": "1",
    "shown": "first",
    "part": "supervisor",
    "shown_as": "Jan",
    "name": "Team 1",
    "months": "24",
    "starts_at": "09:00",
    "ends_at": "17:00",
    "lunch_from": "12:15",
    "lunch_minutes": "30",
    "most_visits": "7",
    "languages": "nl",
    "erbij": "2",
    "minuten": "30",
    "hoogstens": "6",
    "wat": "all",
    "plek": "1",
    "hoe": "alone",
    "van": "2030-01-07",
    "tot": "2030-01-07",
    "half": "morning",
    "minutes": "40",
    "wanted_on": "2030-01-07",
    "wanted_half": "morning",
    "radius_m": "50",
    "near": "Langewijk",
    "where": "yard",
    "code": "0" * 16,
    "phone": "0599 123456",
    "ask_at": "14 0599",
    "complain_at": "14 0599",
    "answer_until": "2030-01-07",
    "position": "no_visit",
    "sure": "on",
    "due_on": "2030-01-07",
    "heard": "Licht.",
    "on": "2026-01-05",
    "outcome": "talk",
    "topics": "waste",
    "doing": "Lampen.",
    "kind": "fruit",
    "farm": "dairy",
    "season0_word": "oogst",
    "season0_first_day": "1",
    "season0_first_month": "9",
    "season0_last_day": "31",
    "season0_last_month": "10",
}
ROUND_ALMOST = st.builds(
    lambda field, value: {**ROUND_RIGHT, field: value},
    st.sampled_from(ROUND_FIELDS),
    TEXT,
)


def forms_of(door):
    """Give what is sent to a door: fields of its own room, all wrong or one wrong."""
    is_round = door.startswith("rounds:")
    return ROUND_SENT | ROUND_ALMOST if is_round else SENT | ALMOST


UPLOADS = st.dictionaries(
    st.sampled_from(["geopackage", "summary", "logo_file"]), FILES, max_size=3
)
ASKED = st.dictionaries(
    st.sampled_from(
        [
            *("zoek", "gebied", "sorteer", "pagina", "q", "wie", "next", "programma"),
            *("taak", "erf", "week", "deel", "welke", "papier", "dag", "afloop"),
        ]
    ),
    TEXT,
    max_size=4,
)
FUZZED = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
# What every page of a role must stay: whole, and without what was sent as it was sent.
UNESCAPED = ("<script>alert(1)</script>", "<img src=x onerror")
WITHIN = [name for name, door in DOORS.items() if door.scope is Scope.MUNICIPALITY]
OTHER = [
    name
    for name, door in DOORS.items()
    if door.scope is not Scope.MUNICIPALITY
    and not PARTS[name] & {"pk", "key", "uidb36", "slug", "provider_id", "token"}
]


def clean(value):
    """Take out half characters: no browser can send them."""
    return value.encode("utf-8", "ignore").decode()


def send(client, url, fields, files):
    data = {name: clean(value) for name, value in fields.items()}
    for name, (filename, content) in files.items():
        data[name] = SimpleUploadedFile(filename, content)
    return client.post(url, data)


def send_carefully(client, url, fields, files):
    """Send it; a form that comes back, or a refusal, must have changed nothing."""
    before = kept()
    answer = send(client, url, fields, files)
    is_fine(answer)
    if answer.status_code != 302:
        assert kept() == before


def kept():
    """Count what is written down, but for what every visit leaves behind."""
    passing = {
        "django_session",
        "usersessions_usersession",
        "accounts_refuseddoor",
        "privacy_logentry",  # a refused form shows what it is about
        "programme_calendarfeed",  # its secret is shown in the answer that makes it
    }
    names = {
        model._meta.db_table for model in apps.get_models(include_auto_created=True)
    }
    each = (f"SELECT '{one}', count(*) FROM {one}" for one in sorted(names - passing))
    with connection.cursor() as cursor:  # all at once: it is asked thousands of times
        cursor.execute(" UNION ALL ".join(each))
        return dict(cursor.fetchall())


def is_fine(answer):
    assert answer.status_code < 500, answer.status_code
    if "html" in answer.get("Content-Type", "") and not answer.streaming:
        text = answer.content.decode()
        assert not any(one in text for one in UNESCAPED)
    with connection.cursor() as cursor:  # the transaction is whole
        cursor.execute("SELECT 1")


@pytest.mark.parametrize("door", WITHIN)
def test_pages_of_a_municipality_take_anything(client, db, door):
    place = make_place()
    url = address(door, place)
    role = min(DOORS[door].roles)
    member = make_member(role, place)
    sign_in(client, member.user)
    choices = {"organisation": place.organisation_id, "successor": member.pk}

    @FUZZED
    @given(forms_of(door), UPLOADS, ASKED)
    def fuzz(fields, files, asked):
        chosen = {name: str(value) for name, value in choices.items()}
        send_carefully(client, url, chosen | fields, files)
        is_fine(client.get(url, {name: clean(value) for name, value in asked.items()}))

    fuzz()


@pytest.mark.parametrize("door", OTHER)
def test_other_pages_take_anything(client, db, door):
    place = make_place()
    url = address(door, place)
    role = min(DOORS[door].roles, default=Role.TRAINER)
    here = None if role == Role.PLATFORM_ADMIN else place
    user = make_member(role, here).user

    @FUZZED
    @given(forms_of(door), UPLOADS, ASKED)
    def fuzz(fields, files, asked):
        if DOORS[door].scope is not Scope.ANYBODY:
            sign_in(client, user)
        send_carefully(client, url, {"municipality": str(place.pk)} | fields, files)
        is_fine(client.get(url, {name: clean(value) for name, value in asked.items()}))

    fuzz()


def test_an_invitation_takes_anything(client, place):
    offer = Offer(place.organisation, place, Role.TRAINER, today())
    _made, token = invite(email="a@b.example.nl", offer=offer, invited_by=None)
    url = reverse("accounts:invitation", args=[token])

    @FUZZED
    @given(SENT)
    def fuzz(fields):
        is_fine(send(client, url, fields, {}))

    fuzz()


@given(
    st.text(max_size=80).filter(
        lambda text: "/" not in text and text not in (".", "..", "")
    )
)
@FUZZED
def test_addresses_that_were_made_up_lead_nowhere(client, db, text):
    for url in (
        f"/uitnodiging/{clean(text) or 'x'}/",
        f"/gemeente/{clean(text) or 'x'}/erven/",
    ):
        is_fine(client.get(url))


def test_a_field_sent_twice_is_one_field(client, place):
    sign_in(client, make_member(Role.MUNICIPALITY_ADMIN, place).user)
    twice = {"email": ["a@b.example.nl", "c@d.example.nl"], "role": ["trainer", "x"]}

    answer = client.post(reverse("accounts:invite", args=[place.slug]), twice)

    is_fine(answer)
    assert answer.status_code == 200
    assert not place.invitations.exists()


def test_a_search_with_a_null_finds_nothing(client, place):
    sign_in(client, make_member(Role.COORDINATOR, place).user)
    make_yards(place, 3)

    answer = client.get(reverse("areas:yards", args=[place.slug]), {"zoek": "a\x00b"})

    assert answer.status_code == 200
