"""How far a reader scrolls on a phone, what is folded for that, and how large all is that a thumb must hit."""

from __future__ import annotations

import pytest
from harness.browsing import open_page
from harness.published import Published
from playwright.sync_api import Browser, Page

SCREEN = 740
"""The height of a phone of 360 px, in px."""
LONGEST = {
    "rakor/batang-hari-2023.html": 27423,
    "rakor/lebong-2024.html": 27372,
    "rakor/jambi-2018.html": 26943,
    "rakor/lahat-2024.html": 25725,
    "rakor/blitar-2019.html": 21784,
    "pelaporan/index.html": 11492,
    "peraturan/index.html": 12972,
    "peraturan/pp-94-2021.html": 10781,
    "peraturan/uu-7-2017.html": 10570,
    "cetak/index.html": 14414,
}
"""How long pages were before anything of them was folded, in px."""
_HEIGHT = "document.documentElement.scrollHeight"


def _phone(browser: Browser, url: str) -> Page:
    page, _ = open_page(browser, url)
    page.set_viewport_size({"width": 360, "height": SCREEN})
    return page


# --- beranda ------------------------------------------------------------------------------------------------


def test_the_beranda_is_two_screens_high(browser: Browser, address: str) -> None:
    page = _phone(browser, address)
    assert page.evaluate(_HEIGHT) <= 2 * SCREEN
    page.context.close()


def test_the_beranda_holds_what_most_come_for(browser: Browser, address: str, site: Published) -> None:
    """Without a tap: the search, six questions with their verdicts, a choice of roles, where to report, the region, and
    where we are with what comes next. Everything else is one link away."""
    page = _phone(browser, address)
    main = page.locator("main")
    assert main.locator("input[type=search]").is_visible()
    questions = main.locator(".sering a")
    assert questions.count() == 6
    assert all("?" in text and "Jangan" in text for text in questions.all_inner_texts())
    assert main.locator(".peran a").count() > 9
    for name in ("Lapor pelanggaran", "Cari daerah saya", "Briefing", "Rakor", "Cetak", "Kalender", "Peraturan"):
        assert main.get_by_role("link", name=name, exact=True).is_visible(), name
    said = main.locator(".keadaan").inner_text()
    assert "tidak ada tahapan pemilihan yang berjalan" in said
    assert "Pemilu 2029" in said
    page.context.close()


# --- long pages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", LONGEST)
def test_a_long_page_is_a_third_of_what_it_was(browser: Browser, address: str, path: str) -> None:
    page = _phone(browser, address + path)
    assert page.evaluate(_HEIGHT) <= LONGEST[path] / 3
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_opens_what_is_folded(browser: Browser, address: str, scripts: bool) -> None:
    """From the contents of the page, and from elsewhere; without a script too."""
    page, _ = open_page(browser, address + "rakor/lebong-2024.html", java_script_enabled=scripts)
    items = page.locator("#boleh-jangan")
    assert not items.is_visible()
    page.get_by_role("navigation", name="Isi halaman").get_by_role("link", name="Boleh dan jangan").click()
    items.wait_for()
    page.goto(address + "rakor/lebong-2024.html?lagi#d-13")
    page.locator("#d-13").wait_for()
    page.context.close()


def test_a_link_to_a_fold_itself_opens_it(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address + "cetak/index.html#poster")
    page.locator("#poster a").first.wait_for()
    page.context.close()


@pytest.mark.parametrize("path", ["rakor/lebong-2024.html", "pelaporan/index.html", "peraturan/pp-94-2021.html"])
def test_paper_shows_what_the_screen_folds(browser: Browser, address: str, path: str) -> None:
    """Nothing of a legal text may be missing on paper because it was closed on the screen."""
    page, _ = open_page(browser, address + path, java_script_enabled=False)
    page.emulate_media(media="print")
    closed = "main details:not(.putusan *, .linimasa *) > :not(summary)"
    assert page.locator(closed).count() > 3
    assert [each for each in page.locator(closed).all() if not each.is_visible()] == []
    page.context.close()


# --- what a thumb must hit ----------------------------------------------------------------------------------

_SMALL = """() => {
  const targets = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.matches(".lompat, [type=hidden]"));
  const inSentence = one => getComputedStyle(one).display === "inline" && one.closest("p, li, dd, td, h1, h2, h3, span")
    ?.textContent.replace(one.textContent, "").trim();
  const crowded = one => {
    const a = one.getBoundingClientRect(), x = a.left + a.width / 2, y = a.top + a.height / 2;
    return targets.some(other => {
      const b = other.getBoundingClientRect();
      const away = Math.hypot(x - Math.max(b.left, Math.min(x, b.right)), y - Math.max(b.top, Math.min(y, b.bottom)));
      return other !== one && !one.contains(other) && !other.contains(one) && away < 12;
    });
  };
  return targets.filter(one => {
    const {width, height} = one.getBoundingClientRect();
    return (width < 24 || height < 24) && !inSentence(one) && crowded(one);
  }).map(one => one.outerHTML.slice(0, 120));
}"""
"""Targets of less than 24 px whose circle of 24 px touches another (WCAG 2.2, 2.5.8), outside of sentences."""


def test_every_target_can_be_hit(browser: Browser, address: str, site: Published) -> None:
    """On a page or two of every template, with all that folds opened."""
    page = _phone(browser, address)
    small = {}
    for path in site.sample:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        if found := page.evaluate(_SMALL):
            small[path] = found
    assert small == {}
    page.context.close()
