"""Every written file has the columns of the register it imitates."""

import json
import sqlite3
from pathlib import Path

import pyogrio
import pytest

DATA = Path(__file__).parents[3] / "../shared/data"
needs_data = pytest.mark.skipif(
    not DATA.exists(), reason="no real files beside the repo"
)

# What the documents of the registers list, where no real file is at hand.
FIGURES = [
    "meest_voorkomende_postcode",
    "dekkingspercentage",
    "omgevingsadressendichtheid",
    "stedelijkheid_adressen_per_km2",
    "bevolkingsdichtheid_inwoners_per_km2",
    "aantal_inwoners",
    "mannen",
    "vrouwen",
    "percentage_personen_0_tot_15_jaar",
    "percentage_personen_15_tot_25_jaar",
    "percentage_personen_25_tot_45_jaar",
    "percentage_personen_45_tot_65_jaar",
    "percentage_personen_65_jaar_en_ouder",
    "percentage_ongehuwd",
    "percentage_gehuwd",
    "percentage_gescheid",
    "percentage_verweduwd",
    "aantal_huishoudens",
    "percentage_eenpersoonshuishoudens",
    "percentage_huishoudens_zonder_kinderen",
    "percentage_huishoudens_met_kinderen",
    "gemiddelde_huishoudsgrootte",
    "percentage_met_herkomstland_nederland",
    "percentage_met_herkomstland_uit_europa_excl_nl",
    "percentage_met_herkomstland_buiten_europa",
    "perc_geb_in_nl_met_herkomstland_nederland",
    "perc_geb_in_nl_met_herkomstland_in_europa_excl_nl",
    "perc_geb_in_nl_met_herkomstland_buiten_europa",
    "perc_geb_buiten_nl_met_herkomstland_in_europa_excl_nl",
    "perc_geb_buiten_nl_met_herkomstland_buiten_europa",
    "oppervlakte_totaal_in_ha",
    "oppervlakte_land_in_ha",
    "oppervlakte_water_in_ha",
    "woningvoorraad",
    "gemiddelde_woningwaarde",
    "percentage_onbewoond",
    "percentage_bouwjaarklasse_tot_2000",
    "gemiddeld_aardgasverbruik",
    "gemiddelde_elektriciteitslevering",
    "aantal_bedrijven_landbouw_bosbouw_visserij",
    "aantal_bedrijfsvestigingen",
    "personenautos_totaal",
    "huisartsenpraktijk_gemiddelde_afstand_in_km",
    "brandweerkazerne_gemiddelde_afstand_in_km",
    "oprit_hoofdverkeersweg_gemiddelde_afstand_in_km",
    "treinstation_gemiddelde_afstand_in_km",
    "jrstatcode",
    "jaar",
]
MUNICIPALITY = ["gemeentecode", "gemeentenaam"]
CHANGED = ["indelingswijziging_wijken_en_buurten", "water"]
AREA_LAYERS = {
    "gemeenten": [*MUNICIPALITY, "water", *FIGURES],
    "wijken": ["wijkcode", "wijknaam", *MUNICIPALITY, *CHANGED, *FIGURES],
    "buurten": [
        "buurtcode",
        "buurtnaam",
        "wijkcode",
        "wijknaam",
        *MUNICIPALITY,
        *CHANGED,
        *FIGURES,
    ],
}
SQUARE_FIGURES = [
    "aantal_inwoners",
    "aantal_mannen",
    "aantal_vrouwen",
    "aantal_inwoners_0_tot_15_jaar",
    "aantal_inwoners_15_tot_25_jaar",
    "aantal_inwoners_25_tot_45_jaar",
    "aantal_inwoners_45_tot_65_jaar",
    "aantal_inwoners_65_jaar_en_ouder",
    "aantal_geboorten",
    "percentage_geb_nederland_herkomst_nederland",
    "aantal_part_huishoudens",
    "aantal_eenpersoonshuishoudens",
    "aantal_meerpersoonshuishoudens_zonder_kind",
    "aantal_eenouderhuishoudens",
    "aantal_tweeouderhuishoudens",
    "gemiddelde_huishoudensgrootte",
    "aantal_woningen",
    "aantal_niet_bewoonde_woningen",
    "aantal_woningen_bouwjaar_voor_1945",
    "aantal_woningen_bouwjaar_45_tot_65",
    "aantal_woningen_bouwjaar_65_tot_75",
    "aantal_woningen_bouwjaar_75_tot_85",
    "aantal_woningen_bouwjaar_85_tot_95",
    "aantal_woningen_bouwjaar_95_tot_05",
    "aantal_woningen_bouwjaar_05_tot_15",
    "aantal_woningen_bouwjaar_15_en_later",
    "aantal_meergezins_woningen",
    "percentage_koopwoningen",
    "percentage_huurwoningen",
    "aantal_huurwoningen_in_bezit_woningcorporaties",
    "gemiddelde_woz_waarde_woning",
    "gemiddeld_gasverbruik_woning",
    "gemiddeld_elektriciteitsverbruik_woning",
    "aantal_personen_met_uitkering_onder_aowlft",
    "dichtstbijzijnde_huisartsenpraktijk_afstand_in_km",
]
REAL_COLUMNS = {
    "gemiddelde_huishoudsgrootte",
    "gemiddelde_huishoudensgrootte",
    *(name for name in [*FIGURES, *SQUARE_FIGURES] if name.endswith("_in_km")),
}
TEXT_COLUMNS = {
    *("buurtcode", "buurtnaam", "wijkcode", "wijknaam", "water", "jrstatcode"),
    *MUNICIPALITY,
}
PLACE_COLUMNS = [
    "identificatie",
    "status",
    "openbare_ruimte_naam",
    "openbare_ruimte_naam_kort",
    "huisnummer",
    "huisletter",
    "toevoeging",
    "postcode",
    "woonplaats_naam",
    "nummeraanduiding_hoofdadres_identificatie",
    "openbare_ruimte_identificatie",
    "woonplaats_identificatie",
    "bronhouder_identificatie",
]
BAG_LAYERS = {
    "pand": [
        "identificatie",
        "bouwjaar",
        "status",
        "gebruiksdoel",
        "oppervlakte_min",
        "oppervlakte_max",
        "aantal_verblijfsobjecten",
    ],
    "verblijfsobject": [
        "identificatie",
        "oppervlakte",
        "status",
        "gebruiksdoel",
        "openbare_ruimte_naam",
        "openbare_ruimte_naam_kort",
        "huisnummer",
        "huisletter",
        "toevoeging",
        "postcode",
        "woonplaats_naam",
        "bouwjaar",
        "pand_identificatie",
        "pandstatus",
        "nummeraanduiding_hoofdadres_identificatie",
        "openbare_ruimte_identificatie",
        "woonplaats_identificatie",
        "bronhouder_identificatie",
    ],
    "ligplaats": PLACE_COLUMNS,
    "standplaats": PLACE_COLUMNS,
    "woonplaats": ["identificatie", "status", "woonplaats", "bronhouder_identificatie"],
}
BAG_SHAPES = {
    "pand": "Polygon",
    "verblijfsobject": "Point",
    "ligplaats": "Polygon",
    "standplaats": "Polygon",
    "woonplaats": "MultiPolygon",
}


def declared(path, layer):
    """Name and SQL type of each column, as the file declares them."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(f'PRAGMA table_info("{layer}")').fetchall()
    connection.close()
    return [(name, kind) for _, name, kind, *_ in rows]


def geometry(path, layer):
    facts = pyogrio.read_info(path, layer=layer)
    return facts["geometry_type"], facts["geometry_name"], facts["crs"]


def expected_types(names):
    kind = dict.fromkeys(names, "MEDIUMINT")
    kind |= dict.fromkeys(REAL_COLUMNS & set(names), "REAL")
    kind |= dict.fromkeys(TEXT_COLUMNS & set(names), "TEXT")
    return [(name, kind[name]) for name in names]


def test_bag_has_the_five_documented_layers(written):
    path = written["bag-light.gpkg"]

    layers = dict(pyogrio.list_layers(path).tolist())

    assert layers == BAG_SHAPES
    for layer, columns in BAG_LAYERS.items():
        names = [name for name, _ in declared(path, layer)]
        assert names == ["feature_id", "geom", *columns]


@needs_data
@pytest.mark.parametrize("layer", list(BAG_LAYERS))
def test_bag_is_declared_as_the_real_extract(written, layer):
    real = declared(DATA / "weesp/weesp_bag_light.gpkg", layer)

    ours = declared(written["bag-light.gpkg"], layer)

    if layer == "woonplaats":  # the one in the extract is a single polygon
        real[1] = ("geom", "MULTIPOLYGON")
    assert ours == real


@needs_data
def test_crop_parcels_are_declared_as_in_the_real_file(written):
    real = DATA / "brp/brpgewaspercelen_definitief_2023.gpkg"
    ours = written["brpgewaspercelen_concept_2026.gpkg"]

    assert declared(ours, "brp_gewas") == declared(real, "brp_gewas")
    assert geometry(ours, "brp_gewas") == geometry(real, "brp_gewas")


@needs_data
def test_road_sections_have_the_columns_of_the_real_service(written):
    real = pyogrio.read_info(DATA / "nwb/nwb_wfs_harlingen_fryslan.json")
    kinds = dict(zip(real["fields"], real["dtypes"], strict=True))
    sample = json.loads((DATA / "nwb/nwb_wfs_harlingen_fryslan.json").read_text())
    filled = {
        name
        for feature in sample["features"]
        for name, value in feature["properties"].items()
        if value is not None
    }

    ours = pyogrio.read_info(written["nwb_wegen.gpkg"], layer="wegvakken")

    # The service adds its own id and the database's geometry attributes.
    names = [name for name in kinds if name not in {"id", "gdb_geomattr_data"}]
    assert list(ours["fields"]) == names
    for name, kind in zip(ours["fields"], ours["dtypes"], strict=True):
        assert name not in filled or kind == kinds[name]


def test_road_layers_are_named_as_documented(written):
    path = written["nwb_wegen.gpkg"]

    layers = dict(pyogrio.list_layers(path).tolist())

    assert layers == {"wegvakken": "MultiLineString", "hectopunten": "MultiPoint"}
    assert geometry(path, "wegvakken")[1:] == ("geom", "EPSG:28992")


@pytest.mark.parametrize("layer", list(AREA_LAYERS))
def test_neighbourhood_layers_have_the_documented_columns(written, layer):
    path = written["wijkenbuurten_2025_v1.gpkg"]

    fid, geom, *columns = declared(path, layer)

    assert fid == ("fid", "INTEGER")
    assert geom == ("geom", "MULTIPOLYGON")
    assert columns == expected_types(AREA_LAYERS[layer])


@pytest.mark.parametrize("size_m", [100, 500])
def test_squares_have_the_documented_columns(written, size_m):
    layer = f"cbs_vk{size_m}_2024"
    key = (f"crs28992res{size_m}m", "TEXT")

    fid, geom, *columns = declared(written[f"{layer}.gpkg"], layer)

    assert fid == ("fid", "INTEGER")
    assert geom == ("geom", "MULTIPOLYGON")
    assert columns == [key, *expected_types(SQUARE_FIGURES)]


@needs_data
def test_the_border_has_the_properties_of_the_real_file(written):
    real_path = DATA / "cbs/cbs_gemeente_gegeneraliseerd_2022.geojson"
    real = pyogrio.read_info(real_path)
    ours_path = written["cbs_gemeente_gegeneraliseerd_2026.geojson"]

    ours = pyogrio.read_info(ours_path)

    for fact in ("crs", "geometry_type"):
        assert ours[fact] == real[fact]
    for fact in ("fields", "dtypes"):
        assert ours[fact].tolist() == real[fact].tolist()
    real_top, ours_top = (json.loads(p.read_text()) for p in (real_path, ours_path))
    assert set(ours_top) == set(real_top)
    assert set(ours_top["features"][0]) == set(real_top["features"][0])


@needs_data
def test_land_use_is_declared_as_the_real_extract(written):
    real = DATA / "kampen/kampen_osm_landuse_rd.gpkg"
    ours = written["noorderveld_osm_landuse_rd.gpkg"]

    assert declared(ours, "landuse") == declared(real, "landuse")
    assert geometry(ours, "landuse") == geometry(real, "landuse")


def test_crime_rows_are_padded_as_the_tables_are(written):
    answer = json.loads(written["politie_47018NED.json"].read_text())

    rows = answer["value"]

    assert list(rows[0]) == [
        "ID",
        "SoortMisdrijf",
        "WijkenEnBuurten",
        "Perioden",
        "GeregistreerdeMisdrijven_1",
    ]
    assert rows[0]["SoortMisdrijf"] == "0.0.0 "
    assert {row["WijkenEnBuurten"] for row in rows} >= {"GM9901    ", "BU99010000"}
    assert {type(row["GeregistreerdeMisdrijven_1"]) for row in rows} == {
        int,
        type(None),
    }
    assert all(row["Perioden"][4:] == "JJ00" for row in rows)
