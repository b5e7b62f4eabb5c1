"""How soon the map of a municipality stands still, and how long panning holds up the page.

About 60,000 buildings, in headless Chromium on this machine, which also serves the site.
The peer is the same page in the same browser with its base map as plain GeoJSON, which is
how many sites draw one; it holds only buildings and roads.

python bench/map.py
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import web_site

N_YARDS = 9_000  # Noorderveld then has about 65,000 buildings
TURNS = 3
PORT = 8793
SITE = f"http://127.0.0.1:{PORT}"
ROUNDS = 3  # of panning: right, down, left, up
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WATCH = """
globalThis.longTasks = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) globalThis.longTasks.push(one.duration);
}).observe({ type: "longtask" });
"""
IDLE_MS = "performance.getEntriesByName('map-idle')[0].startTime"
# Put behind our own style: the same layers, drawn from GeoJSON.
PEER = """
export function styleOf(tiles, areas, looks) {
  const style = tiled(tiles, areas, looks);
  delete style.sources.base;
  style.layers = style.layers.filter((one) => one.source !== "base" || one["source-layer"] in FILES);
  for (const one of style.layers.filter((layer) => layer.source === "base")) {
    one.source = `base-${one["source-layer"]}`;
    delete one["source-layer"];
    style.sources[one.source] = { type: "geojson", data: FILES[one.source.slice(5)] };
  }
  return style;
}
"""


def grow(folder: Path) -> Path:
    """Grow a large Noorderveld and scan it, once."""
    kept = folder / f"map-{N_YARDS}"
    program = [sys.executable, "-m", "samensterk"]
    files, scan = kept / "files", kept / "scan"
    if not files.exists():
        asked = ["sample", "--yards", str(N_YARDS), "--to", str(files)]
        subprocess.run([*program, *asked], check=True, stdout=subprocess.DEVNULL)
    if not scan.exists():
        # Without OpenStreetMap: the BAG has the same buildings.
        given = [str(one) for one in sorted(files.iterdir()) if one.suffix != ".pbf"]
        subprocess.run(
            [*program, "scan", *given, "--area", "Noorderveld", "--to", str(scan)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return kept


def as_geojson(kept: Path) -> dict[str, Path]:
    """Write buildings and roads as the peer draws them."""
    import geopandas

    layers = {
        "buildings": ("bag-light.gpkg", "pand", []),
        "roads": ("nwb_wegen.gpkg", "wegvakken", ["stt_naam"]),
    }
    found = {}
    for name, (file, layer, columns) in layers.items():
        found[name] = kept / f"{name}.geojson"
        if not found[name].exists():
            path = kept / "files" / file
            frame = geopandas.read_file(path, layer=layer, columns=columns)
            frame = frame.rename(columns={"stt_naam": "name"}).to_crs(4326)
            frame.to_file(found[name], driver="GeoJSON", COORDINATE_PRECISION=6)
    return found


def fill(scan: Path) -> str:
    """Take the scan over; give the session key of a coordinator and its address."""
    from django.contrib.sessions.backends.db import SessionStore
    from web.members import make_member, make_place

    from samensterk.web.areas.scans.area_reading import read_areas
    from samensterk.web.areas.scans.folders import keep_folder
    from samensterk.web.areas.scans.scan_folders import read_summary
    from samensterk.web.areas.yards.take_over import take_over_scan
    from samensterk.web.common.roles import Role
    from samensterk.web.config.preparing import prepare

    prepare()
    place = make_place()
    summary = read_summary(scan, code=place.code)
    take_over_scan(
        municipality_id=place.pk,
        summary=summary,
        yards=None,
        areas=read_areas(scan, summary.kind),
        folder=keep_folder(scan),
    )
    member = make_member(Role.COORDINATOR, place)
    return web_site.signed_in(SessionStore, member.user)


@contextmanager
def served(folder: Path) -> Iterator[None]:
    """Serve the site as it is served for real."""
    environment = os.environ | {"SAMENSTERK_DATA": str(folder), "SAMENSTERK_URL": SITE}
    command = [sys.executable, "-m", "samensterk", "web", "--port", str(PORT)]
    server = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _attempt in range(120):
            try:
                urllib.request.urlopen(f"{SITE}/gezond").close()
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.5)
        yield
    finally:
        server.terminate()
        server.wait()


def serve_peer(page, files: dict[str, Path]) -> None:
    """Give this page the other base map."""
    addresses = {name: f"{SITE}/peer/{name}.json" for name in files}

    def style(route):
        text = route.fetch().text().replace("export function styleOf", "function tiled")
        named = f"const FILES = {json.dumps(addresses)};\n{PEER}"
        route.fulfill(body=f"{text}\n{named}", content_type="text/javascript")

    page.route("**/areas/atlas/style*.js", style)
    for name, path in files.items():
        page.route(addresses[name], partial(give_file, path=path))


def give_file(route, *, path: Path) -> None:
    route.fulfill(path=path, content_type="application/geo+json")


def measure(browser, key: str, url: str, files: dict[str, Path]) -> dict[str, float]:
    """Open the map once in a browser that has nothing of it yet, and pan."""
    from django.conf import settings

    context = browser.new_context(viewport={"width": 1280, "height": 900})
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": key, "url": SITE}])
    page = context.new_page()
    page.add_init_script(WATCH)
    if files:
        serve_peer(page, files)
    page.goto(f"{SITE}{url}")
    page.wait_for_selector("#kaart[data-ready]", timeout=180_000)
    first_ms = page.evaluate(IDLE_MS)
    page.wait_for_timeout(1000)
    page.evaluate("globalThis.longTasks.length = 0")
    page.locator("#kaart canvas").focus()
    for key_name in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * ROUNDS:
        page.keyboard.press(key_name)
        page.wait_for_timeout(450)
    tasks = page.evaluate("globalThis.longTasks")
    context.close()
    return {
        "first_ms": first_ms,
        "tasks": len(tasks),
        "longest_ms": max(tasks, default=0),
        "total_ms": sum(tasks),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", help="of no use here")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/samensterk-bench"))
    kept = grow(parser.parse_args().folder)
    files = as_geojson(kept)
    with tempfile.TemporaryDirectory() as folder:
        web_site.wake(Path(folder))
        key = fill(kept / "scan")
        with served(Path(folder)):
            report(key, kept, files)


def report(key: str, kept: Path, files: dict[str, Path]) -> None:
    from playwright.sync_api import sync_playwright

    from samensterk.web.areas.models import LoadedScan

    scan = LoadedScan.objects.get()
    at = f"/gemeente/{web_site.PLACE}/gebied/{scan.pk}/kaart/"
    area = scan.areas.filter(level="cell").first()
    url = f"{at}?gebied={area.pk}"
    tiles_mb = (kept / "scan" / "map.pmtiles").stat().st_size / 1e6
    peer_mb = sum(one.stat().st_size for one in files.values()) / 1e6
    print(f"\nMap of {scan.areas.filter(level='cell').count():,} areas")
    print(
        "| base map | MB | opens on | first view s | long tasks | longest ms | together ms |"
    )
    print("|---|--:|---|--:|--:|--:|--:|")
    with sync_playwright() as driver:
        own = shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=own, args=QUIET)
        for name, size_mb, given in (
            ("tiles", tiles_mb, {}),
            ("GeoJSON", peer_mb, files),
        ):
            for opens_on, address in (("everything", at), ("one area", url)):
                turns = [measure(browser, key, address, given) for _ in range(TURNS)]
                middle = {
                    one: statistics.median(turn[one] for turn in turns)
                    for one in turns[0]
                }
                print(
                    f"| {name} | {size_mb:.1f} | {opens_on} | {middle['first_ms'] / 1000:.2f} |"
                    f" {middle['tasks']:.0f} | {middle['longest_ms']:.0f} | {middle['total_ms']:.0f} |"
                )
        browser.close()


if __name__ == "__main__":
    main()
