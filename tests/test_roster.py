"""Whatever Excel makes of a list of people, each is read with the right name and number, or the list is refused."""

from __future__ import annotations

import pytest
from harness import HERE
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.roster import MAX_PEOPLE, Person, read

BAD = HERE / "salah-daftar"
CASES = sorted(path.stem for path in BAD.glob("*.csv"))
CAUSED = {
    "berkas-terlalu-besar": b"Nama\n" + b"Fulan\n" * 200_000,
    "daftar-bukan-csv": b"PK\x03\x04\x14\x00",
    "daftar-terlalu-panjang": b"Nama\n" + b"Fulan\n" * (MAX_PEOPLE + 1),
}
"""Bad lists that are no text, or too long to keep."""

FULAN = Person(
    name="Fulan, S.H.",
    number="198501012010011001",
    office="Camat",
    unit="Kecamatan Contoh",
    has_signed=True,
)
LIST = (
    "No;Nama Lengkap;NIP;Jabatan;Kecamatan;Sudah Tanda Tangan\r\n"
    "1;Fulan, S.H.;198501012010011001;Camat;Kecamatan Contoh;ya\r\n"
    "2;Fulanah;;;;belum\r\n"
)
PEOPLE = (FULAN, Person(name="Fulanah"))


def people_of(text: str | bytes) -> tuple[Person, ...]:
    """The people of a list with no mistake in it."""
    people, problems = read(text.encode() if isinstance(text, str) else text, "peserta.csv")
    assert [found for found in problems if found.is_error] == []
    return people


def codes_of(text: str) -> set[str]:
    return {found.code for found in read(text.encode(), "peserta.csv")[1]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_program_may_have_written_it(encoding: str) -> None:
    text = LIST.replace("Fulanah", "Fulanah é")
    assert people_of(text.encode(encoding)) == (FULAN, Person(name="Fulanah é"))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("told", ["", "sep={}\r\n", '"sep={}"\r\n'])
def test_any_sign_may_stand_between_cells(delimiter: str, told: str) -> None:
    rows = LIST.replace("Fulan, S.H.", '"Fulan, S.H."').replace(";", delimiter)
    assert people_of(told.format(delimiter) + rows) == PEOPLE


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(end: str) -> None:
    assert people_of(LIST.replace("\r\n", end)) == PEOPLE


@pytest.mark.parametrize(
    "head",
    [
        "NAMA;nip;JABATAN;unit kerja;sudah ttd",
        " Nama ;N.I.P;Jabatan ;Instansi / Unit Kerja;Tanda Tangan",
        "Nama dan Gelar;NIP/NRP;Nama Jabatan;OPD;Status Tanda Tangan",
    ],
)
def test_columns_have_many_names(head: str) -> None:
    row = "Fulan, S.H.;'198501012010011001;Camat;Kecamatan Contoh;v"
    found = people_of(f"{head}\n{row}\n")
    assert found in ((FULAN,), (Person(name=FULAN.name, office="Camat", unit="Kecamatan Contoh", has_signed=True),))


def test_a_title_above_the_head_and_empty_rows_are_passed_over() -> None:
    """Offices put the name of the meeting on top, and number more rows than they fill."""
    text = "DAFTAR PESERTA RAPAT;;\n;;\nNo;Nama;NIP\n1;Fulan;\n;;\n2;;\n3;Fulanah;\n"
    assert people_of(text) == (Person(name="Fulan"), Person(name="Fulanah"))


def test_one_column_may_hold_commas() -> None:
    """A list of nothing but names needs no quotes."""
    assert people_of("Nama\nFulan, S.H., M.Si.\n") == (Person(name="Fulan, S.H., M.Si."),)


def test_a_cell_may_go_on_in_the_next_line() -> None:
    """Line breaks inside of quotes are blanks; the lines after them are still counted right."""
    text = 'Nama;NIP\n"Fulan\nbin Contoh";\nFulanah;1,98501E+17\n'
    people, (bad,) = read(text.encode(), "peserta.csv")
    assert people == (Person(name="Fulan bin Contoh"),)
    assert (bad.code, bad.line) == ("nip-rusak", 4)


def test_units_are_joined_and_other_twins_told() -> None:
    people, (told,) = read(b"Nama;Jabatan;Kecamatan;OPD;Jabatan\nFulan;Camat;Contoh;Dinas;Lurah\n", "peserta.csv")
    assert people == (Person(name="Fulan", office="Camat", unit="Kecamatan Contoh, Dinas"),)
    assert (told.code, told.is_error) == ("kolom-diabaikan", False)


def test_an_area_is_called_by_its_head() -> None:
    """A pact says "Kecamatan Contoh", however the office splits it."""
    people = people_of("Nama;Kecamatan\nA;Contoh\nB;Kec. Contoh\nC;Kecamatan Contoh\nD;\n")
    assert [person.unit for person in people] == ["Kecamatan Contoh", "Kec. Contoh", "Kecamatan Contoh", None]


def test_private_columns_are_not_read() -> None:
    people, told = read(b"Nama;NIK;No. HP\nFulan;1671000000000001;0800\n", "peserta.csv")
    assert people == (Person(name="Fulan"),)
    assert [found.message for found in told] == ['Kolom "NIK" tidak dibaca.', 'Kolom "No. HP" tidak dibaca.']
    assert {found.reason for found in told} == {"Lembar rapat tidak memerlukan NIK atau nomor telepon."}


def test_a_number_that_excel_has_rounded_is_refused() -> None:
    """18 digits that end in 000 were more than Excel keeps; the true end is lost."""
    for number in ("1,98501E+17", "1.98501012010011e+17", "198501012010011000"):
        assert codes_of(f"Nama;NIP\nFulan;{number}\n") == {"nip-rusak"}
    assert people_of("Nama;NIP\nFulan;19850101 201001 1 001\n")[0].number == "19850101 201001 1 001"


def test_all_mistakes_are_told_at_once_and_the_others_are_read() -> None:
    people, problems = read(b"Nama;NIP\n;1\nFulan;\nA;B;C\nB;1E+17\n", "peserta.csv")
    assert people == (Person(name="Fulan"),)
    assert [(found.line, found.code) for found in problems] == [
        (2, "orang-tanpa-nama"),
        (4, "sel-berlebih"),
        (5, "nip-rusak"),
    ]


@pytest.mark.parametrize("case", [*CASES, *CAUSED])
def test_a_bad_list_is_answered_in_these_words(case: str) -> None:
    """``tests/salah-daftar/<code>.csv`` (or ``<code>--<variant>``), and beside it what is said of it."""
    data = CAUSED[case] if case in CAUSED else (BAD / f"{case}.csv").read_bytes()
    told = "".join(
        f"{found.place}: {found.severity} {found.code}\n"
        f"  {found.message}\n  Mengapa: {found.reason}\n  Perbaiki: {found.hint}\n"
        for found in read(data, "peserta.csv")[1]
    )
    assert f" {case.partition('--')[0]}\n" in told
    assert told == (BAD / f"{case}.txt").read_text("utf-8")


@given(st.text(alphabet="Nam;,\t\"'\r\nsep=IP1E+\ufeff\x00", max_size=80))
def test_no_table_is_too_odd(text: str) -> None:
    people, problems = read(("Nama;NIP\n" + text).encode(), "peserta.csv")
    assert people or any(found.is_error for found in problems)
