"""Printing with a list of people, releasing and following work in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import axe_playwright_python
import pikepdf
from harness import HERE, Situs
from harness.running import follow, running, visit
from playwright.sync_api import Browser, FilePayload, Page, expect

SLUG = "ogan-ilir-2024"
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
WORD = HERE / "word/pandoc/track_changes_deletion.docx"
ROSTER = "Nama;NIP;Jabatan;Unit Kerja\nFulan bin Contoh;198501012010011001;Camat;Kecamatan Contoh\n;12;;\n"


def test_a_pack_is_printed_with_the_names_of_a_list(browser: Browser, situs: Situs) -> None:
    """From the first page, with the mouse and the keyboard, to the PDF that opens."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/")
        follow(page.locator("main").get_by_role("link", name="Cetak"))
        follow(page.get_by_role("link", name="Rakor camat Ogan Ilir"))
        expect(page.get_by_label("Paket peserta")).to_be_checked()
        page.get_by_label("F4").check()
        page.get_by_label("Jumlah peserta").fill("40")
        file = FilePayload(name="peserta rapat.csv", mimeType="text/csv", buffer=ROSTER.encode())
        page.get_by_label("Masukkan daftar").set_input_files(file)
        expect(page.locator("#terbaca")).to_contain_text("1 orang terbaca.")
        expect(page.get_by_label("peserta rapat.csv")).to_be_checked()
        page.get_by_label("Jumlah peserta").press("Enter")  # Counts, and prints nothing yet.
        expect(page.locator("#kabar")).to_contain_text("untuk 40 peserta")
        first = page.get_by_role("img", name="Sampul dan daftar isi, halaman 1 dari")
        first.scroll_into_view_if_needed()
        expect(first).to_have_js_property("complete", True)
        assert first.evaluate("picture => picture.naturalWidth") > 500
        assert not list(situs.root.rglob("*.pdf"))
        page.get_by_label("Seluruh paket").check()
        page.get_by_role("button", name="Cetak", exact=True).press("Enter")
        expect(page.locator("#hasil")).to_contain_text("memuat nama orang", timeout=60_000)
        made = page.get_by_role("link", name=f"paket-{SLUG}-f4.pdf")
        data = page.request.get(f"{address.rstrip('/')}{made.get_attribute('href')}").body()
        with pikepdf.open(BytesIO(data)) as pdf:
            assert len(pdf.pages) > 1
        page.goto(f"{address}meja/cetak/{SLUG}")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_label("peserta rapat.csv").check()
        page.get_by_role("button", name="Hapus daftar ini").click()
        expect(page.get_by_label("peserta rapat.csv")).to_have_count(0)
        assert complaints == []
        page.close()
    assert not list(situs.root.rglob("*.csv"))


def test_sheets_are_chosen_and_released(browser: Browser, situs: Situs) -> None:
    """All that are seen at a press, of those that the filter leaves."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/rilis/")
        page.get_by_label("Saring daftar").fill(f"peserta-{SLUG}")
        page.get_by_role("button", name="Pilih semua yang tampak").click()
        expect(page.locator("input[name=lembar]:checked")).to_have_count(1)
        page.get_by_label("Catatan: ").fill("Terbit pertama")
        page.get_by_role("button", name="Rilis yang dipilih").click()
        expect(page.locator("#kabar")).to_contain_text("revisi 1")
        assert complaints == []
        page.close()
    assert f"peserta-{SLUG} |" in (situs.root / "content/rilis.txt").read_text("utf-8")


def test_the_site_goes_out(browser: Browser, situs: Situs) -> None:
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/terbit/")
        page.get_by_role("button", name="Buat arsip ZIP").click()
        expect(page.locator("#hasil")).to_contain_text("Selesai.", timeout=60_000)
        with page.expect_download() as kept:
            page.get_by_role("link", name="_site.zip").click()
        assert kept.value.suggested_filename == "_site.zip"
        assert complaints == []
        page.close()


def seen_pages(page: Page) -> None:
    file = FilePayload(name="peserta.csv", mimeType="text/csv", buffer=ROSTER.encode())
    page.get_by_label("Masukkan daftar").set_input_files(file)
    expect(page.locator("#terbaca")).to_contain_text("1 orang terbaca.")
    page.get_by_role("button", name="Lihat dan hitung dulu").click()
    expect(page.locator(".halaman-kecil img").first).to_be_attached()


def seen_folder(page: Page) -> None:
    page.get_by_label("Letak folder").fill(str(HERE / "tidak-ada"))
    page.get_by_role("button", name="Lihat yang berubah").click()
    expect(page.locator("#di-folder")).to_contain_text("Belum ada situs")


def seen_sheet(page: Page) -> None:
    page.get_by_role("button", name="Lembar", exact=True).click()
    expect(page.locator(".lembar-lembar img").first).to_be_attached()


def seen_word(page: Page) -> None:
    page.get_by_label("dari Word").set_input_files(WORD)
    expect(page.locator(".hilang").first).to_be_attached()


def seen_word_at_a_text(page: Page) -> None:
    page.get_by_role("button", name="Dari Word").click()
    page.get_by_label("Berkas Word").set_input_files(WORD)
    expect(page.locator(".hilang").first).to_be_attached()


SEEN: Mapping[str, Callable[[Page], None]] = {
    f"cetak/{SLUG}": seen_pages,
    "terbit/": seen_folder,
    f"berkas/content/rakor/{SLUG}.md": seen_sheet,
    "baru/halaman": seen_word,
    "berkas/content/halaman/tentang.md": seen_word_at_a_text,
}
"""Pages of work, and what is done there to see what they show only then."""


def test_what_is_shown_by_and_by_has_no_barrier_that_axe_can_find(browser: Browser, situs: Situs) -> None:
    """Pages of a sheet, what changes in a folder, a file of Word beside its text: at four widths, with all folds open;
    nothing is wider than the window.
    """
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    with running(situs) as address:
        for path, see in SEEN.items():
            page, _ = visit(browser, address, f"meja/{path}")
            see(page)
            page.locator("details").evaluate_all("them => them.forEach(each => each.open = true)")
            page.evaluate(AXE)
            for width, scheme in ((320, "light"), (360, "dark"), (1280, "light"), (2000, "dark")):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                assert page.evaluate("document.documentElement.scrollWidth") == width, path
                found = page.evaluate("axe.run(document, {iframes: false, rules: {'target-size': {enabled: true}}})")
                wrong = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]]
                assert wrong == [], (path, width, scheme)
            page.close()
