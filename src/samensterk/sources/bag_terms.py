"""The Dutch terms of the BAG and what we call them; Catalogus BAG 2018, chapter 7."""

from samensterk.scan.tables import USES

BUILDING_STATUS = {
    "Pand in gebruik": "in_use",
    "Pand in gebruik (niet ingemeten)": "in_use_not_measured",
    "Verbouwing pand": "renovation",
    "Bouw gestart": "under_construction",
    "Bouwvergunning verleend": "permitted",
    "Pand buiten gebruik": "out_of_use",
    "Sloopvergunning verleend": "demolition_permitted",
}
UNIT_STATUS = {
    "Verblijfsobject in gebruik": "in_use",
    "Verblijfsobject in gebruik (niet ingemeten)": "in_use_not_measured",
    "Verbouwing verblijfsobject": "renovation",
    "Verblijfsobject gevormd": "permitted",
    "Verblijfsobject buiten gebruik": "out_of_use",
    "Plaats aangewezen": "in_use",
}
USE_OF = dict(
    zip(
        (
            "woonfunctie",
            "bijeenkomstfunctie",
            "celfunctie",
            "gezondheidszorgfunctie",
            "industriefunctie",
            "kantoorfunctie",
            "logiesfunctie",
            "onderwijsfunctie",
            "sportfunctie",
            "winkelfunctie",
            "overige gebruiksfunctie",
        ),
        USES,
        strict=True,
    )
)
OLDEST_YEAR = 1005  # the BAG's own word for "very old"; 1001 and 9999 mean unknown
NEWEST_YEAR = 2100
SMALLEST_UNIT_M2 = 2  # 1 m2 and 999999 stand for "not measured"
LARGEST_UNIT_M2 = 999_998


def known_year(year: int | None) -> int | None:
    """Leave out the years that stand for unknown."""
    return year if year is not None and OLDEST_YEAR <= year <= NEWEST_YEAR else None


def known_area_m2(area_m2: int | None) -> int | None:
    """Leave out the floor areas that stand for unknown."""
    is_known = area_m2 is not None and SMALLEST_UNIT_M2 <= area_m2 <= LARGEST_UNIT_M2
    return area_m2 if is_known else None


def uses_of(text: str | None) -> list[str] | None:
    """Translate 'winkelfunctie,woonfunctie'; an empty text is unknown."""
    terms = [term.strip() for term in (text or "").split(",") if term.strip()]
    return [USE_OF.get(term, "other") for term in terms] or None
