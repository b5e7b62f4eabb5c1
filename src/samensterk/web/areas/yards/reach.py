"""To whom something may be written at this moment, and how; asked whenever it goes out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samensterk.web.areas.yards.contacts import HeldContact, contacts_at
from samensterk.web.areas.yards.subjects import in_parts
from samensterk.web.common.moments import today
from samensterk.web.privacy.rights.queries import Way, addressable


@dataclass(frozen=True, slots=True)
class Reader:
    """How one address is told: by mail where that was given for it, else on paper."""

    mail: str = ""  # empty: on paper
    name: str = ""

    @property
    def is_by_mail(self) -> bool:
        return bool(self.mail)


@dataclass(frozen=True, slots=True)
class _Given:
    name: str = ""
    mail: str = ""


def readers(
    municipality_id: int,
    keys: Collection[str],
    *,
    first: Way | None,
    given_for: Collection[str],
) -> Mapping[str, Reader]:
    """Give how each address may be told of something; who may not is left out.

    Parameters
    ----------
    first
        What the letter is about, when that is a way to address people itself: a letter
        about a visit goes to nobody who wants no visit, also where other letters are
        welcome.
    given_for
        Beginnings of words, in small letters, of which one must stand in what a
        contact was given for; a name or mail given for something else is not used.
    """
    may = keys if first is None else addressable(municipality_id, keys, first)
    by_letter = addressable(municipality_id, may, Way.LETTER)
    by_mail = addressable(municipality_id, may, Way.MAIL)
    given = dict(_given(municipality_id, by_letter | by_mail, given_for))
    found: dict[str, Reader] = {}
    for key in may:
        one = given.get(key, _Given())
        if one.mail and key in by_mail:
            found[key] = Reader(one.mail, one.name)
        elif key in by_letter:
            found[key] = Reader(name=one.name)
    return found


def _given(
    municipality_id: int, keys: Collection[str], given_for: Collection[str]
) -> Iterator[tuple[str, _Given]]:
    """Give the name and mail that the last contact of each address gave for this."""
    for some in in_parts(sorted(keys)):
        for key, contacts in contacts_at(municipality_id, some, today()).items():
            fit = [one for one in contacts if _is_for_this(one, given_for)]
            name = next((one.name for one in fit if one.name), "")
            mail = next((one.mail for one in fit if one.mail), "")
            yield key, _Given(name, mail)


def _is_for_this(contact: HeldContact, given_for: Collection[str]) -> bool:
    return any(word in contact.purpose.casefold() for word in given_for)
