"""What the columns of somebody's list mean: pure, from their headings and what is in them.

Columns with names, telephone numbers or mail addresses of people are found as well, so
that they are not kept: a list of yards is about addresses.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from samensterk.scan.address_writing import fold

ROWS_LOOKED_AT = 15
CELLS_LOOKED_AT = 50
LONGEST_HEADING = 60


class Meaning(StrEnum):
    """What a column may be; `NOTHING` is not read in."""

    NOTHING = "nothing"
    ADDRESS = "address"  # street and number in one
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    LETTER = "letter"
    SUFFIX = "suffix"
    POSTCODE = "postcode"
    PLACE = "place"
    KIND = "kind"


def _all_of(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_STREET = _all_of(
    "straat straatnaam str openbareruimte openbareruimtenaam openbare ruimte weg "
    "straatnamen or street"
)
_NUMBER = _all_of(
    "huisnummer huisnr hnr nr nummer huisnum hsnr hsnmr huisnummers no hn number"
)
_LETTER = _all_of("huisletter letter hltr hlt huislt ltr")
_SUFFIX = _all_of(
    "toevoeging toev toevoeg huisnummertoevoeging huisnummertoev huisnrtoev hnrtoev "
    "hnrtoevoeging htoev toevoegsel toevg toevoegingen suffix bis nummertoevoeging "
    "huistoevoeging"
)
_POSTCODE = _all_of("postcode pc postkode pcode pc6 zip zipcode postcodes")
_PLACE = _all_of(
    "plaats woonplaats woonplaatsnaam plaatsnaam dorp kern wpl stad woonpl kernen "
    "vestigingsplaats city"
)
_ADDRESS = _all_of(
    "adres adresregel locatie vestigingsadres bezoekadres objectadres locatieadres "
    "volledigadres adressen erfadres bedrijfsadres address straatenhuisnummer"
)
_KIND = _all_of(
    "soort type bedrijfstype soortbedrijf categorie bedrijfssoort activiteit hoofdtak "
    "bedrijfsactiviteit soorterf aard gebruik functie agrarisch boerenerf erftype "
    "bedrijfsvorm kind hoofdactiviteit branche sector"
)
# Of people, or of firms that bear the name of somebody.
_PEOPLE = _all_of(
    "naam namen achternaam voornaam voornamen voorletters initialen tussenvoegsel "
    "eigenaar eigenaren bewoner bewoners contactpersoon contact aanhef geslacht "
    "telefoon telefoonnummer tel telnr mobiel gsm mobielnummer email emailadres mail "
    "mailadres bsn burgerservicenummer geboortedatum geboren geb kenteken pachter "
    "gebruiker ondernemer bedrijfsnaam firma handelsnaam relatie relatienaam ubn kvk "
    "kvknummer rsin iban rekeningnummer partner opvolger maatschap name phone "
    "tenaamstelling klant klantnaam debiteur persoon rechthebbende huurder"
)
# In the order in which they count; of people first, but for 'naam openbare ruimte'.
_KNOWN = (
    (Meaning.SUFFIX, _SUFFIX),
    (Meaning.LETTER, _LETTER),
    (Meaning.POSTCODE, _POSTCODE),
    (Meaning.PLACE, _PLACE),
    (Meaning.STREET, _STREET),
    (Meaning.ADDRESS, _ADDRESS),
    (Meaning.HOUSE_NUMBER, _NUMBER),
    (Meaning.KIND, _KIND),
)
_OF_ADDRESSES = frozenset({Meaning.STREET, Meaning.PLACE, Meaning.ADDRESS})
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}\Z", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+31|0031|0)[\s-]?(?:\(0\))?[1-9](?:[\s-]?\d){8}\Z")
_DIGIT = re.compile(r"\d")


def meaning_of(heading: str) -> Meaning:
    """Guess what a heading is about; `NOTHING` when it says nothing we know."""
    words = _words(heading)
    found = [meaning for meaning, known in _KNOWN if words & known]
    if Meaning.STREET in found and Meaning.HOUSE_NUMBER in found:
        return Meaning.ADDRESS
    if Meaning.POSTCODE in found and Meaning.PLACE in found:
        return Meaning.PLACE  # '8281 AB Kampen': the postcode is read out of it
    if Meaning.KIND in found and not set(found) & _OF_ADDRESSES:
        return Meaning.KIND
    return found[0] if found else Meaning.NOTHING


def _words(heading: str) -> frozenset[str]:
    """Give the words of a heading, and all of them as one."""
    words = re.findall(r"[a-z0-9]+", fold(heading))
    return frozenset([*words, "".join(words)])


def is_about_people(heading: str, cells: Sequence[str] = ()) -> bool:
    """Say whether a column names people, by its heading or by what is in it."""
    words = _words(heading)
    if words & _PEOPLE and meaning_of(heading) not in _OF_ADDRESSES:
        return True
    filled = [one.strip() for one in cells[:CELLS_LOOKED_AT] if one.strip()]
    telling = sum(bool(_MAIL.match(one) or _PHONE.match(one)) for one in filled)
    return bool(filled) and telling * 4 >= len(filled)


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Find the row with the headings; above it there may be titles. None: there is none."""
    best, most = None, 0
    for place, row in enumerate(rows[:ROWS_LOOKED_AT]):
        n_known = _n_known(row)
        if n_known > most:
            best, most = place, n_known
    return best


def _n_known(row: Sequence[str]) -> int:
    """Count the headings in a row; a sentence or something with a number is none."""
    short = [
        one
        for one in row
        if one and len(one) < LONGEST_HEADING and not _DIGIT.search(one)
    ]
    known = {meaning_of(one) for one in short} - {Meaning.NOTHING}
    return len(known) + sum(is_about_people(one) for one in short)


def guess(headings: Sequence[str]) -> tuple[Meaning, ...]:
    """Give each column a meaning; every meaning is given once."""
    found: list[Meaning] = []
    for one in headings:
        meaning = Meaning.NOTHING if is_about_people(one) else meaning_of(one)
        found.append(Meaning.NOTHING if meaning in found else meaning)
    if Meaning.HOUSE_NUMBER not in found and Meaning.SUFFIX in found:
        at = found.index(Meaning.SUFFIX)
        if _words(headings[at]) & _NUMBER:  # 'huisnummer + toevoeging' in one column
            found[at] = Meaning.HOUSE_NUMBER
    return tuple(found)


def can_be_looked_up(meanings: Sequence[Meaning]) -> bool:
    """Say whether these columns make an address together."""
    given = set(meanings)
    has_number = bool(given & {Meaning.HOUSE_NUMBER, Meaning.ADDRESS})
    has_street = bool(given & {Meaning.STREET, Meaning.ADDRESS, Meaning.POSTCODE})
    # A column called 'street' may hold the number as well.
    return has_street and (has_number or Meaning.STREET in given)
