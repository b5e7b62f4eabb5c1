"""One browser of one person, and what can be wrong with a page."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

DESK_PX, NARROWEST_PX = 1280, 320
# Wide things may scroll in a region of their own; the page itself never does.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUT_OF_REACH = """
() => [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select')]
  .filter(one => one.checkVisibility() && (one.disabled || one.tabIndex < 0))
  .map(one => one.outerHTML)
"""


class Visit:
    """One browser of one person; remembers what was wrong and what was asked."""

    def __init__(self, browser, site, client, **more):
        self.site = site
        self.context = browser.new_context(
            viewport={"width": DESK_PX, "height": 900}, **more
        )
        self.said, self.elsewhere = [], []
        # Heard, not held up: a browser that is held up keeps no style sheet or script.
        self.context.on("request", self._note)
        if cookie := client.cookies.get(settings.SESSION_COOKIE_NAME):
            own = {"name": settings.SESSION_COOKIE_NAME, "value": cookie.value}
            self.context.add_cookies([{**own, "url": site.url}])
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, line):
        """Keep what a page says; that drawing is slow here is said by the driver."""
        if not line.text.startswith("[.WebGL-"):
            self.said.append(line.text)

    def _note(self, request):
        """Note what is asked elsewhere; the browser itself goes nowhere (QUIET)."""
        is_of_network = request.url.startswith(("http", "ws", "ftp"))
        if is_of_network and not request.url.startswith(self.site.url):
            self.elsewhere.append(request.url)

    def axe(self):
        """Look at the page as it is now, targets of 24 px included (WCAG 2.2, 2.5.8).

        Only what is wrong is written out; what is right is most of a page, and long.
        """
        rules = {"target-size": {"enabled": True}}
        return Axe().run(
            self.page, options={"rules": rules, "resultTypes": ["violations"]}
        )

    def open(self, url):
        self.page.set_viewport_size({"width": DESK_PX, "height": 900})
        self.page.goto(f"{self.site.url}{url}")
        return self.page


def all_faults(visit, url):
    """Say what is wrong with one page, what axe finds included; it is opened once."""
    visit.open(url)
    yield from _axe_faults_here(visit)
    yield from _faults_here(visit.page, url)


def faults_of(visit, url):
    """Say what is wrong with one page."""
    yield from _faults_here(visit.open(url), url)


def _faults_here(page, url):
    if urlsplit(page.url).path != urlsplit(url).path:
        yield f"led to {page.url}"
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} first headings"
    if not page.title().split(" - ")[0].strip():
        yield "no title"
    if page.locator("html").get_attribute("lang") != "nl":
        yield "no language"
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.getAttribute('href')") != "#content":
        yield "Tab does not begin at the link to the content"
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "content":
        yield "the link to the content leads nowhere"
    if lost := page.evaluate(OUT_OF_REACH):
        yield f"not reached by keyboard: {lost}"
    yield from faults_of_size(page)


def faults_of_size(page):
    """Say where a page does not fit: a phone, large text, paper."""
    for width_px in (DESK_PX, 360, NARROWEST_PX):
        page.set_viewport_size({"width": width_px, "height": 900})
        if page.evaluate(OVERFLOW) > 0:
            yield f"scrolls sideways at {width_px} px"
    page.set_viewport_size({"width": DESK_PX // 2, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if page.evaluate(OVERFLOW) > 0:
        yield "scrolls sideways with text twice as large"
    page.emulate_media(media="print")
    if page.locator("nav").first.is_visible() or not page.locator("h1").is_visible():
        yield "prints the menu, or no heading"
    page.emulate_media(media="screen")


def axe_faults(visit, url):
    visit.open(url)
    yield from _axe_faults_here(visit)


def _axe_faults_here(visit):
    for colours in ("none", "active"):
        visit.page.emulate_media(forced_colors=colours, reduced_motion="reduce")
        found = visit.axe()
        if found.violations_count:
            yield found.generate_report()
    visit.page.emulate_media(forced_colors="none", reduced_motion="no-preference")
