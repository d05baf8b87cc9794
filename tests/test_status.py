"""``status``: how a site stands, on one page."""

from __future__ import annotations

import json

from harness import Situs, files
from harness.terminal import Terminal

BRIEFING = "content/briefing/fasilitas.md"


def told(situs: Situs, terminal: Terminal, *options: str) -> dict[str, str]:
    """What the page says, by the title of each part."""
    said = terminal("status", "--site", situs.root, *options)
    assert (said.status, said.err) == (0, "")
    parts = said.out.removesuffix("\n").split("\n\n")
    return {part.partition(":")[0]: part.partition(": ")[2] for part in parts}


class TestPage:
    def test_it_says_what_waits(self, situs: Situs, terminal: Terminal) -> None:
        """Drafts, what is in review, and that nothing else is to be done."""
        situs.write("content/briefing/tinjau.md", (situs.root / "content/briefing/cuti.md").read_bytes())
        situs.edit("content/briefing/tinjau.md", "status: draf", "status: tinjau")
        before = files(situs.root)
        said = told(situs, terminal)
        assert files(situs.root) == before
        assert said["Draf"] == "1\n  content/briefing/cuti.md: Cuti di luar tanggungan"
        assert said["Sedang ditinjau"] == "1\n  content/briefing/tinjau.md: Cuti di luar tanggungan"
        assert said["Perlu ditinjau lagi"] == "tidak ada"
        assert said["Butir tanpa pemeriksa"] == "3\n  B-1, D-1, H-1"
        assert said["Lembar cetak yang belum dirilis"] == "tidak ada"

    def test_it_counts_how_sure_we_are(self, situs: Situs, terminal: Terminal) -> None:
        """Of items, of regulations, and of dates."""
        situs.edit("content/boleh-jangan/d-1.yaml", "verifikasi: kutipan", "verifikasi: naskah")
        assert json.loads(terminal("status", "--site", situs.root, "--format", "json").out)["verified"] == {
            "butir": {"naskah": 1, "kutipan": 2},
            "kasus": {},
            "angka": {},
            "peraturan": {"kutipan": 3},
            "tanggal": {"kutipan": 5, "belum": 3},
        }
        assert (
            "Diverifikasi ke       naskah   kutipan  hitungan  sekunder     belum\n"
            in terminal("status", "--site", situs.root).out
        )

    def test_what_rests_on_memory_is_told_and_what_most_rests_on_first(self, situs: Situs, terminal: Terminal) -> None:
        """So an office knows what to look up: the file, how often it is used, the lines. What was looked up is gone."""
        title = "Baru dari ingatan atau satu sumber; periksa yang teratas dulu"
        law, pact = "content/peraturan/uu-10-2016.yaml", "content/formulir/pakta-integritas.yaml"
        first, *others = told(situs, terminal)[title].splitlines()[1:]
        assert first == f"  {law}, dipakai di 6 tempat: verifikasi_tanggal (baris 7, belum)"
        assert others[-1] == f"  {pact}, dipakai di 0 tempat: verifikasi (baris 8, belum)"
        situs.edit("content/boleh-jangan/d-1.yaml", "verifikasi: kutipan", "verifikasi: sekunder")
        named = "content/boleh-jangan/d-1.yaml, dipakai di 3 tempat: verifikasi "
        assert named in told(situs, terminal)[title]
        situs.edit(law, "verifikasi_tanggal: belum", "verifikasi_tanggal: naskah")
        assert law not in told(situs, terminal)[title]

    def test_of_many_statements_of_a_file_some_are_named(self, situs: Situs, terminal: Terminal) -> None:
        path = "content/pemilihan/pilkada-2024.yaml"
        text = (situs.root / path).read_text("utf-8")
        situs.write(path, text.replace("verifikasi: kutipan", "verifikasi: belum"))
        said = told(situs, terminal)["Baru dari ingatan atau satu sumber; periksa yang teratas dulu"]
        (line,) = (line for line in said.splitlines() if path in line)
        assert line.count("verifikasi (baris ") == 3
        assert line.endswith(", dan 1 lagi")

    def test_what_is_due_depends_on_the_day(self, situs: Situs, terminal: Terminal) -> None:
        """The day of the data, unless another is named; a day that has come is due."""
        situs.edit(BRIEFING, "status: terbit\n", "status: terbit\ntinjau_lagi: 1 Januari 2027\n")
        situs.edit("content/situs.yaml", "kertas", "tinjau_lagi: 22 Februari 2027\nkertas")
        assert told(situs, terminal)["Perlu ditinjau lagi"] == "tidak ada"
        assert told(situs, terminal, "--pada", "31-12-2026")["Perlu ditinjau lagi"] == "tidak ada"
        own = f"{BRIEFING}: Barang kantor, 1 Januari 2027"
        assert told(situs, terminal, "--pada", "1 Januari 2027")["Perlu ditinjau lagi"] == f"1\n  {own}"
        others = "content/situs.yaml: semua yang tidak punya tanggal sendiri, 22 Februari 2027"
        assert told(situs, terminal, "--pada", "2027-03-01")["Perlu ditinjau lagi"] == f"2\n  {own}\n  {others}"

    def test_a_check_of_a_regulation_grows_old(self, situs: Situs, terminal: Terminal) -> None:
        """After 180 days; while a stage runs, after 30."""
        title = "Peraturan yang terakhir diperiksa lebih dari {} hari yang lalu"
        last = "PP 94/2021: 22 November 2026"
        assert told(situs, terminal, "--pada", "21 Mei 2027")[title.format(180)] == "tidak ada"
        old = told(situs, terminal, "--pada", "22 Mei 2027")[title.format(180)]
        assert f"  {last} (181 hari yang lalu), dikutip " in old
        situs.edit("content/peraturan/pp-94-2021.yaml", "diperiksa: 22 November 2026", "diperiksa: 1 September 2024")
        title = f"{title.format(30)} (ada tahapan yang berjalan)"
        assert told(situs, terminal, "--pada", "1 Oktober 2024")[title] == "tidak ada"
        assert told(situs, terminal, "--pada", "2 Oktober 2024")[title].startswith("1\n  PP 94/2021: 1 September 2024 ")

    def test_the_oldest_citations_come_first(self, situs: Situs, terminal: Terminal) -> None:
        """Those that are cited at all."""
        situs.edit("content/peraturan/pp-53-2010.yaml", "diperiksa: 22 November 2026", "diperiksa: 1 Januari 2026")
        standing = json.loads(terminal("status", "--site", situs.root, "--format", "json").out)
        days = [(each["days"], each["citations"]) for each in standing["oldest"]]
        assert days == sorted(days, reverse=True)
        assert all(citations for _, citations in days)

    def test_sheets_that_are_not_released_are_named(self, situs: Situs, terminal: Terminal) -> None:
        """With how they stand."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        said = told(situs, terminal)["Lembar cetak yang belum dirilis"]
        assert said.splitlines()[1].endswith(": belum dirilis")
        assert said.splitlines()[-1].startswith("  … dan ")

    def test_a_page_that_nothing_leads_to_is_named(self, situs: Situs, terminal: Terminal) -> None:
        """The list of its own folder, and that of all pages, do not count; what was withdrawn is meant to be lost."""
        title = "Halaman yang hanya ada di daftarnya, tanpa tautan dari halaman lain"
        lone = "content/peraturan/uu-99-2099.yaml"
        text = (situs.root / "content/peraturan/pp-94-2021.yaml").read_text("utf-8")
        assert lone not in told(situs, terminal)[title]
        situs.write(
            lone,
            text.replace("nomor: 94", "nomor: 99")
            .replace("Nomor 94", "Nomor 99")
            .replace("sebutan: PP Disiplin PNS\n", ""),
        )
        assert lone in told(situs, terminal)[title]
        situs.edit(BRIEFING, "(../halaman/tentang.md#batas)", f"(../peraturan/{lone.rpartition('/')[2]})")
        assert lone not in told(situs, terminal)[title]


def test_a_site_with_mistakes_has_no_standing(situs: Situs, terminal: Terminal) -> None:
    """They are told instead."""
    situs.edit(BRIEFING, "[[D-1]]", "[[D-7]]")
    said = terminal("status", "--site", situs.root)
    assert said.status == 1
    assert "kesalahan rujukan-tak-ada" in said.out
    assert said.out.endswith("1 kesalahan.\nKeadaan situs tidak dapat disebut sebelum kesalahan itu diperbaiki.\n")
