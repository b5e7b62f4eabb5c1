"""A small report by hand, with something in every section."""

import numpy as np
import shapely

from samensterk.products.drawing import Layer, draw_bars, draw_map
from samensterk.products.report_content import CardText, Grid, KeyNumber, Report

BORDER = shapely.box(195000, 500000, 205000, 508000)


def made_report():
    square = np.array([shapely.box(196000, 501000, 197000, 502000)], dtype=object)
    layer = Layer(square, "#e8f0f4", "#333333", 1.0, ["Zuid & Oost"])
    picture = draw_map("Kaart", "Het gebied met één vlak.", BORDER, [layer])
    card = CardText("x", "Erven", "12", "Zegt", "Zegt niet", "Som", "BAG", "Geen", "Zo")
    return Report(
        title="Gebiedsscan Noorderveld",
        area_name="Noorderveld",
        made_on="24 november 2026",
        version="0.1.0",
        introduction=["Een scan van het gebied."],
        coverage=["De bronnen dekken 41 % van de gemeente."],
        key_numbers=[KeyNumber("Erven", "412", "Adressen met gebouwen eromheen.")],
        pictures=[picture, draw_bars("Bouwjaar", "Drie klassen.", [("a", 1.0, "1 %")])],
        area_tables=[Grid("Buurten", ["Buurt", "Erven"], [["Zuid <b>", "12"]])],
        context=[Grid("Omgeving", ["Gebied", "65+"], [["Noorderveld", "12 %"]])],
        context_notes=["Dit is context.", "Bron: CBS."],
        visit_areas=Grid("Bezoek", ["Bezoekgebied"], [["Bezoekgebied 1"]]),
        changes=Grid("Verschil", ["Cijfer", "Nu"], [["Erven", "6"]]),
        change_notes=["Een verschil."],
        cards=[card],
        sources=Grid(
            "Bronnen", ["Bestand", "Wat", "Datum"], [["a.gpkg", "BAG", "2026"]]
        ),
        missing=["Wegen ontbreken."],
        unusable=Grid("Onbruikbaar", ["Wat"], []),
        parameters=Grid("Regels", ["Regel"], [["Kleinste gebied"]]),
    )
