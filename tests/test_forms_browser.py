"""The form of a file in a browser: rows, pickers and days by the keyboard alone, problems at their fields, and that
every word is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from harness import Situs
from harness.running import KEYS, running, visit
from playwright.sync_api import Browser, Page, expect

MEETING = "content/rakor/ogan-ilir-2024.md"
PAGE = "content/halaman/tentang.md"
OFFERED = "[role=option]:visible"


@pytest.fixture
def address(situs: Situs) -> Iterator[str]:
    with running(situs) as address:
        yield address


def saved(page: Page) -> None:
    expect(page.locator("#kabar")).to_have_text("Tersimpan.")


def save_spelling(page: Page) -> None:
    """Save something published of which readers are told nothing."""
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Hanya ejaan").click()
    saved(page)


def test_an_event_is_filled_in_with_the_keyboard_alone(browser: Browser, situs: Situs, address: str) -> None:
    """A speaker, a row of the agenda above the first, an item found by its words; the rest of the file stays."""
    before = (situs.root / MEETING).read_text("utf-8")
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    keys = page.keyboard
    page.get_by_role("button", name="Tambah narasumber").focus()
    keys.press("Enter")
    expect(page.get_by_label("Lembaga (harus diisi)").last).to_be_focused()
    keys.type("pengawas")
    expect(page.locator(OFFERED)).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.get_by_label("Lembaga (harus diisi)").last).to_have_value("bawaslu")
    keys.press("Tab")
    keys.type("Anggota Bawaslu")
    expect(page.locator("summary", has_text="Narasumber 2")).to_contain_text("Badan Pengawas Pemilihan Umum")

    page.get_by_role("button", name="Tambah agenda").focus()
    keys.press("Enter")
    keys.type("Registrasi")
    page.get_by_role("button", name="Pindahkan agenda 2 ke atas").focus()
    keys.press("Enter")
    expect(page.get_by_role("button", name="Pindahkan agenda 1 ke bawah")).to_be_focused()

    box = page.get_by_role("combobox", name="Boleh jangan")
    box.focus()
    keys.type("hak pilih")
    expect(page.locator(OFFERED)).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(box).to_have_value("")
    expect(page.get_by_role("button", name="Hapus B-1")).to_be_visible()

    keys.press("Control+s")
    expect(page.get_by_label("Yang berubah,")).to_be_focused()
    keys.type("Narasumber dan agenda ditambah")
    keys.press("Enter")
    saved(page)
    assert complaints == []
    page.close()
    after = (situs.root / MEETING).read_text("utf-8")
    assert "  - lembaga: bawaslu\n    jabatan: Anggota Bawaslu\n" in after
    assert "agenda:\n  - topik: Registrasi\n  - topik: Pembukaan\n    mulai: 08.00\n" in after
    (items,) = re.findall(r"^boleh_jangan:.*(?:\n  .*)*", after, re.MULTILINE)
    assert re.findall(r"[A-Z]-\d", items) == ["D-1", "H-1", "B-1"]
    assert re.search(r"  - tanggal: \d+ \w+ \d{4}\n    catatan: Narasumber dan agenda ditambah\n", after)
    assert after.partition("narasumber:")[0] == before.partition("narasumber:")[0]
    assert after.partition("\n---\n")[2] == before.partition("\n---\n")[2]


def test_what_is_typed_need_not_be_picked(browser: Browser, situs: Situs, address: str) -> None:
    """Words that nobody picks stay, also those that stand in the box of a list when the form is saved."""
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    page.get_by_role("combobox", name="Boleh jangan").fill("B-1, D-99")
    page.keyboard.press("Enter")
    expect(page.locator(".keping", has_text="Memakai hak pilih dan merahasiakan pilihan · Boleh")).to_be_visible()
    page.get_by_role("button", name="Hapus D-1").click()
    expect(page.get_by_role("button", name="Hapus H-1")).to_be_focused()
    region = page.get_by_role("combobox", name="Daerah")
    region.fill("16.04")
    expect(page.locator(OFFERED).first).to_contain_text("Kabupaten Lahat")
    page.get_by_role("combobox", name="Kalender").fill("lain-2024")
    expect(region.locator("xpath=ancestor::*[@class='satu']/output")).to_have_text(
        "Kabupaten Lahat · Provinsi Sumatera Selatan"
    )
    save_spelling(page)
    assert complaints == []
    page.close()
    after = (situs.root / MEETING).read_text("utf-8")
    assert re.search(r"^daerah: .?16\.04", after, re.MULTILINE)
    assert re.findall(r"[A-Z]-\d+", after.partition("boleh_jangan:")[2].partition("kalender:")[0]) == [
        "H-1",
        "B-1",
        "D-99",
    ]
    assert "lain-2024" in after


def test_rows_are_moved_thrown_away_and_taken_back(browser: Browser, situs: Situs, address: str) -> None:
    """Each button says which row, the focus stays at hand, and a row that is folded is known by its first words."""
    situs.edit(MEETING, "  - topik: Pembukaan\n", "  - topik: Registrasi\n  - topik: Pembukaan\n")
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    heads = page.locator("[data-isian=agenda] summary b + span:visible")
    expect(heads).to_have_text(["Registrasi", "Pembukaan"])
    page.get_by_role("button", name="Pindahkan agenda 2 ke atas").click()
    expect(heads).to_have_text(["Pembukaan", "Registrasi"])
    page.get_by_role("button", name="Buang agenda 1").click()
    expect(page.get_by_role("button", name="Kembalikan agenda 1")).to_be_focused()
    expect(heads).to_have_text(["Registrasi"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Buang agenda 1")).to_be_focused()
    page.get_by_role("button", name="Buang agenda 2").click()
    save_spelling(page)
    page.get_by_text("Agenda 1", exact=True).click()
    page.locator("[data-isian=agenda]").get_by_label("Topik").fill("Pembukaan rapat")
    save_spelling(page)
    assert complaints == []
    page.close()
    assert "agenda:\n  - topik: Pembukaan rapat\n    mulai: 08.00\npoin:" in (situs.root / MEETING).read_text("utf-8")


def test_one_record_is_added_filled_in_and_thrown_away(browser: Browser, situs: Situs, address: str) -> None:
    """With lists in it; what is wrong in it stands there, and there is never a second one."""
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    page.get_by_text("Isian lain yang belum dipakai").click()
    page.get_by_role("button", name="Tambah surat").click()
    expect(page.get_by_role("button", name="Tambah surat")).to_be_hidden()
    letter = page.locator("[data-isian=surat]")
    letter.get_by_label("Penanda tangan").fill("Bupati Contoh")
    letter.get_by_label("Isi (harus diisi)").fill("Setiap ASN menjaga netralitas.\nCamat menyampaikannya.")
    page.get_by_role("link", name=re.compile("^Surat, Kepada")).click()
    expect(letter.get_by_label("Kepada")).to_be_focused()
    page.keyboard.type("Para camat")
    save_spelling(page)
    written = (situs.root / MEETING).read_text("utf-8")
    assert re.search(r"^surat:\n(?:  .*\n)*?  penanda_tangan: Bupati Contoh$", written, re.MULTILINE)
    assert "    - Setiap ASN menjaga netralitas.\n    - Camat menyampaikannya.\n" in written
    page.get_by_role("button", name="Buang surat").click()
    save_spelling(page)
    assert complaints == []
    page.close()
    assert "surat:" not in (situs.root / MEETING).read_text("utf-8")


def test_boxes_keep_the_order_in_which_they_are_ticked(browser: Browser, situs: Situs, address: str) -> None:
    """What comes first may matter; where that is not what is seen, it is told, also after the page is loaded anew."""
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_text("Isian lain yang belum dipakai").click()
    roles = page.get_by_role("group", name="Peran")
    for name in ("Kepala desa, perangkat desa, dan BPD", "Camat dan lurah"):
        roles.get_by_label(name, exact=True).check()
    expect(roles.locator("output")).to_have_text("Urutannya: Kepala desa, perangkat desa, dan BPD; Camat dan lurah.")
    page.reload()
    expect(page.locator("#kabar")).to_contain_text("sudah dikembalikan")
    page.get_by_text("Isian lain yang belum dipakai").click()
    expect(roles.locator("output")).to_contain_text("Urutannya: Kepala desa")
    save_spelling(page)
    assert complaints == []
    page.close()
    assert re.search(r"^peran: \[desa, camat-lurah\]$", (situs.root / MEETING).read_text("utf-8"), re.MULTILINE)


def test_a_problem_stands_at_its_field(browser: Browser, situs: Situs, address: str) -> None:
    """With a way to it from above, also into a row that is folded; mended, it is gone."""
    situs.edit(MEETING, "kapan: 14 Oktober 2024", "kapan: 34 Oktober 2024")
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    expect(page.locator("#perlu")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Tindak lanjut 1, kapan", re.IGNORECASE)).press("Enter")
    field = page.locator("[data-isian=tindak_lanjut]").get_by_label("Kapan", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile('Tanggal "34 Oktober 2024" tidak ada'))
    expect(page.locator("#masalah li")).to_have_count(0)
    page.keyboard.press("Control+a")
    page.keyboard.type("14-10-2024")
    expect(page.get_by_text("Senin, 14 Oktober 2024")).to_be_visible()
    expect(page.locator("#perlu")).to_be_hidden()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+a")
    page.keyboard.type("14 Oktobr 2024")
    expect(page.locator("output", has_text='"Oktobr" bukan nama bulan.')).to_be_visible()
    assert complaints == []
    page.close()


def test_a_day_that_is_picked_is_written_as_we_do(browser: Browser, address: str) -> None:
    page, complaints = visit(browser, address, f"meja/berkas/{PAGE}")
    field = page.get_by_label("Diperbarui", exact=False).first
    page.locator(".waktu > [type=date]").first.fill("2027-11-22")
    expect(field).to_have_value("22 November 2027")
    expect(page.get_by_text("Senin, 22 November 2027")).to_be_visible()
    assert complaints == []
    page.close()


def test_rows_that_are_not_saved_come_back(browser: Browser, situs: Situs, address: str) -> None:
    """After the page is loaded anew: new rows, their order, what was thrown away, and chips."""
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tambah agenda").click()
    page.keyboard.type("Registrasi")
    page.get_by_role("button", name="Pindahkan agenda 2 ke atas").click()
    page.get_by_role("button", name="Buang narasumber 1").click()
    page.get_by_role("button", name="Hapus D-1").click()
    page.get_by_label("Tanggal", exact=False).first.fill("8-10-2024")
    page.reload()
    expect(page.locator("#kabar")).to_contain_text("sudah dikembalikan")
    expect(page.get_by_text("Selasa, 8 Oktober 2024")).to_be_visible()
    save_spelling(page)
    assert complaints == []
    page.close()
    after = (situs.root / MEETING).read_text("utf-8")
    assert "agenda:\n  - topik: Registrasi\n  - topik: Pembukaan\n    mulai: 08.00\n" in after
    assert "narasumber" not in after
    assert "D-1" not in after


def test_two_tabs_keep_their_own_words(browser: Browser, situs: Situs, address: str) -> None:
    """Who saves second is told; what a tab that is gone has left is found by the next one."""
    context = browser.new_context()
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{address}meja/berkas/{PAGE}?kunci={KEYS[address]}")
    first.get_by_label("Judul").fill("Dari tab pertama")
    second.get_by_label("Judul").fill("Dari tab kedua")
    first.keyboard.press("Control+s")
    saved(first)
    second.keyboard.press("Control+s")
    expect(second.locator("#kabar")).to_contain_text("sudah diubah di tempat lain")
    expect(second.get_by_label("Judul")).to_have_value("Dari tab kedua")
    second.close()
    first.reload()
    expect(first.locator("#kabar pre")).to_have_text("judul: Dari tab kedua")
    first.get_by_role("button", name="Sudah saya salin").click()
    first.reload()
    expect(first.get_by_label("Judul")).to_have_value("Dari tab pertama")
    expect(first.locator("#kabar")).to_be_empty()
    context.close()
    assert "judul: Dari tab pertama\n" in (situs.root / PAGE).read_text("utf-8")


def test_a_day_that_was_meant_otherwise_is_taken_at_a_click(browser: Browser, address: str) -> None:
    page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
    day = page.locator("#isian-tanggal")
    day.fill("7 Oktbr 2024")
    page.get_by_role("button", name="Maksudnya 7 Oktober 2024").click()
    expect(day).to_have_value("7 Oktober 2024")
    expect(day).to_be_focused()
    expect(page.locator("output[for=isian-tanggal]")).to_have_text("Senin, 7 Oktober 2024")
    assert complaints == []
    page.close()
