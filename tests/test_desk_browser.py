"""Every page of the desk in a browser, by the table of addresses itself: who has little room, other colours, only a
keyboard or a screen reader can use it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from harness import Situs
from harness.barriers import LOOKS, OF_COLOUR, barriers, meet, unseen_focus
from harness.running import running, starting, visit
from playwright.sync_api import Browser, Page, expect

from sosialisasi.desk.answers import TABLE
from sosialisasi.desk.authoring.starting import KINDS
from sosialisasi.desk.places import Places
from sosialisasi.ground.folders import Folder

WIDTHS = (320, 768, 1280, 2000)
"""In pixels of CSS: a phone or a large print, a tablet, a desk, a wall."""
SLUG = "ogan-ilir-2024"
REFUSED = "meja/berkas/content/tidak-ada.md"
MEETING = f"content/rakor/{SLUG}.md"

OF_A_GOOD_SITE = (
    *("meja/", "meja/rapat/", "meja/cetak/", f"meja/cetak/{SLUG}", "meja/rilis/", "meja/terbit/", "meja/keadaan/"),
    *("meja/kerja/1", "meja/baru/", *(f"meja/baru/{kind}" for kind in KINDS)),
    *(f"meja/berkas-atur/{MEETING}", "meja/rapikan/", "meja/jelaskan/", "meja/jelaskan/berkas-kosong", "panduan/"),
    *(f"meja/berkas/{path}" for path in (MEETING, "content/briefing/fasilitas.md", "content/boleh-jangan/d-1.yaml")),
)
ONE_OF_EACH = {
    folder: f"content/{folder.file or f'{folder}/contoh{folder.endings[0]}'}" for folder in Folder if folder.has_keys
}
"""A file of each kind that people write."""
OF_A_BROKEN_SITE = (
    "meja/",
    "meja/tulis/",
    "meja/masalah/",
    "meja/riwayat/",
    *(f"meja/berkas/{path}" for path in ONE_OF_EACH.values()),
)
OF_NO_SITE = ("meja/", "meja/situs-baru")
OF_NO_CHOICE = ("meja/situs/", "meja/situs-baru")
NO_PAGES = (
    *("pratinjau.css", "meja/statis/meja.css", "meja/karcis", "meja/kerja/1/kabar", "meja/hasil/1/0"),
    *(f"meja/cetak/{SLUG}/peserta", "meja/pilih", "meja/hari", f"meja/lihat/{MEETING}", "meja/tampak/"),
    *("meja/lembar/x.pdf", f"meja/gambar/{'0' * 32}", "index.html"),
)
"""What scripts ask for, and the site itself, which is looked at in ``test_browser``."""


def test_no_page_of_the_table_is_left_out() -> None:
    """A row that is new here has an address above."""
    reached = {
        next(pattern for pattern in TABLE if pattern.fullmatch(address))
        for address in (*OF_A_GOOD_SITE, *OF_A_BROKEN_SITE, *OF_NO_SITE, *OF_NO_CHOICE, *NO_PAGES)
    }
    assert {
        pattern.pattern for pattern, route in TABLE.items() if "GET" in route.methods and pattern not in reached
    } == set()


def wrong(page: Page) -> list[str]:
    """What is wrong with a page that was just opened, with all that folds open."""
    page.locator("details").evaluate_all("them => them.forEach(each => each.open = true)")
    found = unseen_focus(page)
    if (count := page.locator("h1").count()) != 1:
        found.append(f"{count} headings of the first level")
    if not page.title():
        found.append("no title")
    return found


def wrong_at(page: Page, *, semua: bool) -> list[str]:
    """What is wrong with a page as it stands at any width, in light and in dark, and once in forced colours. All rules
    are asked on a phone, those of colours everywhere.
    """
    found = []
    meet(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width} px: {wide} px wide")
        for look, media in LOOKS.items():
            if look == "forced" and width != WIDTHS[0]:
                continue
            page.emulate_media(**media)  # type: ignore[arg-type]
            rules = () if semua or (width, look) == (WIDTHS[0], "light") else OF_COLOUR
            found += [f"{width} px, {look}: {barrier}" for barrier in barriers(page, rules)]
    return found


@pytest.fixture
def printing(situs: Situs) -> Situs:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    return situs


class Visitor:
    """Goes from page to page, and notes what is wrong with each."""

    def __init__(self, page: Page, address: str, *, semua: bool) -> None:
        self.page = page
        self.broken: dict[str, list[str]] = {}
        self._address = address
        self._semua = semua

    def visit(self, *paths: str) -> None:
        for path in paths:
            self.page.goto(f"{self._address}{path}")
            self.note(path, wrong(self.page))
            self.look_around(path)

    def look_around(self, name: str) -> None:
        self.note(name, wrong_at(self.page, semua=self._semua))

    def note(self, name: str, found: list[str]) -> None:
        if found:
            self.broken.setdefault(name, []).extend(found)


def test_every_page_can_be_used_by_everybody(browser: Browser, printing: Situs, semua: bool) -> None:
    """Also that of work that is done, and the one that says what cannot be opened."""
    with running(printing) as address:
        page, complaints = visit(browser, address, f"meja/cetak/{SLUG}")
        page.get_by_role("button", name="Cetak", exact=True).click()
        expect(page.locator("#hasil")).to_contain_text("Selesai", timeout=60_000)
        visitor = Visitor(page, address, semua=semua)
        visitor.visit(*OF_A_GOOD_SITE)
        assert complaints == []
        visitor.visit(REFUSED)  # Of what is not there the browser tells, too.
        page.close()
    assert visitor.broken == {}


def test_so_can_every_form_with_mistakes(browser: Browser, printing: Situs, semua: bool) -> None:
    """Of a file of every kind that says nearly nothing; of an event also with a new row, and what can be picked."""
    for path in ONE_OF_EACH.values():
        if not (printing.root / path).exists():
            printing.write(path, "---\njudul: Contoh\n---\n" if path.endswith(".md") else "judul: Contoh\n")
    printing.edit(MEETING, "kapan: 14 Oktober 2024", "kapan: 34 Oktober 2024")
    printing.edit(MEETING, "lembaga: bawaslu", "lembaga: tidak-ada")
    with running(printing) as address:
        page, complaints = visit(browser, address, "meja/")
        visitor = Visitor(page, address, semua=semua)
        visitor.visit(*OF_A_BROKEN_SITE)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{address}meja/berkas/{MEETING}")
        page.get_by_role("button", name="Tambah agenda").click()
        page.get_by_role("combobox", name="Boleh jangan").click()
        expect(page.locator("[role=option]:visible").first).to_be_visible()
        visitor.look_around("a new row and what can be picked")
        page.close()
    assert (visitor.broken, complaints) == ({}, [])


def test_so_can_the_first_page_of_all(browser: Browser, situs: Situs, semua: bool) -> None:
    """Where there is no site yet."""
    shutil.rmtree(situs.root / "content")
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/")
        visitor = Visitor(page, address, semua=semua)
        visitor.visit(*OF_NO_SITE)
        page.close()
    assert (visitor.broken, complaints) == ({}, [])


def test_so_can_the_page_that_asks_for_a_site(browser: Browser, situs: Situs, tmp_path: Path, semua: bool) -> None:
    with starting(Places(situs.root, tmp_path)) as address:
        page, complaints = visit(browser, address, "meja/")
        visitor = Visitor(page, address, semua=semua)
        visitor.visit(*OF_NO_CHOICE)
        page.close()
    assert (visitor.broken, complaints) == ({}, [])
