"""The report in a real browser: on a desk, on a phone, by keyboard and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from samensterk.cli.main import main
from samensterk.products.kinds import KINDS
from samensterk.sample import grow, write

DESK_PX, TABLET_PX, PHONE_PX, NARROWEST_PX = 1280, 768, 360, 320


@pytest.fixture(scope="module", params=KINDS)
def report_url(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    files = [path for path in write(grow(120, 3), folder) if path.suffix != ".pbf"]
    asked = ("--area", "Noorderveld", "--kind", request.param)
    assert main(["scan", *map(str, files), *asked, "--to", str(folder / "scan")]) == 0
    return (folder / "scan" / "report.html").as_uri()


@pytest.mark.parametrize("width_px", [DESK_PX, PHONE_PX])
def test_axe_finds_nothing_wrong(page_of, report_url, width_px):
    page = page_of(report_url, width_px, bypass_csp=True)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width_px", [DESK_PX, TABLET_PX, PHONE_PX, NARROWEST_PX])
def test_the_page_never_scrolls_sideways(page_of, report_url, width_px):
    page = page_of(report_url, width_px)

    assert page.evaluate("document.documentElement.scrollWidth") <= width_px


def test_a_chart_is_whole_on_the_narrowest_phone(page_of, report_url):
    page = page_of(report_url, NARROWEST_PX)

    charts = page.locator(".chart .scroll")
    assert charts.count() == 1
    assert charts.evaluate_all(
        "found => found.every(one => one.scrollWidth <= one.clientWidth)"
    )


def test_text_twice_as_large_still_fits(page_of, report_url):
    page = page_of(report_url, DESK_PX // 2)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= DESK_PX // 2


def test_nothing_but_the_file_itself_is_asked_for(page_of, report_url):
    page = page_of(report_url, DESK_PX)

    assert page.asked == [report_url]


def test_the_keyboard_reaches_the_content_and_every_wide_table(page_of, report_url):
    page = page_of(report_url, PHONE_PX)

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.url.endswith("#inhoud")
    wide = "[...document.querySelectorAll('.scroll')]"
    assert page.evaluate(f"{wide}.every(one => one.tabIndex === 0)")


def test_print_leaves_out_what_is_for_the_screen_only(page_of, report_url):
    page = page_of(report_url, DESK_PX)
    page.emulate_media(media="print")

    assert not page.is_visible("nav")
    assert page.is_visible("h1")
    assert page.pdf().startswith(b"%PDF")
