"""Words by which a Dutch text names somebody, and words that look like it but do not.

Only what is seldom anything else: a word that is also a river or a trade is left out,
because who is asked in vain too often ticks the box without reading.
"""

# After these stands the name of somebody.
TITLES = (
    *("familie", "fam", "gezin", "heer", "heren", "dhr", "meneer", "mijnheer", "hr"),
    *("mevrouw", "mevr", "mw", "mej", "weduwe", "gebroeders", "gebr", "echtpaar"),
)
# After these as well, unless it is a known place or organisation.
CALLINGS = (
    *("boer", "boerin", "buurman", "buurvrouw", "eigenaar", "eigenares", "bewoner"),
    *("bewoonster", "huurder", "verhuurder", "veehouder", "melkveehouder", "opa"),
    *("akkerbouwer", "ondernemer", "aannemer", "loonwerker", "wijkagent", "agent"),
    *("burgemeester", "wethouder", "boswachter", "dierenarts", "jager", "oom", "tante"),
    *("maatschap", "vof", "firma", "loonbedrijf", "loonwerkbedrijf", "garage", "oma"),
    *("autobedrijf", "transportbedrijf", "melkveebedrijf", "aannemersbedrijf", "zoon"),
    *("pluimveebedrijf", "akkerbouwbedrijf", "gezinshuis", "broer", "neef", "dochter"),
)
# One place where people live or work goes by such a name.
YARD_NAMES = (
    *("boerderij", "hoeve", "manege", "kwekerij", "stoeterij", "zorgboerderij"),
    *("minicamping", "pluimveehouderij", "varkenshouderij", "boerencamping"),
)
FIRST_NAMES = (
    *("Aafke", "Aaltje", "Ahmed", "Albert", "Alie", "Andrzej", "Anja", "Anneke"),
    *(
        "Annie",
        "Antoon",
        "Arend",
        "Arie",
        "Arjan",
        "Barend",
        "Berend",
        "Bert",
        "Bertus",
    ),
    *("Chantal", "Coby", "Corrie", "Daan", "Dennis", "Dick", "Dirk", "Douwe", "Edwin"),
    *("Eelco", "Egbert", "Ellen", "Elly", "Emma", "Erik", "Esther", "Evert", "Fatima"),
    *("Femke", "Ferdinand", "Fokke", "Frans", "Frits", "Geert", "Gerard", "Gerda"),
    *("Gerrit", "Gert", "Gijs", "Greet", "Greetje", "Hans", "Harm", "Harrie", "Harry"),
    *("Hassan", "Heleen", "Hendrik", "Hennie", "Henk", "Herman", "Hilda", "Ibrahim"),
    *(
        "Ineke",
        "Ingrid",
        "Jaap",
        "Jacob",
        "Jan",
        "Janneke",
        "Jannes",
        "Jantje",
        "Jelle",
    ),
    *("Jeroen", "Johan", "Johannes", "Joop", "Jos", "Joris", "Karel", "Karin", "Kees"),
    *("Klaas", "Koos", "Lammert", "Leendert", "Lenie", "Lieke", "Linda", "Maaike"),
    *(
        "Marcel",
        "Margriet",
        "Marieke",
        "Marijke",
        "Marja",
        "Martijn",
        "Mehmet",
        "Meindert",
    ),
    *(
        "Mieke",
        "Miranda",
        "Mohamed",
        "Mohammed",
        "Monique",
        "Mustafa",
        "Nico",
        "Patrick",
    ),
    *("Paul", "Petra", "Pieter", "Piet", "Piotr", "Reinder", "Remco", "Richard", "Rob"),
    *("Roelof", "Ronald", "Ruud", "Sandra", "Sanne", "Sietske", "Sjaak", "Sjoerd"),
    *("Stefan", "Teun", "Tineke", "Tjeerd", "Tom", "Truus", "Wiebe", "Willem", "Wim"),
    *("Wouter", "Yvonne", "Zbigniew", "Peter", "Tomasz", "Krzysztof", "Marcin"),
)
SURNAMES = (
    *("Jansen", "Janssen", "Hendriks", "Gerritsen", "Willemsen", "Willems", "Peters"),
    *("Peeters", "Jacobs", "Martens", "Hermans", "Driessen", "Wolters", "Sanders"),
    *(
        "Timmermans",
        "Verhoeven",
        "Vermeulen",
        "Scholten",
        "Schouten",
        "Smeets",
        "Smits",
    ),
    *(
        "Smit",
        "Meijer",
        "Meijers",
        "Kuipers",
        "Bosman",
        "Hofman",
        "Pietersen",
        "Harmsen",
    ),
    *("Klaassen", "Berends", "Lammers", "Yilmaz", "Kowalski", "Nowak", "Pieters"),
    *("Evers", "Aalbers", "Roelofs", "Geerts", "Alberts", "Wessels", "Mulders"),
)
# With `de` before it: de Vries. Written so, it is a name; `de boer op` is not.
SURNAMES_AFTER_DE = (
    *("Vries", "Jong", "Jonge", "Boer", "Groot", "Wit", "Graaf", "Haan", "Bruijn"),
    *("Bruin", "Ruiter", "Lange", "Vos", "Koning", "Leeuw", "Wolf", "Rooij", "Kok"),
)
# Endings of names of the north, and the words that end so and are no names.
NORTHERN = r"[A-Z][a-z]{2,}(?:stra|sma|inga|enga|ema|nga)"
NOT_NORTHERN = frozenset(
    ["thema", "schema", "cinema", "prisma", "plasma", "charisma", "systema", "stelsma"]
)
# Never a name after a calling: organisations that many municipalities have.
ORGANISATIONS = frozenset(
    [
        *("staatsbosbeheer", "natuurmonumenten", "rijkswaterstaat", "prorail"),
        *("gemeente", "provincie", "waterschap", "wetterskip", "hunze", "politie"),
        *("brandweer", "landschap", "drents", "groninger", "fryske", "nederland"),
        *("noord", "oost", "zuid", "west", "midden", "buitengebied", "omgevingsdienst"),
        *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
        *("september", "oktober", "november", "december", "maandag", "dinsdag"),
        *("woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "nederlandse"),
    ]
)
# Endings of names of streets and roads.
STREETS = (
    *(
        "straat",
        "weg",
        "laan",
        "dijk",
        "kade",
        "plein",
        "pad",
        "steeg",
        "singel",
        "dreef",
    ),
    *(
        "gracht",
        "hof",
        "wijk",
        "diep",
        "vaart",
        "kanaal",
        "allee",
        "wal",
        "brink",
        "str",
    ),
    *("mond", "wetering", "meent", "akker", "kamp", "erf", "horst", "werf", "drift"),
    *("zijde", "streek", "ring", "markt", "sloot", "wieke", "raai", "esch", "veenweg"),
)
# Roads without a name of their own, and words that end like one.
NO_STREETS = frozenset(
    [
        *("onderweg", "fietspad", "zandpad", "snelweg", "landweg", "zandweg", "kanaal"),
        *("ringweg", "parallelweg", "rijksweg", "ruiterpad", "wandelpad", "bospad"),
        *("autoweg", "kerkhof", "vakantiepark", "bezoekgebied", "buitenwijk", "dijk"),
        *("provincialeweg", "weg", "pad", "straat", "laan", "wijk", "diep", "vaart"),
        *(
            "plein",
            "hof",
            "singel",
            "erf",
            "kamp",
            "akker",
            "markt",
            "ring",
            "woonwijk",
        ),
        *("mond", "wal", "brink", "gracht", "kade", "sloot", "streek", "drift", "werf"),
        *("voetpad", "schouwpad", "afrit", "snelwegring", "bijvaart", "oprit", "str"),
        *("telefoonring", "supermarkt", "aardappelmarkt", "veemarkt", "zijde"),
    ]
)
