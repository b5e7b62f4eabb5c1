"""A real browser: Debian's Chromium, or Playwright's own where that exists."""

import shutil

import pytest
from playwright.sync_api import Error, sync_playwright
from web.conftest import django_db_setup  # noqa: F401 - tables that can be emptied

QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page may ask for nothing elsewhere; if it does, nobody is found.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as driver:
        own = shutil.which("chromium")
        try:
            found = driver.chromium.launch(executable_path=own, args=QUIET)
        except Error as error:
            pytest.skip(f"there is no Chromium here: {str(error).splitlines()[0]}")
        yield found
        found.close()


@pytest.fixture
def page_of(browser):
    """Open a page at a width in CSS pixels; it may ask for nothing else."""
    contexts = []

    def open_page(url, width_px, **more):
        size = {"width": width_px, "height": 800}
        context = browser.new_context(viewport=size, **more)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
