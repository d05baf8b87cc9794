"""What a reader touches of the search: suggestions while typing, what is heard, marks on the page, and no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from harness.browsing import open_page
from harness.published import Published
from playwright.sync_api import Browser, Locator, Page, Route, expect

from sosialisasi.site.words import Verdict

SEARCH = "cari/index.html"
LOOKS = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
TYPED = "like unggahan"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The search, on a phone."""
    page, complaints = open_page(browser, address + SEARCH)
    yield page
    assert complaints == []
    page.context.close()


def box(page: Page) -> Locator:
    return page.get_by_role("combobox")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def type_in(page: Page, text: str = TYPED) -> None:
    """Type until something is suggested."""
    box(page).press_sequentially(text)
    options(page).first.wait_for()
    page.get_by_text(f"“{text}”").first.wait_for(state="attached")


# --- suggestions ------------------------------------------------------------------------------------


def test_a_suggestion_leads_to_its_page_at_a_touch(page: Page) -> None:
    """It is the question itself; and after going back what was typed is still there."""
    type_in(page)
    assert 0 < options(page).count() <= 6
    question = options(page).first.inner_text()
    assert question.endswith("?")
    options(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(question)
    assert urlsplit(page.url).path.startswith(("/boleh-jangan/", "/kasus/"))
    page.go_back()
    expect(box(page)).to_have_value(TYPED)
    assert options(page).count() == 0


def test_suggestions_are_walked_through_by_arrows(page: Page) -> None:
    """The focus stays in the box, which names what is chosen; past the last comes the box again; Enter opens."""
    type_in(page)
    last = options(page).count()
    assert last > 1
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    for number in [*range(1, last + 1), 0, 1]:
        page.keyboard.press("ArrowDown")
        chosen = options(page).and_(page.locator("[aria-selected=true]"))
        assert chosen.count() == (number > 0)
        if number:
            expect(box(page)).to_have_attribute("aria-activedescendant", f"saran-{number}")
            assert chosen.get_attribute("id") == f"saran-{number}"
        expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_have_attribute("aria-activedescendant", f"saran-{last}")
    page.keyboard.press("Home")
    assert box(page).get_attribute("aria-activedescendant") is None
    assert box(page).evaluate("box => box.selectionStart") == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(boleh-jangan|kasus)/.+"))


def test_escape_first_closes_what_is_suggested_and_then_clears(page: Page) -> None:
    type_in(page)
    page.keyboard.press("Escape")
    assert options(page).count() == 0
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value(TYPED)
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")


@pytest.mark.parametrize("leave", ["Enter", "Tab"])
def test_suggestions_end_with_the_typing(page: Page, leave: str) -> None:
    """Who has asked, or has left the box, sees the results and nothing above them."""
    type_in(page)
    page.keyboard.press(leave)
    assert options(page).count() == 0
    expect(page.locator("[data-hasil] a").first).to_be_visible()


def test_the_beranda_answers_in_its_place(browser: Browser, address: str) -> None:
    """Enter asks no server: what is sought stays on the phone."""
    page, complaints = open_page(browser, f"{address}index.html")
    box(page).fill("mobil dinas")
    box(page).press("Enter")
    expect(page.locator("[data-hasil] a").first).to_be_visible()
    assert page.url == f"{address}index.html"
    assert complaints == []
    page.context.close()


def test_results_do_not_move_below_the_finger(page: Page) -> None:
    """Suggestions lie above them, so that nothing moves when they come and go; each is large enough to be hit."""
    type_in(page)
    result = page.locator("[data-hasil] a").first
    before = result.bounding_box()
    assert all(option.bounding_box()["height"] >= 44 for option in options(page).all())  # type: ignore[index]
    page.keyboard.press("Escape")
    assert result.bounding_box() == before


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("batang h", "Kabupaten Batang Hari"),
        ("kab bangk", "Kabupaten Bangka"),
        ("pp 94", "PP 94/2021"),
        ("d-1", "Bolehkah saya menyukai"),
        ("jempol", "Bolehkah saya menyukai"),  # another word for it
        ("kampaye", "kampanye"),  # a letter is wrong
    ],
)
def test_regions_regulations_and_other_words_are_suggested(page: Page, typed: str, suggested: str) -> None:
    box(page).press_sequentially(typed)
    options(page).filter(has_text=suggested).first.wait_for()


def test_nothing_is_suggested_for_what_says_nothing(page: Page) -> None:
    """Or for what the site does not know."""
    for text in ("boleh tidak", "xqzwv"):
        box(page).fill(text)
        page.get_by_text(f"“{text}”").first.wait_for()
        assert options(page).count() == 0
        expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_no_suggestion_gives_a_verdict_or_leads_nowhere(page: Page, site: Published) -> None:
    """Whatever is typed, at most six are shown, each a question or the title of a page that is there."""
    type_in(page)
    questions = page.evaluate("INDEKS.dokumen.map(each => [each.alamat, each.judul, each.sebutan, each.putusan])")
    starts = sorted(
        {word[:length] for _, title, names, _ in questions for word in f"{title} {names}".split() for length in (3, 9)}
    )
    assert len(starts) > 500
    found = page.evaluate(
        """async starts => {
            const all = await Temukan.siapkan(INDEKS);
            const shown = ({ teks, halaman }) => [teks, halaman.alamat, halaman.putusan];
            return starts.map(start => Temukan.sarankan(all, start).map(shown));
        }""",
        starts,
    )
    labels = "|".join(verdict.label for verdict in Verdict)
    assert sum(map(bool, found)) > 300
    for suggested in found:
        assert len(suggested) <= 6
        for text, path, verdict in suggested:
            assert path.partition("#")[0] in site.pages
            if verdict:
                assert text.endswith("?"), text
                assert not re.search(rf"\b({labels})[.:]", text), text


def test_parts_of_the_search_may_come_in_any_order(browser: Browser, address: str) -> None:
    """On a poor network the words may be the last to arrive; what is built on them waits."""
    page, complaints = open_page(browser, address + SEARCH, service_workers="block")
    complaints.clear()  # The service worker was blocked.
    held: list[Route] = []
    page.route("**/kata.js", lambda route: held.append(route))
    with page.expect_event("requestfinished", lambda request: request.url.endswith("temukan.js")):
        box(page).press_sequentially(TYPED)
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    held[0].continue_()
    options(page).first.wait_for()
    assert complaints == []
    page.context.close()


# --- what is heard -----------------------------------------------------------------------------------


_HEARING = """() => {
    const later = setTimeout, sooner = clearTimeout;
    window.waiting = new Map();
    window.heard = [];
    let number = 0;
    window.setTimeout = (act, time) => {
        if (!(time >= 500)) return later(act, time);
        waiting.set(`w${++number}`, act);
        return `w${number}`;
    };
    window.clearTimeout = one => waiting.delete(one) || sooner(one);
    addEventListener("DOMContentLoaded", () => {
        const told = document.querySelector("[role=status]");
        new MutationObserver(() => heard.push(told.textContent)).observe(told, { childList: true });
    });
}"""
"""Keeps what is to happen after a pause until the test says that it is over, and what the page then says aloud."""


def pause(page: Page) -> str:
    """Let the pause after typing be over: what is heard then."""
    page.evaluate(
        "() => { heard = []; const all = [...waiting.values()]; waiting.clear(); all.forEach(act => act()); }"
    )
    (heard,) = page.evaluate("heard")
    assert isinstance(heard, str)
    return heard


def test_a_reader_who_listens_hears_once_that_typing_has_stopped(browser: Browser, address: str) -> None:
    """Not each letter; how many are suggested and found, and that it is no answer. The title says the question."""
    page, _ = open_page(browser, address + SEARCH)
    page.add_init_script(f"({_HEARING})()")
    page.reload()
    type_in(page)
    assert page.evaluate("heard") == []
    assert re.match(rf"\d saran. \d+ hasil untuk “{TYPED}”", pause(page))
    box(page).fill("")
    box(page).press_sequentially("xqzwv kampanye")
    heard = pause(page)
    assert re.match(r"\d+ hasil untuk “xqzwv kampanye”", heard)
    assert "Ini bukan jawaban" in heard
    assert page.title().startswith("xqzwv kampanye – Cari")
    assert page.locator("main [role=status], main [aria-live]").count() == 1
    box(page).fill("")
    assert page.title().startswith("Cari")
    page.context.close()


# --- marks on the page that is reached ------------------------------------------------------------------


@pytest.mark.parametrize("on_disk", [False, True])
def test_what_was_searched_for_is_marked_on_the_page(
    browser: Browser, address: str, site: Published, on_disk: bool
) -> None:
    """In other forms and other words too; the page stays where it is, and is as it was when the marks are removed. What
    was typed is told to no server."""
    start = (site.out / SEARCH).as_uri() if on_disk else address + SEARCH
    page, complaints = open_page(browser, f"{start}?q=menyebarkan+materi+paslon", 1280, service_workers="block")
    complaints.clear()  # The service worker was blocked: it asks for the page once more.
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-hasil] a[href*='d-3.html']").click()
    page.get_by_role("button", name="Hapus tanda").wait_for()
    marks = set(page.locator("main mark").all_inner_texts())
    assert {"Membagikan", "materi", "calon"} <= marks
    assert page.evaluate("scrollY") == 0
    assert [url for url in asked if "tanda=" in url.partition("#")[0] or "materi" in url.partition("#")[0]] == []
    page.emulate_media(media="print")
    assert page.locator(".bertanda").is_hidden()
    assert (
        page.locator("main mark").first.evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"
    )
    page.emulate_media(media="screen")
    marked = page.locator("main").inner_text()
    page.get_by_role("button", name="Hapus tanda").click()
    assert page.locator("main mark").count() == 0
    assert "#" not in page.url
    expect(page.locator("main")).to_be_focused()
    plain = page.locator("main").inner_text()
    assert marked.startswith(plain)
    page.reload()
    assert page.locator("main").inner_text() == plain
    assert [each for each in complaints if "Service Worker" not in each] == []
    page.context.close()


def test_marking_moves_nothing(browser: Browser, address: str) -> None:
    """What is read stays in its place when the marks come, on a slow network long after the page, and when they go."""
    page, _ = open_page(browser, address + "boleh-jangan/d-3.html")
    places = """[...document.querySelectorAll("main p, main h1, main li")]
        .filter(one => !one.matches(".bertanda")).map(one => one.getBoundingClientRect().top)"""
    before = page.evaluate(places)
    page.goto("about:blank")
    page.goto(address + "boleh-jangan/d-3.html#tanda=bagikan+calon+materi")
    page.locator("main mark").first.wait_for()
    assert page.evaluate(places) == before
    page.context.close()


def test_an_address_with_nothing_to_mark_shows_no_button(browser: Browser, address: str) -> None:
    """Whatever stands in it, also what would be harmful if it were taken for HTML."""
    for hash in ("#tanda=", "#tanda=xqzwv", "#tanda=%3Cimg+src%3Dx%3E", "#tanda"):
        page, complaints = open_page(browser, address + "boleh-jangan/d-3.html" + hash)
        page.wait_for_function(f"() => '{hash}' === '#tanda' || window.Tanda")
        assert page.locator(".bertanda, main mark").count() == 0
        assert complaints == []
        page.context.close()


# --- without scripts ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [SEARCH, "index.html", f"{SEARCH}?q=mobil+dinas"])
def test_without_scripts_the_search_says_so_and_leads_on(browser: Browser, address: str, path: str) -> None:
    """No box that does nothing; where all pages are, and how to search within one."""
    page, _ = open_page(browser, address + path, java_script_enabled=False)
    assert page.locator("form[data-cari]").is_hidden()
    told = page.locator("noscript p")
    expect(told).to_be_visible()
    expect(told).to_contain_text("memerlukan JavaScript")
    expect(told).to_contain_text("Ctrl+F")
    told.get_by_role("link", name="A–Z").click()
    page.wait_for_url("**/cari/index.html#abjad")
    expect(page.get_by_role("heading", name="Indeks kata, A–Z")).to_be_in_viewport()
    page.context.close()


def test_with_scripts_nothing_is_said_of_them(page: Page) -> None:
    assert "memerlukan JavaScript" not in page.locator("main").inner_text()


# --- for everybody --------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_suggestions_and_marks_have_no_barrier_and_no_width(
    browser: Browser, address: str, look: dict[str, str]
) -> None:
    """At 320 px, with a suggestion chosen, then with the marks and their button."""
    page, _ = open_page(browser, address + SEARCH, 320, bypass_csp=True, **look)
    type_in(page)
    page.keyboard.press("ArrowDown")
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        page.goto(address + "boleh-jangan/d-3.html#tanda=bagikan+calon")
        page.get_by_role("button", name="Hapus tanda").wait_for()
    page.context.close()
