"""The box of a text in a real browser: its toolbar, its keys, and what is pasted into it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from harness import Situs
from harness.running import running, visit
from playwright.sync_api import Browser, Page, expect

PAGE = "content/halaman/tentang.md"
PASTE = """([html, text]) => {
  const held = new DataTransfer();
  if (html) held.setData("text/html", html);
  held.setData("text/plain", text);
  const area = document.querySelector("[data-isian=naskah]");
  area.focus();
  return area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true}));
}"""

COPY = """([html, text]) => {
  const kinds = Object.entries({"text/html": html, "text/plain": text});
  return navigator.clipboard.write([
    new ClipboardItem(Object.fromEntries(kinds.map(([type, words]) => [type, new Blob([words], {type})]))),
  ]);
}"""


@pytest.fixture
def page(browser: Browser, situs: Situs) -> Iterator[Page]:
    """The form of a page, which does nothing that its policy forbids."""
    with running(situs) as address:
        page, complaints = visit(browser, address, f"meja/berkas/{PAGE}")
        page.on("dialog", lambda dialog: dialog.accept())
        yield page
        assert [each for each in complaints if "policy" in each] == []
        page.close()


def fill(page: Page, text: str, start: int, end: int) -> None:
    area = page.locator("[data-isian=naskah]")
    area.fill(text)
    area.evaluate("(area, [start, end]) => area.setSelectionRange(start, end)", [start, end])


def expect_text(page: Page, text: str) -> None:
    expect(page.locator("[data-isian=naskah]")).to_have_value(text)


def test_the_toolbar_writes_our_signs_and_takes_them_back(page: Page) -> None:
    """At the selection, or at the word or line of the cursor; and the browser can undo it."""

    def press(name: str) -> None:
        page.get_by_role("toolbar", name="Alat naskah").get_by_role("button", name=name, exact=True).click()

    for name, text, start, end, becomes in (
        ("Tebal", "satu dua", 5, 8, "satu **dua**"),
        ("Miring", "satu dua", 6, 6, "satu *dua*"),
        ("Tebal", "- satu\n- dua\n", 0, 12, "- **satu**\n- **dua**\n"),
        ("Judul", "satu\ndua", 6, 6, "satu\n## dua"),
        ("Anak judul", "## satu", 3, 3, "### satu"),
        ("Daftar", "satu\n\ndua", 0, 9, "- satu\n\n- dua"),
        ("Daftar bernomor", "- satu\n- dua", 0, 12, "1. satu\n2. dua"),
        ("Jangan", "- Boleh: satu", 2, 2, "- Jangan: satu"),
    ):
        fill(page, text, start, end)
        press(name)
        expect_text(page, becomes)
        page.keyboard.press("Control+z")
        expect_text(page, text)
    for name, text in (("Tebal", "satu **dua**"), ("Miring", "*dua*"), ("Judul", "## dua"), ("Daftar", "- dua")):
        fill(page, text, len(text) - 3, len(text) - 3)
        press(name)
        expect_text(page, text.replace("*", "").replace("## ", "").replace("- ", ""))
    fill(page, "Satu.\n\nDua.", 4, 4)
    press("Catatan kaki")
    expect_text(page, "Satu[^1].\n\nDua.\n\n[^1]: \n")
    fill(page, "Satu.\n\nDua.", 0, 0)
    press("Tabel")
    expect(page.locator("[data-isian=naskah]")).to_have_value(
        "| Kepala 1 | Kepala 2 |\n| --- | --- |\n| isi | isi |\n| isi | isi |\n\nSatu.\n\nDua."
    )


def test_the_keyboard_reaches_all(page: Page) -> None:
    """One stop for the whole toolbar, arrows in it; shortcuts in the text; a list goes on."""
    fill(page, "satu", 0, 4)
    page.keyboard.press("Control+b")
    page.keyboard.press("Control+i")
    expect_text(page, "***satu***")
    page.keyboard.press("Control+b")
    expect_text(page, "*satu*")
    fill(page, "1. satu", 7, 7)
    page.keyboard.press("Enter")
    page.keyboard.type("dua")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect_text(page, "1. satu\n2. dua\n")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Tebal", exact=True)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Dari Word")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Tebal", exact=True)).to_be_focused()


def test_what_is_pasted_becomes_our_dialect(page: Page) -> None:
    """Where the cursor is, on lines of its own if need be; what was left out is told."""
    fill(page, "Satu tiga.", 5, 5)
    assert page.evaluate(PASTE, ["<b>dua</b> ", "dua "]) is False
    expect_text(page, "Satu **dua**tiga.")
    fill(page, "Satu.", 5, 5)
    page.evaluate(PASTE, ["<ul><li>dua<li><u>tiga</u></ul><img src=x>", "dua tiga"])
    expect_text(page, "Satu.\n\n- dua\n- tiga")
    expect(page.locator("#kabar-naskah")).to_have_text("Ditempel. Yang tidak ikut: garis bawah, 1 gambar.")
    page.keyboard.press("Control+z")
    expect_text(page, "Satu.")
    fill(page, "", 0, 0)
    page.evaluate(PASTE, ["", "OPD\tJumlah\nDinas\t2"])
    expect_text(page, "| OPD | Jumlah |\n| --- | --- |\n| Dinas | 2 |")
    assert page.evaluate(PASTE, ["", "Teks biasa."]) is True  # The browser itself pastes it.


def test_who_wants_plain_words_gets_them(page: Page) -> None:
    """Ctrl+V brings the signs of our dialect along, Ctrl+Shift+V the words alone."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(COPY, ["<p>Kata <b>tebal</b>.</p>", "Kata tebal."])
    for keys, text in (("Control+v", "Kata **tebal**."), ("Control+Shift+v", "Kata tebal.")):
        fill(page, "", 0, 0)
        page.keyboard.press(keys)
        expect_text(page, text)


def test_a_paste_is_never_lost(page: Page) -> None:
    """If nobody reads it, its words come as they are."""
    page.route("**/meja/tempel", lambda route: route.fulfill(status=500, body=""))
    fill(page, "", 0, 0)
    page.evaluate(PASTE, ["<p>Satu</p>", "Satu"])
    expect_text(page, "Satu")


def test_what_a_text_names_is_searched_for(page: Page) -> None:
    """By words; where nobody answers, the reference can be typed."""
    fill(page, "Lihat .", 6, 6)
    page.route("**/meja/pilih?*", lambda route: route.abort())
    page.get_by_role("button", name="Rujukan").click()
    box = page.get_by_role("searchbox", name="Cari peraturan, pasal, atau butir")
    box.fill("D-1")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Tulis rujukannya")
    box.press("Enter")
    expect_text(page, "Lihat [[D-1]].")
    page.unroute("**/meja/pilih?*")
    found = [{"id": "D-2", "nama": "Memasang stiker", "keterangan": "butir"}]
    page.route("**/meja/pilih?jenis=kutipan*", lambda route: route.fulfill(json=[]))
    page.route("**/meja/pilih?jenis=boleh-jangan*", lambda route: route.fulfill(json=found))
    fill(page, "Lihat stiker.", 6, 12)
    page.get_by_role("button", name="Rujukan").click()
    expect(box).to_have_value("stiker")
    page.get_by_role("dialog").get_by_role("button", name="D-2").wait_for()
    box.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_text(page, "Lihat [[D-2]].")
