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
from typing import Any, NamedTuple
from urllib.parse import urljoin

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


class Wanted(NamedTuple):
    name: str
    role: str
    path: str  # in Noorderveld, or from the root of the site
    size: tuple[int, int]
    presses: tuple[str, ...] = ()  # links and buttons to follow from there
    heading: str = ""  # what to scroll to


MEETING = "Bijeenkomst Samen sterk"
DRAW = ("Loting 1", "/loting/")  # the page for everybody
WANTED = (
    Wanted("site-start.png", "coordinator", "", (1000, 860)),
    Wanted("site-erven.png", "coordinator", "erven/", DESK),
    Wanted("site-erven-telefoon.png", "coordinator", "erven/", PHONE),
    Wanted("site-scan-inlezen.png", "riec_analyst", "gebied/inlezen/", DESK),
    Wanted("site-kaart.png", "coordinator", "gebied/2/kaart/", (1100, 1250)),
    Wanted("site-gebied.png", "coordinator", "gebied/", (1000, 1180)),
    Wanted("site-verslag.png", "coordinator", "gebied/2/verslag/1/", (1000, 1000)),
    Wanted("site-tafelgesprek.png", "coordinator", "gebied/tafel/1/", (1280, 1000)),
    Wanted(
        "site-schouw.png",
        "coordinator",
        "gebied/schouw/1/",
        (1000, 900),
        heading="Wat er gezien is",
    ),
    Wanted(
        "site-erf.png", "coordinator", "erven/", (1000, 1150), presses=("Bosweg 2",)
    ),
    Wanted("site-nakijken.png", "coordinator", "erven/nakijken/1/", (1000, 1080)),
    Wanted("site-mensen.png", "municipality_admin", "mensen/", DESK),
    Wanted("site-uitnodigen.png", "municipality_admin", "mensen/uitnodigen/", PHONE),
    Wanted("site-huisstijl.png", "municipality_admin", "huisstijl/", DESK),
    Wanted("site-waarom.png", "municipality_admin", "waarom/", DESK),
    Wanted("site-privacy.png", "privacy_officer", "privacy/", DESK),
    Wanted("site-log.png", "privacy_officer", "privacy/log/", DESK),
    Wanted("site-ongewoon.png", "privacy_officer", "privacy/ongewoon/", DESK),
    Wanted(
        "site-inzage.png", "coordinator", "privacy/inzage/?zoek=Hamrikkerdiep+1,", DESK
    ),
    Wanted("site-verzoeken.png", "coordinator", "privacy/verzoeken/nieuw/", DESK),
    Wanted("site-termijnen.png", "privacy_officer", "privacy/termijnen/", DESK),
    Wanted("site-papieren.png", "privacy_officer", "privacy/papieren/", DESK),
    Wanted("site-start-partner.png", "partner", "", (1000, 480)),
    Wanted("site-programma.png", "coordinator", "programma/", (1000, 900)),
    Wanted(
        "site-voorstel.png",
        "coordinator",
        "programma/start/",
        (1000, 900),
        presses=("Voorstel bekijken",),
        heading="Doelen",
    ),
    Wanted(
        "site-tijdlijn.png",
        "coordinator",
        "programma/tijdlijn/?weergave=balken",
        (1000, 960),
        heading="tot en met",
    ),
    Wanted(
        "site-tijdlijn-telefoon.png",
        "coordinator",
        "programma/tijdlijn/",
        PHONE,
        heading="tot en met",
    ),
    Wanted(
        "site-draaiboek.png",
        "coordinator",
        "programma/",
        DESK,
        presses=(MEETING, "Bekijk het draaiboek"),
        heading="De dag",
    ),
    Wanted(
        "site-taak-telefoon.png",
        "partner",
        "",
        (360, 900),
        presses=("Lees de brief",),
        heading="Lees de brief",
    ),
    Wanted("site-uren.png", "coordinator", "programma/uren/", (1000, 960)),
    Wanted(
        "site-toezeggingen.png", "coordinator", "programma/toezeggingen/", (1000, 1000)
    ),
    Wanted(
        "site-contacten.png", "coordinator", "programma/contactpersonen/", (1000, 1060)
    ),
    Wanted("site-menukaart.png", "coordinator", "programma/menukaart/", (1100, 1060)),
    Wanted("site-samen.png", "coordinator", "programma/samen/", (1000, 780)),
    Wanted(
        "site-ronde.png",
        "coordinator",
        "ronden/2/",
        (1100, 860),
        heading="Voordat u de ronde",
    ),
    Wanted("site-loting.png", "coordinator", "ronden/1/", (1100, 900), presses=DRAW),
    Wanted("site-teams.png", "coordinator", "ronden/1/teams/", (1100, 740)),
    Wanted("site-past.png", "coordinator", "ronden/1/capaciteit/", (1100, 960)),
    Wanted("site-plan.png", "coordinator", "ronden/1/plan/", (1100, 1160)),
    Wanted("site-plan-dagen.png", "coordinator", "ronden/1/plan/dagen/", (1200, 960)),
    Wanted(
        "site-aankondigen.png", "coordinator", "ronden/1/aankondiging/", (1100, 900)
    ),
    Wanted(
        "site-brief.png",
        "coordinator",
        "ronden/1/aankondiging/",
        (1000, 1000),
        heading="Zo leest de brief",
    ),
    Wanted("site-antwoorden.png", "coordinator", "ronden/1/antwoorden/", (1100, 780)),
    Wanted("site-vandaag-telefoon.png", "field_team", "vandaag/", (360, 900)),
    Wanted(
        "site-hoe-ging-het.png",
        "field_team",
        "vandaag/",
        (360, 900),
        presses=("Hoe ging het?",),
    ),
    Wanted("site-dekking.png", "coordinator", "ronden/dekking/", (1100, 1180)),
    Wanted("site-gehoord.png", "coordinator", "ronden/opbrengst/1/", (1100, 1250)),
    Wanted("site-gemeenten.png", "riec_analyst", "/riec/gemeenten/", (1200, 860)),
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
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/gezond", timeout=1)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


def sign_in(browser: Browser, site: dict[str, Any], login: dict[str, Any]) -> Page:
    """Come in as somebody, by the pages everybody uses."""
    page = browser.new_page(locale="nl-NL")
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
    """Give a small picture of one address."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(url)
    return _picture(page)


def _picture(page: Page) -> bytes:
    """Few colours are enough for a calm page."""
    if page.locator("#kaart").count():
        page.wait_for_selector("#kaart[data-ready]", timeout=120_000)
    small = Image.open(io.BytesIO(page.screenshot())).quantize(64)
    written = io.BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue()


def first_login(site: dict[str, Any], role: str) -> dict[str, Any]:
    return next(one for one in site["logins"] if one["role"] == role)


def draw_manual(browser: Browser, site: dict[str, Any]) -> None:
    pages: dict[str, Page] = {}
    for one in WANTED:
        if one.role not in pages:
            pages[one.role] = sign_in(browser, site, first_login(site, one.role))
        url = urljoin(f"{site['address']}/gemeente/noorderveld/", one.path)
        (PICTURES / one.name).write_bytes(_drawn(pages[one.role], url, one))


def _drawn(page: Page, url: str, wanted: Wanted) -> bytes:
    width, height = wanted.size
    page.set_viewport_size({"width": width, "height": height})
    page.goto(url)
    for words in wanted.presses:
        link, button = (page.get_by_role(one, name=words) for one in ("link", "button"))
        link.or_(button).first.click()
        page.wait_for_load_state()
    if wanted.heading:
        heading = page.get_by_role("heading", name=wanted.heading).first
        heading.evaluate("one => one.scrollIntoView({behavior: 'instant'})")
    return _picture(page)


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
