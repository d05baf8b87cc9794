"""After an event: who came is typed into a table once, and a report and certificates are printed from it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pdfplumber
import pytest
from click.testing import CliRunner, Result
from harness import HERE, ROOT, Situs, overview_of
from harness.pdf import pages, render, text_of
from harness.samples import EVENT as SAMPLE
from harness.sheets import alone, guests
from harness.workbooks import data_of, xlsx
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.commands.cli import cli
from sosialisasi.reading.roster import Person, form, read_people
from sosialisasi.showing.sheets import records
from sosialisasi.showing.sheets.seats import invitees, seats
from sosialisasi.site.words import Attendance, Paper, Record

EVENT = "ogan-ilir-2024"
MEETING = f"content/rakor/{EVENT}.md"
TABLE = f"cetak/{EVENT}/hadir-{EVENT}.csv"
CAME = (
    Person(name="Fulan, S.H.", number="19700101 199503 1 001", office="Camat Kandis", attended=Attendance.CAME),
    Person(name="Fulanah", office="Camat Indralaya", attended=Attendance.REPRESENTED, represented_by="Polan, M.Si."),
    Person(name="Anu", office="Camat Payaraman", attended=Attendance.ABSENT, has_signed=True),
    Person(name="Fulani", office="Camat Pemulutan"),
    Person(name="Tamu", unit="Dinas Contoh", attended=Attendance.CAME, has_signed=True),
)


@pytest.fixture
def printing(situs: Situs) -> Situs:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    return situs


def cetak(situs: Situs, *words: str) -> Result:
    return CliRunner().invoke(cli, ["cetak", EVENT, "--site", str(situs.root), "--jobs", "1", *words])


def with_people(situs: Situs, people: Sequence[Person], *words: str) -> Result:
    file = situs.root / "hadir.csv"
    file.write_bytes(form.table(people))
    return cetak(situs, "--peserta", str(file), *words)


# --- the table -----------------------------------------------------------------------------------------------


def test_the_table_lists_whom_the_event_invites(printing: Situs) -> None:
    """As Excel in Indonesia opens it; nothing else is printed, and nobody must type what is known."""
    done = cetak(printing, "--tabel")
    assert done.exit_code == 0, done.output
    assert printing.office().keys() == {TABLE}
    data = printing.office()[TABLE]
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert tuple(head) == form.HEAD
    assert len(rows) == 16
    assert rows[3][:4] == ["4", "Camat Indralaya", "Kecamatan Indralaya, Kabupaten Ogan Ilir", ""]


def test_what_was_typed_sits_where_it_was_typed(printing: Situs) -> None:
    """The table that comes back gives the same rows, and a table of these is the same again."""
    overview = overview_of(printing.root)
    (meeting,) = overview.public_meetings
    listed = tuple(invitees(overview, meeting, CAME))
    assert len(listed) == 16 + 1
    people, told = read_people(form.table(listed), "hadir.csv")
    assert {found.code for found in told} == {"orang-tanpa-nama"}
    assert people == listed
    again = seats(overview, meeting, people)
    assert [[seat.signer for seat in group.seats] for group in again] == [
        [seat.signer for seat in group.seats] for group in seats(overview, meeting, CAME)
    ]
    assert tuple(invitees(overview, meeting, people)) == listed


WORDS = st.text("abcdefgh =+-@;'\",.0123456789", max_size=20).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5))
def test_no_cell_is_a_formula(said: list[tuple[str, str]]) -> None:
    """Whatever a name begins with, no program that calculates runs it."""
    people = [Person(name=name, office=office) for name, office in said]
    for row in csv.reader(StringIO(form.table(people).decode("utf-8-sig")), delimiter=";"):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_excel_rounds_no_number_of_the_table() -> None:
    """Eighteen digits in a row would be 1,97E+17 as soon as Excel opens it."""
    person = Person(name="Fulan", number="197001011995031001")
    assert "19700101 199503 1 001" in form.table([person]).decode("utf-8-sig")


def test_an_event_that_invites_nobody_has_no_table(printing: Situs) -> None:
    printing.edit(MEETING, "peserta: [16.10]\n", "undangan:\n  - siapa: lurah\n")
    done = cetak(printing, "--tabel")
    assert done.exit_code == 1
    assert "tidak menyebut siapa yang diundang" in done.output
    assert not printing.office()


@pytest.mark.parametrize(
    ("head", "row", "attended", "substitute"),
    [
        ("Hadir", "ya", Attendance.CAME, None),
        ("Kehadiran", "Hadir", Attendance.CAME, None),
        ("Status Kehadiran", "tidak hadir", Attendance.ABSENT, None),
        ("Hadir (ya/tidak/diwakili)", "diwakili", Attendance.REPRESENTED, None),
        ("Hadir;Diwakili oleh", ";Polan", Attendance.REPRESENTED, "Polan"),
        ("Hadir;Wakil", "tidak;Polan", Attendance.REPRESENTED, "Polan"),
        ("Hadir;Diwakili", ";ya", Attendance.REPRESENTED, None),
        ("Hadir;Diwakili oleh", "v;-", Attendance.CAME, None),
        ("Hadir", "", None, None),
    ],
)
def test_attendance_is_read_as_offices_write_it(
    head: str, row: str, attended: Attendance | None, substitute: str | None
) -> None:
    for data in (f"Nama;{head}\nFulan;{row}\n".encode(), xlsx(data_of(f"Nama;{head}", f"Fulan;{row}"))):
        people, told = read_people(data, "hadir.csv")
        assert not told
        assert people == (Person(name="Fulan", attended=attended, represented_by=substitute),)


def test_what_is_no_attendance_is_asked_back() -> None:
    people, (told,) = read_people(b"Nama;Hadir\nFulan;mungkin\n", "hadir.csv")
    assert not people
    assert (told.code, told.line, told.is_error) == ("pilihan-salah", 2, True)
    assert "ya, diwakili, tidak" in f"{told.message}{told.reason}{told.hint}"


# --- the report ----------------------------------------------------------------------------------------------


def test_a_report_tells_who_came_and_counts_them(printing: Situs) -> None:
    done = with_people(printing, CAME, "--bagian", "laporan")
    assert done.exit_code == 0, done.output
    assert printing.office().keys() == {f"cetak/{EVENT}/laporan-{EVENT}-a4.pdf"}
    overview = overview_of(printing.root)
    (meeting,) = overview.public_meetings
    report = records.record(overview, meeting, Record.REPORT, roster=CAME)
    assert report.office == "rakor"
    text = text_of(report.view(Paper.A4))
    assert "Kabupaten Ogan Ilir 16 1 1 1 13 1" in text
    assert "Jumlah 17 2 1 1 13 2" in text
    assert "Fulanah Camat Indralaya Diwakili oleh Polan, M.Si. Belum" in text
    assert "Anu Camat Payaraman Tidak hadir Sudah" in text
    assert "Fulani Camat Pemulutan – –" in text
    assert "Laporan kegiatan Nomor: Acara:" in text, "as what is filed begins, with no note of ours"
    assert "Hanya untuk kantor" not in text


def test_a_report_says_of_nobody_that_he_did_not_sign_if_nobody_wrote_who_did(printing: Situs) -> None:
    overview = overview_of(printing.root)
    (meeting,) = overview.public_meetings
    roster = tuple(replace(person, has_signed=False) for person in CAME)
    text = text_of(records.record(overview, meeting, Record.REPORT, roster=roster).view(Paper.A4))
    assert "Kabupaten Ogan Ilir 16 1 1 1 13 Peserta lain" in text
    assert "Belum " not in text.replace("Belum dicatat", "")


def test_without_a_roster_a_report_leaves_blanks(printing: Situs) -> None:
    """Who is invited is known; who came is not, and so nobody is said to have been absent."""
    done = cetak(printing, "--bagian", "laporan")
    assert done.exit_code == 0, done.output
    overview = overview_of(printing.root)
    (meeting,) = overview.public_meetings
    text = text_of(records.record(overview, meeting, Record.REPORT).view(Paper.A4))
    assert "Kabupaten Ogan Ilir 16 Jumlah 16" in text
    assert "Kehadiran belum dicatat" in text
    assert "Camat Kandis" not in text


@pytest.mark.parametrize("on", Paper)
def test_a_report_of_three_hundred_names_each_once(on: Paper) -> None:
    text = text_of(alone("laporan", on, groups=guests(144, 156)))
    assert [text.count(f" Fulan {letter}{n} ") for letter in "AB" for n in range(144)] == [1] * 288


# --- certificates --------------------------------------------------------------------------------------------


def test_whoever_came_gets_a_certificate(printing: Situs) -> None:
    done = with_people(printing, CAME, "--bagian", "sertifikat")
    assert done.exit_code == 0, done.output
    overview = overview_of(printing.root)
    (meeting,) = overview.public_meetings
    printed = records.record(overview, meeting, Record.CERTIFICATE, roster=CAME)
    first, second, third = filter(None, pages(render(printed.view(Paper.A4))))
    assert "Polan, M.Si. atas kehadirannya mewakili Camat Indralaya dalam" in first
    assert "Fulan, S.H. NIP 19700101 199503 1 001 Camat Kandis" in second
    assert "Tamu" in third
    for page in (first, second, third):
        assert meeting.title in page
        assert "tidak diterbitkan" not in page, "it is given to whom it names"
        assert "Halaman" not in page, "it is framed"


def test_a_certificate_is_one_page_however_long_its_words_are() -> None:
    long = records.Attendee(
        name="Prof. Dr. Ir. Hj. Fulanah binti Fulan Contoh Sangat Panjang Sekali, S.H., S.Sos., M.Si., M.H., Ph.D.",
        number="19700101 199503 1 001",
        office="Kepala Subbagian Umum dan Kepegawaian, Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Contoh",
    )
    title = "Rapat koordinasi dan sosialisasi netralitas aparatur sipil negara dalam pemilihan serentak " * 2
    for on in Paper:
        event = replace(SAMPLE, title=title, place="Aula Kantor Contoh " * 4, host="Pemerintah Contoh " * 3)
        data = render(alone("sertifikat", on, attendees=(long, replace(long, name=None)), event=event))
        with pdfplumber.open(BytesIO(data)) as pdf:
            assert len(pdf.pages) == 3, "and its back is blank"
            assert not pdf.pages[1].chars
            assert all(page.width > page.height for page in pdf.pages)


@pytest.mark.parametrize("people", [(), CAME[3:4]])
def test_nobody_gets_a_certificate_for_having_been_invited(printing: Situs, people: Sequence[Person]) -> None:
    words = ("--bagian", "sertifikat")
    done = with_people(printing, people, *words) if people else cetak(printing, *words)
    assert done.exit_code == 1
    assert "belum diketahui siapa yang hadir" in done.output
    assert f"{EVENT} --tabel" in done.output
    assert not printing.office()


def test_a_circular_has_no_records(tmp_path: Path) -> None:
    """Nobody comes to it."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copytree(HERE / "acara", tmp_path, dirs_exist_ok=True)
    words = ["cetak", "edaran-magelang-2026", "--site", str(tmp_path), "--jobs", "1", "--bagian", "laporan"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1
    assert "adalah surat edaran, jadi tidak punya laporan kegiatan" in done.output


def test_records_are_never_published(printing: Situs) -> None:
    with_people(printing, CAME, "--bagian", "laporan", "--bagian", "sertifikat", "--bagian", "notula")
    assert len(printing.office()) == 3
    printing.build()
    assert not [name for name in printing.published() if f"laporan-{EVENT}" in name or "sertifikat" in name]


def test_a_draft_says_that_it_is_one(printing: Situs) -> None:
    printing.edit(MEETING, "status: terbit", "status: draf")
    overview = overview_of(printing.root)
    meeting = overview.site.meetings[EVENT]
    for kind in Record:
        printed = records.record(overview, meeting, kind, roster=CAME)
        assert printed.office == "draf"
        assert printed.view(Paper.A4).caution is not None
