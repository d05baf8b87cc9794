"""One command prints what one meeting hands out, with the names of its people, for the office alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

import pdfplumber
import pikepdf
import pytest
from click.testing import CliRunner, Result
from harness import Situs
from harness.pdf import MILLIMETRE
from harness.workbooks import data_of, xlsx

from sosialisasi.commands.cli import cli

MEETING = "ogan-ilir-2024"
PACK = f"cetak/{MEETING}/paket-{MEETING}-a4.pdf"
PACKS = {pack: f"cetak/{MEETING}/{pack}-{MEETING}-a4.pdf" for pack in ("peserta", "panitia")}
ROSTER = """sep=;
Nama;NIP;Jabatan;Unit Kerja;Sudah Tanda Tangan
Fulan bin Contoh;198501012010011001;Camat;Kecamatan Contoh;ya
Fulana Contoh;;Sekretaris;Kecamatan Misal;
"""


@pytest.fixture
def printing(situs: Situs) -> Situs:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.write("peserta.csv", ROSTER)
    return situs


def cetak(situs: Situs, *words: str) -> Result:
    return CliRunner().invoke(cli, ["cetak", "--site", str(situs.root), "--jobs", "1", *words])


def text(situs: Situs, name: str) -> str:
    file = situs.folders.office / name
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True)
    return " ".join(done.stdout.split())


def test_two_packs_and_nothing_else_are_printed(printing: Situs) -> None:
    done = cetak(printing, MEETING)
    assert done.exit_code == 0, done.output
    assert printing.office().keys() == {*PACKS.values()}
    assert not printing.published()
    assert str(printing.folders.office / "cetak") in done.output


def test_a_part_alone_on_the_paper_that_is_asked_for(printing: Situs) -> None:
    cetak(printing, MEETING, "--bagian", "notula", "--bagian", "ikrar", "--kertas", "f4")
    names = {f"cetak/{MEETING}/rakor-{MEETING}-{part}-f4.pdf" for part in ("notula", "ikrar")}
    assert printing.office().keys() == names


def test_packs_and_parts_are_printed_together(printing: Situs) -> None:
    """``--paket`` alone is all in one, whatever follows; a part that is named twice is printed once."""
    done = cetak(printing, MEETING, "--paket", "--bagian", "kuis", "--paket", "panitia", "--bagian", "kuis")
    assert done.exit_code == 0, done.output
    quiz = f"cetak/{MEETING}/rakor-{MEETING}-kuis-a4.pdf"
    assert printing.office().keys() == {PACK, PACKS["panitia"], quiz}


def test_what_an_office_edits_is_made_for_word(printing: Situs) -> None:
    """All of it, or what is named; what is no file of Word is answered, and nothing written."""
    done = cetak(printing, MEETING, "--word", "--bagian", "kuis", "--bagian", "notula")
    assert done.exit_code == 1
    assert 'tidak punya bagian "kuis" sebagai berkas Word' in done.output
    assert not printing.office()
    assert cetak(printing, MEETING, "--word", "--bagian", "notula", "--bagian", "agenda").exit_code == 0
    names = {f"cetak/{MEETING}/rakor-{MEETING}-{part}.docx" for part in ("agenda", "notula")}
    assert printing.office().keys() == names
    cetak(printing, MEETING, "--word")
    assert printing.office().keys() > names
    assert not [name for name in printing.office() if "kuis" in name]


@pytest.mark.parametrize(
    "asked",
    [("--word", "--paket"), ("--word", "--satu-sisi"), ("--word", "--bolak-balik"), ("--tabel", "--word")]
    + [("--tabel", *words) for words in (("--paket",), ("--satu-sisi",), ("--bagian", "kuis"), ("--kertas", "f4"))],
)
def test_what_cannot_go_together_is_answered(printing: Situs, asked: tuple[str, ...]) -> None:
    """Rather than left out without a word."""
    done = cetak(printing, MEETING, *asked)
    assert done.exit_code == 1
    assert asked[0] in done.output
    assert not printing.office()


def test_an_event_for_some_alone_has_one_pack(printing: Situs) -> None:
    """It says for whom it is, and there is none for the others."""
    printing.edit("content/rakor/ogan-ilir-2024.md", "cetak: semua", "cetak: [poin, boleh-jangan]")
    done = cetak(printing, MEETING)
    assert printing.office().keys() == {PACK}
    assert "Paket peserta: untuk setiap peserta" in text(printing, PACK)
    assert re.search(r"Paket peserta: \d+ halaman, \d+ lembar kertas; untuk 16 undangan \d+ lembar", done.output)
    both = cetak(printing, MEETING, "--paket", "peserta", "--paket", "semua").output
    assert both == done.output, "what is asked for by two names is printed and counted once"
    done = cetak(printing, MEETING, "--paket", "panitia")
    assert 'tidak memuat apa pun untuk paket "panitia"' in done.output


def test_paper_is_counted_before_it_is_bought(printing: Situs) -> None:
    """Both sides of each leaf, blank or not; the hosts need one copy of what is theirs."""
    done = cetak(printing, MEETING)
    pages = {pack: len(pikepdf.open(printing.folders.office / name).pages) for pack, name in PACKS.items()}
    leaves = {pack: (count + 1) // 2 for pack, count in pages.items()}
    for pack, count in pages.items():
        assert f"Paket {pack}: {count} halaman, {leaves[pack]} lembar kertas" in done.output
        assert f"Paket ini {count} halaman: {leaves[pack]} lembar kertas bila dicetak bolak-balik." in text(
            printing, PACKS[pack]
        )
    assert f"untuk 16 undangan {16 * leaves['peserta']} lembar." in done.output
    assert f"Jumlah: {16 * leaves['peserta'] + leaves['panitia']} lembar (" in done.output
    assert "Bila satu undangan dihadiri beberapa orang, sebutkan jumlah orangnya dengan --jumlah." in done.output
    many = cetak(printing, MEETING, "--jumlah", "500", "--paket", "peserta").output
    assert "undangan" not in many
    assert f"untuk 500 peserta {500 * leaves['peserta']} lembar. Jumlah: {500 * leaves['peserta']} lembar" in many
    assert f"({leaves['peserta']},0 rim)" in many


def test_people_are_counted_where_each_row_is_one(printing: Situs) -> None:
    """A body that is invited is an invitation, of however many; of those of a list who were not invited each is one."""
    printing.edit(
        f"content/rakor/{MEETING}.md",
        "peserta: [16.10]\n",
        "undangan:\n  - siapa: lain\n    daftar: [Kecamatan Contoh]\n",
    )
    words = (MEETING, "--bagian", "poin")
    assert "; untuk 1 undangan " in cetak(printing, *words).output
    done = cetak(printing, *words, "--peserta", str(printing.root / "peserta.csv"))
    assert "; untuk 2 peserta " in done.output
    assert "undangan" not in done.output


def test_a_sheet_that_was_withdrawn_is_printed_as_such(printing: Situs) -> None:
    """Nobody is sent to release it again as it is."""
    release = ["rilis", "--site", str(printing.root), "--jobs", "1", f"panitia-{MEETING}", "--catatan", "x"]
    for words in (release, [*release, "--tarik"]):
        assert CliRunner().invoke(cli, [*words, "--tanggal", "1 Oktober 2026"]).exit_code == 0
    done = cetak(printing, MEETING, "--paket", "panitia")
    told = "Bertanda DITARIK (jangan dipakai lagi sejak 1 Oktober 2026): panitia-ogan-ilir-2024. Bila sudah dibetulkan,"
    assert told in done.output
    assert "DRAF" not in text(printing, PACKS["panitia"])


def test_on_one_side_no_page_is_blank(printing: Situs) -> None:
    cetak(printing, MEETING, "--paket", "peserta", "--satu-sisi")
    with pdfplumber.open(printing.folders.office / PACKS["peserta"]) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
        lefts = {round(min(word["x0"] for word in page.extract_words()) / MILLIMETRE) for page in pdf.pages}
    assert all(texts)
    assert lefts == {20}
    assert f"{len(texts)} lembar kertas, dicetak satu sisi." in texts[0]


def test_names_stand_in_the_office_and_are_never_published(printing: Situs) -> None:
    done = cetak(printing, MEETING, "--peserta", str(printing.root / "peserta.csv"))
    assert "Berkas ini memuat nama orang. Jangan menerbitkannya." in done.output
    pack = text(printing, PACKS["panitia"])
    for word in ("Fulan bin Contoh", "198501012010011001", "Fulana Contoh", "Kecamatan Misal"):
        assert word in pack
    printing.build()
    assert PACKS["panitia"] in printing.office(), "a build leaves what was printed"
    sheets = sorted(printing.folders.out.rglob("*.pdf"))
    assert sheets
    for sheet in sheets:
        shown = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, check=True, text=True).stdout
        assert "Fulan" not in shown


def test_a_filled_in_copy_has_the_code_of_the_sheet(printing: Situs) -> None:
    """Its names are no part of what is released."""
    assert (
        f"Bertanda DRAF (belum dirilis, jangan dibagikan): panitia-{MEETING}, peserta-{MEETING}."
        in cetak(printing, MEETING).output
    )
    released = ["rilis", "--site", str(printing.root), "--jobs", "1", "--semua", "--catatan", "Terbit", "--tanggal"]
    assert CliRunner().invoke(cli, [*released, "1 Oktober 2026"]).exit_code == 0
    done = cetak(printing, MEETING, "--peserta", str(printing.root / "peserta.csv"))
    assert "DRAF" not in done.output
    shown = text(printing, PACKS["panitia"])
    assert "DRAF" not in shown
    assert "revisi 1, 1 Oktober 2026" in shown


def test_a_meeting_that_is_still_a_draft_is_printed_as_one(printing: Situs) -> None:
    """It has no code yet, since nobody outside the office may hold it."""
    printing.edit("content/rakor/ogan-ilir-2024.md", "status: terbit", "status: draf")
    done = cetak(printing, MEETING, "--bagian", "notula")
    assert done.exit_code == 0, done.output
    assert "DRAF: belum disetujui" in text(printing, f"cetak/{MEETING}/rakor-{MEETING}-notula-a4.pdf")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ogan-ilir"], 'Rakor "ogan-ilir" tidak ada. Maksud Anda "ogan-ilir-2024"?'),
        ([MEETING, "--bagian", "kuiz"], 'Bagian "kuiz" tidak ada. Pilihannya: edaran, agenda, poin,'),
        (["--paket", MEETING], f'Paket "{MEETING}" tidak ada. Pilihannya: peserta, panitia, semua.'),
        ([MEETING, "--peserta", "tidak-ada.csv"], '"tidak-ada.csv" tidak dapat dibuka'),
    ],
)
def test_wrong_use_is_answered(printing: Situs, words: Sequence[str], told: str) -> None:
    done = CliRunner().invoke(cli, ["cetak", "--site", str(printing.root), *words], standalone_mode=False)
    assert told in str(done.exception)
    assert not printing.office()


def test_a_list_with_mistakes_prints_nothing(printing: Situs) -> None:
    printing.write("peserta.csv", "Jabatan;NIP\nCamat;1,98501E+17\n")
    done = cetak(printing, MEETING, "--peserta", str(printing.root / "peserta.csv"))
    assert done.exit_code == 1
    assert "Tidak ada yang dicetak: perbaiki dulu daftar peserta itu." in done.output
    assert not printing.office()


def test_one_bad_number_keeps_nobody_from_being_printed(printing: Situs) -> None:
    """It is told with its row, and its place on paper is blank; so is that of a name that is missing."""
    rows = ("Nama;NIP;Jabatan", "Fulan;1.98501012010011E+17;Camat", "Polan;~199001012015021002;Lurah", ";;Kepala Dinas")
    (printing.root / "peserta.xlsx").write_bytes(xlsx(data_of(*rows)))
    done = cetak(printing, MEETING, "--peserta", str(printing.root / "peserta.xlsx"), "--bagian", "pakta-integritas")
    assert done.exit_code == 0, done.output
    assert "peserta.xlsx, baris 2" in done.output
    assert "nip-rusak" in done.output
    printed = text(printing, f"cetak/{MEETING}/rakor-{MEETING}-pakta-integritas-a4.pdf")
    assert "199001012015021002" in printed
    assert "198501012010011" not in printed
    assert "Fulan" in printed
    assert "Kepala Dinas" in printed


def test_content_with_mistakes_prints_nothing(printing: Situs) -> None:
    printing.edit("content/boleh-jangan/d-1.yaml", "putusan: jangan", "putusan: janggan")
    done = cetak(printing, MEETING)
    assert done.exit_code == 1
    assert "pilihan-salah" in done.output
    assert not printing.office()
