"""Draw the pictures of README and manual from Noorderveld: `make docs`.

The day and the seed are fixed, so a picture changes only when the report does.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from samensterk import __version__
from samensterk.products.scan_folder import Imprint
from samensterk.products.scan_run import Order, run_scans
from samensterk.products.stopwatch import Stopwatch
from samensterk.sample import grow, write
from samensterk.scan.rules import DEFAULT_RULES

PICTURES = Path(__file__).parent / "beeld"
DAY = "2026-11-25"
DESK, PHONE = (1000, 1000), (360, 700)
TO_FIGURES = "document.getElementById('cijfers').scrollIntoView()"
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> int:
    with TemporaryDirectory() as folder, _browser() as open_page:
        report = _report(Path(folder)).as_uri()
        desk = open_page(report, *DESK)
        desk.evaluate(TO_FIGURES)
        _write(desk.screenshot(), "rapport.png")
        figures = desk.locator("figure")
        _write(figures.nth(0).screenshot(), "rapport-gebieden.png")
        _write(figures.nth(1).screenshot(), "rapport-bezoekgebieden.png")
        _write(desk.locator("article.card").nth(0).screenshot(), "rapport-uitleg.png")
        phone = open_page(report, *PHONE)
        phone.evaluate(TO_FIGURES)
        _write(phone.screenshot(), "rapport-telefoon.png")
    return 0


def _report(folder: Path) -> Path:
    files = [
        path
        for path in write(grow(400, 7), folder / "bestanden")
        if path.suffix in (".gpkg", ".json")
    ]
    order = Order(files, ["Noorderveld"], None, folder / "scan")
    run_scans(
        order,
        DEFAULT_RULES,
        imprint=Imprint(DAY, __version__),
        progress=lambda _: lambda _: None,
        watch=Stopwatch(lambda: 0.0),
    )
    return folder / "scan" / "report.html"


@contextmanager
def _browser() -> Iterator:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=QUIET
        )

        def open_page(url: str, width: int, height: int) -> Page:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(url)
            return page

        yield open_page
        browser.close()


def _write(picture: bytes, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / name).write_bytes(picture)
    sys.stdout.write(f"{PICTURES / name}: {len(picture) // 1000} kB\n")


if __name__ == "__main__":
    sys.exit(main())
