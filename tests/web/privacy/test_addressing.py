"""No room visits, writes or mails without asking the switch of the address."""

import pytest
from web.privacy.addressing import ROOT, addresses_people, asks, offenders, sources

# Modules that address only colleagues or partners, each with its reason.
ALLOWED: dict[str, str] = {
    f"{ROOT}.programme.reminders.digests": "colleagues and partners who work here; it names no resident",
    f"{ROOT}.programme.directory.answers": "asks partners whether their data are right",
    f"{ROOT}.programme.directory.menu_paper": "a list of workshops, to nobody",
    f"{ROOT}.programme.agenda.papers": "tasks and events, to nobody",
    f"{ROOT}.programme.run_sheets.sheet_files": "a run sheet, to nobody",
    f"{ROOT}.programme.run_sheets.sheet_paper": "a run sheet, to nobody",
    f"{ROOT}.programme.together.mails": "asks coordinators of another municipality",
    f"{ROOT}.areas.asks.mails": "asks analysts of the RIEC and answers coordinators",
    f"{ROOT}.areas.checks.mails": "asks people of a partner to look at a page",
    f"{ROOT}.areas.drives.paper": "places in public space, to nobody",
    f"{ROOT}.areas.talks.paper": "what was told about areas, to nobody",
    f"{ROOT}.rounds.setup.drawing": "the order of whole areas, to nobody",
    f"{ROOT}.rounds.setup.queries": "the order of whole areas, to nobody; counted by the same switch",
    f"{ROOT}.rounds.capacity.fitting": "how much work areas are, to nobody; counted by the same switch",
    f"{ROOT}.rounds.capacity.hours": "how much time teams have, to nobody",
    f"{ROOT}.rounds.visits.card_paper": "a card to talk by, to nobody",
    f"{ROOT}.rounds.coverage.queries": "how far rounds came in whole areas, to nobody",
    f"{ROOT}.rounds.harvest.paper": "what was heard in whole areas, to everybody",
    f"{ROOT}.rounds.plans.faults": "what can go wrong with a plan, to nobody",
    f"{ROOT}.rounds.plans.hours": "when teams work and farmers can be visited, of nobody",
    f"{ROOT}.rounds.plans.roads": "times between places that `plans.asking` asked about",
    f"{ROOT}.rounds.plans.words": "sentences about what `plans.asking` asked about",
    f"{ROOT}.rounds.letters.jobs": "the letters that `letters.printing` asked about",
    f"{ROOT}.rounds.letters.public_views": "what is told to everybody, and to who has a code",
    f"{ROOT}.rounds.letters.views": "a sample of a letter, to nobody",
    f"{ROOT}.rounds.letters.wording": "the words of letters that `letters.printing` asked about",
    # These take out what cannot be printed, no more.
    f"{ROOT}.programme.agenda.calendar_text": "a calendar of tasks and events",
    f"{ROOT}.programme.run_sheets.import_views": "reads a run sheet from a file",
    f"{ROOT}.rounds.visits.route_file": "a day that `visits.queries` asked about",
    f"{ROOT}.areas.imports.views": "reads a list of yards from a file",
}
LETTERS = f"{ROOT}.rounds.letters"
OFFENDING = {
    "mail": "from samensterk.web.common.mail import send_mail\nsend_mail('x')",
    "Django's mail": "from django.core.mail import EmailMessage",
    "mail in the queue": "from samensterk.web.common.outgoing import Letter",
    "mail inside a function": "def send():\n    import smtplib",
    "letters": "from samensterk.paper import typeset",
    "letters, by name": "from samensterk.paper.typeset import typeset as print_it",
    "visits": "import samensterk.planning.rounds",
    "an import that is never called": (
        "from samensterk.paper.typeset import typeset\n"
        "from samensterk.web.privacy.rights.queries import addressable\n"
        "x = addressable"
    ),
    "a function of its own with the same name": (
        "from samensterk.paper.typeset import typeset\n"
        "def addressable(*a): return a\n"
        "addressable(1)"
    ),
}
ASKING = {
    "by name": (
        "from samensterk.web.privacy.rights.queries import addressable, Way\n"
        "addressable(1, [], Way.LETTER)"
    ),
    "by another name": (
        "from samensterk.web.privacy.rights.queries import addressable as may_write\n"
        "may_write(1, [], 'letter')"
    ),
    "how each may be told": (
        "from samensterk.web.areas.yards.reach import readers\n"
        "readers(1, [], first=None, given_for=['avond'])"
    ),
    "through its module": (
        "from samensterk.web.privacy.rights import queries\n"
        "queries.addressable(1, [], 'letter')"
    ),
}


def test_every_room_that_addresses_people_asks_the_switch():
    assert offenders(sources(), ALLOWED.keys()) == []


def test_every_exception_is_there_and_has_a_reason():
    modules = sources()

    assert all(name in modules and reason for name, reason in ALLOWED.items())
    assert all(addresses_people(modules[name]) for name in ALLOWED)


def test_the_rooms_above_the_switch_are_looked_at():
    assert f"{ROOT}.areas.yards.views" in sources()
    assert not any(".privacy." in name or ".accounts." in name for name in sources())


@pytest.mark.parametrize("text", OFFENDING.values(), ids=OFFENDING)
def test_an_offender_is_found(text):
    assert offenders({LETTERS: text}) == [LETTERS]


@pytest.mark.parametrize("text", ASKING.values(), ids=ASKING)
def test_who_asks_may_write(text):
    writes = f"from samensterk.paper.typeset import typeset\n{text}"

    assert asks(writes)
    assert offenders({LETTERS: writes}) == []


def test_who_uses_a_module_that_asks_may_write():
    receivers = f"{ROOT}.rounds.receivers"
    writes = (
        "from samensterk.paper.typeset import typeset\n"
        "from samensterk.web.rounds.receivers import receivers_of"
    )

    assert offenders({receivers: ASKING["by name"], LETTERS: writes}) == []
    assert offenders({receivers: "", LETTERS: writes}) == [LETTERS]


def test_a_room_that_addresses_nobody_need_not_ask():
    assert offenders({LETTERS: "import json"}) == []
