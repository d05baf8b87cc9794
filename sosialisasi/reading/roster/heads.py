"""Heads of tables: which row names the columns, and what a column of that name holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile

from sosialisasi.ground.problems import Family, Misread, Rule
from sosialisasi.reading.roster.excel import Cells

TOO_MANY_PEOPLE = Rule(
    Family.PEOPLE,
    "daftar-terlalu-panjang",
    "Daftar ini memuat {banyak} orang; batasnya {batas}.",
    "Daftar sepanjang itu biasanya daftar seluruh pegawai, bukan peserta rapat.",
    "Sisakan peserta rapat saja, atau bagi menjadi beberapa berkas.",
    wrong="Daftar seluruh pegawai kabupaten.",
    right="Daftar peserta rapat itu saja.",
)

MAX_ROWS = 20_000
"""Rows of a list, whatever they hold."""
MAX_COLUMNS = 200
"""Columns that have a name."""
MAX_PEOPLE = 2000
"""More people than a meeting has; a longer list is the wrong file."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


# What columns are called, by their words.
_OF_PERSON = word_set("""
    lengkap pegawai peserta pejabat undangan asn pns pppk personel petugas anggota camat lurah kepala kades
    keuchik geuchik pekon kuwu sekretaris sekcam ketua gelar dan dengan beserta berikut serta atau tanpa yang
    hadir diundang orang desa kelurahan kecamatan distrik dinas badan opd instansi lembaga unit kerja perangkat
    daerah satuan bagian pimpinan rapat rakor kegiatan
    """)
_WHOSE = word_set("pimpinan camat lurah kepala kades sekretaris sekcam ketua pejabat pegawai peserta")
_OF_NUMBER = word_set("""
    nip nipppk nrp nik no nomor baru pegawai asn pns pppk ni induk peserta angka digit 18 camat atau dan
    """)
_OF_OFFICE = word_set("""
    nama jabatan terakhir pegawai saat ini sekarang dinas definitif struktural peserta dan atau satuan kantor
    fungsional dalam pada unit kerja instansi opd pokok tim kedinasan camat
    """)
_OF_UNIT = word_set("""
    kec kel pegawai peserta camat nama asal unit kerja organisasi satuan satker instansi lembaga opd skpd
    perangkat daerah kecamatan desa kelurahan kantor dinas badan distrik nagari gampong kampung bagian uptd
    puskesmas sekolah pekon
    """)
_OF_RANK = word_set("pangkat gol golongan ruang terakhir pegawai asn pns pppk dan atau")
_UNIT_BEGINS = _OF_UNIT - word_set("nama asal kerja organisasi daerah pegawai peserta camat")
_SIGNATURES = {
    *("sudah tanda tangan", "sudah ttd", "tanda tangan", "ttd", "status tanda tangan", "sudah menandatangani"),
    *("sudah tanda tangan pakta", "sudah ditandatangani", "sudah meneken", "paraf", "tandatangan"),
    "sudah menandatangani ya belum",
}
_ATTENDED = word_set("hadir kehadiran presensi")
_OF_ATTENDANCE = _ATTENDED | word_set("ya tidak diwakili status keterangan ket atau")
_REPRESENTED = {
    *("diwakili oleh", "diwakili", "wakil", "nama wakil", "yang mewakili", "nama yang mewakili", "diwakilkan"),
    *("diwakilkan kepada", "wakil yang hadir"),
}
NUMBERING = {"", "no", "nomor", "no urut", "nomor urut", "urut"}
HEAD_WITHIN = 15
"""Rows among which the head is looked for."""

Row = tuple[int, Cells]
"""The line of a row, from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Head:
    """The row, or the two rows, that name the columns; ``index`` and ``line`` are those of the last."""

    known: int
    """How many of our fields it names."""
    index: int
    line: int
    cells: Cells


def head_of(rows: Sequence[Row]) -> Head | None:
    """The row, or the two rows, that name the most of our columns; the first of those that name as many."""
    best: Head | None = None
    ones = [(index, cells) for index, (_, cells) in enumerate(rows[:HEAD_WITHIN])]
    pairs = [(index + 1, _of_two_rows(cells, rows[index + 1][1])) for index, cells in ones if index + 1 < len(rows)]
    for index, names in (*ones, *pairs):
        fields = {field for name in names for field in fields_of(column_name(name))}
        is_head = "name" in fields and sum(map(bool, names)) <= MAX_COLUMNS
        if is_head and (best is None or len(fields) > best.known):
            best = Head(len(fields), index, rows[index][0], names)
    return best


def _of_two_rows(upper: Cells, lower: Cells) -> Cells:
    """A head of two rows as one: below ``Pegawai`` stand ``Nama`` and ``NIP``. Nothing if the lower row is none."""
    width = max(len(upper), len(lower))
    if width > MAX_COLUMNS:
        return ()
    both = []
    for above, below in zip((*upper, *[""] * width), (*lower, *[""] * width), strict=False):
        one = above if above == below else f"{above} {below}".strip()
        if below and not fields_of(column_name(below)) and not fields_of(column_name(one)):
            if fields_of(column_name(above)) and not below.startswith("("):
                return ()  # Something stands below a head: that is a person.
            both.append(above or below)
        else:
            both.append(below if fields_of(column_name(below)) else one)
    return tuple(both)[:width]


def rows_below(rows: Sequence[Row], head: Head) -> list[Row]:
    """The rows below the head, without those that number its columns or remark on them."""
    below = dropwhile(lambda row: _is_remark([cell for cell in row[1] if cell]), rows[head.index + 1 :])
    entries = list(below)
    if len(entries) > MAX_ROWS:
        raise Misread(TOO_MANY_PEOPLE, banyak=str(len(entries)), batas=str(MAX_PEOPLE))
    return entries


def _is_remark(cells: list[str]) -> bool:
    """``1 | 2 | 3`` or ``(beserta gelar) | (18 angka)``, as tables have it below their heads."""
    numbers = [str(number) for number in range(1, len(cells) + 1)]
    are_numbers = len(cells) > 1 and [cell.strip("()") for cell in cells] == numbers
    return are_numbers or all(cell.startswith("(") and cell.endswith(")") for cell in cells)


@cache
def fields_of(name: str) -> tuple[str, ...]:
    """What a column of this name holds: nothing of ours, one field, or a name with its number."""
    parts = name.split()
    if len(parts) > 1 and all(len(part) == 1 for part in parts):  # N.I.P, N I P
        parts = ["".join(parts)]
    said = set(parts)
    if not said or name in NUMBERING:
        return ()
    has_number = bool({"nip", "nipppk"} & said) or {"nomor", "induk", "pegawai"} <= said or {"ni", "pppk"} <= said
    if "nama" in said and has_number:
        return ("name", "number") if said <= {"nama"} | _OF_PERSON | _OF_NUMBER else ()
    if has_number and said <= _OF_NUMBER:
        return ("number",)
    if " ".join(parts) in _SIGNATURES:
        return ("has_signed",)
    if _ATTENDED & said and said <= _OF_ATTENDANCE:
        return ("attended",)
    if " ".join(parts) in _REPRESENTED:
        return ("represented_by",)
    if {"pangkat", "gol", "golongan"} & said and said <= _OF_RANK:
        return ("rank",)
    if "jabatan" in said:
        return ("office",) if said <= _OF_OFFICE else ()
    if said <= {"peserta", "undangan"}:
        return ("name",)
    if parts[0] == "nama":
        rest = parts[1:]
        if not rest or (set(rest) <= _OF_PERSON and (rest[0] in _WHOSE or not set(rest) <= _OF_UNIT)):
            return ("name",)
    is_unit = said <= _OF_UNIT and next((part for part in parts if part not in ("nama", "asal")), "") in _UNIT_BEGINS
    return ("unit",) if is_unit else ()


def column_name(cell: str) -> str:
    """The name of a column in small letters, its other signs as spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", cell.lower()).split())
