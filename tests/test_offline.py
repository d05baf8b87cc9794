"""What was read is read again without a network, is dated then, and can be switched off by reader and publisher."""

from __future__ import annotations

import gzip
import json
import math
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from harness import ROOT, Situs
from harness.published import published
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from sosialisasi.desk.preview import Preview

ITEM = "boleh-jangan/d-1.html"
OTHER = "boleh-jangan/b-1.html"
UNREAD = "peraturan/index.html"


class Host:
    """The web server of a site, which can go away, come back, stop answering and fail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers = Event()
        self.answers.set()
        self.fails = False
        self.slow = ""
        """What paths hold that alone are not answered."""
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        handler = partial(_Dated, self, directory=str(self.folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Dated(SimpleHTTPRequestHandler):
    """Answers as if on one evening in London, which is the next morning in Jakarta."""

    def __init__(self, host: Host, *args: Any, **options: Any) -> None:
        self._host = host
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        if self._host.slow in self.path:
            self._host.answers.wait()
        if self._host.fails:
            self.send_error(503)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        is_private = "rahasia" in self.path
        self.send_header("Cache-Control", "no-store" if is_private else "no-cache")
        super().end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        return "Fri, 22 Nov 2024 20:00:00 GMT"

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def host(situs: Situs) -> Iterator[Host]:
    situs.build()
    host = Host(situs.folders.out)
    yield host
    host.answers.set()
    host.stop()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 800}, timezone_id="Asia/Jakarta")
    yield context
    context.close()


def visit(phone: BrowserContext, address: str) -> Page:
    """A page of the site, with its service worker at work; the policy of the page is never offended."""
    page = phone.new_page()
    page.on("console", lambda message: pytest.fail(message.text) if "Content Security" in message.text else None)
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def kept(page: Page) -> list[str]:
    found = page.evaluate(
        "caches.keys().then(async (names) => (await Promise.all("
        "names.map(async (name) => (await caches.open(name)).keys()))).flat().map((each) => each.url))"
    )
    assert isinstance(found, list)
    return found


def registrations(page: Page) -> object:
    return page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")


def until(page: Page, condition: str, *arguments: object) -> None:
    """Wait, a screen's frame at a time, for what the browser does on its own: an async function of ``arguments``."""
    patient = f"""async (given) => {{
        for (let frame = 0; frame < 1200; frame++) {{
            if (await ({condition})(...given)) return true;
            await new Promise(requestAnimationFrame);
        }}
        return false;
    }}"""
    assert page.evaluate(patient, arguments), condition


NONE_KEPT = "async () => (await caches.keys()).length === 0"
NONE_REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length === 0"
IS_KEPT = "async (address) => Boolean(await caches.match(address))"
IS_FORGOTTEN = "async (address) => !(await caches.match(address))"
STAYS_EMPTY = """async () => {
    for (let frame = 0; frame < 60; frame++) {
        if ((await caches.keys()).length) return false;
        await new Promise(requestAnimationFrame);
    }
    return true;
}"""
"""What a worker keeps, it keeps after it has answered."""
KEEPS = "async (count) => (await (await caches.open((await caches.keys())[0])).keys()).length === count"

# --- reading ------------------------------------------------------------------------------------------


def test_page_is_read_again_without_a_network(host: Host, phone: BrowserContext) -> None:
    """Also the first one, which was loaded before anything could keep it; it is styled, and says how old it is."""
    page = visit(phone, host.address + ITEM)
    assert page.locator(".luring").count() == 0
    host.stop()
    page.reload()
    assert page.locator(".luring").inner_text() == (
        "Anda sedang luring, atau jaringan terlalu lambat. "
        "Halaman ini disimpan pada 23 November 2024; mungkin sudah ada yang lebih baru."
    )
    assert "Memakai kendaraan dinas" in page.locator("h1").inner_text()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "17px"
    page.goto(f"{host.address}{ITEM}?dari=wa")
    assert page.locator("h1").count() == 1


def test_what_is_not_ours_to_keep_is_not_kept(host: Host, phone: BrowserContext) -> None:
    """Another program at the same address may show what only one person may see; and what is gone is forgotten."""
    page = visit(phone, host.address + ITEM)
    until(page, IS_KEPT, host.address + ITEM.removesuffix(".html"))
    (host.folder / "rahasia.html").write_bytes(b"<!DOCTYPE html><title>Rahasia</title>")
    page.goto(host.address + "rahasia.html")
    (host.folder / ITEM).unlink()
    page.goto(host.address + ITEM)
    until(page, IS_FORGOTTEN, host.address + ITEM.removesuffix(".html"))
    assert not any("rahasia" in address for address in kept(page))


def test_another_tab_does_not_undo_the_switch(host: Host, phone: BrowserContext) -> None:
    """The worker lives on in a tab that was open before; it keeps nothing any more."""
    other = visit(phone, host.address + ITEM)
    page = visit(phone, host.address + "luring.html")
    page.get_by_role("button", name="Matikan dan hapus").click()
    page.get_by_text("Penyimpanan mati").wait_for()
    other.evaluate("fetch('../feed.xml').then((answer) => answer.text())")
    assert page.evaluate(STAYS_EMPTY)


def test_data_that_was_kept_stays_as_it_was(host: Host, phone: BrowserContext) -> None:
    """Only a page can say that it is a copy; the feed is answered byte for byte, as what it is."""
    page = visit(phone, host.address + ITEM)
    first = page.goto(host.address + "feed.xml")
    until(page, IS_KEPT, f"{host.address}feed.xml")
    host.stop()
    again = page.goto(host.address + "feed.xml")
    assert first is not None
    assert again is not None
    assert again.headers["content-type"] == first.headers["content-type"]
    assert again.body() == (host.folder / "feed.xml").read_bytes()


def test_pages_that_most_need_are_kept_from_the_start(host: Host, phone: BrowserContext) -> None:
    page = visit(phone, host.address + ITEM)
    host.stop()
    for path in ("", "boleh-jangan/", "boleh-jangan/index.html", "pelaporan/index.html"):
        page.goto(host.address + path)
        assert page.locator(".luring").count() == 1, path


def test_an_item_that_was_never_read_is_found_in_the_list_that_is_kept(host: Host, phone: BrowserContext) -> None:
    """Whoever follows a result of the search without a network gets its answer; what is not kept is marked."""
    page = visit(phone, host.address + "cari/index.html")
    until(page, IS_KEPT, host.address + "cari/indeks.js")
    until(page, IS_KEPT, host.address + "boleh-jangan/index")
    host.stop()
    page.reload()
    page.fill("#q", "barang")
    page.locator("[data-hasil] a[href*='briefing/fasilitas.html']").wait_for()
    page.locator("[data-hasil]").get_by_text("(belum tersimpan)").first.wait_for()
    page.fill("#q", "hak pilih")
    result = page.locator(f"[data-hasil] li:has(a[href*='{OTHER}'])")
    result.wait_for()
    assert "belum tersimpan" not in result.inner_text()
    page.goto(host.address + OTHER)
    assert page.url == f"{host.address}boleh-jangan/index.html#b-1"
    assert page.locator(".luring").count() == 1
    assert page.locator("#b-1").is_visible()
    page.goto(host.address + "boleh-jangan/d-99.html")
    assert page.url.startswith(f"{host.address}luring.html?")


def test_page_that_was_never_read_is_told_apart(host: Host, phone: BrowserContext) -> None:
    """The reader learns what is there instead, and how to go on when the network is back."""
    page = visit(phone, host.address + ITEM)
    host.stop()
    page.goto(host.address + UNREAD)
    assert page.url.startswith(f"{host.address}luring.html?")
    assert page.get_by_text("Halaman yang Anda buka belum tersimpan di perangkat ini.").is_visible()
    page.locator("#luring-tersimpan a").get_by_text("Memakai kendaraan dinas").wait_for()
    assert page.locator(f"a[href='{ITEM}']").count() == 0
    page.get_by_role("link", name="Beranda").last.click()
    assert page.url == f"{host.address}index.html"
    host.start()
    page.go_back()
    page.get_by_role("link", name="Coba buka lagi").click()
    assert page.url == host.address + UNREAD
    assert page.locator(".luring").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_shown_without_a_network_has_no_barrier(
    host: Host,
    browser: Browser,
    scheme: Literal["light", "dark"],
) -> None:
    """The line above a kept page, the text to share, and the page in place of one that was not kept."""
    narrow: Any = {"width": 320, "height": 800}
    with browser.new_context(viewport=narrow, color_scheme=scheme, bypass_csp=True) as phone:
        page = visit(phone, host.address + ITEM)
        host.stop()
        page.reload()
        page.get_by_text("Lihat teksnya").click()
        assert page.get_by_label("Teks untuk dibagikan").is_visible()
        barriers(page)
        page.goto(host.address + UNREAD)
        page.get_by_role("button", name="Matikan").wait_for()
        barriers(page)


def barriers(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_network_comes_first(host: Host, phone: BrowserContext, situs: Situs) -> None:
    """What is kept never hides what is new; and the new page is kept in its place."""
    page = visit(phone, host.address + ITEM)
    situs.edit("content/boleh-jangan/d-1.yaml", "kalimat: Memakai", "kalimat: Meminjam")
    situs.build()
    page.reload()
    assert "Meminjam" in page.locator("h1").inner_text()
    page.reload()
    host.stop()
    page.reload()
    assert "Meminjam" in page.locator("h1").inner_text()


def test_network_that_does_not_answer_is_not_waited_for(host: Host, phone: BrowserContext) -> None:
    page = visit(phone, host.address + ITEM)
    host.answers.clear()
    page.reload()
    assert page.locator(".luring").count() == 1
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "17px"


def test_search_says_from_when_it_is(host: Host, phone: BrowserContext, situs: Situs) -> None:
    """The page may be fresh and what it searches not, on a network that is slow; or nothing may be."""
    page = visit(phone, host.address)
    until(page, IS_KEPT, host.address + "cari/indeks.js")
    page.fill("#q", "suami")
    told = page.locator("[data-kabar]")
    told.get_by_text("hasil untuk").wait_for()
    assert "disimpan" not in told.inner_text()
    situs.edit("content/situs.yaml", "nama: Situs uji", "nama: Situs lain")
    situs.build()
    host.slow = "indeks.js"
    host.answers.clear()
    page.reload()
    assert "Situs lain" in page.title()
    assert page.locator(".luring").count() == 0
    page.fill("#q", "suami")
    told.get_by_text("disimpan pada 23 November 2024; mungkin sudah ada yang lebih baru").wait_for()
    host.answers.set()
    page.reload()
    page.fill("#q", "suami")
    told.get_by_text("hasil untuk").wait_for()
    assert "disimpan" not in told.inner_text()


def test_server_that_fails_is_as_good_as_none(host: Host, phone: BrowserContext) -> None:
    """A missing page is missing; but what is kept is better than an error of the server."""
    page = visit(phone, host.address + ITEM)
    response = page.goto(host.address + "tidak-ada.html")
    assert response is not None
    assert response.status == 404
    host.fails = True
    page.goto(host.address + ITEM)
    assert page.locator(".luring").count() == 1


def test_what_is_kept_has_a_bound(host: Host, phone: BrowserContext) -> None:
    """The oldest go first, the pages that most need never; sheets are not kept at all."""
    page = visit(phone, host.address + ITEM)
    always = len(kept(page)) - 1
    for number in range(160):
        (host.folder / f"{number}.html").write_text("<title>x</title>")
    (host.folder / "lembar.pdf").write_bytes(b"%PDF-")
    page.evaluate("fetch('../lembar.pdf').then((answer) => answer.text())")
    page.evaluate("(async () => { for (let n = 0; n < 160; n++) await (await fetch(`../${n}.html`)).text(); })()")
    until(page, IS_KEPT, f"{host.address}159")
    until(page, KEEPS, always + 150)
    found = kept(page)
    assert host.address + "index" in found
    assert host.address + "0" not in found
    assert not [url for url in found if url.endswith(".pdf")]


# --- keeping all --------------------------------------------------------------------------------------


def keep_all(phone: BrowserContext, host: Host) -> Page:
    """The page about reading offline, with all pages kept."""
    page = visit(phone, host.address + "luring.html")
    page.get_by_role("button", name="Simpan semua").click()
    page.get_by_text("Selesai: semua").wait_for()
    return page


def listed(host: Host) -> dict[str, list[Any]]:
    files = json.loads((host.folder / "luring.json").read_bytes())["berkas"]
    assert isinstance(files, dict)
    return files


def test_everything_is_read_after_it_was_kept(host: Host, phone: BrowserContext) -> None:
    """The size is told before anything is fetched; and no page of the site is missing afterwards."""
    files = listed(host)
    pages = sorted(host.folder.rglob("*.html"))
    wanted = {path.relative_to(host.folder).as_posix() for path in pages} - {"404.html"}
    assert {name for name in files if name.endswith(".html")} == wanted
    assert {name: size for name, (_, size) in files.items()} == {
        name: (host.folder / name).stat().st_size for name in files
    }
    page = visit(phone, host.address + "luring.html")
    told = page.locator("#luring-kabar")
    whole = f"{math.ceil(sum(size for _, size in files.values()) / 1e5) / 10:.1f}".replace(".", ",")
    told.get_by_text(f"{len(wanted)} halaman beserta pencariannya memakai {whole}\u00a0MB di perangkat ini").wait_for()
    assert host.address + "peraturan/index" not in kept(page)
    page.get_by_role("button", name="Simpan semua").click()
    told.get_by_text(f"Selesai: semua {len(wanted)} halaman tersimpan, dengan data per 22 November 2026.").wait_for()
    assert page.locator("#luring-maju").is_hidden()
    host.stop()
    for name in wanted - {"luring.html"}:
        page.goto(host.address + name)
        assert page.url == host.address + name
        assert page.locator(".luring").count() == 1, name
    page.goto(host.address + "luring.html")
    told.get_by_text("Selesai: semua").wait_for()


def test_what_it_costs_is_true() -> None:
    """Of the real site, the share that is told of what goes over the network is what a server's gzip makes of it."""
    site = published()
    files = json.loads((site.out / "luring.json").read_bytes())["berkas"]
    sent = sum(len(gzip.compress((site.out / name).read_bytes(), 6)) for name in files)
    assert 0.8 < sent * 4 / sum(size for _, size in files.values()) < 1.1


def test_keeping_all_can_be_stopped_and_goes_on_where_it_stopped(host: Host, phone: BrowserContext) -> None:
    """Also where the network hangs. What is kept stays, and nothing more is fetched until the reader says so."""
    host.slow = "peraturan/"
    host.answers.clear()
    page = visit(phone, host.address + "luring.html")
    page.get_by_role("button", name="Simpan semua").click()
    count = page.locator("#luring-hitungan")
    count.get_by_text(f"dari {len(listed(host))}").wait_for()
    page.get_by_role("button", name="Hentikan").click()
    page.get_by_text("Belum semua:").wait_for()
    page.goto(host.address)
    assert host.address + "peraturan/index" not in kept(page)
    host.answers.set()
    page.goto(host.address + "luring.html")
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_text("Selesai: semua").wait_for()
    assert host.address + "peraturan/index" in kept(page)


def test_keeping_all_tells_that_the_network_is_gone(host: Host, phone: BrowserContext) -> None:
    page = visit(phone, host.address + "luring.html")
    button = page.get_by_role("button", name="Simpan semua")
    button.wait_for()
    host.stop()
    button.click()
    page.get_by_text("Jaringan putus atau server tidak menjawab. Yang sudah tersimpan tetap tersimpan.").wait_for()
    host.start()
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_text("Selesai: semua").wait_for()


def test_what_was_kept_on_request_is_not_driven_out(host: Host, phone: BrowserContext) -> None:
    """However many other pages are read."""
    page = keep_all(phone, host)
    count = len(kept(page))
    for number in range(160):
        (host.folder / f"{number}.html").write_text("<title>x</title>")
    page.evaluate("(async () => { for (let n = 0; n < 160; n++) await (await fetch(`${n}.html`)).text(); })()")
    until(page, IS_KEPT, f"{host.address}159")
    until(page, KEEPS, count - 1 + 150)  # The list itself is one of the 150.
    assert host.address + "peraturan/index" in kept(page)
    assert host.address + "0" not in kept(page)


def test_what_was_kept_follows_the_site(host: Host, phone: BrowserContext, situs: Situs) -> None:
    """After the site is published anew, the next visit of any page fetches what changed, and only that."""
    keep_all(phone, host).close()
    situs.edit("content/boleh-jangan/d-1.yaml", "kalimat: Memakai", "kalimat: Meminjam")
    situs.build()
    page = phone.new_page()
    page.goto(host.address)
    holds = "async (address, text) => (await (await caches.match(address)).text()).includes(text)"
    until(page, holds, host.address + ITEM.removesuffix(".html"), "Meminjam")
    host.stop()
    page.goto(host.address + ITEM)
    assert "Meminjam" in page.locator("h1").inner_text()
    assert page.locator(".luring").count() == 1


def test_no_link_of_a_kept_page_is_a_dead_end(host: Host, phone: BrowserContext) -> None:
    """Whatever is not kept says that it needs the network, before anybody follows it."""
    page = visit(phone, host.address + ITEM)
    host.stop()
    page.reload()
    marked = (
        "[...document.links].filter((link) => link.textContent.includes('(perlu jaringan)')).map((link) => link.href)"
    )
    page.locator("footer a[href*='feed.xml'][data-perlu-jaringan]").wait_for(state="attached")  # The last one.
    stored = set(kept(page))
    links = set(
        page.evaluate("[...document.links].filter((link) => link.protocol === 'http:').map((link) => link.href)")
    )
    on_list = re.compile(r"boleh-jangan/[a-z]+-\d+\.html")
    needs = {
        link
        for link in links
        if re.sub(r"\.html$", "", re.sub(r"/$", "/index", link.partition("#")[0])) not in stored
        and not on_list.search(link)
    }
    assert needs
    assert {link for link in page.evaluate(marked) if link.startswith(host.address)} == needs
    assert page.locator("a[href^='https://wa.me']:not([data-perlu-jaringan])").count() == 0


def test_code_of_a_copy_is_answered_by_the_list_of_codes(host: Host, phone: BrowserContext, situs: Situs) -> None:
    """Whoever scans a sheet where there is no network sees how its code stands, if all was kept."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.build()
    code = min((host.folder / "c").glob("*/index.html")).parent.name
    page = keep_all(phone, host)
    host.stop()
    page.goto(f"{host.address}c/{code}/")
    assert page.url == f"{host.address}c/index.html#{code}"
    assert page.locator(".luring").count() == 1
    assert code.upper() in page.locator(f"#{code}").inner_text()


def test_data_says_its_own_day(host: Host) -> None:
    """A calendar as a file cannot say that it is a copy; so the day of its data stands in it."""
    for path in sorted(host.folder.glob("kalender/*.json")):
        assert json.loads(path.read_bytes())["data_per"] == "2026-11-22"
    for path in sorted(host.folder.glob("kalender/*.ics")):
        assert b"Menurut data per 22 November 2026." in path.read_bytes().replace(b"\r\n ", b"")


# --- switching off ------------------------------------------------------------------------------------


def test_reader_can_switch_it_off_and_on(host: Host, phone: BrowserContext) -> None:
    """What was kept is gone at once; no later page starts it again, until the reader does."""
    page = visit(phone, host.address + ITEM)
    page.get_by_text("Tentang situs", exact=True).click()
    page.get_by_role("link", name="Membaca tanpa jaringan").click()
    page.get_by_role("button", name="Matikan dan hapus yang tersimpan").click()
    page.get_by_text("Penyimpanan mati").wait_for()
    assert kept(page) == []
    page.goto(host.address)
    assert registrations(page) == 0
    page.goto(host.address + "luring.html")
    page.get_by_role("button", name="Hidupkan").click()
    page.get_by_text("Penyimpanan hidup").wait_for()
    until(page, IS_KEPT, f"{host.address}boleh-jangan/index")
    page.goto(host.address)
    assert registrations(page) == 1


def test_publisher_can_switch_it_off(host: Host, phone: BrowserContext, situs: Situs) -> None:
    """``luring: tidak``: the worker that phones already have takes itself and all that it kept away."""
    page = visit(phone, host.address + ITEM)
    situs.edit("content/situs.yaml", "kertas: []", "kertas: []\nluring: tidak")
    assert "luring.html" in situs.build().removed
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    until(page, NONE_KEPT)
    page.goto(host.address)
    until(page, NONE_REGISTERED)
    page.goto(host.address + ITEM)
    assert registrations(page) == 0
    assert page.get_by_role("link", name="Membaca tanpa jaringan").count() == 0


def test_no_address_leads_away_from_the_site(host: Host, phone: BrowserContext) -> None:
    """The page that the worker leads to takes the wanted page from its address, which anybody may write."""
    page = visit(phone, host.address + "luring.html")
    for wanted in ("javascript:alert(1)", "//contoh.example/", "https://contoh.example/"):
        page.goto(f"{host.address}luring.html?halaman={wanted}")
        link = page.get_by_role("link", name="Coba buka lagi")
        link.wait_for()
        assert str(link.evaluate("(each) => each.href")).startswith(host.address)


# --- where it must stay away --------------------------------------------------------------------------


def test_from_a_disk_nothing_is_kept(situs: Situs, phone: BrowserContext) -> None:
    """The page says so, and the browser has nothing to complain about."""
    situs.build()
    page = phone.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((situs.folders.out / "luring.html").as_uri())
    assert page.get_by_text("Di sini halaman tidak disimpan").is_visible()
    assert page.locator("button:visible").count() == 0
    assert page.locator("link[rel=manifest]").count() == 0
    assert complaints == []


def test_preview_is_never_kept(situs: Situs, phone: BrowserContext) -> None:
    """It registers nothing, and clears away what another server left at its address."""
    command = [sys.executable, "-m", "sosialisasi", "serve", "--site", str(situs.root), "--tanpa-peramban"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            assert server.stdout is not None
            address = next(found[1] for line in server.stdout if (found := re.match(r"Pratinjau: ([^?\s]+)", line)))
            page = phone.new_page()
            page.goto(address)
            assert registrations(page) == 0
            page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => true)")
            page.evaluate("navigator.serviceWorker.ready.then(() => true)")
            page.reload()
            until(page, NONE_REGISTERED)
        finally:
            server.kill()


def test_preview_takes_the_flag_off_the_page_alone(situs: Situs) -> None:
    situs.build()
    preview = Preview(situs.folders, built=lambda report: None, failed=lambda cause: None)
    page = situs.page("index.html")
    assert page.count("defer data-luring>") == 1
    assert "data-luring" not in preview.dress(page, "127.0.0.1:5500")


# --- on the home screen -------------------------------------------------------------------------------


def test_manifest_names_icons_that_are_there(host: Host, phone: BrowserContext) -> None:
    """Each has the size that is announced."""
    page = visit(phone, host.address + ITEM)
    href = page.locator("link[rel=manifest]").get_attribute("href")
    assert href == f"{host.address}manifest.webmanifest"
    manifest = json.loads((host.folder / "manifest.webmanifest").read_bytes())
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Situs uji", "id", "index.html")
    for icon in manifest["icons"]:
        data = (host.folder / icon["src"].partition("?")[0]).read_bytes()
        if icon["type"] == "image/png":
            side = Image.open(BytesIO(data)).size
            assert icon["sizes"] == f"{side[0]}x{side[1]}"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_icons_are_drawn_from_their_source() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "ikon.py"), "--check"], check=False)
    assert done.returncode == 0
