"""The preview and ``/meja/`` in a real browser, with the watcher as the command runs it."""

from __future__ import annotations

import re

from harness import Situs
from harness.running import follow, running, visit
from playwright.sync_api import Browser, expect

PAGE = "content/halaman/tentang.md"


def test_a_save_is_shown_where_the_reader_was(browser: Browser, situs: Situs) -> None:
    """The page is loaded anew by itself, at the same place."""
    situs.write(PAGE, (situs.root / PAGE).read_text("utf-8") + "\nParagraf panjang.\n" * 80)
    with running(situs) as address:
        page, complaints = visit(browser, address, "halaman/tentang.html")
        page.evaluate("scrollTo(0, 900)")
        situs.edit(PAGE, "hanya untuk menguji", "baru saja disimpan")
        expect(page.locator("main")).to_contain_text("baru saja disimpan")
        places = (page.evaluate("new Promise(seen => requestAnimationFrame(() => seen(scrollY)))") for _ in range(300))
        assert 900 in places
        assert complaints == []
        page.close()


def test_a_mistake_is_shown_until_it_is_mended(browser: Browser, situs: Situs) -> None:
    """With a way to the form of the file, above the last good page."""
    with running(situs) as address:
        page, complaints = visit(browser, address, "halaman/tentang.html")
        situs.edit(PAGE, "22 November 2026", "31 November 2026")
        panel = page.get_by_role("alert")
        expect(panel).to_contain_text("diperbarui: 31 November 2026")
        expect(page.locator("main")).to_contain_text("hanya untuk menguji")
        assert complaints == []
        follow(panel.get_by_role("link", name="Halaman “Tentang situs ini”"))
        page.get_by_label("Diperbarui").fill("22 November 2026")
        expect(page.locator("#masalah")).to_contain_text("Tidak ada kesalahan di berkas ini.")
        page.get_by_role("button", name="Simpan").click()
        expect(page.locator("#kabar")).to_have_text("Tersimpan.")
        page.goto(address + "halaman/tentang.html")
        expect(page.get_by_role("alert")).to_have_count(0)
        page.close()
    assert "diperbarui: 22 November 2026" in (situs.root / PAGE).read_text("utf-8")


def test_what_was_typed_is_never_lost(browser: Browser, situs: Situs) -> None:
    """Not when the page is loaded anew, not when the preview is gone, not when somebody else saves first."""
    with running(situs) as address:
        page, _ = visit(browser, address, f"meja/berkas/{PAGE}")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_label("Judul").fill("Belum disimpan")
        page.reload()
        expect(page.locator("#kabar")).to_contain_text("sudah dikembalikan")
        expect(page.get_by_label("Judul")).to_have_value("Belum disimpan")
        situs.edit(PAGE, "hanya untuk menguji", "ditulis orang lain")
        page.get_by_role("button", name="Simpan").click()
        expect(page.locator("#kabar")).to_contain_text("sudah diubah di tempat lain")
        expect(page.get_by_label("Judul")).to_have_value("Belum disimpan")
        page.reload()
        expect(page.locator("#kabar pre")).to_have_text("judul: Belum disimpan")
        page.get_by_role("button", name="Sudah saya salin").click()
        page.get_by_label("Judul").fill("Lagi")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("#kabar")).to_contain_text("Meja kerja sedang tidak berjalan. Tulisan Anda tersimpan")
    expect(page.get_by_label("Judul")).to_have_value("Lagi")
    page.close()
    assert "ditulis orang lain" in (situs.root / PAGE).read_text("utf-8")


def test_what_was_typed_before_the_scripts_came_stays(browser: Browser, situs: Situs) -> None:
    """Even if it is sent off by then: a form alone sends nothing and leaves nothing."""
    with running(situs) as address:
        page, _ = visit(browser, address, "meja/tulis/")
        page.route("**/meja/statis/*.js", lambda route: route.abort())
        page.goto(f"{address}meja/berkas/{PAGE}")
        page.get_by_label("Judul").fill("Sangat cepat")
        page.get_by_role("button", name="Simpan").click()
        page.evaluate("new Promise(requestAnimationFrame)")
        assert page.url == f"{address}meja/berkas/{PAGE}"
        expect(page.get_by_label("Judul")).to_have_value("Sangat cepat")
        page.close()


def test_a_form_is_saved_with_the_keyboard_and_says_what_it_is(browser: Browser, situs: Situs) -> None:
    """Choices as choices; only the line that was changed is another one."""
    path = "content/briefing/fasilitas.md"
    before = (situs.root / path).read_text("utf-8")
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/tulis/")
        page.get_by_label("Saring daftar").fill("barang kantor")
        expect(page.locator("main section li:visible")).to_have_count(1)
        follow(page.get_by_role("link", name="Barang kantor"))
        page.get_by_label("Status").select_option("arsip")
        page.keyboard.press("Control+s")
        expect(page.locator("#kabar")).to_have_text("Tersimpan.")
        assert complaints == []
        page.close()
    assert (situs.root / path).read_text("utf-8") == re.sub("(?m)^status: .*$", "status: arsip", before)


def test_a_form_fits_a_telephone(browser: Browser, situs: Situs) -> None:
    """A long address wraps in its box; nobody reads a line by pushing the page aside."""
    path = "content/boleh-jangan/d-1.yaml"
    source = f"sumber:\n  - judul: Berita\n    alamat: https://contoh.go.id/{'20240709' * 9}\n"
    situs.write(path, (situs.root / path).read_text("utf-8") + source)
    with running(situs) as address:
        page, _ = visit(browser, address, f"meja/berkas/{path}")
        page.set_viewport_size({"width": 360, "height": 800})
        page.get_by_text("Sumber 1", exact=True).click()
        expect(page.get_by_label("Alamat", exact=True)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.close()


def test_the_keys_of_the_guide_are_words_on_a_telephone_too(browser: Browser, situs: Situs) -> None:
    """Each stands on one line, with what it says beside it."""
    with running(situs) as address:
        page, _ = visit(browser, address, "panduan/docs/isi.md")
        page.set_viewport_size({"width": 360, "height": 800})
        keys = page.locator("td:first-child > code", has_not_text=re.compile(r"[- ]"))
        assert keys.count() > 100
        assert max(keys.evaluate_all("them => them.map(each => each.getClientRects().length)")) == 1
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.close()
