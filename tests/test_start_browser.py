"""The first start in a real browser: which site, a new one in a folder of its own, and back to the example."""

from __future__ import annotations

import re
from pathlib import Path

from harness import Situs
from harness.running import follow, starting, visit
from playwright.sync_api import Browser, expect

from sosialisasi.desk import running
from sosialisasi.desk.places import Places

SETTINGS = "content/situs.yaml"


def test_an_office_begins_its_own_site_and_comes_back_to_the_example(
    browser: Browser, situs: Situs, tmp_path: Path
) -> None:
    """Without a command. What is typed into the settings of the one and not saved is never offered to the other."""
    (tmp_path / "Documents").mkdir()
    with starting(Places(situs.root, tmp_path / "Documents")) as address:
        page, complaints = visit(browser, address, "meja/")
        page.on("dialog", lambda dialog: dialog.accept())
        expect(page.get_by_role("heading", level=1)).to_have_text("Situs mana yang Anda kerjakan?")
        expect(page.get_by_role("link", name="Cetak")).to_have_count(0)
        follow(page.get_by_role("link", name="Mulai situs baru"))
        page.locator("#isian-daerah").fill("Kabupaten Banggai Laut")
        folder = page.get_by_label("Folder untuk situs ini")
        expect(folder).to_have_value(re.compile("sosialisasi-banggai-laut$"))
        page.get_by_label("Instansi penerbit").fill("BKPSDM Kabupaten Banggai Laut")
        root = tmp_path / "situs kantor"
        folder.fill(f'"{root}"')
        expect(page.get_by_text(f"Terbaca: {root} (folder baru)")).to_be_visible()
        page.get_by_role("button", name="Buat situs").click()
        page.wait_for_url(f"{address}meja/", timeout=120_000)
        expect(page.locator("main")).to_contain_text("Netralitas ASN Kabupaten Banggai Laut")
        while not (opened := running.note(root)):  # So a second start finds it there.
            page.evaluate("new Promise(requestAnimationFrame)")
        assert opened.address == address
        second, _ = visit(browser, address, "meja/")  # With the key that the window tells.
        expect(second.locator("main")).to_contain_text("Netralitas ASN Kabupaten Banggai Laut")
        second.close()

        page.goto(f"{address}meja/berkas/{SETTINGS}")
        page.get_by_label("Penerbit").fill("Belum disimpan")
        page.goto(f"{address}meja/")
        follow(page.get_by_role("link", name="Situs lain"))
        page.get_by_label("Letak folder situs").fill(str(tmp_path))
        page.get_by_role("button", name="Buka", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("tidak ada situs")
        page.get_by_role("button", name="Lihat contoh").click()
        page.wait_for_url(f"{address}meja/", timeout=120_000)
        follow(page.get_by_role("link", name="Situs lain"))
        expect(page.get_by_text("Yang sedang terbuka:")).to_contain_text(str(situs.root))
        page.goto(f"{address}meja/berkas/{SETTINGS}")
        expect(page.get_by_label("Penerbit")).not_to_have_value("Belum disimpan")

        page.goto(f"{address}meja/situs/")
        page.get_by_role("button", name="Netralitas ASN Kabupaten Banggai Laut").click()
        page.wait_for_url(f"{address}meja/", timeout=120_000)
        page.goto(f"{address}meja/berkas/{SETTINGS}")
        expect(page.get_by_label("Penerbit")).to_have_value("Belum disimpan")
        assert [each for each in complaints if "422" not in each] == []
        page.close()
    assert running.note(root) is None
