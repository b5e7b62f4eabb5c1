"""Walk through the site as every role and draw the pictures of the manual: `make docs`.

`python docs/site_pictures.py` draws the few of the manual; `--all FOLDER` draws the first
page of every role and its menu pages, on a desk and on a phone.
"""

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "beeld"
DESK, PHONE = (1000, 760), (360, 720)
PORT = 8765
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Picture, role, address in Noorderveld, size of the window.
WANTED = (
    ("site-start.png", "coordinator", "", DESK),
    ("site-erven.png", "coordinator", "erven/", DESK),
    ("site-erven-telefoon.png", "coordinator", "erven/", PHONE),
    ("site-scan-inlezen.png", "riec_analyst", "erven/inlezen/", DESK),
    ("site-mensen.png", "municipality_admin", "mensen/", DESK),
    ("site-uitnodigen.png", "municipality_admin", "mensen/uitnodigen/", PHONE),
    ("site-huisstijl.png", "municipality_admin", "huisstijl/", DESK),
    ("site-waarom.png", "municipality_admin", "waarom/", DESK),
    ("site-privacy.png", "privacy_officer", "privacy/", DESK),
    ("site-log.png", "privacy_officer", "privacy/log/", DESK),
    ("site-ongewoon.png", "privacy_officer", "privacy/ongewoon/", DESK),
    ("site-inzage.png", "coordinator", "privacy/inzage/?zoek=Hamrikkerdiep+1,", DESK),
    ("site-verzoeken.png", "coordinator", "privacy/verzoeken/nieuw/", DESK),
    ("site-termijnen.png", "privacy_officer", "privacy/termijnen/", DESK),
    ("site-papieren.png", "privacy_officer", "privacy/papieren/", DESK),
)


@contextmanager
def served() -> Iterator[dict[str, Any]]:
    """Serve a practice site in a folder of its own; give address and logins."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "samensterk", "demo", "--to", folder]
        words += ["--port", str(PORT)]
        told = subprocess.run(
            [*words, "--no-serve", "--json"], check=True, capture_output=True
        )
        site = subprocess.Popen(
            words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            found = json.loads(told.stdout)
            _wait_for(found["address"])
            yield found
        finally:
            site.terminate()
            site.wait()


def _wait_for(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address}/gezond", timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


def sign_in(browser: Browser, site: dict[str, Any], login: dict[str, Any]) -> Page:
    """Come in as somebody, by the pages everybody uses."""
    page = browser.new_page()
    page.goto(f"{site['address']}/inloggen/")
    page.fill("[name=login]", login["email"])
    page.fill("[name=password]", login["password"])
    with page.expect_navigation():
        page.press("[name=password]", "Enter")
    if login["totp_secret"]:
        # A place to practise shows the code itself.
        shown = re.search(r"\b\d{6}\b", page.locator("main").inner_text())
        page.fill("[name=code]", shown[0] if shown else "")
        with page.expect_navigation():
            page.press("[name=code]", "Enter")
    return page


def shoot(page: Page, url: str, size: tuple[int, int]) -> bytes:
    """Give a small picture: few colours are enough for a calm page."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(url)
    small = Image.open(io.BytesIO(page.screenshot())).quantize(64)
    written = io.BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue()


def first_login(site: dict[str, Any], role: str) -> dict[str, Any]:
    return next(one for one in site["logins"] if one["role"] == role)


def draw_manual(browser: Browser, site: dict[str, Any]) -> None:
    pages: dict[str, Page] = {}
    for name, role, path, size in WANTED:
        if role not in pages:
            pages[role] = sign_in(browser, site, first_login(site, role))
        url = f"{site['address']}/gemeente/noorderveld/{path}"
        (PICTURES / name).write_bytes(shoot(pages[role], url, size))


def draw_all(browser: Browser, site: dict[str, Any], folder: Path) -> None:
    """Draw what everybody sees: the home page and all that the menu offers."""
    folder.mkdir(parents=True, exist_ok=True)
    for login in site["logins"]:
        page = sign_in(browser, site, login)
        links = page.locator("nav a").evaluate_all("all => all.map(one => one.href)")
        place = login["municipality"] or "beheer"
        for number, url in enumerate(dict.fromkeys([page.url, *links])):
            for size in (DESK, PHONE):
                name = f"{place}-{login['role']}-{number}-{size[0]}.png"
                (folder / name).write_bytes(shoot(page, url, size))
        page.close()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    with served() as site, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=QUIET
        )
        if args.all:
            draw_all(browser, site, args.all)
        else:
            draw_manual(browser, site)
    return 0


if __name__ == "__main__":
    sys.exit(main())
