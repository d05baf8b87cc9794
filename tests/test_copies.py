"""Whoever holds a printed copy learns whether it is current, replaced or withdrawn, for ever."""

from __future__ import annotations

import re
import subprocess
from datetime import date

import pytest
from click.testing import CliRunner, Result
from harness import Situs
from hypothesis import given
from hypothesis import strategies as st
from test_paper import MAKERS, alone

from sosialisasi import releases
from sosialisasi.cli import cli
from sosialisasi.files import PACKAGE_TEMPLATES
from sosialisasi.model import Paper, Release
from sosialisasi.sheets.copies import digest

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
        for page in printed(printing, "cetak/paket-ogan-ilir-2024-a4.pdf"):
            assert "DRAF: belum dirilis, jangan dibagikan" in page
            assert "belum dirilis · masih berlaku?" in page

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
        assert "DRAF" in printed(printing)[0]
        rilis(printing, "boleh-jangan-asn", "--catatan", "Kutipan dibetulkan", on="7 November 2026")
        assert "Yang berlaku: revisi 2, 7 November 2026." in answer(printing)

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
            briefing, "status: terbit", "status: terbit\nditarik: {tanggal: 1 Desember 2026, alasan: Bunyinya keliru.}"
        )
        printing.build()
        assert "ditarik pada 1 Desember 2026. Jangan dipakai lagi. Alasan: Bunyinya keliru." in answer(
            printing, "briefing-fasilitas"
        )


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

    def test_a_release_is_never_dated_before_the_last_one(self, printing: Situs) -> None:
        rilis(printing, "ikrar", "--catatan", "Terbit pertama")
        done = rilis(printing, "ikrar", "--tarik", "--catatan", "Salah", on="30 September 2026")
        assert "terakhir dirilis 1 Oktober 2026" in done.output


# --- laws -------------------------------------------------------------------------------------------

NAMES = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
ENTRIES = st.builds(
    Release,
    code=NAMES.map(lambda name: releases.code(name, ())),
    revision=st.just(1),
    date=st.dates(date(2000, 1, 1)),
    sheet=NAMES,
    digest=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    note=st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1),
)


@given(ENTRIES)
def test_a_line_is_read_as_it_was_written(entry: Release) -> None:
    read, problems = releases.parse(releases.line(entry), LEDGER)
    assert (read.entries, problems) == ((entry,), ())


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read, problems = releases.parse(text, LEDGER)
    assert all(found.code == "rilis-rusak" for found in problems)
    assert all(releases.parse(releases.line(entry), LEDGER)[0].entries for entry in read.entries[:1])


@given(NAMES)
def test_a_code_is_neither_a_word_nor_a_number(name: str) -> None:
    first = releases.code(name, ())
    assert re.fullmatch(r"([bcdfghjkmnpqrstvwxyz][2-9]){3}", first)
    assert releases.code(name, {first}) != first


def test_what_says_the_same_has_the_same_hash() -> None:
    """Held for ever: another hash would mark every sheet DRAF that was ever released."""
    assert digest(alone("ikrar")) == "8cd0c68d268bbd9e"
    for make in MAKERS.values():
        assert digest(make(Paper.A4)) == digest(make(Paper.F4))
    assert digest(alone("ikrar", title="Lain")) != digest(alone("ikrar"))
