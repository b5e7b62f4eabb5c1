"""Noorderveld as the servers of PDOK and the CBS would give it."""

import json
import uuid

import pyogrio

from samensterk.sample import grow, write

API = "/api.pdok.nl"
BAG = f"{API}/kadaster/bag/ogc/v2/collections"
AREAS = f"{API}/cbs/wijken-en-buurten-2025/ogc/v1/collections"
ROADS = f"{API}/rws/nationaal-wegenbestand-wegen/ogc/v1/collections"
PARCELS = f"{API}/rvo/gewaspercelen/ogc/v1/collections"
SQUARES = "/service.pdok.nl/cbs/vierkantstatistieken500m/2024/wfs/v1_0"
CRIME = "/dataderden.cbs.nl/ODataApi/OData/47018NED/TypedDataSet"
FIGURES = "/opendata.cbs.nl/ODataApi/OData/85984NED/TypedDataSet"
_NOT_IN_SERVICE = ("oppervlakte_min", "oppervlakte_max")


def write_noorderveld(folder):
    """Write the files as the registers have them, and give them by name."""
    paths = write(grow(yards=40, seed=7), folder)
    return {path.name: path for path in paths}


def serve_noorderveld(registers, files):
    """Put the content of the files behind the services."""
    registers.forget()
    bag = files["bag-light.gpkg"]
    buildings = _features(bag, "pand")
    units = [_unit(one) for one in _features(bag, "verblijfsobject")]
    registers.collections = {
        f"{BAG}/pand": [_without(one, _NOT_IN_SERVICE) for one in buildings],
        f"{BAG}/verblijfsobject": units,
        f"{BAG}/ligplaats": _features(bag, "ligplaats"),
        f"{BAG}/standplaats": _features(bag, "standplaats"),
        f"{BAG}/woonplaats": _features(bag, "woonplaats"),
        f"{ROADS}/wegvakken": _features(files["nwb_wegen.gpkg"], "wegvakken"),
        f"{PARCELS}/brpgewas": _features(
            files["brpgewaspercelen_concept_2026.gpkg"], "brp_gewas"
        ),
    }
    areas = files["wijkenbuurten_2025_v1.gpkg"]
    for layer in ("gemeenten", "wijken", "buurten"):
        registers.collections[f"{AREAS}/{layer}"] = _features(areas, layer)
    squares = _features(files["cbs_vk500_2024.gpkg"], "cbs_vk500_2024")
    registers.squares[SQUARES] = [_camel(one) for one in squares]
    rows = json.loads(files["politie_47018NED.json"].read_text())["value"]
    registers.tables[CRIME] = rows
    registers.tables[FIGURES] = _figures(registers.collections[f"{AREAS}/buurten"])


def _features(path, layer):
    """Read (id, shape, properties); the service has its own ids, uuids."""
    frame = pyogrio.read_dataframe(path, layer=layer)
    if "wvk_begdat" in frame.columns:
        frame["wvk_begdat"] = frame["wvk_begdat"].astype(str)
    shapes = frame.pop("geometry")
    records = json.loads(frame.to_json(orient="records"))
    return [
        (str(uuid.uuid5(uuid.NAMESPACE_URL, f"{layer}{number}")), shape, record)
        for number, (shape, record) in enumerate(zip(shapes, records, strict=True))
    ]


def _unit(one):
    """Name the buildings as version 2 of the service does: by their features."""
    key, shape, properties = one
    properties = dict(properties)
    buildings = (properties.pop("pand_identificatie") or "").split(",")
    for name in ("bouwjaar", "pandstatus"):
        properties.pop(name)
    properties["hoofdadres_identificatie"] = properties.pop(
        "nummeraanduiding_hoofdadres_identificatie"
    )
    properties["pand"] = [
        f"https://api.pdok.nl/kadaster/bag/ogc/v2/collections/pand/items/{one}?f=json"
        for one in buildings
        if one
    ]
    return key, shape, properties


def _without(one, names):
    key, shape, properties = one
    return key, shape, {k: v for k, v in properties.items() if k not in names}


def _camel(one):
    key, shape, properties = one
    return key, shape, {_camel_name(name): v for name, v in properties.items()}


def _camel_name(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _figures(areas):
    codes = ["GM9901", *[properties["buurtcode"] for _, _, properties in areas]]
    return [
        {"ID": number, "WijkenEnBuurten": f"{code:<10}", "AantalInwoners_5": 100}
        for number, code in enumerate(codes)
    ]
