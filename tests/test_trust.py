"""What was published stays where it was: replaced, archived or withdrawn, it says so at its address."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from harness import ROOT, Situs
from harness.published import published
from harness.terminal import Terminal

from sosialisasi.ground.files import RELEASES
from sosialisasi.reading import releases
from sosialisasi.site.routes import UNLISTED

BRIEFING = "content/briefing/fasilitas.md"
ITEM = "content/boleh-jangan/d-1.yaml"
MEETING = "content/rakor/ogan-ilir-2024.md"
LEDGER = "content/alamat.txt"
WITHDRAWN = "ditarik:\n  tanggal: {}\n  alasan: Bunyinya keliru.\n"


def withdraw_item(situs: Situs, day: str = "1 Desember 2026", more: str = "") -> None:
    """Withdraw D-1, and take it out of what may not name it any more."""
    situs.edit(ITEM, "verifikasi: kutipan\n", "verifikasi: kutipan\n" + WITHDRAWN.format(day) + more)
    situs.edit(BRIEFING, "- [[D-1]]\n", "")
    situs.edit("content/situs.yaml", "butir_utama: [D-1]\n", "")


def withdraw_briefing(situs: Situs, more: str = "") -> None:
    situs.edit(BRIEFING, "status: terbit\n", f"status: terbit\n{WITHDRAWN.format('1 Desember 2026')}{more}")


def shown(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<body>")[2]).split())


class TestWithdrawn:
    def test_a_withdrawn_text_is_not_shown_but_its_address_says_why(self, situs: Situs) -> None:
        """Whoever has the link learns that it must not be used, from when, why, and what to read."""
        withdraw_briefing(situs, "pengganti: ../halaman/tentang.md#batas\n")
        assert situs.build().problems == ()
        page = situs.page("briefing/fasilitas.html")
        assert "Halaman ini ditarik pada 1 Desember 2026 . Jangan dipakai lagi." in shown(page)
        assert "Alasan: Bunyinya keliru." in shown(page)
        assert '<a href="../halaman/tentang.html#batas">Tentang situs ini</a>' in page
        assert "stiker" not in page
        assert '<meta name="robots" content="noindex">' in page

    def test_a_withdrawn_text_is_nowhere_else(self, situs: Situs) -> None:
        """No list, feed, map or sheet leads to it."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        situs.build()
        users = {name for name, data in situs.published().items() if b"fasilitas.html" in data}
        assert {"feed.xml", "sitemap.xml", "briefing/index.html", "cetak/index.html"} <= users
        withdraw_briefing(situs)
        removed = {name for name in situs.build().removed if not name.startswith("c/")}
        assert removed == {
            "cetak/briefing-fasilitas-a4.pdf",
            "cetak/tayang-briefing-fasilitas-layar.pdf",
            "cetak/catatan-briefing-fasilitas-a4.pdf",
            "kartu/briefing-fasilitas.png",
            "kartu/briefing-fasilitas-tegak.png",
        }
        users = {name for name, data in situs.published().items() if b"fasilitas.html" in data}
        assert users == {"briefing/fasilitas.html", "luring.json", "sidik.txt"}  # What may be kept, and what is there.

    def test_a_withdrawn_item_says_what_it_said(self, situs: Situs) -> None:
        """Its number was said aloud in a meeting, and is never given to another."""
        withdraw_item(situs, more="pengganti: H-1\n")
        assert situs.build().problems == ()
        page = situs.page("boleh-jangan/d-1.html")
        assert "Butir ini ditarik pada 1 Desember 2026" in shown(page)
        assert "“Jangan: Memakai kendaraan dinas untuk kampanye”" in shown(page)
        assert '<a href="h-1.html">Bersyarat: Memimpin rapat dinas pada masa kampanye (H-1)</a>' in page
        assert "Sanksi" not in page

    def test_a_withdrawn_item_leaves_every_list(self, situs: Situs) -> None:
        """But not the meeting that it was chosen for before: that is history, and it says that it was withdrawn."""
        withdraw_item(situs)
        situs.edit(MEETING, "Rapat ini karangan.\n", "- [[D-1]]\n")
        assert situs.build().problems == ()
        users = {name for name, data in situs.published().items() if b"kendaraan dinas" in data}
        # The search knows what the meeting says.
        assert users == {"boleh-jangan/d-1.html", "rakor/ogan-ilir-2024.html", "cari/indeks.js"}
        meeting = shown(situs.page("rakor/ogan-ilir-2024.html"))
        assert "Memakai kendaraan dinas untuk kampanye (sudah ditarik) D-1" in meeting
        assert "Butir ini ditarik pada 1 Desember 2026: Bunyinya keliru." in meeting

    def test_a_meeting_after_the_withdrawal_may_not_choose_it(self, situs: Situs) -> None:
        """On the day itself it is too late."""
        withdraw_item(situs, "7 Oktober 2024")
        assert situs.build().errors == [(MEETING, 22, "rujukan-ditarik")]

    def test_a_withdrawn_item_needs_no_basis_that_holds(self, situs: Situs) -> None:
        """That its basis was revoked may be why it was withdrawn."""
        withdraw_item(situs)
        situs.edit(
            ITEM, "  - kutipan: PP 94/2021 Pasal 5 huruf n angka 4\n    sanksi: disiplin-berat\n", "  - UU 10/2016\n"
        )
        situs.edit(ITEM, "  - kutipan: PP 53/2010 Pasal 4 angka 15\n", "")
        situs.edit(MEETING, "[D-1, H-1]", "[H-1]")
        situs.edit(
            "content/peraturan/uu-10-2016.yaml", "verifikasi_tanggal", "berakhir: 1 Mei 2025\nverifikasi_tanggal"
        )
        assert "butir-tidak-berlaku" not in {code for path, _, code in situs.build().errors if path == ITEM}

    def test_a_withdrawn_plain_page_leaves_the_footer(self, situs: Situs) -> None:
        situs.edit(BRIEFING, "Baca juga [tentang situs ini](../halaman/tentang.md#batas).", "")
        situs.edit("content/halaman/tentang.md", "---\n\nSitus", WITHDRAWN.format("1 Desember 2026") + "---\n\nSitus")
        assert situs.build().problems == ()
        assert "tentang.html" not in situs.page("index.html")
        assert "Bukan nasihat hukum" not in situs.page("halaman/tentang.html")

    def test_a_page_that_others_lead_to_may_stay_out_of_the_footer(self, situs: Situs) -> None:
        situs.edit("content/halaman/tentang.md", "diperbarui:", "kaki: tidak\ndiperbarui:")
        assert situs.build().problems == ()
        assert "tentang.html" not in situs.page("index.html")
        assert "Bukan nasihat hukum" in situs.page("halaman/tentang.html")


class TestArchived:
    def test_an_archived_text_is_whole_and_says_so_first(self, situs: Situs) -> None:
        """From when it is not kept up, and what to read instead; a browser does not ask for its review."""
        situs.edit("content/situs.yaml", "kertas", "tinjau_lagi: 22 Februari 2027\nkertas")
        situs.edit(BRIEFING, "status: terbit\n", "status: arsip\npengganti: ../halaman/tentang.md\n")
        assert situs.build().problems == ()
        page = situs.page("briefing/fasilitas.html")
        banner = page.index("tidak diperbarui lagi sejak")
        assert page.index("<main") < banner < page.index("<h1>")
        assert "stiker" in page
        assert "data-tinjau" not in page


class TestRenamed:
    def test_an_earlier_address_leads_on(self, situs: Situs) -> None:
        """At once, without a script, from a disk too; whoever is not led on has a link."""
        situs.build()
        situs.rename(BRIEFING, "content/briefing/barang-kantor.md")
        situs.edit(
            "content/briefing/barang-kantor.md", "status: terbit\n", "status: terbit\nalias: [fasilitas, mobil]\n"
        )
        assert situs.build().problems == ()
        for old in ("fasilitas", "mobil"):
            page = situs.page(f"briefing/{old}.html")
            assert '<meta http-equiv="refresh" content="0; url=barang-kantor.html">' in page
            assert '<a href="barang-kantor.html">Barang kantor</a>' in page
            assert '<link rel="canonical" href="https://contoh.example/uji/briefing/barang-kantor.html">' in page
            assert "stiker" not in page
        assert "fasilitas.html" not in situs.page("sitemap.xml")

    @pytest.mark.parametrize(
        ("path", "old", "address"),
        [
            (MEETING, "status: terbit\n", "rakor/lama.html"),
            ("content/halaman/tentang.md", "judul: Tentang situs ini\n", "halaman/lama.html"),
            ("content/peraturan/pp-94-2021.yaml", "jenis: PP\n", "peraturan/lama.html"),
            ("content/kalender/ogan-ilir-2024.yaml", "daerah: 16.10\n", "kalender/lama.html"),
        ],
    )
    def test_whatever_has_a_name_may_be_renamed(self, situs: Situs, path: str, old: str, address: str) -> None:
        situs.edit(path, old, f"{old}alias: lama\n")
        assert situs.build().problems == ()
        assert 'http-equiv="refresh"' in situs.page(address)

    def test_who_follows_a_calendar_keeps_following_it(self, situs: Situs) -> None:
        """A calendar of a phone is not led on by a page."""
        situs.edit("content/kalender/ogan-ilir-2024.yaml", "daerah: 16.10\n", "daerah: 16.10\nalias: lama\n")
        situs.build()
        made = situs.published()
        assert made["kalender/lama.ics"] == made["kalender/ogan-ilir-2024.ics"]

    def test_a_draft_leads_nowhere(self, situs: Situs) -> None:
        situs.edit("content/briefing/cuti.md", "status: draf\n", "status: draf\nalias: lama\n")
        assert situs.build().problems == ()
        assert "briefing/lama.html" not in situs.published()


class TestLedger:
    def test_pages_are_noted_once_and_for_good(self, situs: Situs, terminal: Terminal) -> None:
        """Remarks stay on top, addresses are in order, and what somebody noted by hand stays noted."""
        situs.write(LEDGER, "rakor/ogan-ilir-2024.html\n# Catatan kami\n\nkalender/ogan-ilir-2024.ics\n")
        said = terminal("catat", "--site", situs.root)
        assert said.status == 0
        assert "Dicatat: briefing/fasilitas.html\n" in said.out
        assert "Dicatat: rakor/ogan-ilir-2024.html\n" not in said.out
        lines = (situs.root / LEDGER).read_text("utf-8").splitlines()
        remarks = [line for line in lines if line.startswith("#")]
        assert "# Catatan kami" in lines[: len(remarks)]
        pages = {name for name in situs.published() if name.endswith(".html")}.difference(UNLISTED)
        noted = sorted(pages | {"kalender/ogan-ilir-2024.ics"})
        assert lines[len(remarks) :] == noted
        assert f"# Jumlah: {len(noted)} alamat." in remarks
        again = terminal("catat", "--site", situs.root)
        assert again.out.endswith("Semua alamat sudah tercatat.\n")

    def test_an_address_that_was_noted_cannot_vanish(self, situs: Situs, terminal: Terminal) -> None:
        """Until it leads on, nothing is written, and nothing noted."""
        terminal("catat", "--site", situs.root)
        noted, before = (situs.root / LEDGER).read_bytes(), situs.published()
        situs.rename(BRIEFING, "content/briefing/barang-kantor.md")
        said = terminal("catat", "--site", situs.root)
        assert said.status == 1
        assert "kesalahan alamat-hilang" in said.out
        assert ((situs.root / LEDGER).read_bytes(), situs.published()) == (noted, before)
        situs.edit("content/briefing/barang-kantor.md", "status: terbit\n", "status: terbit\nalias: fasilitas\n")
        assert terminal("catat", "--site", situs.root).status == 0
        addresses = {line for line in noted.splitlines() if not line.startswith(b"#")}
        assert addresses < set((situs.root / LEDGER).read_bytes().splitlines())

    def test_a_text_that_goes_back_to_draft_is_noticed(self, situs: Situs) -> None:
        situs.write(LEDGER, "\ufeffbriefing/fasilitas.html\r\n")
        situs.edit(BRIEFING, "status: terbit", "status: draf")
        assert situs.build().errors == [(LEDGER, 1, "alamat-hilang")]

    def test_noting_changes_no_page(self, situs: Situs, terminal: Terminal) -> None:
        """The ledger is looked at, and never shown."""
        terminal("catat", "--site", situs.root)
        assert situs.build().written == set()

    def test_the_ledger_of_this_site_is_complete(self) -> None:
        """``python3 build.py catat`` was run before the content was handed on."""
        lines = (ROOT / LEDGER).read_text("utf-8").splitlines()
        noted = [line for line in lines if not line.startswith("#")]
        copies = {line for line in noted if line.startswith("c/") and "#" in line}
        pages = {page for page in published().pages if not page.startswith("c/")}
        assert pages.difference(UNLISTED) | {"c/index.html"} == set(noted) - copies
        entries = releases.read_ledger((ROOT / RELEASES).read_text("utf-8"), RELEASES)[0].entries
        assert {f"c/{entry.code}/index.html#{entry.revision}" for entry in entries if entry.revision} == copies
        assert noted == sorted(noted)


class TestReview:
    def test_a_page_names_the_day_of_its_review(self, situs: Situs) -> None:
        """Its own, or that of the site; a meeting is history and has none."""
        situs.edit("content/situs.yaml", "kertas", "tinjau_lagi: 22 Februari 2027\nkertas")
        situs.edit(BRIEFING, "status: terbit\n", "status: terbit\ntinjau_lagi: 1 Januari 2027\n")
        assert situs.build().problems == ()
        for path, day in (
            ("briefing/fasilitas.html", "2027-01-01"),
            ("boleh-jangan/d-1.html", "2027-02-22"),
            ("halaman/tentang.html", "2027-02-22"),
            ("index.html", "2027-02-22"),
        ):
            assert f'data-tinjau="{day}" hidden' in situs.page(path), path
        assert "paling lambat 1 Januari 2027" in shown(situs.page("briefing/fasilitas.html")).replace(" .", ".")
        assert "data-tinjau" not in situs.page("rakor/ogan-ilir-2024.html")

    def test_who_checked_it_is_told_even_if_nobody_did(self, situs: Situs) -> None:
        situs.edit(ITEM, "verifikasi: kutipan\n", "verifikasi: kutipan\npemeriksa: Tim Hukum\n")
        situs.build()
        assert "Diperiksa oleh Tim Hukum" in shown(situs.page("boleh-jangan/d-1.html"))
        assert "Diperiksa oleh belum diperiksa orang kedua" in shown(situs.page("boleh-jangan/h-1.html"))


# --- nothing from elsewhere -----------------------------------------------------------------------------------

OWN = "https://contoh.example/netral/"
TAG = re.compile(r"<([a-z]+)\b([^>]*)>")
ADDRESS = re.compile(r'\s(?:src|href|srcset|poster|data|action|formaction)="([^"]*)"')


def test_no_page_loads_anything_from_elsewhere() -> None:
    """Only the links that a reader follows lead to another host."""
    out = published().out
    for path in published().pages:
        for tag, attributes in TAG.findall((out / path).read_text("utf-8")):
            for address in ADDRESS.findall(attributes) if tag != "a" else ():
                assert address.startswith(OWN) or not re.match(r"[a-z]+:|//", address), (path, tag, address)


def test_no_script_or_style_reaches_out_or_remembers_a_reader() -> None:
    """No other host, no cookie, no beacon."""
    for file in sorted((published().out / "statis").rglob("*.*")):
        if file.suffix in (".js", ".css"):
            text = file.read_text("utf-8")
            assert not re.search(r"https?://|cookie|sendBeacon|@import", text), file.name
    assert not [page for page in published().pages if "cookie" in (published().out / page).read_text("utf-8")]


def test_the_map_holds_the_pages_that_are_there(situs: Situs) -> None:
    """Each once, by its address, and none that was withdrawn or only leads on."""
    situs.edit(MEETING, "status: terbit\n", "status: terbit\nalias: lama\n")
    withdraw_briefing(situs)
    situs.build()
    names = {name for name in situs.published() if name.endswith(".html")}
    wanted = names - {*UNLISTED, "rakor/lama.html", "briefing/fasilitas.html"}
    tree = ElementTree.fromstring(situs.page("sitemap.xml"))
    found = [element[0].text or "" for element in tree]
    assert sorted(found) == sorted(f"https://contoh.example/uji/{name.removesuffix('index.html')}" for name in wanted)
    assert situs.page("robots.txt").endswith("\nSitemap: https://contoh.example/uji/sitemap.xml\n")
