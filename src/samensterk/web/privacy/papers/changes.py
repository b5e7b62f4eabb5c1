"""Facts as short lines, their fingerprint, and in words what is different now."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from samensterk.web.privacy.papers.kinds import PaperKind
from samensterk.web.privacy.papers.questions import questions
from samensterk.web.privacy.papers.tags import in_time, listed

Line = tuple[str, str]  # what it is called, and what it is
SETTINGS = {
    "address": "adres van de site",
    "is_https": "versleutelde verbinding (https)",
    "database": "database",
    "organisation_sign_in": "inloggen met de eigen organisatie",
    "organisation_second_factor": "tweede factor van de eigen organisatie telt",
    "has_mail_server": "mailserver ingesteld",
    "has_security_contact": "meldpunt voor lekken ingesteld (security.txt)",
    "backup_was_made": "op deze machine is een reservekopie gemaakt",
    "backup_days": "dagen dat een reservekopie mag blijven",
    "session_hours": "uren dat een sessie geldt",
    "shortest_password": "tekens in het kortste wachtwoord",
    "languages": "talen van de site",
    "is_practice": "oefenomgeving",
}
MUNICIPALITY = {
    "name": "naam van de gemeente",
    "phone": "telefoonnummer van de gemeente",
    "email": "e-mailadres van de gemeente",
    "website": "website van de gemeente",
    "address": "postadres van de gemeente",
}
RULES = {
    "many_yards": "grens voor veel erven in een uur",
    "many_pages": "grens voor veel pagina's van erven in een uur",
    "night_begins": "uur waarop de nacht begint",
    "night_ends": "uur waarop de nacht eindigt",
}
ROOMS = {
    "areas": "erven",
    "rounds": "rondes",
    "meetings": "bijeenkomsten",
    "handover": "signaaloverdracht",
    "field": "veld-app",
    "effect": "effect",
    "training": "leren",
}
ALGORITHMS = {
    "scan": "gebiedsscan in gebruik",
    "draw": "loting in gebruik",
    "planning": "planning in gebruik",
    "allocation": "verdeling over workshops in gebruik",
}


def facts_for(
    kind: PaperKind, facts: Mapping[str, Any], answers: Mapping[str, str]
) -> dict[str, Any]:
    """Give the facts that a paper uses, and the answers to its questions."""
    used = {name: facts[name] for name in sorted(kind.sections)}
    return {**used, "answers": dict(sorted(answers.items()))}


def fingerprint(facts: Mapping[str, Any]) -> str:
    """Give the SHA-256 of canonical JSON; days are left out, as they change nothing."""
    text = json.dumps(_without_dates(facts), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _without_dates(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            name: _without_dates(one) for name, one in value.items() if name != "date"
        }
    if isinstance(value, list):
        return [_without_dates(one) for one in value]
    return value


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Say in words what is different; what a version calls otherwise is new and gone."""
    before, after = dict(lines(old)), dict(lines(new))
    told = []
    for name in [*before, *(one for one in after if one not in before)]:
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if was is None:
            told.append(f"nieuw: {name}: {now}")
        elif now is None:
            told.append(f"vervallen: {name} (was: {was})")
        else:
            told.append(f"{name}: was {was or 'leeg'}, is nu {now or 'leeg'}")
    return told


def lines(facts: Mapping[str, Any]) -> Iterator[Line]:
    """Give every fact as a line that a reader understands."""
    yield "versie van de software", facts["software"]["version"]
    yield from _named(MUNICIPALITY, facts["municipality"])
    yield from _named(SETTINGS, facts["settings"])
    for one in facts.get("kept", ()):
        yield from _kept_lines(one)
    for one in facts.get("roles", ()):
        yield f"pagina's voor de rol {one['label']}", listed(sorted(one["pages"]))
        yield (
            f"tweede factor voor de rol {one['label']}",
            _said(one["needs_second_factor"]),
        )
    for one in facts.get("purposes", ()):
        yield f"doel '{one['label']}'", listed(one["pages"]) or "geen pagina's"
    if "log" in facts:
        yield "termijn van het logboek", in_time(facts["log"]["days"])
        yield from _named(RULES, facts["log"]["unusual"])
    if "rights" in facts:
        found = facts["rights"]
        yield "vindt zelf wat er van iemand is", listed(found["finds"]) or "nee"
        yield "keuze per adres in het systeem", _said(found["has_switch"])
    yield from _named(ROOMS, facts.get("rooms", {}), "onderdeel aanwezig: ")
    yield from _named(ALGORITHMS, facts.get("algorithms", {}))
    if "sources" in facts:
        titles = [one["title"] for one in facts["sources"]]
        yield "bronnen van de scan", listed(sorted(titles)) or "nog geen"
    for question_id, text in facts.get("answers", {}).items():
        asked = questions().get(question_id)
        yield f"antwoord op '{asked.text if asked else question_id}'", text


def _kept_lines(kept: Mapping[str, Any]) -> Iterator[Line]:
    label = kept["label"]
    if kept["days"] is not None:
        yield f"termijn van {label}", in_time(kept["days"])
        yield f"begin van de termijn van {label}", kept["starts"]
    yield f"gegevens in {label}", listed(kept["fields"])


def _named(
    names: Mapping[str, str], values: Mapping[str, Any], before: str = ""
) -> Iterator[Line]:
    for name, words in names.items():
        if name in values:
            yield f"{before}{words}", _said(values[name])


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return str(listed(value))
    return str(value)
