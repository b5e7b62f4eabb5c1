"""GML outlines become shapes."""

import shapely
from core.sources.made_extract import (
    XMLNS,
    point,
    square,
)
from lxml import etree

from samensterk.sources.gml_shapes import outline_of, shapes_of


def geometry(inside):
    return etree.fromstring(f"<o:geometrie {XMLNS}>{inside}</o:geometrie>")


def curved(*segments):
    inside = "".join(
        f"<gml:{name}><gml:posList>{points}</gml:posList></gml:{name}>"
        for name, points in segments
    )
    return geometry(
        '<gml:Polygon srsDimension="2"><gml:exterior><gml:Ring><gml:curveMember>'
        f"<gml:Curve><gml:segments>{inside}</gml:segments></gml:Curve>"
        "</gml:curveMember></gml:Ring></gml:exterior></gml:Polygon>"
    )


def test_an_outline_with_an_arc_is_not_used():
    assert outline_of(curved(("Arc", "0 0 10 10 20 0"))) is None


def test_a_ring_may_have_its_points_apart():
    points = "".join(
        f"<gml:pos>{one}</gml:pos>" for one in ("0 0", "4 0", "4 3", "0 0")
    )
    triangle = geometry(
        "<gml:Polygon><gml:exterior><gml:LinearRing>"
        f"{points}</gml:LinearRing></gml:exterior></gml:Polygon>"
    )

    (shape,) = shapes_of([outline_of(triangle)])

    assert shape.area == 6


def test_points_and_areas_keep_their_rows():
    outlines = [
        outline_of(geometry(point(1, 2))),
        None,
        outline_of(geometry(square(0, 0))),
    ]

    first, second, third = shapes_of(outlines)

    assert (first.x, first.y) == (1, 2)
    assert second is None
    assert third.equals(shapely.box(0, 0, 10, 10))
