"""A map of how far rounds are: patterns and numbers, so that it works without colour."""

from collections.abc import Mapping
from html import escape

from samensterk.web.areas.talks.area_sketch import DrawnArea, Sketch
from samensterk.web.areas.talks.areas_shown import shown_areas
from samensterk.web.rounds.coverage.queries import (
    DUE,
    EMPTY,
    IN_ROUND,
    NEVER,
    NOT_YET,
    SOON_DUE,
    STATES,
    Coverage,
)

INK, PAPER = "#1a1a1a", "#ffffff"
# Ground and what is drawn on it, in a square of 10; the darkest is what waits longest.
PATTERNS: Mapping[str, tuple[str, str]] = {
    NEVER: ("#f3c9a5", "M0 0L10 10M10 0L0 10"),
    DUE: ("#f6e3a1", "M0 10L10 0M-2 2L2 -2M8 12L12 8"),
    SOON_DUE: ("#eef3d2", "M0 5H10"),
    NOT_YET: ("#d5e8e0", ""),
    IN_ROUND: ("#cfdff2", "M5 4v2M4 5h2"),
    EMPTY: (PAPER, ""),
}
LEGEND_PX, SWATCH_PX = 26, 18


def draw_coverage(coverage: Coverage) -> bytes | None:
    """Draw the areas of the last scan with a legend; None where it has no borders."""
    shown = shown_areas(
        coverage.scan, only=[one.area.area_id for one in coverage.areas]
    )
    if shown.sketch is None:
        return None
    states = {one.area.area_id: one.state for one in coverage.areas}
    return _svg(shown.sketch, states)


def _svg(sketch: Sketch, states: Mapping[str, str]) -> bytes:
    used = [one for one in STATES if one in states.values()]
    width, high = sketch.width_px, sketch.height_px
    height = high + LEGEND_PX * len(used) + 10
    body = [_area(one, states[one.area_id]) for one in sketch.areas]
    body += [_number(one) for one in sketch.areas]
    body += [_legend(one, high + LEGEND_PX * n) for n, one in enumerate(used)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}"><defs>'
        f"{''.join(_pattern(one) for one in used)}</defs>"
        f'<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>'
        f"{''.join(body)}</svg>"
    ).encode()


def _pattern(state: str) -> str:
    ground, lines = PATTERNS[state]
    return (
        f'<pattern id="{state}" width="10" height="10" patternUnits="userSpaceOnUse">'
        f'<rect width="10" height="10" fill="{ground}"/>'
        f'<path d="{lines or "M0 0"}" stroke="{INK}" stroke-width="1" fill="none"/>'
        "</pattern>"
    )


def _area(area: DrawnArea, state: str) -> str:
    return (
        f'<path d="{area.path}" fill="url(#{state})" fill-rule="evenodd" '
        f'stroke="{INK}" stroke-width="1.5"/>'
    )


def _number(area: DrawnArea) -> str:
    return (
        f'<text x="{area.label_x:g}" y="{area.label_y + 6:g}" text-anchor="middle" '
        f'font-family="sans-serif" font-size="16" font-weight="bold" fill="{INK}" '
        f'stroke="{PAPER}" stroke-width="4" paint-order="stroke">{area.number}</text>'
    )


def _legend(state: str, top: float) -> str:
    words = str(STATES[state])
    told = escape(words[:1].upper() + words[1:])
    return (
        f'<rect x="10" y="{top:g}" width="{SWATCH_PX * 1.5:g}" height="{SWATCH_PX}" '
        f'fill="url(#{state})" stroke="{INK}"/>'
        f'<text x="48" y="{top + 14:g}" font-family="sans-serif" font-size="15" '
        f'fill="{INK}">{told}</text>'
    )
