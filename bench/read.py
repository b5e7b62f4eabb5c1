"""How fast files are read: bag-light against a bare read of the same columns.

Both run in this process, in turn, so that the machine is the same for both.
"""

import sys
import time
from pathlib import Path

import pyogrio

from samensterk.sources.bag_light import FORMAT

TURNS = 5
COLUMNS = {
    "pand": ["identificatie", "bouwjaar", "status"],
    "verblijfsobject": [
        "identificatie", "status", "nummeraanduiding_hoofdadres_identificatie",
        "openbare_ruimte_naam", "huisnummer", "huisletter", "toevoeging", "postcode",
        "woonplaats_naam", "oppervlakte", "gebruiksdoel", "pand_identificatie",
    ],
}  # fmt: skip


def read_bare(path: Path) -> None:
    for layer, columns in COLUMNS.items():
        pyogrio.read_arrow(path, layer=layer, columns=columns)


def read_ours(path: Path) -> None:
    FORMAT.read(path, None, lambda _: None)


def fastest_s(read, path: Path) -> float:
    times_s = []
    for _ in range(TURNS):
        start_s = time.perf_counter()
        read(path)
        times_s.append(time.perf_counter() - start_s)
    return min(times_s)


def main(argv: list[str] | None = None) -> int:
    """Print a row of a markdown table for each file."""
    print("| bestand | kaal s | van ons s | deel van de snelheid |")
    print("|---|---|---|---|")
    for path in map(Path, sys.argv[1:] if argv is None else argv):
        bare_s, ours_s = fastest_s(read_bare, path), fastest_s(read_ours, path)
        print(f"| {path.name} | {bare_s:.3f} | {ours_s:.3f} | {bare_s / ours_s:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
