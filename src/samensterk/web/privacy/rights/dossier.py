"""What somebody gets who asks what is kept of him: to read (PDF) and for machines.

It is in Dutch whoever makes it: it is for the resident.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from samensterk import __version__
from samensterk.paper.looks import PLAIN, Look
from samensterk.paper.typeset import typeset
from samensterk.web.accounts.queries import house_style_of, municipality_by_id
from samensterk.web.common.keeping import KEEPING, Kept, Term, in_words
from samensterk.web.common.moments import now, today
from samensterk.web.common.personal_data import Item
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.subjects import addresses_of
from samensterk.web.privacy.retention.queries import terms_at
from samensterk.web.privacy.rights.findings import Room, find_all, theirs
from samensterk.web.privacy.rights.models import SubjectRequest
from samensterk.web.privacy.rights.words import after, introduction, rights

Days = Mapping[str, int]  # how long rows stay here, by model


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is known, and what it means where its name leaves a question."""

    name: str
    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    fields: Sequence[Field]
    source: str
    notes: Sequence[str]  # why it stays, where it is corrected


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one room keeps, and how long."""

    label: str
    code: str
    entries: Sequence[Entry]
    terms: Sequence[str]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it, in the words of the reader."""

    title: str
    municipality: str
    made_on: str
    version: str
    about: Sequence[Field]
    introduction: Sequence[str]
    chapters: Sequence[Chapter]
    purposes: Sequence[str]
    after: Sequence[Sequence[str]]  # heading, then sentences
    rights: Sequence[str]
    headings: Mapping[str, str]


def gather(request: SubjectRequest) -> Dossier:
    """Gather what is theirs; nothing of anybody else with the same name."""
    with override("nl"):
        rooms = theirs(find_all(request))
        place = municipality_by_id(request.municipality_id)
        contact = house_style_of(place)
        days = {
            one.kept.model: one.goes_after_days for one in terms_at(place.pk, now())
        }
        reached = [contact.postal_address, contact.phone, contact.reply_to]
        return Dossier(
            title=_("What we keep about you"),
            municipality=place.name,
            made_on=date_format(today()),
            version=__version__,
            about=_about(request),
            introduction=introduction(place.name),
            chapters=[_chapter(one, days) for one in rooms],
            purposes=[str(one.label) for one in Purpose],
            after=after(),
            rights=rights(place.name, [one for one in reached if one]),
            headings=_headings(),
        )


def _headings() -> Mapping[str, str]:
    return {
        "about": _("Your request"),
        "field": _("What"),
        "value": _("What we have"),
        "source": _("Where this comes from"),
        "terms": _("How long we keep this"),
        "purposes": _("What we use the data for"),
        "rights": _("What you may ask"),
        "nothing": _("We keep nothing about you."),
        "made_on": _("made on"),
        "version": _("made with Samen Sterk, version"),
    }


def _about(request: SubjectRequest) -> Sequence[Field]:
    address = addresses_of(request.municipality_id, [request.key]).get(request.key)
    told = {
        _("address"): address or request.key,
        _("name or e-mail address"): request.words,
        _("kind of request"): str(request.get_kind_display()),
        _("received on"): date_format(request.received_on),
        _("answer before the end of"): date_format(request.due_on),
    }
    return [Field(name, value, "") for name, value in told.items() if value]


def _chapter(room: Room, days: Days) -> Chapter:
    return Chapter(
        label=str(room.label),
        code=room.provider.code,
        entries=[_entry(one.item) for one in room.findings],
        terms=_terms(room.provider.models, days),
    )


def _entry(item: Item) -> Entry:
    return Entry(
        title=item.title,
        fields=[
            Field(name, value, item.meanings.get(name, ""))
            for name, value in item.fields.items()
        ],
        source=str(item.source),
        notes=[one for one in (item.kept_because, item.correct_how) if one],
    )


def _terms(models: Iterable[str], days: Days) -> Sequence[str]:
    """Say for each kind of row how long it stays here, and on which ground."""
    return sorted(
        _term_words(kept, carrier.term, days.get(carrier.model, carrier.term.days))
        for kept in (KEEPING.by_model[one] for one in models)
        if kept.personal and (carrier := KEEPING.carrier_of(kept)).term is not None
    )


def _term_words(kept: Kept, term: Term, n_days: int) -> str:
    words = _("%(what)s: %(length)s after this: %(starts)s. Ground: %(ground)s.")
    told = words % {
        "what": kept.label,
        "length": in_words(n_days),
        "starts": term.starts,
        "ground": term.ground,
    }
    return told[:1].upper() + told[1:]


def as_pdf(dossier: Dossier, look: Look = PLAIN) -> bytes:
    """Typeset it as PDF/UA-1."""
    source = files("samensterk.web.privacy.rights").joinpath("dossier.typ")
    content = {**asdict(dossier), "look": look.as_data()}
    return typeset(source.read_text(encoding="utf-8"), content, look.files())


def as_json(dossier: Dossier) -> bytes:
    """Write it for a machine, in a form that others can read (AVG, article 20)."""
    told: dict[str, Any] = {
        "gemeente": dossier.municipality,
        "gemaakt_op": today().isoformat(),
        "softwareversie": dossier.version,
        "verzoek": {one.name: one.value for one in dossier.about},
        "gegevens": [_as_object(one) for one in dossier.chapters],
        "waarvoor": dossier.purposes,
        "toelichting": {words[0]: words[1:] for words in dossier.after},
        "rechten": dossier.rights,
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _as_object(chapter: Chapter) -> dict[str, Any]:
    return {
        "onderdeel": chapter.code,
        "naam": chapter.label,
        "bewaartermijnen": chapter.terms,
        "onderwerpen": [
            {
                "titel": one.title,
                "velden": {field.name: field.value for field in one.fields},
                "betekenis": {
                    field.name: field.meaning for field in one.fields if field.meaning
                },
                "herkomst": one.source,
                "opmerkingen": one.notes,
            }
            for one in chapter.entries
        ],
    }
