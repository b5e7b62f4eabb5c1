"""The map of one day: its roads, the way along them, and the visits by number. Pure.

North is up; one scale both ways. Numbers that would lie on each other step aside, with
a line to where they belong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from samensterk.geo.arrays import Metres

WIDTH_PX = 900.0
TALLEST, FLATTEST = 0.9, 0.5  # heights per width
MARGIN = 0.07  # of the larger side, around what is drawn
SMALLEST_M = 600.0
NUMBER_PX = 12.0  # radius
APART_PX = 2 * NUMBER_PX + 2
TURNS = 80  # of pushing numbers apart
INK, WAY, ROAD, PAPER = "#1a1a1a", "#154273", "#9aa7af", "#ffffff"
SCALES_M = (100, 200, 500, 1_000, 2_000, 5_000)
LONGEST_SCALE = 0.3  # of the width


@dataclass(frozen=True, slots=True)
class Spot:
    """Something with a sign on the map, in RD metres."""

    sign: str
    x_m: float
    y_m: float


@dataclass(frozen=True, slots=True)
class _Frame:
    west_m: float
    north_m: float
    metres_per_px: float
    height_px: float

    def pixels(self, points_m: Metres) -> Metres:
        corner = np.array([self.west_m, self.north_m])
        found: Metres = (points_m - corner) * np.array([1.0, -1.0]) / self.metres_per_px
        return found

    @property
    def box(self) -> shapely.Polygon:
        return shapely.box(
            self.west_m,
            self.north_m - self.height_px * self.metres_per_px,
            self.west_m + WIDTH_PX * self.metres_per_px,
            self.north_m,
        )


def day_map(
    roads: NDArray[np.object_], way: Sequence[Metres], spots: Sequence[Spot]
) -> bytes:
    """Draw it as SVG; `roads` are lines in RD metres, `way` the (k, 2) lines driven."""
    frame = _frame_of([*way, _points(spots)])
    body = [
        *_roads(frame, roads),
        *(_line(frame.pixels(one), PAPER, 7) for one in way if len(one) > 1),
        *(_line(frame.pixels(one), WAY, 4) for one in way if len(one) > 1),
        *_spots(frame, spots),
        _scale(frame),
    ]
    size = f'width="{WIDTH_PX:g}" height="{frame.height_px:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        f'viewBox="0 0 {WIDTH_PX:g} {frame.height_px:g}">'
        f'<rect {size} fill="{PAPER}"/>{"".join(body)}</svg>'
    ).encode()


def _points(spots: Sequence[Spot]) -> Metres:
    return np.array([(one.x_m, one.y_m) for one in spots], dtype=float).reshape(-1, 2)


def _frame_of(parts: Sequence[Metres]) -> _Frame:
    points = np.concatenate(parts)
    low, high = points.min(axis=0), points.max(axis=0)
    middle, size = (low + high) / 2, np.maximum(high - low, SMALLEST_M)
    wide, tall = size + 2 * MARGIN * size.max()
    metres_per_px = max(wide, tall / TALLEST) / WIDTH_PX
    height_px = round(max(tall / metres_per_px, FLATTEST * WIDTH_PX), 1)
    return _Frame(
        float(middle[0] - WIDTH_PX * metres_per_px / 2),
        float(middle[1] + height_px * metres_per_px / 2),
        float(metres_per_px),
        height_px,
    )


def _roads(frame: _Frame, roads: NDArray[np.object_]) -> Iterator[str]:
    seen = roads[shapely.intersects(roads, frame.box)]
    for one in shapely.simplify(seen, frame.metres_per_px):
        yield _line(frame.pixels(shapely.get_coordinates(one)), ROAD, 1.5)


def _line(points_px: Metres, colour: str, width: float) -> str:
    pairs = "L".join(f"{x:.1f} {y:.1f}" for x, y in points_px)
    return (
        f'<path d="M{pairs}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _spots(frame: _Frame, spots: Sequence[Spot]) -> Iterator[str]:
    there = frame.pixels(_points(spots))
    signs = _pushed_apart(there, frame.height_px)
    for spot, at, sign in zip(spots, there, signs, strict=True):
        if np.hypot(*(at - sign)) > NUMBER_PX / 2:
            yield _line(np.array([at, sign]), INK, 1)
        yield f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3.5" fill="{INK}"/>'
        yield _sign(spot.sign, float(sign[0]), float(sign[1]))


def _sign(text: str, x: float, y: float) -> str:
    fill = INK if text.isdecimal() else WAY
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{NUMBER_PX:g}" fill="{fill}" '
        f'stroke="{PAPER}" stroke-width="2"/><text x="{x:.1f}" y="{y + 5:.1f}" '
        'text-anchor="middle" font-family="sans-serif" font-size="14" '
        f'font-weight="bold" fill="{PAPER}">{text}</text>'
    )


def _pushed_apart(points_px: Metres, height_px: float) -> Metres:
    """Move signs that lie on each other aside; the same points give the same places."""
    placed = points_px.copy()
    for _turn in range(TURNS):
        between = placed[:, None] - placed[None, :]
        apart = np.hypot(*between.transpose(2, 0, 1))
        np.fill_diagonal(apart, np.inf)
        close = np.argwhere(apart < APART_PX)
        if not len(close):
            break
        for one, other in close[close[:, 0] < close[:, 1]].tolist():
            away = placed[one] - placed[other]
            length = float(np.hypot(*away))
            # At one spot the numbers go around it.
            angle = 2.4 * other
            towards = (
                away / length if length else np.array([np.cos(angle), np.sin(angle)])
            )
            step = max(APART_PX - length, 0.0) / 2 * towards
            placed[one] += step
            placed[other] -= step
    edge = NUMBER_PX + 2
    return np.clip(placed, edge, np.array([WIDTH_PX, height_px]) - edge)


def _scale(frame: _Frame) -> str:
    most_m = LONGEST_SCALE * WIDTH_PX * frame.metres_per_px
    metres = max((one for one in SCALES_M if one <= most_m), default=SCALES_M[0])
    wide, y = metres / frame.metres_per_px, frame.height_px - 14
    words = f"{metres} m" if metres < 1_000 else f"{metres // 1_000} km"
    ruler = _line(np.array([[16.0, y], [16.0 + wide, y]]), INK, 3)
    return (
        f'{ruler}<text x="{16 + wide / 2:.1f}" y="{y - 7:.1f}" text-anchor="middle" '
        'font-family="sans-serif" font-size="14" fill="#1a1a1a" stroke="#ffffff" '
        f'stroke-width="3" paint-order="stroke">{words}</text>'
    )
