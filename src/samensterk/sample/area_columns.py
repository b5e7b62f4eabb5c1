"""The key figures that the CBS gives per municipality, district and neighbourhood."""

from samensterk.sample.geopackage import INT, REAL, TEXT, Field

NO_FIGURE = -99997  # how the CBS writes what it keeps back
AGE_COLUMNS = (
    "percentage_personen_0_tot_15_jaar",
    "percentage_personen_15_tot_25_jaar",
    "percentage_personen_25_tot_45_jaar",
    "percentage_personen_45_tot_65_jaar",
    "percentage_personen_65_jaar_en_ouder",
)
MARRIED_COLUMNS = (
    "percentage_ongehuwd",
    "percentage_gehuwd",
    "percentage_gescheid",
    "percentage_verweduwd",
)
HOUSEHOLD_COLUMNS = (
    "percentage_eenpersoonshuishoudens",
    "percentage_huishoudens_zonder_kinderen",
    "percentage_huishoudens_met_kinderen",
)
ORIGIN_COLUMNS = (
    "percentage_met_herkomstland_nederland",
    "percentage_met_herkomstland_uit_europa_excl_nl",
    "percentage_met_herkomstland_buiten_europa",
    "perc_geb_in_nl_met_herkomstland_nederland",
    "perc_geb_in_nl_met_herkomstland_in_europa_excl_nl",
    "perc_geb_in_nl_met_herkomstland_buiten_europa",
    "perc_geb_buiten_nl_met_herkomstland_in_europa_excl_nl",
    "perc_geb_buiten_nl_met_herkomstland_buiten_europa",
)
DISTANCE_COLUMNS = (
    "huisartsenpraktijk_gemiddelde_afstand_in_km",
    "brandweerkazerne_gemiddelde_afstand_in_km",
    "oprit_hoofdverkeersweg_gemiddelde_afstand_in_km",
    "treinstation_gemiddelde_afstand_in_km",
)


def _ints(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, INT) for name in names)


_FIGURES = (
    *_ints("meest_voorkomende_postcode", "dekkingspercentage"),
    *_ints("omgevingsadressendichtheid", "stedelijkheid_adressen_per_km2"),
    *_ints("bevolkingsdichtheid_inwoners_per_km2", "aantal_inwoners"),
    *_ints("mannen", "vrouwen", *AGE_COLUMNS, *MARRIED_COLUMNS),
    *_ints("aantal_huishoudens", *HOUSEHOLD_COLUMNS),
    Field("gemiddelde_huishoudsgrootte", REAL),
    *_ints(*ORIGIN_COLUMNS),
    *_ints("oppervlakte_totaal_in_ha", "oppervlakte_land_in_ha"),
    *_ints("oppervlakte_water_in_ha", "woningvoorraad", "gemiddelde_woningwaarde"),
    *_ints("percentage_onbewoond", "percentage_bouwjaarklasse_tot_2000"),
    *_ints("gemiddeld_aardgasverbruik", "gemiddelde_elektriciteitslevering"),
    *_ints("aantal_bedrijven_landbouw_bosbouw_visserij"),
    *_ints("aantal_bedrijfsvestigingen", "personenautos_totaal"),
    *(Field(name, REAL) for name in DISTANCE_COLUMNS),
    Field("jrstatcode", TEXT),
    Field("jaar", INT),
)
_MUNICIPALITY = (Field("gemeentecode", TEXT), Field("gemeentenaam", TEXT))
_CHANGED = Field("indelingswijziging_wijken_en_buurten", INT)
_WATER = Field("water", TEXT)
GEMEENTEN = (*_MUNICIPALITY, _WATER, *_FIGURES)
WIJKEN = (
    Field("wijkcode", TEXT),
    Field("wijknaam", TEXT),
    *_MUNICIPALITY,
    _CHANGED,
    _WATER,
    *_FIGURES,
)
BUURTEN = (
    Field("buurtcode", TEXT),
    Field("buurtnaam", TEXT),
    Field("wijkcode", TEXT),
    Field("wijknaam", TEXT),
    *_MUNICIPALITY,
    _CHANGED,
    _WATER,
    *_FIGURES,
)
