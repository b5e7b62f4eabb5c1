"""A hamlet that does not exist, as files in the real formats."""

import json

import geopandas
import pyogrio
import pytest
import shapely

from samensterk.geo.lon_lat import lon_lat_from_rd

RD = "EPSG:28992"


def farm(number, x_m, y_m):
    """A house of 10 by 10 m and a barn of 20 by 30 m beside it."""
    house = f"9901100000000{number:03d}"
    barn = f"9901100000001{number:03d}"
    shapes = [
        shapely.box(x_m, y_m, x_m + 10, y_m + 10),
        shapely.box(x_m + 15, y_m, x_m + 35, y_m + 30),
    ]
    return [house, barn], shapes


@pytest.fixture
def write_hamlet(tmp_path):
    """Write bag-light and the border of a municipality with n farms in a row."""

    def write(n_farms):
        ids, shapes, homes = [], [], []
        for number in range(n_farms):
            new_ids, new_shapes = farm(number, 255_000 + 400 * number, 575_050)
            ids += new_ids
            shapes += new_shapes
            homes.append(new_shapes[0].centroid)
        years = [1001 if i == 0 else 1900 + i for i in range(len(ids))]
        status = ["Pand in gebruik"] * len(ids)
        panden = geopandas.GeoDataFrame(
            {"identificatie": ids, "bouwjaar": years, "status": status},
            geometry=shapes,
            crs=RD,
        )
        file = tmp_path / "hamlet.gpkg"
        pyogrio.write_dataframe(panden, file, layer="pand")
        pyogrio.write_dataframe(_units(ids[::2], homes), file, layer="verblijfsobject")
        return file, _border(tmp_path, n_farms)

    return write


def _units(buildings, homes):
    n = len(homes)
    return geopandas.GeoDataFrame(
        {
            "identificatie": [f"9901010000000{number:03d}" for number in range(n)],
            "oppervlakte": [120] * n,
            "status": ["Verblijfsobject in gebruik"] * n,
            "gebruiksdoel": ["woonfunctie"] * n,
            "openbare_ruimte_naam": ["Geheime Wijk"] * n,
            "huisnummer": range(1, n + 1),
            "huisletter": [""] * n,
            "toevoeging": [""] * n,
            "postcode": ["9999ZZ"] * n,
            "woonplaats_naam": ["Nergenshuizen"] * n,
            "pand_identificatie": buildings,
            "nummeraanduiding_hoofdadres_identificatie": [
                f"9901200000000{number:03d}" for number in range(n)
            ],
        },
        geometry=homes,
        crs=RD,
    )


def _border(folder, n_farms):
    outline = shapely.box(254_000, 574_000, 256_000 + 400 * n_farms, 577_000)
    lon_lat = shapely.transform(outline, lon_lat_from_rd)
    feature = {
        "type": "Feature",
        "properties": {
            "statcode": "GM9901",
            "jrstatcode": "2026GM9901",
            "statnaam": "Nergens",
        },
        "geometry": json.loads(shapely.to_geojson(lon_lat)),
    }
    file = folder / "borders.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return file
