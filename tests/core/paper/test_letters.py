"""Letters on paper, whatever they are about."""

from samensterk.paper.letter_words import ANSWER, CodeWords, LetterWords, Section
from samensterk.paper.letters import (
    AddressedLetter,
    AddressLine,
    House,
    address_lines,
    address_sheet,
    letters_paper,
    qr_code,
)

LINES = ["Postbus 1", "9990 AA Noorderveld"]
HOUSE = House(
    "Gemeente Noorderveld", "#1f5a78", LINES, "Noorderveld", "1 mei", "2026-05-01"
)
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
BESIDE = CodeWords("Ga naar a.example.nl", "Uw code")
WORDS = LetterWords(
    "Een avond bij u in de buurt",
    "Beste bewoners,",
    ["U bent welkom."],
    [Section("when", "Wanneer", ["Maandag."], ["koffie"]), Section(ANSWER, "Komt u?")],
    "Met vriendelijke groet,",
)
URL = "https://a.example.nl/0000"


def letter(**given):
    to = address_lines("Langewijk 3, 9913AA Oosterlage")
    return AddressedLetter(to, "Langewijk 3", WORDS, **given)


def test_letters_are_one_accessible_file_that_is_the_same_every_time():
    letters = [letter(code="0000-0000-0000-0000", url=URL), letter()]

    paper = letters_paper(HOUSE, "Avond", BESIDE, letters)

    assert paper.startswith(b"%PDF")
    assert b"pdfuaid" in paper
    assert paper == letters_paper(HOUSE, "Avond", BESIDE, letters)
    assert paper != letters_paper(HOUSE, "Avond", BESIDE, letters[1:])


def test_a_logo_takes_the_place_of_the_name():
    with_logo = House(*(getattr(HOUSE, one) for one in HOUSE.__slots__[:-1]), logo=LOGO)

    assert letters_paper(with_logo, "Avond", BESIDE, [letter()]) != letters_paper(
        HOUSE, "Avond", BESIDE, [letter()]
    )


def test_the_sheet_with_addresses_is_accessible():
    lines = [AddressLine(1, "Oosterlage", "Langewijk 3, 9913AA Oosterlage")]

    assert b"pdfuaid" in address_sheet(HOUSE, "Avond", lines)


def test_a_letter_names_no_one_unless_he_gave_his_name():
    assert address_lines("Langewijk 3, 9913AA Oosterlage") == [
        "Aan de bewoners van",
        "Langewijk 3",
        "9913 AA  Oosterlage",
    ]
    assert address_lines("Langewijk, 9913AA Oosterlage", "Familie De Boer")[0] == (
        "Familie De Boer"
    )
    assert address_lines("Erf aan het kanaal") == [
        "Aan de bewoners van",
        "Erf aan het kanaal",
    ]


def test_another_address_has_another_drawing():
    assert qr_code(URL) == qr_code(URL) != qr_code(f"{URL}1")
