"""To whom a letter may go at this moment, and how; asked again whenever one goes out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from samensterk.web.areas.yards.contacts import HeldContact, contacts_at
from samensterk.web.common.moments import today
from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.letters.models import Letter
from samensterk.web.rounds.plans.obeying import KEYS_PER_QUESTION

# A contact was given for something; a mail goes only where it was given for this.
GIVEN_FOR = ("bezoek", "ronde", "aankondig", "afspraak", "langskom")


@dataclass(frozen=True, slots=True)
class Reader:
    """How one address is told: by mail where that was given for it, else on paper."""

    way: Letter.Way
    mail: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Given:
    name: str = ""
    mail: str = ""


def readers(municipality_id: int, keys: Collection[str]) -> Mapping[str, Reader]:
    """Give how each address may be told now that a visit comes; who may not is left out.

    A letter about a visit goes to nobody who wants no visit, also where other letters
    are welcome.
    """
    may_visit = addressable(municipality_id, keys, Way.VISIT)
    by_letter = addressable(municipality_id, may_visit, Way.LETTER)
    by_mail = addressable(municipality_id, may_visit, Way.MAIL)
    given = _given(municipality_id, may_visit)
    found: dict[str, Reader] = {}
    for key in may_visit:
        one = given.get(key, _Given())
        if one.mail and key in by_mail:
            found[key] = Reader(Letter.Way.MAIL, one.mail, one.name)
        elif key in by_letter:
            found[key] = Reader(Letter.Way.POST, name=one.name)
    return found


def _given(municipality_id: int, keys: Collection[str]) -> Mapping[str, _Given]:
    """Give the name and mail that the last contact of each address gave for this."""
    wanted = sorted(keys)
    found: dict[str, _Given] = {}
    for start in range(0, len(wanted), KEYS_PER_QUESTION):
        some = wanted[start : start + KEYS_PER_QUESTION]
        for key, contacts in contacts_at(municipality_id, some, today()).items():
            fit = [one for one in contacts if _is_for_this(one)]
            found[key] = _Given(
                next((one.name for one in fit if one.name), ""),
                next((one.mail for one in fit if one.mail), ""),
            )
    return found


def _is_for_this(contact: HeldContact) -> bool:
    return any(word in contact.purpose.casefold() for word in GIVEN_FOR)
