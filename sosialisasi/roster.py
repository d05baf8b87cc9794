"""A list of people as CSV → people and Problems: who takes part in a meeting, as an office exports it from Excel.

Forgiving about what programs do by themselves (the sign between cells, the encoding, ``sep=;``, titles above the head),
strict about what would print a wrong name or number. What is read here is printed for the office only.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from sosialisasi.files import MAX_BYTES
from sosialisasi.problems import Misread, Problem, folded, problem

MAX_ROWS = 20_000
"""Rows of a list, whatever they hold."""
MAX_COLUMNS = 200
"""Columns that have a name."""
MAX_PEOPLE = 2000
"""More people than a meeting has; a longer list is the wrong file."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("nama", "nama lengkap", "nama pegawai", "nama peserta", "nama pejabat", "nama asn", "nama gelar"),
        *("nama dan gelar", "nama lengkap dan gelar", "nama lengkap gelar", "nama dengan gelar"),
    ),
    "number": ("nip", "nip baru", "nip pegawai", "no nip", "nomor nip", "nip nrp", "nip nipppk", "nomor induk pegawai"),
    "office": ("jabatan", "nama jabatan", "jabatan terakhir", "jabatan pegawai"),
    "unit": (
        *("unit", "unit kerja", "nama unit kerja", "unit organisasi", "satuan kerja", "satker", "instansi", "lembaga"),
        *("instansi unit kerja", "asal instansi", "nama instansi", "opd", "nama opd", "skpd", "perangkat daerah"),
        *("kecamatan", "nama kecamatan", "desa", "nama desa", "kelurahan", "desa kelurahan", "kantor", "dinas"),
    ),
    "has_signed": (
        *("sudah tanda tangan", "sudah ttd", "tanda tangan", "ttd", "status tanda tangan", "sudah menandatangani"),
        *("sudah tanda tangan pakta", "sudah ditandatangani", "sudah meneken"),
    ),
}
"""What each column may be called, in small letters and without signs."""

_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_NUMBERING = {"", "no", "nomor", "no urut", "nomor urut"}
_PRIVATE = {"nik", "ktp", "kk", "telepon", "telp", "tlp", "telpon", "hp", "handphone", "ponsel", "wa", "whatsapp"}
_AREAS = {"kecamatan": "Kecamatan", "nama kecamatan": "Kecamatan", "desa": "Desa", "kelurahan": "Kelurahan"}
"""Columns whose cells say where, and their heads what that is."""
_NAMED_AREA = re.compile(r"(kecamatan|kec|desa|kelurahan|kel|kantor)\b", re.IGNORECASE)
_YES = {"ya", "y", "sudah", "v", "√", "✓", "✔", "1", "true", "benar"}
_NO = {"", "tidak", "belum", "-", "–", "0", "false", "salah"}
_DELIMITERS = (";", ",", "\t")
_HEAD_WITHIN = 10
_SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+")
_ROUNDED = re.compile(r"[0-9]{15}000")
_OTHER_FILES = {b"PK\x03\x04": "berkas Excel (.xlsx)", b"\xd0\xcf\x11\xe0": "berkas Excel (.xls)", b"%PDF": "PDF"}

Cells = tuple[str, ...]
Columns = dict[str, list[tuple[int, str]]]
"""Field → its columns: where each is, and its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who takes part. ``number`` is the NIP, as text; ``has_signed`` whether the pact is signed already."""

    name: str
    number: str | None = None
    office: str | None = None
    unit: str | None = None
    has_signed: bool = False


def read(data: bytes, path: str) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """The people of a CSV in its order, and all that is wrong with it; ``path`` is what the file is called."""
    try:
        head, rows = _table(_text(data))
    except Misread as mistake:
        line = int(mistake.details.get("baris", "0")) or None
        return (), (problem(mistake.code, path=path, line=line, **mistake.details),)
    if len(rows) > MAX_ROWS:
        return (), (problem("daftar-terlalu-panjang", path=path, banyak=len(rows), batas=MAX_PEOPLE),)
    columns, problems = _columns(head, path)
    people = []
    for line, cells in rows:
        try:
            if person := _person(columns, len(head[1]), cells):
                people.append(person)
        except Misread as mistake:
            problems.append(problem(mistake.code, path=path, line=line, **mistake.details))
    if len(people) > MAX_PEOPLE:
        too_long = problem("daftar-terlalu-panjang", path=path, banyak=len(people), batas=MAX_PEOPLE)
        return (), folded((*problems, too_long))
    if not people and not any(found.is_error for found in problems):
        problems.append(problem("daftar-tanpa-orang", path=path, line=head[0]))
    return tuple(people), folded(problems)


def _text(data: bytes) -> str:
    """The text of a file, whatever program on Windows has written it."""
    if len(data) > MAX_BYTES:
        shown = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        raise Misread("berkas-terlalu-besar", ukuran=shown, batas=str(MAX_BYTES // 1_000_000))
    for sign, kind in _OTHER_FILES.items():
        if data.startswith(sign):
            raise Misread("daftar-bukan-csv", jenis=kind)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if not text.strip():
        raise Misread("berkas-kosong")
    return text


def _table(text: str) -> tuple[tuple[int, Cells], list[tuple[int, Cells]]]:
    """The head and the rows below it, each with its line. The sign between cells is the one that gives the most."""
    told = re.match(r'"?sep=([;,|\t])"?[^\S\n]*\r?(?:\n|$)', text)
    known = (told[1],) if told else _DELIMITERS
    best: tuple[int, int, str] | None = None
    broken: Misread | None = None
    for delimiter in known:
        try:
            for row, (_, cells) in zip(range(_HEAD_WITHIN), _rows(text, delimiter), strict=False):
                fields = {_FIELDS.get(_plain(cell)) for cell in cells} - {None}
                is_head = "name" in fields and sum(map(bool, cells)) <= MAX_COLUMNS
                if is_head and (best is None or len(fields) > best[0]):
                    best = len(fields), row, delimiter
        except Misread as mistake:
            broken = mistake
    if best is None:
        raise broken or Misread("daftar-tanpa-nama")
    found = list(_rows(text, best[2]))
    return found[best[1]], found[best[1] + 1 :]


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, Cells]]:
    """The rows that are not empty, each with the line that it begins in."""
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            cells = tuple(_clean(cell) for cell in next(lines))
        except StopIteration:
            return
        except csv.Error:
            raise Misread("daftar-tak-terbaca", baris=str(before + 1)) from None
        if any(cells) and not (before == 0 and "".join(cells).startswith("sep=")):
            yield before + 1, cells
        before = lines.line_num


def _columns(head: tuple[int, Cells], path: str) -> tuple[Columns, list[Problem]]:
    """What is read, and a notice of each column that is not."""
    columns: Columns = {}
    problems = []
    line, cells = head
    for number, cell in enumerate(cells):
        name = _plain(cell)
        field = _FIELDS.get(name)
        if field and (field == "unit" or field not in columns):
            columns.setdefault(field, []).append((number, name))
        elif name not in _NUMBERING:
            if _PRIVATE & set(name.split()):
                why = "Lembar rapat tidak memerlukan NIK atau nomor telepon."
            elif field:
                why = "Kolom lain dengan isi yang sama sudah dibaca."
            else:
                why = "Yang dibaca hanya nama, NIP, jabatan, unit kerja, dan tanda sudah menandatangani."
            problems.append(problem("kolom-diabaikan", path=path, line=line, kolom=cell, sebab=why))
    return columns, problems


def _person(columns: Columns, width: int, cells: Cells) -> Person | None:
    """Who stands in a row, nobody in one that holds no more than its number. ``Misread`` if it is not certain who."""

    def value(field: str) -> str:
        found = ((cells[number], name) for number, name in columns.get(field, ()) if number < len(cells))
        return ", ".join(_in_words(cell, name) for cell, name in found if cell)

    if any(cells[width:]):
        raise Misread("sel-berlebih", sel=next(cell for cell in cells[width:] if cell))
    name, number, office, unit, signed = (value(field) for field in _NAMES)
    if not (name or number or office or unit):
        return None
    if not name:
        raise Misread("orang-tanpa-nama", isi=number or office or unit)
    number = number.lstrip("'’").strip()
    if _SCIENTIFIC.fullmatch(number) or _ROUNDED.fullmatch(number):
        raise Misread("nip-rusak", nama=name, nip=number)
    if signed.lower() not in _YES | _NO:
        raise Misread("pilihan-salah", nilai=signed, saran="", pilihan="ya, belum")
    return Person(
        name=name,
        number=number or None,
        office=office or None,
        unit=unit or None,
        has_signed=signed.lower() in _YES,
    )


def _in_words(cell: str, name: str) -> str:
    """A cell that can stand alone: below ``Kecamatan``, ``Contoh`` is ``Kecamatan Contoh``."""
    area = _AREAS.get(name)
    return f"{area} {cell}" if area and not _NAMED_AREA.match(cell) else cell


def _clean(cell: str) -> str:
    """A cell on one line, without signs that cannot be seen."""
    return " ".join("".join(sign for sign in cell if sign.isprintable() or sign.isspace()).split())


def _plain(cell: str) -> str:
    """The name of a column in small letters, its other signs as spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", cell.lower()).split())
