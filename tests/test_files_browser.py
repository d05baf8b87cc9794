"""Files at the desk in a real browser: begun by a form, a mistake mended at a click, and all of it taken back."""

from __future__ import annotations

import re

from harness import HERE, Situs
from harness.running import follow, running, visit
from playwright.sync_api import Browser, expect

from sosialisasi.reading.wordfile import read_word

NEW = "content/halaman/jam-layanan.md"
ANSWERS = {
    "Judul": "Mobil tetangga",
    "Apa yang terjadi": "Tetangga meminjam mobil dinas.",
    "Pertanyaannya": "Bolehkah saya meminjamkannya?",
    "Jawabannya": "Jangan dipinjamkan.",
    "Alasannya": "Mobil dinas untuk tugas.",
}


def test_a_page_is_made_mended_and_taken_back(browser: Browser, situs: Situs) -> None:
    """By keyboard where that is natural; after each step the page says what was done."""
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/baru/halaman")
        page.get_by_role("button", name="Buat berkas").click()
        expect(page.locator("#kabar")).to_contain_text("Belum dibuat")
        expect(page.get_by_label("Judul")).to_be_focused()
        page.keyboard.type("Jam layanan")
        expect(page.get_by_label("Nama berkas")).to_have_value("jam-layanan")
        page.get_by_label("Ringkasan").fill("Kapan kantor dibuka.")
        page.get_by_label("Tanggal").fill("senin 2 Novmber 2026")
        page.get_by_role("button", name="Maksudnya").click()
        expect(page.get_by_label("Tanggal")).to_be_focused()
        expect(page.get_by_text("Terbaca: Senin, 2 November 2026")).to_be_visible()
        page.get_by_role("button", name="Buat berkas").click()
        page.wait_for_url(f"**/meja/berkas/{NEW}")

        situs.edit(NEW, "judul:", "judull:")
        page.goto(f"{address}meja/masalah/")
        page.get_by_role("button", name="Perbaiki", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("Sudah diperbaiki")
        expect(page.locator("main")).not_to_contain_text("judull")
        assert "\njudul: Jam layanan\n" in (situs.root / NEW).read_text("utf-8")
        expect(page.get_by_role("button", name="Batalkan")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Sudah dibatalkan")
        assert "\njudull: Jam layanan\n" in (situs.root / NEW).read_text("utf-8")
        assert complaints == []
        page.close()


def test_a_case_is_begun_without_a_number_from_memory(browser: Browser, situs: Situs) -> None:
    """Regulations and items are found by their words and stand as chips; what nobody knows is told at once."""
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/baru/kasus")
        page.get_by_role("combobox", name="Dasar hukum").click()
        page.keyboard.type("pp 94/2021")
        page.get_by_role("option").filter(has_text="huruf n angka 4").first.click()
        page.get_by_role("combobox", name="Butir yang diterapkan").click()
        page.keyboard.type("kendaraan")
        expect(page.locator("#isian-butir-daftar > li")).to_have_count(1)  # Of several, before that is typed.
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("[data-tanya=butir] .keping > li")).to_contain_text(["D-1"])
        page.keyboard.type("D-99")
        page.keyboard.press("Enter")
        expect(page.locator("[data-tanya=butir] .kabar")).to_contain_text('Butir "D-99" tidak ada.')
        page.get_by_role("button", name="Hapus D-99").click()
        expect(page.locator("[data-tanya=butir] .kabar")).to_be_empty()
        for label, text in ANSWERS.items():
            page.get_by_label(label).first.fill(text)
        page.get_by_label("Putusan", exact=True).select_option("Jangan")
        page.get_by_label("Media sosial").check()
        page.get_by_role("button", name="Buat berkas").click()
        page.wait_for_url("**/meja/berkas/content/kasus/mobil-tetangga.yaml")
        made = (situs.root / "content/kasus/mobil-tetangga.yaml").read_text("utf-8")
        assert "\nbutir: [D-1]\n" in made
        assert "\ndasar:\n  - PP 94/2021 Pasal 5 huruf n angka 4\n" in made
        assert complaints == []
        page.close()


def test_a_file_of_word_becomes_a_page(browser: Browser, situs: Situs) -> None:
    """What came of it is seen before anything is made; what is no such file is told."""
    with running(situs) as address:
        page, complaints = visit(browser, address, "meja/baru/halaman")
        word = page.get_by_label("Ambil naskahnya dari Word")
        word.set_input_files(HERE / "test_files_browser.py")
        expect(page.locator("#word-kabar")).to_contain_text("Word")
        word.set_input_files(HERE / "word/pandoc/block_quotes.docx")
        before = page.get_by_role("group", name="Isi berkas Word")
        after = page.get_by_role("group", name="Naskah seperti akan tampil")
        expect(before).to_contain_text("kutipan (tulis ulang")
        for each in (before, after):
            expect(each).to_contain_text("Some block quotes, in different ways")
        page.get_by_label("Judul").fill("Dari Word")
        page.get_by_label("Ringkasan").fill("Naskah dari Word.")
        page.get_by_role("button", name="Buat berkas").click()
        page.wait_for_url("**/meja/berkas/content/halaman/dari-word.md")
        taken = read_word((HERE / "word/pandoc/block_quotes.docx").read_bytes()).markdown
        assert (situs.root / "content/halaman/dari-word.md").read_text("utf-8").endswith(taken)
        assert [each for each in complaints if "422" not in each] == []
        page.close()


def test_a_text_is_taken_from_word_into_a_file_that_there_is(browser: Browser, situs: Situs) -> None:
    """In its place or at its end, with its notes counted on; it can be taken back, and nothing is saved by that."""
    path = "content/halaman/tentang.md"
    before = (situs.root / path).read_bytes()
    with running(situs) as address:
        page, complaints = visit(browser, address, f"meja/berkas/{path}")
        page.on("dialog", lambda dialog: dialog.accept())
        text = page.locator("[data-isian=naskah]")
        text.fill("Ada catatan.[^1]\n\n[^1]: Yang pertama.\n")
        old = text.input_value()
        page.get_by_role("button", name="Dari Word").click()
        expect(page.get_by_role("button", name="Ganti seluruh naskah")).to_be_disabled()
        page.get_by_label("Berkas Word").set_input_files(HERE / "word/pandoc/notes.docx")
        page.get_by_role("button", name="Tambahkan di akhir naskah").click()
        expect(text).to_have_value(re.compile(r"pertama\.\n\nTest footnote\.\[\^2\].*\[\^2\]: My note", re.DOTALL))
        expect(page.locator("#kabar-naskah")).to_contain_text("belum disimpan")
        page.keyboard.press("Control+z")
        expect(text).to_have_value(old)
        page.get_by_role("button", name="Dari Word").click()
        page.get_by_role("button", name="Ganti seluruh naskah").click()
        expect(text).to_have_value(re.compile(r"Test footnote\.\[\^1\]"))
        expect(text).not_to_have_value(re.compile("Ada catatan"))
        assert complaints == []
        page.close()
    assert (situs.root / path).read_bytes() == before


def test_what_follows_from_a_deletion_is_seen_before_it_is_done(browser: Browser, situs: Situs) -> None:
    """From the form of the file; afterwards its page leads to the history."""
    path = "content/briefing/fasilitas.md"
    with running(situs) as address:
        page, complaints = visit(browser, address, f"meja/berkas/{path}")
        follow(page.get_by_role("link", name="Ganti nama, salin, tarik, hapus"))
        page.get_by_label("Hapus.").check()
        page.get_by_role("button", name="Lihat akibatnya").click()
        expect(page.get_by_role("heading", name=f"Menghapus {path}")).to_be_focused()
        assert (situs.root / path).exists()
        page.get_by_role("button", name="Lakukan").click()
        page.wait_for_url("**/meja/riwayat/")
        assert not (situs.root / path).exists()
        page.get_by_role("status").get_by_role("button", name="Batalkan").click()
        expect(page.get_by_role("status")).to_contain_text("Sudah dibatalkan")
        assert (situs.root / path).exists()
        assert complaints == []
        page.close()
