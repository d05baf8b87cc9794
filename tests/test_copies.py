"""Whoever holds a printed copy learns whether it is current, replaced or withdrawn, for ever."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner, Result
from harness import Situs
from harness.pdf import filled
from harness.sheets import MAKERS, alone
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.building import releasing
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.commands.cli import cli
from sosialisasi.ground.files import PACKAGE_TEMPLATES
from sosialisasi.reading import releases
from sosialisasi.showing.sheets.copies import digest
from sosialisasi.showing.sheetviews import SheetView
from sosialisasi.site.model import Release
from sosialisasi.site.words import Paper

ITEM = "content/boleh-jangan/d-1.yaml"
SHEET = "cetak/boleh-jangan-asn-a4.pdf"
LEDGER = "content/rilis.txt"


@pytest.fixture
def printing(situs: Situs) -> Situs:
    """The small site, on A4."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    return situs


def rilis(situs: Situs, *words: str, on: str = "1 Oktober 2026") -> Result:
    given_day = ("--tanggal", on) if "--catatan" in words else ()
    return CliRunner().invoke(cli, ["rilis", "--site", str(situs.root), "--jobs", "1", *words, *given_day])


def printed(situs: Situs, name: str = SHEET) -> list[str]:
    """The text of each page of a sheet."""
    file = situs.folders.out / name
    text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def standing(situs: Situs, sheet: str) -> releasing.Standing:
    """How a sheet stands."""
    standings, problems = releasing.read_standings(situs.folders)
    assert not [found for found in problems if found.is_error]
    (found,) = releasing.pick(standings, [sheet])
    return found


def code(situs: Situs, sheet: str = "boleh-jangan-asn") -> str:
    found = re.search(rf"^(\w+) \| 1 \| .* \| {sheet} \|", (situs.root / LEDGER).read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


def answer(situs: Situs, sheet: str = "boleh-jangan-asn") -> str:
    """What the page of a code says."""
    text = " ".join(re.sub(r"<[^>]*>", " ", situs.page(f"c/{code(situs, sheet)}/index.html")).split())
    return re.sub(r" (?=[.,;])", "", text)


class TestASheet:
    def test_that_is_not_released_is_a_draft_on_every_page(self, printing: Situs) -> None:
        assert "belum-dirilis" in printing.build().codes
        for page in filled(printed(printing, "cetak/paket-ogan-ilir-2024-a4.pdf")).values():
            assert "DRAF: belum dirilis, jangan dibagikan" in page
            assert "· belum dirilis ·" in page
            assert "asih berlaku? Buka https://contoh.example/uji/c/" in page

    def test_that_is_released_tells_code_revision_and_day(self, printing: Situs) -> None:
        done = rilis(printing, "--semua", "--catatan", "Terbit pertama")
        assert done.exit_code == 0, done.output
        mark = code(printing)
        for page in printed(printing):
            assert "DRAF" not in page
            assert f"Kode {mark.upper()} · revisi 1, 1 Oktober 2026" in page
            assert f"https://contoh.example/uji/c/{mark}/#1" in page
        assert "belum-dirilis" not in printing.build().codes
        assert "Yang berlaku: revisi 1, 1 Oktober 2026." in answer(printing)

    def test_whose_content_changes_is_a_draft_until_it_is_released_again(self, printing: Situs) -> None:
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        printing.edit(ITEM, "kalimat: ", "kalimat: Misalnya ")
        printing.build()
        assert "DRAF" in printed(printing)[0]
        assert "DRAF" not in printed(printing, "cetak/ikrar-a4.pdf")[0]
        assert "Isi di situs sudah berubah sesudah revisi 1" in answer(printing)

        rilis(printing, "boleh-jangan-asn", "--catatan", "D-1 diberi contoh", on="5 November 2026")
        assert "revisi 2, 5 November 2026" in printed(printing)[0]
        told = answer(printing)
        assert "Yang berlaku: revisi 2, 5 November 2026." in told
        assert "Revisi 1, 1 Oktober 2026; diganti pada 5 November 2026 oleh revisi 2." in told
        assert "Yang berubah: D-1 diberi contoh" in told
        page = printing.page(f"c/{code(printing)}/index.html")
        assert 'id="1"' in page
        assert 'id="2"' in page

    def test_that_is_withdrawn_says_so_and_why(self, printing: Situs) -> None:
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        done = rilis(printing, code(printing).upper(), "--tarik", "--catatan", "Salah kutip", on="6 November 2026")
        assert done.exit_code == 0, done.output
        assert "ditarik pada 6 November 2026. Jangan dipakai lagi. Alasan: Salah kutip" in answer(printing)
        assert "belum-dirilis" not in printing.build().codes
        (page,) = printed(printing)
        assert "DITARIK: jangan dipakai lagi sejak 6 November 2026" in page
        assert "ditarik 6 November 2026 · masih berlaku?" in page
        assert "DRAF" not in page
        lists = (path for path in printing.published() if path.endswith((".html", ".json", ".js", ".xml")))
        assert [path for path in lists if "boleh-jangan-asn-a4.pdf" in printing.page(path)] == []

        assert "Tidak ada yang perlu dirilis" in rilis(printing, "--semua", "--catatan", "Sekali lagi").output
        rilis(printing, "boleh-jangan-asn", "--catatan", "Kutipan dibetulkan", on="7 November 2026")
        assert "Yang berlaku: revisi 2, 7 November 2026." in answer(printing)
        assert "boleh-jangan-asn-a4.pdf" in printing.page("cetak/index.html")

    def test_stays_current_when_only_its_look_or_the_day_of_the_data_changes(self, printing: Situs) -> None:
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        name = "cetak/bagian/boleh-jangan.typ"
        ours = (PACKAGE_TEMPLATES / name).read_text("utf-8")
        printing.write(f"templates/{name}", ours + "#let bagian-boleh-jangan(p, view) = [Tampilan lain]\n")
        printing.edit("content/situs.yaml", "data_per: 22", "data_per: 23")
        printing.edit("content/situs.yaml", "penerbit: Instansi Contoh", "penerbit: Instansi Contoh Lain")
        printing.build()
        (page,) = printed(printing)
        assert page.startswith("Tampilan lain")
        assert "revisi 1, 1 Oktober 2026" in page

    def test_that_is_made_no_longer_still_answers(self, printing: Situs) -> None:
        """Its source is deleted, but not the copies."""
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        printing.remove("content/formulir/ikrar.yaml")
        printing.edit("content/rakor/ogan-ilir-2024.md", "cetak: semua", "cetak: [daftar-hadir]")
        built = printing.build()
        assert "lembar-hilang" in built.codes
        assert not built.errors
        assert "Lembar ini tidak diterbitkan lagi" in answer(printing, "ikrar")

    def test_whose_text_is_withdrawn_is_withdrawn_too(self, printing: Situs) -> None:
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        briefing = "content/briefing/fasilitas.md"
        printing.edit(
            briefing,
            "status: terbit",
            "status: terbit\nditarik: {tanggal: 1 Desember 2026, alasan: Bunyinya keliru.}\npengganti: D-1",
        )
        printing.build()
        for sheet in ("briefing-fasilitas", "tayang-briefing-fasilitas", "catatan-briefing-fasilitas"):
            assert "ditarik pada 1 Desember 2026. Jangan dipakai lagi. Alasan: Bunyinya keliru." in answer(
                printing, sheet
            )
            assert re.search("Baca penggantinya: .*D-1", answer(printing, sheet))


class TestARenamedText:
    """What identifies a sheet is not the path of its source."""

    RENAMED = (
        ("content/briefing/fasilitas.md", "content/briefing/barang.md", "\nalias: fasilitas"),
        ("content/rakor/ogan-ilir-2024.md", "content/rakor/rapat-camat.md", "\nalias: ogan-ilir-2024"),
        ("content/kalender/ogan-ilir-2024.yaml", "content/kalender/jadwal.yaml", "\nalias: ogan-ilir-2024"),
    )

    @pytest.mark.parametrize(("old", "new", "alias"), RENAMED)
    def test_keeps_its_released_sheets(self, printing: Situs, old: str, new: str, alias: str) -> None:
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        before = {path for path in printing.build().unchanged if path.startswith("cetak/")}
        text = (printing.root / old).read_text("utf-8")
        first, rest = text.removeprefix("---\n").split("\n", 1)
        start = "---\n" if text.startswith("---") else ""
        printing.write(new, f"{start}{first}{alias}\n{rest}")
        printing.remove(old)
        if "kalender" in old:
            printing.edit("content/rakor/ogan-ilir-2024.md", "kalender: [ogan-ilir-2024]", "kalender: [jadwal]")
        built = printing.build()
        assert not built.errors
        assert not {"lembar-hilang", "belum-dirilis"} & built.codes
        assert before <= built.written | built.unchanged
        again = rilis(printing, "--semua", "--catatan", "Sekali lagi")
        assert "Tidak ada yang perlu dirilis" in again.output

    def test_released_under_its_second_name_keeps_that(self, printing: Situs) -> None:
        old, second, third = (f"content/briefing/{name}.md" for name in ("fasilitas", "barang", "milik-negara"))
        printing.rename(old, second)
        printing.edit(second, "judul: Barang kantor", "judul: Barang kantor\nalias: fasilitas")
        printing.build()
        stamp = standing(printing, "briefing-fasilitas").stamp
        assert stamp
        ledger = releases.line_of(
            Release(
                code=releases.new_code("briefing-barang", ()),
                revision=1,
                date=date(2026, 9, 1),
                sheet="briefing-barang",
                digest=stamp.digest,
                note="Terbit pertama",
            )
        )
        printing.write(LEDGER, f"{ledger}\n")
        printing.rename(second, third)
        printing.edit(third, "alias: fasilitas", "alias: [fasilitas, barang]")
        assert standing(printing, "briefing-barang").is_current


class TestWhatIsNotPrinted:
    def test_outdates_no_copy(self, printing: Situs) -> None:
        """The reason of an item stands on no sheet of its role."""
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        printing.edit(ITEM, "Fasilitas negara milik semua warga.", "Karena milik semua warga.")
        assert standing(printing, "boleh-jangan-asn").is_current
        assert not standing(printing, "rakor-ogan-ilir-2024-kunci-kuis").is_current  # Its key tells the reason.

    def test_of_a_ledger_from_before_nothing_is_lost(self, printing: Situs) -> None:
        """A hash without a version is compared as it was made."""
        planned = understand(Inputs(printing.root), {})
        views = {
            view.stamp.sheet: view
            for view in (made.view for made in planned.artifacts if not made.is_office)
            if isinstance(view, SheetView) and view.stamp
        }
        entries = (
            Release(
                code=view.stamp.code,
                revision=1,
                date=date(2026, 9, 1),
                sheet=sheet,
                digest=digest(replace(view, stamp=None), version=1),
                note="Terbit pertama",
            )
            for sheet, view in views.items()
            if view.stamp
        )
        printing.write(LEDGER, "".join(f"{releases.line_of(entry)}\n" for entry in entries))
        assert "belum-dirilis" not in printing.build().codes
        printing.edit(ITEM, "kalimat: ", "kalimat: Misalnya ")
        assert not standing(printing, "boleh-jangan-asn").is_current
        rilis(printing, "boleh-jangan-asn", "--catatan", "D-1 diberi contoh")
        assert standing(printing, "boleh-jangan-asn").is_current
        assert "| 2:" in (printing.root / LEDGER).read_text("utf-8")


class TestASheetThatSpeaksOfAnother:
    MINUTES = "rakor-ogan-ilir-2024-notula"

    def test_names_the_page_in_its_pack_or_else_the_code(self, printing: Situs) -> None:
        printing.build()
        others = (f"rakor-ogan-ilir-2024-{part}" for part in ("daftar-hadir", "tindak-lanjut"))
        attendance, follow_up = (standing(printing, each).code.upper() for each in others)
        (front, back) = printed(printing, f"cetak/{self.MINUTES}-a4.pdf")
        assert f"lihat daftar hadir, lembar {attendance}" in front
        assert f"dicatat di lembar tindak lanjut, lembar {follow_up}:" in back
        for pack in ("panitia", "paket"):
            pages = printed(printing, f"cetak/{pack}-ogan-ilir-2024-a4.pdf")
            text = " ".join(pages)
            for said, column in (("lihat daftar hadir", "Diwakili oleh"), ("lembar tindak lanjut", "Selesai (paraf)")):
                (number,) = re.findall(rf"{said}, halaman (\d+)", text)
                assert column in pages[int(number) - 1]
                assert "Rakor camat Ogan Ilir" in pages[int(number) - 1]

    def test_names_the_code_of_what_it_links_to_beside_the_address(self, printing: Situs) -> None:
        printing.write(
            "content/briefing/lain.md",
            (printing.root / "content/briefing/fasilitas.md")
            .read_text("utf-8")
            .replace("judul: Barang kantor", "judul: Surat yang lain"),
        )
        with (printing.root / "content/briefing/fasilitas.md").open("a", encoding="utf-8") as text:
            text.write("\nBaca [surat yang lain](lain.md).\n")
        printing.build()
        other = standing(printing, "briefing-lain").code.upper()
        told = f"surat yang lain (contoh.example/uji/briefing/lain.html; lembar {other})"
        assert told in " ".join(printed(printing, "cetak/briefing-fasilitas-a4.pdf")).replace("\u200b", "")

    def test_stays_current_when_the_other_changes(self, printing: Situs) -> None:
        """A code is a name, and no word."""
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        printing.edit("content/rakor/ogan-ilir-2024.md", "apa: Sampaikan", "apa: Segera sampaikan")
        printing.build()
        assert not standing(printing, "rakor-ogan-ilir-2024-tindak-lanjut").is_current
        assert standing(printing, self.MINUTES).is_current


class TestTheLedger:
    def test_a_page_cannot_disappear(self, printing: Situs) -> None:
        """Whoever deletes a line, or the whole ledger, is told which printed address would lead nowhere."""
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        lines = (printing.root / LEDGER).read_text("utf-8").splitlines(keepends=True)
        address = f"c/{code(printing)}/index.html#1"
        printing.write(LEDGER, "".join(line for line in lines if "boleh-jangan-asn" not in line))
        assert [(path, name) for path, _, name in printing.build().errors] == [("content/alamat.txt", "alamat-hilang")]
        assert any(address in found.message for found in printing.build().problems)
        printing.remove(LEDGER)
        assert {name for _, _, name in printing.build().errors} == {"alamat-hilang"}

    def test_a_last_revision_cannot_be_taken_back(self, printing: Situs) -> None:
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        printing.edit(ITEM, "kalimat: ", "kalimat: Misalnya ")
        before = (printing.root / LEDGER).read_bytes()
        rilis(printing, "boleh-jangan-asn", "--catatan", "D-1 diberi contoh")
        assert (printing.root / LEDGER).read_bytes().startswith(before)
        printing.write(LEDGER, before)
        assert [name for _, _, name in printing.build().errors] == ["alamat-hilang"]

    def test_nothing_is_released_while_anything_is_wrong(self, printing: Situs) -> None:
        printing.edit(ITEM, "putusan: jangan", "putusan: janggan")
        done = rilis(printing, "--semua", "--catatan", "Terbit pertama")
        assert done.exit_code == 1
        assert "pilihan-salah" in done.output
        assert not (printing.root / LEDGER).exists()

    def test_what_is_current_is_not_released_again(self, printing: Situs) -> None:
        rilis(printing, "--semua", "--catatan", "Terbit pertama")
        before = (printing.root / LEDGER).read_bytes()
        assert "Tidak ada yang perlu dirilis" in rilis(printing, "--semua", "--catatan", "Sekali lagi").output
        assert (printing.root / LEDGER).read_bytes() == before


class TestTheCommand:
    def test_alone_it_tells_how_each_sheet_stands(self, printing: Situs) -> None:
        assert "boleh-jangan-asn: belum dirilis" in rilis(printing).output
        rilis(printing, "ikrar", "--catatan", "Terbit pertama")
        assert "ikrar: revisi 1, 1 Oktober 2026" in rilis(printing).output

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("ikrra", "--catatan", "x"), 'Lembar "ikrra" tidak ada. Maksud Anda "ikrar"?'),
            (("ikrar",), "Beri catatan dengan --catatan"),
            (("tidak-ada", "--catatan", "x"), 'Lembar "tidak-ada" tidak ada'),
            (("ikrar", "--tarik", "--catatan", "x"), "belum dirilis atau sudah ditarik"),
            (("--semua", "--tarik", "--catatan", "x"), "menarik harus menyebut lembarnya"),
            (("--semua", "ikrar", "--catatan", "x"), "Pilih --semua, atau sebutkan lembarnya"),
        ],
    )
    def test_wrong_use_is_answered(self, printing: Situs, words: tuple[str, ...], told: str) -> None:
        done = CliRunner().invoke(cli, ["rilis", "--site", str(printing.root), *words], standalone_mode=False)
        assert told in str(done.exception)

    def test_a_text_that_is_not_published_comes_first(self, printing: Situs) -> None:
        """Neither printing nor releasing advises what does not work yet."""
        meeting = "content/rakor/ogan-ilir-2024.md"
        printing.edit(meeting, "status: terbit", "status: draf")
        told = f'tulis "status: terbit" di {meeting}'
        done = rilis(printing, "paket-ogan-ilir-2024", "--catatan", "Terbit pertama")
        assert done.exit_code == 1
        assert told in done.output
        assert f"paket-ogan-ilir-2024: menunggu {meeting} terbit" in rilis(printing).output
        words = ["cetak", "ogan-ilir-2024", "--site", str(printing.root), "--jobs", "1"]
        assert told in CliRunner().invoke(cli, words).output
        printing.edit(meeting, "status: draf", "status: terbit")
        assert "panitia-ogan-ilir-2024 --catatan" in CliRunner().invoke(cli, words).output
        rilis(printing, "peserta-ogan-ilir-2024", "panitia-ogan-ilir-2024", "--catatan", "Terbit pertama")
        assert "Bertanda" not in CliRunner().invoke(cli, words).output

    def test_a_release_is_never_dated_before_the_last_one(self, printing: Situs) -> None:
        rilis(printing, "ikrar", "--catatan", "Terbit pertama")
        done = rilis(printing, "ikrar", "--tarik", "--catatan", "Salah", on="30 September 2026")
        assert "terakhir dirilis 1 Oktober 2026" in done.output


# --- laws -------------------------------------------------------------------------------------------

NAMES = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
ENTRIES = st.builds(
    Release,
    code=NAMES.map(lambda name: releases.new_code(name, ())),
    revision=st.just(1),
    date=st.dates(date(2000, 1, 1)),
    sheet=NAMES,
    digest=st.from_regex(r"([2-9]:)?[0-9a-f]{16}", fullmatch=True),
    note=st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1),
)


@given(ENTRIES)
def test_a_line_is_read_as_it_was_written(entry: Release) -> None:
    read, problems = releases.read_ledger(releases.line_of(entry), LEDGER)
    assert (read.entries, problems) == ((entry,), ())


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read, problems = releases.read_ledger(text, LEDGER)
    assert all(found.code == "rilis-rusak" for found in problems)
    assert all(releases.read_ledger(releases.line_of(entry), LEDGER)[0].entries for entry in read.entries[:1])


@given(NAMES)
def test_a_code_is_neither_a_word_nor_a_number(name: str) -> None:
    first = releases.new_code(name, ())
    assert re.fullmatch(r"([bcdfghjkmnpqrstvwxyz][2-9]){3}", first)
    assert releases.new_code(name, {first}) != first


def test_what_says_the_same_has_the_same_hash() -> None:
    """Held for ever: another hash would mark every sheet DRAF that was ever released."""
    assert digest(alone("ikrar"), version=1) == "8cd0c68d268bbd9e"
    assert digest(alone("ikrar")) == "2:3724a0d82e9d62e5"
    for make in MAKERS.values():
        assert digest(make(Paper.A4)) == digest(make(Paper.F4))
    assert digest(alone("ikrar", title="Lain")) != digest(alone("ikrar"))
