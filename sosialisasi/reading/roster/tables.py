"""A file → the table in it: a sheet of a workbook, or CSV of whatever program."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from sosialisasi.ground.files import EMPTY_FILE, MAX_BYTES, TOO_LARGE
from sosialisasi.ground.problems import Family, Misread, Rule, Severity
from sosialisasi.reading.roster import excel
from sosialisasi.reading.roster.excel import NOT_A_LIST, Cells
from sosialisasi.reading.roster.heads import HEAD_WITHIN, Head, Row, head_of, rows_below

HIDDEN_ROWS = Rule(
    Family.PEOPLE,
    "baris-tersembunyi",
    'Di lembar kerja "{lembar}" ada {banyak} baris yang disembunyikan atau disaring.',
    "Orang di baris itu ikut dicetak, walaupun di Excel tidak terlihat.",
    "Hapus baris yang tidak diperlukan, atau tampilkan semuanya (Data > Clear), lalu periksa lagi.",
    Severity.WARNING,
    wrong="Daftar yang disaring menurut kecamatan.",
    right="Daftar yang hanya memuat peserta rapat itu.",
)

UNREADABLE_LIST = Rule(
    Family.PEOPLE,
    "daftar-tak-terbaca",
    "Tabel ini tidak dapat dibaca mulai baris {baris}: tanda kutipnya tidak cocok.",
    "Tanda kutip yang tidak ditutup menelan semua baris sesudahnya.",
    "Hapus tanda kutip di baris itu, atau simpan ulang daftarnya dari Excel.",
    wrong='Nama;Jabatan\n"Fulan;Camat',
    right="Nama;Jabatan\nFulan;Camat",
)

NO_NAME_COLUMN = Rule(
    Family.PEOPLE,
    "daftar-tanpa-nama",
    "Tidak ada kolom nama.",
    "Tanpa kepala kolom tidak diketahui kolom mana yang berisi nama.",
    'Tulis kepala kolom di baris pertama, misalnya "Nama;NIP;Jabatan;Unit Kerja".',
    wrong="Fulan;Camat\nFulanah;Lurah",
    right="Nama;Jabatan\nFulan;Camat\nFulanah;Lurah",
)

UNREAD_WORKSHEET = Rule(
    Family.PEOPLE,
    "lembar-diabaikan",
    'Lembar kerja "{lembar}" tidak dibaca; yang dibaca "{dibaca}".',
    "Dari satu berkas Excel dibaca satu lembar kerja, supaya jelas siapa yang dicetak.",
    "Bila di situ juga ada peserta, pindahkan ke lembar kerja yang dibaca. Bila tidak, hapus lembar kerja itu.",
    Severity.WARNING,
    wrong="Satu lembar kerja untuk setiap kecamatan.",
    right="Satu lembar kerja untuk semua peserta, dengan kolom Kecamatan.",
)

UNCOMPUTED_FORMULAS = Rule(
    Family.PEOPLE,
    "rumus-belum-dihitung",
    'Di lembar kerja "{lembar}" ada {banyak} rumus yang belum dihitung, jadi selnya terbaca kosong.',
    "Yang dibaca adalah hasil rumus yang tersimpan di berkas; program ini tidak menghitung.",
    "Buka berkasnya di Excel, simpan dengan Ctrl+S, lalu ulangi.",
    Severity.WARNING,
    wrong="Berkas dari aplikasi lain yang belum pernah dibuka di Excel.",
    right="Berkas yang sudah dibuka dan disimpan di Excel.",
)

_DELIMITERS = (";", ",", "\t", "|")
_TRICK = re.compile(r"=\s*\"(.*)\"", re.DOTALL)
"""How programs keep Excel from reading a number: as a formula that gives a text."""
_OTHER_FILES = {b"\xd0\xcf\x11\xe0": "berkas Excel lama (.xls), atau berkas bersandi", b"%PDF": "PDF"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of people in a file, and the head that names their columns."""

    line: int
    """Of its head; of a head of two rows, the second."""
    head: Cells
    rows: Sequence[Row]
    copies: frozenset[tuple[int, int]] = frozenset()
    """Cells that repeat what they are merged with."""
    notices: tuple[tuple[Rule, dict[str, str]], ...] = ()
    """(rule, details) of what is to be told of the file."""
    is_workbook: bool = False


def csv_text(data: bytes) -> str:
    """The text of a file, whatever program on Windows has written it."""
    if len(data) > MAX_BYTES:
        shown = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        raise Misread(TOO_LARGE, ukuran=shown, batas=str(MAX_BYTES // 1_000_000))
    for sign, kind in _OTHER_FILES.items():
        if data.startswith(sign):
            raise Misread(NOT_A_LIST, jenis=kind)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if not text.strip():
        raise Misread(EMPTY_FILE)
    return text


def csv_table(text: str) -> Table:
    """The table of a CSV. The sign between cells is the one that gives the most."""
    choice = re.match(r'"?sep=([;,|\t])"?[^\S\n]*\r?(?:\n|$)', text)
    heads: list[tuple[Head, str]] = []
    broken: Misread | None = None
    for delimiter in (choice[1],) if choice else _DELIMITERS:
        try:
            if head := head_of(list(islice(_rows(text, delimiter), HEAD_WITHIN + 1))):
                heads.append((head, delimiter))
        except Misread as mistake:
            broken = mistake
    if not heads:
        raise broken or Misread(NO_NAME_COLUMN)
    head, delimiter = max(heads, key=lambda each: (each[0].known, sum(map(bool, each[0].cells))))
    rows = list(_rows(text, delimiter))
    return Table(line=head.line, head=head.cells, rows=rows_below(rows, head))


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows that are not empty, each with the line that it begins in."""
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            cells = tuple(_clean(cell) for cell in next(lines))
        except StopIteration:
            return
        except csv.Error:
            raise Misread(UNREADABLE_LIST, baris=str(before + 1)) from None
        if any(cells) and not (before == 0 and "".join(cells).startswith("sep=")):
            yield before + 1, cells
        before = lines.line_num


def workbook_table(data: bytes) -> Table:
    """The table of the first sheet that has one, sheets that Excel shows first; the others are told."""
    sheets = sorted(excel.worksheets(data), key=lambda sheet: sheet.is_hidden)
    if not sheets:
        raise Misread(EMPTY_FILE)
    for sheet in sheets:
        rows = [(line, tuple(map(_clean, cells))) for line, cells in sheet.rows]
        rows = [(line, cells) for line, cells in rows if any(cells)]
        if (head := head_of(rows[: HEAD_WITHIN + 1])) is None:
            continue
        others = [other.name for other in sheets if other != sheet]
        notices = [(UNREAD_WORKSHEET, {"lembar": other, "dibaca": sheet.name}) for other in others]
        if sheet.hidden_rows:
            notices.append((HIDDEN_ROWS, {"banyak": str(sheet.hidden_rows), "lembar": sheet.name}))
        if sheet.unknown:
            notices.append((UNCOMPUTED_FORMULAS, {"banyak": str(sheet.unknown), "lembar": sheet.name}))
        return Table(
            line=head.line,
            head=head.cells,
            rows=rows_below(rows, head),
            copies=sheet.copies,
            notices=tuple(notices),
            is_workbook=True,
        )
    raise Misread(NO_NAME_COLUMN)


def _clean(cell: str) -> str:
    """A cell on one line, without signs that cannot be seen, and without the tricks that keep Excel from reading it."""
    cell = " ".join("".join(sign for sign in cell if sign.isprintable() or sign.isspace()).split())
    if (trick := _TRICK.fullmatch(cell)) and '"' not in trick[1].replace('""', ""):
        cell = trick[1].replace('""', '"').strip()
    return cell.lstrip("'") if cell.startswith("'") else cell
