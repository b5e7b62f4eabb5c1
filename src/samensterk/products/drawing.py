"""Maps and charts as SVG, drawn from the data; no fonts, scripts or files from outside.

The same picture goes into the page and onto paper, so style sits in attributes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import shapely
from shapely.geometry.base import BaseGeometry

from samensterk.geo.arrays import Metres, Shapes
from samensterk.products.labels import Label, middles_of, place_labels

MAP_WIDTH_PX = 720.0
MARGIN_PX = 12.0
LEGEND_ROW_PX = 22.0
BARS_WIDTH_PX = 340.0  # fits a phone as it is
BELOW_MIDDLE_PX = 4.0  # from the middle of a line of text to its foot
# One hue, light to dark; each step differs at least 1.3:1 from the one before it.
SHADES = ("#e8f0f4", "#b9d3df", "#83b1c6", "#4a88a5", "#1f5a78")
DARK_SHADES = SHADES[-2:]  # dark ink on these has a contrast under 4.5:1
INK, LIGHT_INK = "#1a1a1a", "#ffffff"


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes that are drawn alike; `labels` stand at a point inside each shape.

    `under` are the colours that the labels stand on, where that is not the fill.
    """

    shapes: Shapes
    fill: str | Sequence[str]
    stroke: str = "none"
    stroke_px: float = 0.0
    labels: Sequence[str] = ()
    under: Sequence[str] = ()
    is_name: bool = False  # names of places are set apart from numbers


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the words that replace it for who cannot see it."""

    title: str
    description: str
    svg: str
    width_px: float
    height_px: float


@dataclass(frozen=True, slots=True)
class _Frame:
    west_m: float
    north_m: float
    metres_per_px: float

    def pixels(self, xy_m: Metres) -> list[tuple[float, float]]:
        x_px = MARGIN_PX + (xy_m[:, 0] - self.west_m) / self.metres_per_px
        y_px = MARGIN_PX + (self.north_m - xy_m[:, 1]) / self.metres_per_px
        return list(zip(x_px.tolist(), y_px.tolist(), strict=True))

    def points(self, line: BaseGeometry) -> str:
        xy_px = self.pixels(shapely.get_coordinates(line))
        return "L".join(f"{x:.1f} {y:.1f}" for x, y in xy_px)

    def path(self, shape: BaseGeometry) -> str:
        parts = []
        for piece in shapely.get_parts(shape):
            if isinstance(piece, shapely.Polygon):
                rings = [piece.exterior, *piece.interiors]
                parts += [f"M{self.points(ring)}Z" for ring in rings]
            elif isinstance(piece, shapely.LineString):
                parts.append(f"M{self.points(piece)}")
        return "".join(parts)


def draw_map(
    title: str,
    description: str,
    border: BaseGeometry,
    layers: Sequence[Layer],
    legend: Sequence[tuple[str, str]] = (),
) -> Picture:
    """Draw layers over each other within the bounds of a border, north up.

    Parameters
    ----------
    border : polygon in RD metres
    legend : pairs of colour and text, drawn below the map
    """
    west, south, east, north = border.bounds
    metres_per_px = max(east - west, 1.0) / (MAP_WIDTH_PX - 2 * MARGIN_PX)
    frame = _Frame(west, north, metres_per_px)
    map_height = (north - south) / metres_per_px + 2 * MARGIN_PX
    height = map_height + LEGEND_ROW_PX * (len(legend) + 1)
    body = [_draw_layer(layer, frame) for layer in layers]
    labels = [label for layer in layers for label in _labels(layer, frame)]
    body += map(_draw_label, place_labels(labels))
    body.append(_scale_bar(metres_per_px, map_height))
    body += [
        _legend_row(colour, text, map_height + LEGEND_ROW_PX * (row + 1))
        for row, (colour, text) in enumerate(legend)
    ]
    return Picture(
        title,
        description,
        _svg("".join(body), MAP_WIDTH_PX, height),
        MAP_WIDTH_PX,
        height,
    )


def _draw_layer(layer: Layer, frame: _Frame) -> str:
    simple = shapely.simplify(layer.shapes, frame.metres_per_px / 2)
    fill = layer.fill
    fills = [fill] * len(simple) if isinstance(fill, str) else fill
    stroke = f'stroke="{layer.stroke}" stroke-width="{layer.stroke_px}"'
    drawn = [
        f'<path fill="{fill}" fill-rule="evenodd" {stroke} d="{frame.path(shape)}"/>'
        for fill, shape in zip(fills, simple, strict=True)
        if not shapely.is_empty(shape)
    ]
    return "".join(drawn)


def _labels(layer: Layer, frame: _Frame) -> list[Label]:
    n_labels = len(layer.labels)
    fill = layer.fill
    under = layer.under or ([fill] * n_labels if isinstance(fill, str) else fill)
    middles = middles_of(layer.shapes[:n_labels], frame.metres_per_px)
    return [
        Label(text, x_px, y_px, colour, layer.is_name)
        for text, (x_px, y_px), colour in zip(
            layer.labels, frame.pixels(middles), under[:n_labels], strict=True
        )
    ]


def _text(
    x: float | str, y: float | str, text: str, extra: str = "", ink: str = INK
) -> str:
    return (
        f'<text x="{x}" y="{y}" {extra} font-family="sans-serif" font-size="12" '
        f'fill="{ink}">{escape(text)}</text>'
    )


def _draw_label(label: Label) -> str:
    x, y = f"{label.x_px:.1f}", f"{label.y_px + BELOW_MIDDLE_PX:.1f}"
    extra = 'text-anchor="middle"'
    if label.is_name:
        extra += ' font-style="italic" font-weight="bold"'
    # A rim in the colour of the ground keeps words readable that stand over an edge.
    is_dark = label.under in DARK_SHADES
    ink, rim = (LIGHT_INK, label.under) if is_dark else (INK, LIGHT_INK)
    extra += f' stroke="{rim}" stroke-width="3" paint-order="stroke"'
    return _text(x, y, label.text, extra, ink)


def _scale_bar(metres_per_px: float, y: float) -> str:
    fits = [m for m in (500, 1000, 2000, 5000, 10000) if m / metres_per_px < 240]
    length_m = max(fits, default=250)
    width = length_m / metres_per_px
    words = f"{length_m / 1000:g}".replace(".", ",") + " km"
    return (
        f'<path d="M{MARGIN_PX} {y - 4:.1f}h{width:.1f}" stroke="#1a1a1a" '
        f'stroke-width="3" fill="none"/>'
        + _text(MARGIN_PX + width + 8, f"{y:.1f}", words)
    )


def _legend_row(colour: str, text: str, y: float) -> str:
    box = (
        f'<rect x="{MARGIN_PX}" y="{y - 10:.1f}" width="18" height="12" '
        f'fill="{colour}" stroke="#5a5a5a" stroke-width="0.7"/>'
    )
    return box + _text(MARGIN_PX + 26, f"{y:.1f}", text)


def draw_bars(
    title: str, description: str, bars: Sequence[tuple[str, float, str]]
) -> Picture:
    """Draw horizontal bars; each is a label, a length and the words at its end."""
    longest = max((length for _, length, _ in bars), default=0.0) or 1.0
    height = 46.0 * len(bars) + MARGIN_PX
    rows = []
    for row, (label, length, words) in enumerate(bars):
        y = 46.0 * row + 16
        width = 270 * length / longest
        rows.append(_text(0, y, label))
        rows.append(
            f'<rect x="0" y="{y + 6}" width="{width:.1f}" height="18" fill="#1f5a78"/>'
        )
        rows.append(_text(f"{width + 8:.1f}", y + 19, words))
    drawn = _svg("".join(rows), BARS_WIDTH_PX, height)
    return Picture(title, description, drawn, BARS_WIDTH_PX, height)


def _svg(body: str, width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}">{body}</svg>'
    )
