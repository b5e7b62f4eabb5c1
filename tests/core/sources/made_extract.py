"""Make BAG 2.0 extracts small enough to check by hand, in both forms."""

import io
import zipfile
from dataclasses import dataclass, field

from samensterk.sources.bag_extract import FORMAT

DAY, DAY_IN_NAME = "2024-03-08", "08032024"
HOUSE, BARN = "9901100000000001", "9901100000000002"
HOME, DOOR, STREET, VILLAGE = (
    "9901010000000001",
    "9901200000000001",
    "9901300000000001",
    "9901",
)
SINCE = {"beginGeldigheid": "2011-01-01"}
XMLNS = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "b": "http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601",
        "sl": "http://www.kadaster.nl/schemas/standlevering-generiek/1.0",
        "o": "www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601",
        "r": "www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601",
        "h": "www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601",
        "gml": "http://www.opengis.net/gml/3.2",
    }.items()
)
NOTE = (
    "<x:BAG-Extract-Levering xmlns:x='urn:x'><x:StandTechnischeDatum>"
    f"{DAY}</x:StandTechnischeDatum></x:BAG-Extract-Levering>"
)


def ring(points):
    return f"<gml:LinearRing><gml:posList>{points}</gml:posList></gml:LinearRing>"


def polygon(shell, *holes, n_axes=2):
    inside = "".join(f"<gml:interior>{ring(hole)}</gml:interior>" for hole in holes)
    return (
        f'<gml:Polygon srsDimension="{n_axes}"><gml:exterior>{ring(shell)}'
        f"</gml:exterior>{inside}</gml:Polygon>"
    )


def square(west, south, side_m=10):
    east, north = west + side_m, south + side_m
    corners = [(west, south), (east, south), (east, north), (west, north)]
    written = " ".join(f"{x} {y} 1.5" for x, y in [*corners, corners[0]])
    return polygon(written, n_axes=3)


def point(x_m, y_m):
    return (
        '<o:punt><gml:Point srsDimension="3">'
        f"<gml:pos>{x_m} {y_m} 0.0</gml:pos></gml:Point></o:punt>"
    )


def occurrence(number=1, in_lv=(), **leaves):
    written = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in leaves.items())
    marks = "".join(f"<h:{name}>2020-01-01T00:00:00.000</h:{name}>" for name in in_lv)
    return (
        "<o:voorkomen><h:Voorkomen>"
        f"<h:voorkomenidentificatie>{number}</h:voorkomenidentificatie>{written}"
        f"<h:BeschikbaarLV>{marks}</h:BeschikbaarLV></h:Voorkomen></o:voorkomen>"
    )


def thing(tag, number, *content, when=None):
    when = occurrence(**SINCE) if when is None else when
    return (
        f"<o:{tag}><o:identificatie>{number}</o:identificatie>"
        f"{''.join(content)}{when}</o:{tag}>"
    )


def pand(number=HOUSE, year=1934, status="Pand in gebruik", shape=None, when=None):
    shape = square(100, 100) if shape is None else shape
    return thing(
        "Pand",
        number,
        f"<o:geometrie>{shape}</o:geometrie>",
        f"<o:oorspronkelijkBouwjaar>{year}</o:oorspronkelijkBouwjaar>",
        f"<o:status>{status}</o:status>",
        when=when,
    )


def unit(
    number=HOME,
    door=DOOR,
    buildings=(HOUSE,),
    uses=("woonfunctie",),
    area_m2=85,
    shape=None,
    status="Verblijfsobject in gebruik",
):
    inside = "".join(f"<r:PandRef>{one}</r:PandRef>" for one in buildings)
    return thing(
        "Verblijfsobject",
        number,
        main_address(door),
        f"<o:geometrie>{point(105, 105) if shape is None else shape}</o:geometrie>",
        "".join(f"<o:gebruiksdoel>{use}</o:gebruiksdoel>" for use in uses),
        f"<o:oppervlakte>{area_m2}</o:oppervlakte><o:status>{status}</o:status>",
        f"<o:maaktDeelUitVan>{inside}</o:maaktDeelUitVan>",
    )


def main_address(door):
    return (
        "<o:heeftAlsHoofdadres><r:NummeraanduidingRef>"
        f"{door}</r:NummeraanduidingRef></o:heeftAlsHoofdadres>"
    )


def stand(tag, number, door):
    return thing(
        tag,
        number,
        main_address(door),
        f"<o:status>Plaats aangewezen</o:status>"
        f"<o:geometrie>{square(200, 200)}</o:geometrie>",
    )


def designation(number=DOOR, street=STREET, more=""):
    return thing(
        "Nummeraanduiding",
        number,
        "<o:huisnummer>12</o:huisnummer><o:huisletter>A</o:huisletter>",
        "<o:huisnummertoevoeging>2</o:huisnummertoevoeging>",
        "<o:postcode>9999ZZ</o:postcode>",
        f"<o:ligtAan><r:OpenbareRuimteRef>{street}</r:OpenbareRuimteRef></o:ligtAan>",
        more,
    )


def lies_in(place):
    return f"<o:ligtIn><r:WoonplaatsRef>{place}</r:WoonplaatsRef></o:ligtIn>"


def street(number=STREET, place=VILLAGE, name="Verlaat", when=None):
    content = f"<o:naam>{name}</o:naam>{lies_in(place)}"
    return thing("OpenbareRuimte", number, content, when=when)


def place(number=VILLAGE, name="Noorderdorp", status="aangewezen", shape=None):
    shape = polygon("0 0 900 0 900 900 0 900 0 0") if shape is None else shape
    return thing(
        "Woonplaats",
        number,
        f"<o:naam>{name}</o:naam><o:status>Woonplaats {status}</o:status>",
        f"<o:geometrie><o:vlak>{shape}</o:vlak></o:geometrie>",
    )


def xml_of(things):
    inside = "".join(
        f"<sl:stand><b:bagObject>{one}</b:bagObject></sl:stand>" for one in things
    )
    return (
        f"<b:bagStand {XMLNS}><sl:standBestand>{inside}</sl:standBestand></b:bagStand>"
    )


def zipped(members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


@dataclass
class Made:
    """An extract with one house, one home and its address, to change and to write."""

    parts: dict = field(
        default_factory=lambda: {
            "PND": [[pand()]],
            "VBO": [[unit()]],
            "NUM": [[designation()]],
            "OPR": [[street()]],
            "WPL": [[place()]],
            "LIG": [[]],
            "STA": [[]],
        }
    )

    def zips(self, code):
        return {
            f"{code}{part}{DAY_IN_NAME}.zip": zipped(
                {
                    f"{code}{part}{DAY_IN_NAME}-{number:06d}.xml": xml_of(things)
                    for number, things in enumerate(files, 1)
                }
            )
            for part, files in self.parts.items()
        }

    def municipality(self, path):
        inner = zipped({**self.zips("9901"), "9901Inactief08032024.zip": b""})
        outer = {
            "Leveringsdocument-BAG-Extract.xml": NOTE,
            f"9901GEM{DAY_IN_NAME}.zip": inner,
            f"GEM-WPL-RELATIE-{DAY_IN_NAME}.zip": b"",
        }
        path.write_bytes(zipped(outer))
        return path

    def national(self, path):
        path.write_bytes(
            zipped({"Leveringsdocument-BAG-Extract.xml": NOTE, **self.zips("9999")})
        )
        return path


def read(path, box=None):
    return FORMAT.read(path, box, lambda _: None)


def rows(reading, table):
    return reading.tables[table].to_pylist()


def reasons(reading):
    return {problem.reason: problem.count for problem in reading.problems}
