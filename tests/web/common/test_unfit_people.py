"""What points at somebody is asked about; what says something of an area is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samensterk.web.common.name_words import FIRST_NAMES, TITLES
from samensterk.web.common.unfit_people import points_at_people
from samensterk.web.common.unfit_words import Unfit

KNOWN = (
    *("LTO Noorderveld", "Politie Noord", "Coöperatie De Jong en Zoon", "Langewijk"),
    *(
        "Oosterlage",
        "Oosterlage en omgeving",
        "Gebied 3",
        "Bezoekgebied 1",
        "Waterschap",
    ),
    *("Willemsoord", "Hoeve Rust", "Boerakker", "Jansenius"),
)
WARN = {
    "De familie Jansen weet er meer van.": Unfit.NAME,
    "Fam. De Vries woont daar al lang.": Unfit.NAME,
    "Vraag het aan mevrouw Postma.": Unfit.NAME,
    "meneer van den Berg heeft dat gezien": Unfit.NAME,
    "Volgens de heer Mulder is het druk.": Unfit.NAME,
    "Dhr. K. Bakker belt vaak.": Unfit.NAME,
    "mw. de Wit vertelde het": Unfit.NAME,
    "De weduwe Hoekstra woont er alleen.": Unfit.NAME,
    "Gebr. Talens hebben daar land.": Unfit.NAME,
    "boer Harms heeft de schuur verhuurd": Unfit.NAME,
    "Buurman Bakker let op.": Unfit.NAME,
    "eigenaar Van Dijk is verhuisd": Unfit.NAME,
    "De wijkagent Bouma kent iedereen.": Unfit.NAME,
    "loonbedrijf Dekker rijdt 's nachts": Unfit.NAME,
    "maatschap Ter Horst stopt": Unfit.NAME,
    "J. de Vries": Unfit.NAME,
    "P.J.M. van der Laan heeft gebeld": Unfit.NAME,
    "A. Visser stopt ermee": Unfit.NAME,
    "Jan Jansen zegt dat het rustig is": Unfit.NAME,
    "Piet de Boer ziet veel": Unfit.NAME,
    "Henk weet dat wel.": Unfit.NAME,
    "Er is een hek gezet door Gerrit en Klaas": Unfit.NAME,
    "Mohammed verhuurt een schuur": Unfit.NAME,
    "Die stal is van Dijkstra.": Unfit.NAME,
    "bij Wiersma staat het leeg": Unfit.NAME,
    "de stal van Miedema": Unfit.NAME,
    "Gerritsen heeft geklaagd": Unfit.NAME,
    "De Vries en zoon": Unfit.NAME,
    "bel 06-12345678": Unfit.PHONE,
    "bel 06 12 34 56 78 na zes uur": Unfit.PHONE,
    "0592 123 456 is het nummer": Unfit.PHONE,
    "(0592) 12 34 56": Unfit.PHONE,
    "+31 6 12345678": Unfit.PHONE,
    "0031612345678": Unfit.PHONE,
    "+49 171 1234567": Unfit.PHONE,
    "mail naar info@boerderij.example.nl": Unfit.MAIL,
    "j.jansen@voorbeeld.nl": Unfit.MAIL,
    "Er stond een busje, XX-99-99.": Unfit.PLATE,
    "kenteken 12-abc-3": Unfit.PLATE,
    "Langs de Kanaaldijk 12 is het donker.": Unfit.ADDRESS,
    "Burgemeester van Royenstraat 5a": Unfit.ADDRESS,
    "Hoofdweg 110": Unfit.ADDRESS,
    "kanaaldijk 12": Unfit.ADDRESS,
    "Oude Dijk 7": Unfit.ADDRESS,
    "Tweede Kruisdiep nr. 8": Unfit.ADDRESS,
    "Zandpol 14a": Unfit.ADDRESS,
    "op nummer 12 brandt altijd licht": Unfit.ADDRESS,
    "het erf op nr. 4": Unfit.ADDRESS,
    "huisnummer 33": Unfit.ADDRESS,
    "9913 AA Oosterlage": Unfit.ADDRESS,
    "9913aa": Unfit.ADDRESS,
    "boerderij De Hoop staat leeg": Unfit.ADDRESS,
    "manege Zonneweide": Unfit.ADDRESS,
}
PASS = (
    "Langs het kanaal komt 's avonds bijna niemand.",
    "In dit gebied staan veel schuren leeg.",
    "De Boer op was hier in 2025.",
    "Wij gaan in het voorjaar de boer op.",
    "LTO Noord en de politie komen hier vaak.",
    "Rijkswaterstaat en ProRail weten niet wie maait.",
    "De boeren kennen elkaar goed.",
    "Een boer belde de politie.",
    "De wijkagent is bekend bij de bewoners.",
    "De heer des huizes is er nooit.",
    "Mevrouw is alleen thuis, hoor je vaak.",
    "Families trekken weg uit het gebied.",
    "Langs de Kanaaldijk wordt vaker afval gedumpt.",
    "De Kanaaldijk is 3 km lang.",
    "Op de Hoofdweg 3 lantaarns zijn kapot.",
    "Sinds 2019 is de Hoofdweg afgesloten.",
    "Bij de kruising van Langewijk en Kanaaldijk.",
    "Bij hectometerpaal 13,2 van de N34.",
    "Bij lantaarnpaal nummer 12 is het donker.",
    "Buslijn nr. 5 rijdt niet meer.",
    "Bel 112 bij spoed, anders 0900-8844.",
    "Bel anoniem met 0800-7000.",
    "Dat was op 3-12-2026 om 22.30 uur.",
    "Tussen 2 en 5 uur is het stil.",
    "Ongeveer 20 van de 60 erven zijn gestopt.",
    "Van Oosterlage tot aan Willemsoord is geen toezicht.",
    "In Bezoekgebied 1 en Gebied 3 speelt hetzelfde.",
    "Coöperatie De Jong en Zoon ziet dat ook.",
    "LTO Noorderveld houdt een avond.",
    "De eigenaar Staatsbosbeheer sluit het pad af.",
    "De Jan Steenstraat is donker.",
    "Bij de Willem-Alexanderlaan is veel sluipverkeer.",
    "Op de Prins Hendrikweg rijden ze hard.",
    "Het Waterschap maait de berm niet.",
    "Het Thema veiligheid leeft hier.",
    "Op de A28 bij afrit 33 stoppen vrachtwagens.",
    "Het fietspad is 2 meter breed.",
    "Onderweg 3 keer aangehouden worden is vreemd.",
    "In de zomer van 2026 was er een schouw.",
    "Door de KVO-B is er een appgroep.",
    "Er zijn 12 schuren van meer dan 500 m2.",
    "Nieuwe bewoners kennen de buren niet.",
    "Er rijdt 's nachts verkeer zonder licht.",
    "Zondag is het druk met wandelaars.",
    "Agenten komen hier niet vanzelf.",
    "De gemeente Noorderveld kent deze plek.",
    "De brug bij Boerakker is smal.",
    "Camera's hangen er sinds maart 2024.",
)


@pytest.mark.parametrize(("text", "why"), WARN.items())
def test_what_points_at_somebody_is_asked_about(text, why):
    found = points_at_people(text, known=KNOWN)

    assert why in {one.why for one in found}, found


@pytest.mark.parametrize("text", PASS)
def test_what_says_something_of_an_area_is_not_asked_about(text):
    assert points_at_people(text, known=KNOWN) == ()


def test_a_title_is_followed_by_somebody_also_when_a_place_is_called_so():
    (found,) = points_at_people("de familie Langewijk", known=["Langewijk"])

    assert (found.why, found.written) == (Unfit.NAME, "familie Langewijk")


def test_what_is_not_known_here_is_asked_about():
    text = "De stal van Jansenius Hendriks."

    assert points_at_people(text)
    assert points_at_people(text, known=["Jansenius Hendriks"]) == ()


def test_each_thing_is_asked_about_once_and_as_it_was_written():
    found = points_at_people("Jan Jansen, Jan Jansen (06-12345678), Kanaaldijk 12")

    assert [one.written for one in found] == [
        "Jan Jansen",
        "06-12345678",
        "Kanaaldijk 12",
    ]


@given(
    st.sampled_from([one for one in TITLES if len(one) > 2]),
    st.from_regex(r"\A[A-Z][a-z]{3,10}\Z"),
    st.text("abcdefghij ", max_size=30),
)
def test_a_title_with_any_name_is_always_asked_about(title, name, before):
    found = points_at_people(f"{before} {title} {name}")

    assert any(one.why == Unfit.NAME and name in one.written for one in found)


@given(st.sampled_from(FIRST_NAMES), st.text("abcdefghij ,", max_size=30))
def test_a_first_name_is_asked_about_unless_it_is_known(name, around):
    text = f"{around} {name} {around}"

    assert points_at_people(text)
    assert points_at_people(text, known=[name]) == ()


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8), st.sampled_from(" .-"))
def test_any_mobile_number_is_asked_about(digits, between):
    number = f"06{between}" + "".join(map(str, digits))

    assert [one.why for one in points_at_people(f"bel {number}.")] == [Unfit.PHONE]


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_can_be_looked_at(text, known):
    assert all(one.written in text for one in points_at_people(text, known=known))


@given(st.text("abcdefghijklmnopqrstuvwxyz ", max_size=200))
def test_text_without_capitals_and_numbers_names_nobody(text):
    assert points_at_people(text) == ()


@given(st.lists(st.sampled_from(PASS), max_size=5))
def test_sentences_that_pass_also_pass_together(sentences):
    assert points_at_people(" ".join(sentences), known=KNOWN) == ()


STREETS = ("Aveland", "De Grote Weer", "Heer Elbertsteeg", "'t Nauwe Steegje")


@pytest.mark.parametrize("street", STREETS)
def test_a_street_that_is_there_is_an_address_with_a_number_behind_it(street):
    (found,) = points_at_people(f"bij {street} 12a is het donker", streets=STREETS)

    assert (found.why, found.written) == (Unfit.ADDRESS, f"{street} 12a")


@pytest.mark.parametrize("street", STREETS)
def test_a_street_without_a_number_is_no_address_and_nobody(street):
    for text in (f"Langs {street} is het donker.", f"{street} is sinds 2019 dicht."):
        assert points_at_people(text, streets=STREETS) == ()


@given(
    st.lists(st.sampled_from([*STREETS, "om 14 uur", "bij", "nr 3", "7b"]), max_size=6)
)
def test_numbers_and_streets_may_stand_in_any_order(words):
    text = " ".join(words)

    for doubt in points_at_people(text, streets=STREETS):
        assert doubt.written in text
