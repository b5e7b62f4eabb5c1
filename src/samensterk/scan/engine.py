"""Choose how to measure: plainly for one municipality, compiled for large areas."""

from samensterk.scan.measure import Measures, Run, Scene, measure
from samensterk.scan.rules import Rules

# From here on compiling is paid back by the second scan at the latest (measured, see
# docs/performance.md); a small municipality must not wait for a compiler. The size
# alone decides, not what was compiled before, so that a scan is the same next time.
COMPILED_FROM = 300_000


def measure_well(scene: Scene, rules: Rules, run: Run) -> Measures:
    """Measure with the engine that is done first; both give the same to 1e-6 m."""
    if len(scene.building_xy_m) < COMPILED_FROM:
        return measure(scene, rules)
    # Here, as the compiler alone takes longer to load than a hamlet to measure.
    from samensterk.scan.tiles import measure_in_tiles  # noqa: PLC0415

    return measure_in_tiles(scene, rules, run=run)
