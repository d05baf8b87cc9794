"""Who sits where: a roster fills the rows of those who are invited, and takes none of them away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from harness import Situs, overview_of
from harness.pdf import text_of
from harness.workbooks import data_of, xlsx

from sosialisasi.reading.roster import Person, read_people
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import meetings
from sosialisasi.showing.sheets.seats import SeatGroup, count, seats
from sosialisasi.showing.sheetviews import AttendancePart, MinutesPart, PactPart
from sosialisasi.site.words import Paper, Sheet

MEETING = "content/rakor/ogan-ilir-2024.md"
OPD = """opd:
  - nama: Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Contoh
    singkatan: BKPSDM
  - nama: Dinas Pendidikan dan Kebudayaan Contoh
    singkatan: Dikbud
"""
INVITED = """peserta: [16.10]
undangan:
  - siapa: opd
  - siapa: lurah
    jumlah: 2
  - siapa: kepala-desa
    daerah: ["16.10.01"]
  - siapa: sekolah
    daftar: [SD Negeri Contoh 1, SMP Negeri 2 Contoh]
  - siapa: lain
    daftar: [Kapolsek Contoh]
"""


@pytest.fixture
def overview(situs: Situs) -> Overview:
    situs.write("content/opd.yaml", OPD)
    situs.edit(MEETING, "peserta: [16.10]\n", INVITED)
    return overview_of(situs.root)


def seated(overview: Overview, *people: Person) -> tuple[SeatGroup, ...]:
    (meeting,) = overview.public_meetings
    return seats(overview, meeting, people)


def row_of(overview: Overview, *people: Person) -> list[tuple[str, str | None]]:
    """The group, and the row in it, in which each of some people sits."""
    found = {
        seat.person.name: (group.title.partition(",")[0], seat.invited.unit or seat.invited.office)
        for group in seated(overview, *people)
        for seat in group.seats
        if seat.person
    }
    return [found[person.name] for person in people]


def of(office: str | None, unit: str | None = None, name: str = "Fulan") -> Person:
    return Person(name=name, office=office, unit=unit)


DISTRICT = ("Kabupaten Ogan Ilir", "Kecamatan Tanjung Batu")
OTHERS = ("Peserta lain", None)


@pytest.mark.parametrize(
    ("office", "unit"),
    [
        ("Camat Tanjung Batu", None),
        ("CAMAT TANJUNG BATU", "Pemkab Ogan Ilir"),
        ("Camat", "Kecamatan Tanjung Batu"),
        ("Camat", "Kec. Tanjung Batu, Kab. Ogan Ilir"),
        ("Camat", "Tanjungbatu"),
        ("Plt. Camat", "Kantor Camat Tanjung Batu"),
        ("Plh Camat Tanjung Batu Kabupaten Ogan Ilir", None),
        ("Camat Kec. Tanjung Batu", "Pemerintah Kabupaten Ogan Ilir"),
        ("Sekcam", "Kec Tanjung Batu"),
        ("Sekcam Tanjung Batu mewakili Camat", None),
        ("Sekretaris Kecamatan Tanjung Batu", None),
        ("Kasi Pemerintahan (mewakili Camat Tanjung Batu)", None),
        (None, "Kecamatan Tanjung Batu"),
    ],
)
def test_whoever_comes_for_a_kecamatan_takes_its_row(overview: Overview, office: str | None, unit: str | None) -> None:
    assert row_of(overview, of(office, unit)) == [DISTRICT]


@pytest.mark.parametrize(
    ("office", "unit"),
    [
        ("Kasi Pemerintahan", "Kecamatan Tanjung Batu"),
        ("Camat Tanjung Baru", None),
        ("Camat", "Tanjung"),
        ("Camat", None),
        ("Analis", "Pemerintah Kabupaten Ogan Ilir"),
        (None, "Kecamatan Tanjung Batu, Desa Contoh, UPT Contoh"),
        (None, None),
    ],
)
def test_whoever_fits_no_row_stands_behind_the_others(overview: Overview, office: str | None, unit: str | None) -> None:
    assert row_of(overview, of(office, unit)) == [OTHERS]


def test_a_secretary_sits_in_the_row_only_if_no_camat_does(overview: Overview) -> None:
    secretary, camat = of("Sekcam Tanjung Batu", name="A"), of("Camat Tanjung Batu", name="B")
    assert row_of(overview, secretary) == [DISTRICT]
    assert row_of(overview, secretary, camat) == [OTHERS, DISTRICT]
    assert row_of(overview, camat, replace(camat, name="C")) == [DISTRICT, OTHERS], "one row has one person"


@pytest.mark.parametrize(
    ("office", "unit", "row"),
    [
        ("Kepala", "BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Contoh"),
        ("Kadis Dikbud", None, "Dinas Pendidikan dan Kebudayaan Contoh"),
        ("Pengawas", "Dinas Pendidikan & Kebudayaan Contoh", "Dinas Pendidikan dan Kebudayaan Contoh"),
        ("Kepala SDN Contoh 1", None, "SD Negeri Contoh 1"),
        ("Guru", "SMPN 2 Contoh", "SMP Negeri 2 Contoh"),
        ("Plt. Kapolsek Contoh", "Polres Contoh", "Kapolsek Contoh"),
        ("Lurah Contoh", "Kelurahan Contoh, Kecamatan Indralaya", "Lurah"),
        (None, "Kelurahan Misal", "Lurah"),
        ("Pj. Kades Contoh", "Kecamatan Muara Kuang", "Kepala desa"),
    ],
)
def test_each_invitation_has_its_own_rows(overview: Overview, office: str, unit: str | None, row: str) -> None:
    assert row_of(overview, of(office, unit))[0][1] == row


def test_a_village_of_another_kecamatan_is_not_meant(overview: Overview) -> None:
    assert row_of(overview, of("Kepala Desa Contoh", "Kecamatan Indralaya")) == [OTHERS]


def test_the_head_of_an_agency_comes_before_its_staff(overview: Overview) -> None:
    staff, head = of("Kepala Bidang Mutasi BKPSDM", name="A"), of("Kepala BKPSDM", name="B")
    (own, other) = row_of(overview, staff, head)
    assert own == OTHERS
    assert other[0] == "Perangkat daerah"


def test_nobody_is_lost_and_no_row_is_taken_away(overview: Overview) -> None:
    """Whom the event invites stays, by name or as a blank; rows that nobody counted are room to write, and no more."""
    blank = seated(overview)
    listed = 16 + 2 + 2 + 2 + 1
    assert count(blank) == listed
    assert sum(len(group.seats) for group in blank) == listed + 10
    lurah = [of("Lurah", f"Kelurahan {letter}", name=letter) for letter in "ABC"]
    full = seated(overview, *lurah, of("Tamu", name="D"))
    assert [(group.rows().title, len(group.seats)) for group in full] == [
        ("Kabupaten Ogan Ilir (16 kecamatan)", 16),
        ("Perangkat daerah (2)", 2),
        ("Lurah, Kabupaten Ogan Ilir (3)", 3),
        ("Kepala desa, Kecamatan Muara Kuang, Kabupaten Ogan Ilir", 10),
        ("Sekolah, Kabupaten Ogan Ilir (2)", 2),
        ("Undangan lain (1)", 1),
        ("Peserta lain (1 orang)", 1),
    ]
    assert count(full) == listed + 1 + 1


def test_a_row_says_once_what_somebody_is(overview: Overview) -> None:
    people = (
        of("Plt. Camat", "Kec. Tanjung Batu", "A"),
        of("Kepala Dinas Pendidikan dan Kebudayaan", "Dikbud", "B"),
        of("Sekcam", "Kecamatan Kandis", "C"),
        of(None, "Kecamatan Indralaya", "D"),
        of("Lurah", "Kelurahan Contoh", "E"),
    )
    rows = {seat.row.name: seat for group in seated(overview, *people) for seat in group.seats if seat.person}
    assert {name: seat.row.office for name, seat in rows.items()} == {
        "A": "Plt. Camat Tanjung Batu",
        "B": "Kepala Dinas Pendidikan dan Kebudayaan Contoh",
        "C": "Sekcam, Kecamatan Kandis",
        "D": "Kecamatan Indralaya",
        "E": "Lurah, Kelurahan Contoh",
    }
    assert rows["A"].signer.unit == "Kecamatan Tanjung Batu, Kabupaten Ogan Ilir"


def test_two_kecamatan_of_one_name_are_told_apart_by_their_regency(situs: Situs) -> None:
    """Way Kanan and Tulang Bawang Barat have one each; whoever does not say which, sits apart."""
    situs.edit(MEETING, "peserta: [16.10]\n", 'peserta: ["18.08", "18.12", "18.07"]\n')
    overview = overview_of(situs.root)
    unit = "Kecamatan Bumi Agung"
    assert sum(seat.invited.unit == unit for group in seated(overview) for seat in group.seats) == 2
    assert row_of(overview, of("Camat", unit)) == [OTHERS]
    assert row_of(overview, of("Camat", f"{unit}, Kab. Way Kanan")) == [("Kabupaten Way Kanan", unit)]


def test_a_region_with_its_own_words_is_understood(situs: Situs) -> None:
    words = "  - {umum: kecamatan, setempat: distrik}\n  - {umum: camat, setempat: kepala distrik}\n"
    note = f'kode: "16.10"\nnama: Kabupaten Ogan Ilir\nistilah:\n{words}'
    situs.write("content/daerah/ogan-ilir.yaml", note)
    overview = overview_of(situs.root)
    expected = [("Kabupaten Ogan Ilir", "Distrik Kandis")]
    assert row_of(overview, of("Kepala Distrik Kandis")) == expected
    assert row_of(overview, of("Plt. Kepala Distrik", "Distrik Kandis")) == expected
    assert row_of(overview, of("Camat", "Kecamatan Kandis")) == expected


def test_a_list_as_offices_have_it(overview: Overview) -> None:
    """A title, merged heads of two rows, degrees, a rank in two columns, and somebody who is listed twice."""
    rows = (
        "DAFTAR PESERTA RAPAT KOORDINASI CONTOH",
        "",
        "No;Pegawai;;Pangkat;;Jabatan;Unit Kerja",
        ";Nama Lengkap;NIP;Pangkat;Gol. Ruang;;",
        "1;Drs. Fulan bin Contoh, M.Si.;~19700101 199503 1 001;Pembina Tk. I;IV/b;Camat;Kec. Tanjung Batu",
        "2;Hj. Fulanah, S.H., M.H.;~198501012010012002;Pembina;IV/a;Sekretaris;BKPSDM",
        "3;drs. fulan bin contoh;~197001011995031001;Pembina Tk. I;IV/b;Camat;Kec. Tanjung Batu",
        "4;Ir. Polan;;;;Kepala;Dikbud",
    )
    merged = '<mergeCells><mergeCell ref="A1:G1"/><mergeCell ref="B3:C3"/><mergeCell ref="D3:E3"/></mergeCells>'
    people, told = read_people(xlsx(data_of(*rows, more=merged)), "peserta.xlsx")
    assert {found.code for found in told} == {"orang-ganda"}
    assert [(person.name, person.rank) for person in people] == [
        ("Drs. Fulan bin Contoh, M.Si.", "Pembina Tk. I, IV/b"),
        ("Hj. Fulanah, S.H., M.H.", "Pembina, IV/a"),
        ("Ir. Polan", None),
    ]
    assert [title for title, _ in row_of(overview, *people)] == ["Kabupaten Ogan Ilir", *["Perangkat daerah"] * 2]


PARTIES = "pihak:\n  - Ketua Bawaslu Contoh\n  - {jabatan: Sekretaris Daerah, nama: 'Fulan, M.Si.'}\n  - Camat Kandis\n"


def test_parties_sit_where_nothing_else_invites_them(situs: Situs) -> None:
    """One that is named is nobody else, whoever has the office. They sign together; alone only civil servants do."""
    situs.edit(MEETING, "peserta: [16.10]\n", f"peserta: [16.10]\n{PARTIES}")
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    parties = seated(overview)[-1]
    assert [(seat.row.name, seat.row.office) for seat in parties.seats] == [
        (None, "Ketua Bawaslu Contoh"),
        ("Fulan, M.Si.", "Sekretaris Daerah"),
    ]
    assert (parties.rows().title, count(seated(overview))) == ("Para pihak (2)", 18)
    chair, other = of("Plt. Ketua Bawaslu Contoh", name="A"), of("Sekretaris Daerah", name="B")
    named = of("Sekda", name="FULAN", unit="Pemda")
    assert [title for title, _ in row_of(overview, chair, other, named)] == ["Para pihak", "Peserta lain", "Para pihak"]
    for number, signers in ((None, []), ("198501012010011001", ["FULAN"])):
        parts = meetings.parts_for(overview, meeting, [Sheet.PACT], (chair, replace(named, number=number)))
        shown = [signer.name for part in parts if isinstance(part, PactPart) for signer in part.signers if signer.name]
        assert shown == signers


def test_speakers_have_rows_in_the_attendance_list_and_stand_in_the_minutes(situs: Situs) -> None:
    """Not twice, if a roster lists them; and they are none of the invited, so nobody counts them."""
    situs.edit(MEETING, "    jabatan: Narasumber Bawaslu\n", "    jabatan: Ketua\n    nama: Fulan, S.H.\n")
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    for roster, speakers in (((), ["Fulan, S.H."]), ((of("Ketua", name="Fulan"),), [])):
        (listed,) = meetings.parts_for(overview, meeting, [Sheet.ATTENDANCE], roster)
        assert isinstance(listed, AttendancePart)
        assert [each.name for each in listed.speakers] == speakers
        assert count(seated(overview, *roster)) == 16 + len(roster)
    text = text_of(meetings.alone(overview, meeting, Sheet.ATTENDANCE).view(Paper.A4))
    assert "Narasumber (1)" in text
    assert "Narasumber, panitia" not in text
    (minutes,) = meetings.parts_for(overview, meeting, [Sheet.MINUTES])
    assert isinstance(minutes, MinutesPart)
    assert [each.name for each in minutes.speakers] == ["Fulan, S.H."]
    text = text_of(meetings.alone(overview, meeting, Sheet.MINUTES).view(Paper.A4))
    assert "Narasumber: Fulan, S.H., Ketua, " in text
