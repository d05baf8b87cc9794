"""Whatever Excel makes of a list of people, each is read with the right name and number, or the list is refused."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import Any

import pytest
from harness import HERE
from harness.workbooks import data_of, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from sosialisasi.reading.roster import MAX_PEOPLE, Person, excel, read_people
from sosialisasi.site.words import Attendance

BAD = HERE / "salah-daftar"
CASES = sorted(path.stem for path in BAD.glob("*.csv"))


PEOPLE_SHEET = data_of("No;Nama;NIP", "1;Fulan;~198501012010011001")
FAR = '<row r="200000"><c r="C200000"><v>1</v></c></row>'
FAR_EMPTY = FAR.replace("><v>1", ' t="str"><f>x</f><v>')
MANY_MERGED = "<mergeCells>" + '<mergeCell ref="A1:A1500"/>' * 400 + "</mergeCells>"
CAUSED = {
    "baris-tersembunyi": xlsx(data_of("Nama", "Fulan", "Fulanah", hidden=3)),
    "berkas-terlalu-besar": b"Nama\n" + b"Fulan\n" * 200_000,
    "daftar-bukan-csv": b"PK\x03\x04\x14\x00",
    "daftar-terlalu-panjang": b"Nama\n" + b"Fulan\n" * (MAX_PEOPLE + 1),
    "lembar-diabaikan": xlsx(PEOPLE_SHEET, data_of("Nama", "Fulanah")),
    "lembar-terlalu-luas": xlsx(f"<sheetData><row><c><v>1</v></c></row>{FAR}</sheetData>"),
    "rumus-belum-dihitung": xlsx(data_of("Nama;NIP", "Fulan;=A1")),
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
    people, problems = read_people(text.encode() if isinstance(text, str) else text, "peserta.csv")
    assert [found for found in problems if found.is_error] == []
    return people


def codes_of(text: str) -> set[str]:
    return {found.code for found in read_people(text.encode(), "peserta.csv")[1]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_program_may_have_written_it(encoding: str) -> None:
    text = LIST.replace("Fulanah", "Fulanah é")
    assert people_of(text.encode(encoding)) == (FULAN, Person(name="Fulanah é"))


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
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
    assert found == (FULAN,)


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
    people, (bad,) = read_people(text.encode(), "peserta.csv")
    assert people == (Person(name="Fulan bin Contoh"), Person(name="Fulanah"))
    assert (bad.code, bad.line) == ("nip-rusak", 4)


def test_units_are_joined_and_other_twins_told() -> None:
    people, (told,) = read_people(
        b"Nama;Jabatan;Kecamatan;OPD;Jabatan\nFulan;Camat;Contoh;Dinas;Lurah\n", "peserta.csv"
    )
    assert people == (Person(name="Fulan", office="Camat", unit="Kecamatan Contoh, Dinas"),)
    assert (told.code, told.is_error) == ("kolom-diabaikan", False)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Nama;Pangkat/Gol. Ruang", "Fulan;Penata Tk. I, III/d"),
        ("Nama;Pangkat;Golongan", "Fulan;Penata Tk. I;III/d"),
        ("Nama;PANGKAT TERAKHIR;Gol;Golongan darah", "Fulan;Penata Tk. I;III/d;O"),
    ],
)
def test_a_rank_is_read_in_one_column_or_two(head: str, row: str) -> None:
    people, told = read_people(f"{head}\n{row}\nFulanah;-\n".encode(), "peserta.csv")
    assert people == (Person(name="Fulan", rank="Penata Tk. I, III/d"), Person(name="Fulanah"))
    assert all("Golongan darah" in found.message for found in told)


def test_a_dash_is_nothing() -> None:
    """So nobody is called "-" on paper, and a row of dashes is nobody."""
    text = "Nama;NIP;Pangkat;Golongan;Jabatan;Unit kerja;OPD\nFulan;-;-;—;-;0;Dinas\n-;-;-;-;-;-;--\n"
    assert people_of(text) == (Person(name="Fulan", unit="Dinas"),)


def test_an_area_is_called_by_its_head() -> None:
    """A pact says "Kecamatan Contoh", however the office splits it."""
    people = people_of("Nama;Kecamatan\nA;Contoh\nB;Kec. Contoh\nC;Kecamatan Contoh\nD;\n")
    assert [person.unit for person in people] == ["Kecamatan Contoh", "Kec. Contoh", "Kecamatan Contoh", None]


def test_private_columns_are_not_read() -> None:
    people, told = read_people(b"Nama;NIK;No. HP;WhatsApp\nFulan;1671000000000001;0800;0800\n", "peserta.csv")
    assert people == (Person(name="Fulan"),)
    assert [found.message for found in told] == [
        f'Kolom "{head}" tidak dibaca.' for head in ("NIK", "No. HP", "WhatsApp")
    ]
    assert {found.reason for found in told} == {"Lembar rapat tidak memerlukan NIK atau nomor telepon."}


def test_a_number_that_excel_has_rounded_is_left_blank() -> None:
    """18 digits that end in 000 were more than Excel keeps; the true end is lost."""
    for number in ("1,98501E+17", "1.98501012010011e+17", "198501012010011000"):
        assert codes_of(f"Nama;NIP\nFulan;{number}\n") == {"nip-rusak"}
    assert people_of("Nama;NIP\nFulan;19850101 201001 1 001\n")[0].number == "19850101 201001 1 001"


def test_all_mistakes_are_told_at_once_and_the_others_are_read() -> None:
    people, problems = read_people(b"Nama;NIP\n;1\nFulan;\nA;B;C\nB;1E+17\n", "peserta.csv")
    assert people == (Person(name="Fulan"), Person(name="B"))
    assert [(found.line, found.code) for found in problems] == [
        (2, "orang-tanpa-nama"),
        (4, "sel-berlebih"),
        (5, "nip-rusak"),
    ]


NIP = "198501012010011001"


def told_of(data: str | bytes) -> list[tuple[int | None, str]]:
    """The line and the code of each problem."""
    problems = read_people(data.encode() if isinstance(data, str) else data, "peserta.csv")[1]
    return [(found.line, found.code) for found in problems]


class TestHeads:
    @pytest.mark.parametrize(
        "head",
        [
            *(
                "N I P",
                "N.I.P.",
                "NIP/NIK",
                "NIP / NRP",
                "No. NIP",
                "NIP Pegawai",
                "Nomor Induk Pegawai",
                "NI PPPK/NIP",
            ),
            *("NIP Baru (18 angka)", "nip"),
        ],
    )
    def test_a_number_has_many_names(self, head: str) -> None:
        assert people_of(f"Nama;{head}\nFulan;{NIP}\n") == (Person(name="Fulan", number=NIP),)

    @pytest.mark.parametrize(
        "head",
        [
            *(
                "Nama Lengkap (beserta gelar)",
                "Nama Camat",
                "NAMA PEJABAT",
                "Nama Kepala Desa",
                "Nama Lurah/Kepala Desa",
            ),
            *(
                "Nama Peserta",
                "Nama Peserta Rapat",
                "Nama (tanpa gelar)",
                "Nama Pegawai ASN",
                "Nama Kepala OPD",
                "N a m a",
                "Peserta",
            ),
        ],
    )
    def test_a_person_has_many_names(self, head: str) -> None:
        assert people_of(f"No;{head};Jabatan\n1;Fulan;Camat\n") == (Person(name="Fulan", office="Camat"),)

    @pytest.mark.parametrize("head", ["Nama Ibu Kandung", "Nama Bank", "Nama Suami/Istri", "NIP Lama", "Alamat Kantor"])
    def test_what_is_something_else_is_not_read(self, head: str) -> None:
        people, problems = read_people(f"Nama;{head}\nFulan;Rahasia\n".encode(), "peserta.csv")
        assert people == (Person(name="Fulan"),)
        assert [found.code for found in problems] == ["kolom-diabaikan"]

    @pytest.mark.parametrize(
        ("head", "field"),
        [
            *(
                ("Nama Kecamatan", "unit"),
                ("Nama Desa/Kelurahan", "unit"),
                ("Nama OPD", "unit"),
                ("Asal Instansi", "unit"),
            ),
            *(("Nama Jabatan", "office"), ("Jabatan/Unit Kerja", "office"), ("Jabatan Definitif", "office")),
        ],
    )
    def test_where_somebody_works(self, head: str, field: str) -> None:
        (person,) = people_of(f"Nama;{head}\nFulan;Kecamatan Contoh\n")
        assert getattr(person, field) == "Kecamatan Contoh"

    @pytest.mark.parametrize(
        "text",
        [
            "No;Nama;Kepegawaian;;Kecamatan\n;;NIP;Jabatan;\n",
            "No;Peserta;;Jabatan;Kecamatan\n;Nama;NIP;;\n",
            "DAFTAR PESERTA;;;;\n\nNo;Nama;NIP;Jabatan;Kecamatan\n(1);(2);(3);(4);(5)\n",
            "No;Nama;NIP;Jabatan;Kecamatan\n1;2;3;4;5\n",
            "No;Nama;NIP;Jabatan;Kecamatan\n;(beserta gelar);(18 angka);;\n",
        ],
    )
    def test_heads_of_two_rows(self, text: str) -> None:
        """Groups above, or numbers and remarks below; titles above all of it are no group."""
        row = f"1;Fulan;{NIP};Camat;Contoh\n"
        expected = Person(name="Fulan", number=NIP, office="Camat", unit="Kecamatan Contoh")
        assert people_of(text + row) == (expected,)

    @pytest.mark.parametrize(
        "cell",
        [
            f"Fulan, S.H. / {NIP}",
            f"Fulan, S.H.\nNIP. {NIP}",
            f"Fulan, S.H. (NIP {NIP})",
            f"Fulan, S.H.\\{NIP}",
            f"{NIP} - Fulan, S.H.",
        ],
    )
    def test_a_name_and_its_number_in_one_cell(self, cell: str) -> None:
        text = f'No;NAMA/NIP;Jabatan\n1;"{cell}";Camat\n2;Fulanah;Lurah\n'
        assert people_of(text) == (
            Person(name="Fulan, S.H.", number=NIP, office="Camat"),
            Person(name="Fulanah", office="Lurah"),
        )

    def test_a_column_without_a_name_is_told(self) -> None:
        _, (told,) = read_people(b"Nama;\nFulan;\nFulanah;1671000000000001\n", "peserta.csv")
        assert (told.line, told.message) == (3, 'Kolom "B (tanpa nama)" tidak dibaca.')
        assert told_of(";Nama\n1;Fulan\n2.;Fulanah\n") == []

    def test_places_for_signatures_are_no_answer(self) -> None:
        """Their numbers stand in zigzag, with dots behind them."""
        text = "Nama;Tanda Tangan\nFulan;1. ……\nFulanah;2 .......\nPolan;3\nUmpama;\n"
        assert [person.has_signed for person in people_of(text)] == [False] * 4


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            (f'="{NIP}"', NIP),
            (f'"=""{NIP}"""', NIP),
            (f"'{NIP}", NIP),
            (f"{NIP}.0", NIP),
            ("198.501.012.010.011.001", NIP),
            (f'"{NIP[:3]},{NIP[3:6]},{NIP[6:9]},{NIP[9:12]},{NIP[12:15]},{NIP[15:]}"', NIP),
            ("19850101 201001 1 001", "19850101 201001 1 001"),
            ("19850101-201001-1-001", NIP),
            (f"NIP. {NIP}", NIP),
            ("199001012022211003", "199001012022211003"),
            *(("-", None), ("0", None), ("", None)),
        ],
    )
    def test_what_is_plain_is_read(self, written: str, shown: str | None) -> None:
        """The last one is of a PPPK, which has 21 in the place of the month."""
        assert people_of(f"Nama;NIP\nFulan;{written}\n") == (Person(name="Fulan", number=shown),)

    @pytest.mark.parametrize(
        "written",
        [
            *("19850101201001100", "1985010120100110011", "198513012010011001", "198502302010011001"),
            *("185501012010011001", "198501011990011001", "198501012010131001", "198501012010013001"),
            *("1671000000000001", "Non ASN", "010123456", "198501012010011OO1"),
        ],
    )
    def test_what_cannot_be_one_is_blank_and_told(self, written: str) -> None:
        """Seventeen or nineteen digits, no birthday, nobody appointed as a child, another month or sex, a NIK."""
        people, (told,) = read_people(f"Nama;NIP\nFulan;{written}\nFulanah;{NIP}\n".encode(), "peserta.csv")
        assert people == (Person(name="Fulan"), Person(name="Fulanah", number=NIP))
        assert (told.code, told.line, told.is_error) == ("nip-janggal", 2, False)
        assert "1671000000000001" not in told.message, "no screen shows the number of an identity card"

    def test_a_number_of_police_or_army_where_the_column_says_so(self) -> None:
        assert people_of("Nama;NIP/NRP\nFulan;85010123\n") == (Person(name="Fulan", number="85010123"),)

    @pytest.mark.parametrize("failed", ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#####", "=A1&B1", '="A"&B1'])
    def test_a_formula_that_failed_is_blank_and_told(self, failed: str) -> None:
        people, (told,) = read_people(f"Nama;NIP;Jabatan\nFulan;{failed};Camat\n".encode(), "peserta.csv")
        assert people == (Person(name="Fulan", office="Camat"),)
        assert (told.code, told.line, told.is_error) == ("sel-rumus", 2, False)


class TestWhoIsListed:
    def test_a_name_may_be_a_trick_too(self) -> None:
        assert people_of('Nama;Jabatan\n="Fulan";="Camat"\n') == (Person(name="Fulan", office="Camat"),)

    def test_offices_are_invited_without_names(self) -> None:
        """There is room for the name on paper; all of them are told once."""
        text = "No;Nama;Jabatan;Instansi\n1;;Kepala;Dinas Contoh\n2;-;Kepala;Badan Contoh\n3;;;\n4;Fulan;;\n"
        people, (told,) = read_people(text.encode(), "peserta.csv")
        assert people == (
            Person(name="", office="Kepala", unit="Dinas Contoh"),
            Person(name="", office="Kepala", unit="Badan Contoh"),
            Person(name="Fulan"),
        )
        assert (told.code, told.line, told.message) == (
            "orang-tanpa-nama",
            2,
            "Tidak ada nama di baris ini dan 1 baris lain.",
        )

    @pytest.mark.parametrize(
        ("rows", "people", "lines"),
        [
            (f"Fulan;{NIP};\nFULAN, S.H.;19850101 201001 1 001;\n", [("Fulan", NIP)], [3]),
            (f"Fulan;{NIP};\nPolan;'{NIP};\n", [("Fulan", None), ("Polan", None)], [3]),
            ("Fulan;;Camat\nFulan;;Camat\n", [("Fulan", None)], [3]),
            ("Fulan;;Camat\nFulan;;Lurah\n", [("Fulan", None)] * 2, [3]),
            (f"Fulan;{NIP};\nFulan;;\n", [("Fulan", NIP), ("Fulan", None)], [3]),
            (";;Camat\n;;Camat\n", [("", None)] * 2, []),
        ],
    )
    def test_who_stands_there_twice(self, rows: str, people: list[tuple[str, str | None]], lines: list[int]) -> None:
        """Is printed once if that is certain; one number of two names is nobody's; all of it is told."""
        found, problems = read_people(f"Nama;NIP;Jabatan\n{rows}".encode(), "peserta.csv")
        assert [(person.name, person.number) for person in found] == people
        assert [told.line for told in problems if told.code == "orang-ganda"] == lines

    @pytest.mark.parametrize("row", ["Jumlah;2;", ";Jumlah;", "Total:;2;", ";2;"])
    def test_a_sum_is_nobody(self, row: str) -> None:
        text = f"No;Nama;Jabatan\n1;Fulan;Camat\n2;Fulanah;Lurah\n{row}\n"
        people, problems = read_people(text.encode(), "peserta.csv")
        assert [person.name for person in people] == ["Fulan", "Fulanah"]
        assert [(told.line, told.code) for told in problems] == [(4, "orang-tanpa-nama")]

    def test_whoever_has_signed_once_has_signed(self) -> None:
        people, _ = read_people(f"Nama;NIP;Sudah TTD\nFulan;{NIP};\nFulan;{NIP};ya\n".encode(), "peserta.csv")
        assert people == (Person(name="Fulan", number=NIP, has_signed=True),)

    def test_titles_of_sections_are_nobody(self) -> None:
        """Each is told by name. A name without a number may be somebody, and stays."""
        text = (
            "No;Nama;Jabatan\nA.;BAGIAN 0;\n1;Fulan;Camat\n;DINAS CONTOH;\n2;Polan;Kepala\nB;Sekolah;\n1;Fulanah;Guru\n"
            ";Waluyo Contoh;\n2;Suta;Guru\nA;Naya Contoh;\n3;Dadap;Guru\n;;Lurah\n4;Waru;Guru\n"
        )
        people, problems = read_people(text.encode(), "peserta.csv")
        names = ["Fulan", "Polan", "Fulanah", "Waluyo Contoh", "Suta", "Naya Contoh", "Dadap", "", "Waru"]
        assert [person.name for person in people] == names
        assert [told.message for told in problems if told.code == "baris-bukan-orang"] == [
            'Tidak dibaca sebagai orang: baris 2 ("A. BAGIAN 0"), baris 4 ("DINAS CONTOH"), baris 6 ("B Sekolah").',
            'Dibaca sebagai orang, walaupun tanpa nomor: baris 8 ("Waluyo Contoh"), baris 10 ("A Naya Contoh").',
        ]

    def test_a_title_in_merged_cells_is_nobody(self) -> None:
        merged = '<mergeCells count="1"><mergeCell ref="A2:C2"/></mergeCells>'
        data = xlsx(data_of("No;Nama;Jabatan", "Wilayah Utara;;", "1;Fulan;Camat", "2;Polan;Lurah", more=merged))
        people, (told,) = read_people(data, "peserta.xlsx")
        assert [person.name for person in people] == ["Fulan", "Polan"]
        assert told.message == 'Tidak dibaca sebagai orang: baris 2 ("Wilayah Utara").'

    @pytest.mark.parametrize(
        "below",
        [
            ";;\n;Mengetahui,;\n;Kepala BKPSDM;\n;;\n;Suta, S.H.;\n;NIP. 198501012010011001;\n",
            "Jumlah;2;\n;Kepala BKPSDM;\n;Suta, S.H.;\n;NIP. 198501012010011001;\n",
            "Jumlah;2 orang;\n;Suta, S.H.;\n",
            ";;Contoh, 1 Oktober 2024\n;;Kepala BKPSDM\n;;\n;;Suta, S.H.\n",
            ";Mengetahui;Pembuat daftar\n;Kepala BKPSDM;Suta, S.H.\n",
            ";;\n;a.n. Bupati Contoh;\n;;\n;Suta, S.H.;\n",
        ],
    )
    def test_who_signs_below_a_list_is_not_on_it(self, below: str) -> None:
        """In a list that numbers its people; each row is told by name."""
        text = f"No;Nama;Jabatan\n1;Fulan;Camat\n2;Polan;Lurah\n{below}"
        people, problems = read_people(text.encode(), "peserta.csv")
        assert [person.name for person in people] == ["Fulan", "Polan"]
        (told,) = [told.message for told in problems if told.code == "baris-bukan-orang"]
        assert told.startswith("Tidak dibaca sebagai orang: baris ")
        assert "Suta, S.H." in told

    @pytest.mark.parametrize(
        ("text", "are_told"),
        [
            ("No;Nama;Jabatan\n1;Fulan;Camat\n;;\n2;Suta;Lurah\n", False),
            ("No;Nama;Jabatan\n1;Fulan;Camat\nJumlah;1;\n2;Suta;Lurah\nJumlah;1;\n", False),
            ("No;Nama;Jabatan\n1;Fulan;Camat\n;Suta;Lurah\n", False),
            ("No;Nama;Jabatan\n1;Fulan;Camat\n;;\n;Suta;Lurah\n", True),
            ("No;Nama;Jabatan\n1;Fulan;Camat\nJumlah;1;\n;Suta;Lurah\n", True),
            ("Nama;Jabatan\nFulan;Camat\n;\nSuta;\n", False),
            ("Nama;Jabatan\nFulan;Camat\nJumlah;1\nSuta;\n", True),
            ("Nama;Tempat, tanggal lahir\nFulan;Contoh, 1 Mei 1985\nSuta;Contoh, 2 Mei 1985\n", False),
        ],
    )
    def test_who_may_be_somebody_stays(self, text: str, are_told: bool) -> None:
        """Nobody is lost behind an empty row or a sum; whoever has no number there is told."""
        people, problems = read_people(text.encode(), "peserta.csv")
        assert [person.name for person in people] == ["Fulan", "Suta"]
        told = [told.message for told in problems if told.code == "baris-bukan-orang"]
        assert len(told) == are_told
        assert all(message.startswith("Dibaca sebagai orang, walaupun tanpa nomor: baris ") for message in told)

    @pytest.mark.parametrize(
        ("rows", "came", "told"),
        [
            (("ya;", "tidak;"), None, "(tidak) bertentangan dengan baris 2 (ya)"),
            ((";Polan", ";Suta"), None, "(diwakili oleh Suta) bertentangan dengan baris 2 (diwakili oleh Polan)"),
            (("ya;", "ya;"), Attendance.CAME, None),
            (("tidak;", ";"), Attendance.ABSENT, None),
            ((";", "ya;"), Attendance.CAME, None),
        ],
    )
    def test_who_came_and_did_not_come_is_told(
        self, rows: tuple[str, str], came: Attendance | None, told: str | None
    ) -> None:
        """Of two rows that contradict each other none is believed."""
        text = "Nama;NIP;Hadir;Diwakili oleh\n" + "".join(f"Fulan;{NIP};{row}\n" for row in rows)
        (person,), problems = read_people(text.encode(), "peserta.csv")
        assert (person.attended, person.represented_by) == (came, None)
        found = [each.message for each in problems if each.code == "kehadiran-bertentangan"]
        assert [told in message for message in found if told] == ([True] if told else [])
        assert len(found) == bool(told)


class TestWorkbooks:
    def test_one_is_read_as_it_is(self) -> None:
        """Texts, numbers, results of formulas; a number of eighteen digits has lost its end, and an error says so."""
        people, problems = read_people(
            xlsx(
                data_of(
                    "DAFTAR PESERTA;;;",
                    ";;;",
                    "No;Nama;NIP;Jabatan",
                    f"1;Fulan;~{NIP};Camat",
                    "2;Fulanah;1.98501012010011E+17;=UPPER(x)→LURAH",
                    "3;Polan;#N/A;Camat",
                )
            ),
            "peserta.xlsx",
        )
        assert people == (
            Person(name="Fulan", number=NIP, office="Camat"),
            Person(name="Fulanah", office="LURAH"),
            Person(name="Polan", office="Camat"),
        )
        assert [(found.line, found.code) for found in problems] == [(5, "nip-rusak"), (6, "sel-rumus")]

    def test_merged_cells(self) -> None:
        """In the head they are groups; a kecamatan may stand beside many people, a name stands for one."""
        merged = ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "E3:E5", "B4:B5")
        more = "<mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in merged) + "</mergeCells>"
        rows = (
            *("No;Nama;Kepegawaian;;Kecamatan", ";;NIP;Jabatan;", f"1;Fulan;~{NIP};Camat;Contoh"),
            *("2;Fulanah;;Lurah;", "3;;;Sekretaris;"),
        )
        people, problems = read_people(xlsx(data_of(*rows, more=more)), "peserta.xlsx")
        assert people == (
            Person(name="Fulan", number=NIP, office="Camat", unit="Kecamatan Contoh"),
            Person(name="Fulanah", office="Lurah", unit="Kecamatan Contoh"),
            Person(name="", office="Sekretaris", unit="Kecamatan Contoh"),
        )
        assert [found.code for found in problems] == ["orang-tanpa-nama"]

    def test_of_several_sheets_one_is_read_and_the_others_told(self) -> None:
        """The first that is a list, and shown."""
        for sheets, hidden in (((PEOPLE_SHEET, data_of("x")), -1), ((data_of("x"), PEOPLE_SHEET), -1)):
            people, (told,) = read_people(xlsx(*sheets, hidden=hidden), "peserta.xlsx")
            assert people == (Person(name="Fulan", number=NIP),)
            assert told.code == "lembar-diabaikan"
        hidden_first = xlsx(data_of("Nama", "Polan"), PEOPLE_SHEET, hidden=0)
        assert read_people(hidden_first, "peserta.xlsx")[0] == (Person(name="Fulan", number=NIP),)
        assert told_of(xlsx(PEOPLE_SHEET, "<sheetData/>")) == [], "an empty sheet is none"

    def test_a_formula_that_gives_nothing_is_computed(self) -> None:
        """Offices fill their formulas down below the last row."""
        empty = '<row r="3"><c t="str"><f>IF(B3="","",B3)</f><v></v></c></row>'
        sheet = data_of("Nama", "Fulan").replace("</sheetData>", empty + "</sheetData>")
        assert (read_people(xlsx(sheet), "a.xlsx"), told_of(xlsx(sheet))) == (((Person(name="Fulan"),), ()), [])

    def test_notes_beside_a_list_move_nobody(self) -> None:
        """In a workbook each cell knows its column; a column without a head is told."""
        people, (told,) = read_people(xlsx(data_of("Nama;Jabatan", "Fulan;Camat;;catatan")), "peserta.xlsx")
        assert people == (Person(name="Fulan", office="Camat"),)
        assert (told.code, told.line) == ("kolom-diabaikan", 2)

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (xlsx(data_of("x")), "daftar-tanpa-nama"),
            (xlsx("<sheetData/>"), "berkas-kosong"),
            (xlsx(PEOPLE_SHEET)[:-30], "daftar-bukan-csv"),
            (xlsx("<sheetData>"), "daftar-bukan-csv"),
            (xlsx(PEOPLE_SHEET, parts={"xl/sharedStrings.xml": "<!DOCTYPE a><sst/>"}), "daftar-bukan-csv"),
            (xlsx(PEOPLE_SHEET).replace(b"xl/workbook.xml", b"ppt/workbook.xm"), "daftar-bukan-csv"),
            (xlsx(PEOPLE_SHEET) + b" " * excel.MAX_FILE, "berkas-terlalu-besar"),
            (xlsx(PEOPLE_SHEET, parts={"xl/a.xml": b" " * (excel.MAX_TEXTS + 1)}), "lembar-terlalu-luas"),
            (xlsx(data_of(*["Nama"] * 1500, more=MANY_MERGED)), "lembar-terlalu-luas"),
            (
                xlsx("<sheetData>" + FAR.replace("><v>1", ' t="str"><f>x</f><v>') + "</sheetData>"),
                "lembar-terlalu-luas",
            ),
        ],
        ids=["no-list", "empty", "cut", "no-xml", "doctype", "other", "large", "bomb", "merged", "far-empty"],
    )
    def test_what_is_none_is_answered(self, data: bytes, code: str) -> None:
        """Before anything is built of it: what unpacks without end, and cells that are far apart."""
        assert [told for _, told in told_of(data)] == [code]

    def test_nothing_but_texts_is_opened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """No macro, no picture, no other workbook."""
        parts: dict[str, str | bytes] = {
            "xl/vbaProject.bin": b"x",
            "xl/media/a.png": b"x",
            "xl/externalLinks/a.xml": b"x",
            "docProps/app.xml": b"x",
        }
        opened: list[str] = []
        true_open = zipfile.ZipFile.open

        def watch(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, *more: Any, **others: Any) -> Any:
            opened.extend([name] if isinstance(name, str) else [])
            return true_open(archive, name, *more, **others)

        data = xlsx(PEOPLE_SHEET, parts=parts)
        monkeypatch.setattr(zipfile.ZipFile, "open", watch)
        assert read_people(data, "peserta.xlsx")[0]
        assert set(opened) == {
            *("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/s0.xml"),
        }

    @settings(max_examples=100, deadline=None)
    @given(st.data())
    def test_any_spoilt_file_is_read_or_answered(self, data: st.DataObject) -> None:
        whole = bytearray(xlsx(PEOPLE_SHEET))
        for _ in range(data.draw(st.integers(1, 6))):
            whole[data.draw(st.integers(2, len(whole) - 1))] = data.draw(st.integers(0, 255))
        people, problems = read_people(bytes(whole), "peserta.xlsx")
        assert people or any(found.is_error for found in problems)


def test_excel_is_imported_only_when_it_is_read() -> None:
    """Whoever builds a site waits for no library of workbooks."""
    code = "import sys, sosialisasi.commands.cli, sosialisasi.reading.roster; print('python_calamine' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("case", [*CASES, *CAUSED])
def test_a_bad_list_is_answered_in_these_words(case: str) -> None:
    """``tests/salah-daftar/<code>.csv`` (or ``<code>--<variant>``), and beside it what is said of it."""
    data = CAUSED[case] if case in CAUSED else (BAD / f"{case}.csv").read_bytes()
    told = "".join(
        f"{found.place}: {found.severity} {found.code}\n"
        f"  {found.message}\n  Mengapa: {found.reason}\n  Perbaiki: {found.hint}\n"
        for found in read_people(data, "peserta.csv")[1]
    )
    assert f" {case.partition('--')[0]}\n" in told
    assert told == (BAD / f"{case}.txt").read_text("utf-8")


@given(st.text(alphabet="Nam;,\t\"'\r\nsep=IP1E+\ufeff\x00", max_size=80))
def test_no_table_is_too_odd(text: str) -> None:
    people, problems = read_people(("Nama;NIP\n" + text).encode(), "peserta.csv")
    assert people or any(found.is_error for found in problems)
