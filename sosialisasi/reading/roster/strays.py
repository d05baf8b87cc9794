"""Rows of a table that are no people: titles of sections, and what an office signs below its table.

A row is left out only if that is certain; one that may be somebody stays. Both are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sosialisasi.reading.roster.heads import NUMBERING, column_name, fields_of
from sosialisasi.reading.roster.tables import Table

SUM = re.compile(r"(jumlah|total)\b", re.IGNORECASE)
_COUNT = re.compile(r"[0-9.]+ *(orang|peserta|pegawai|undangan)?", re.IGNORECASE)
_SIGNED_BELOW = re.compile(
    r"(mengetahui|menyetujui|mengesahkan|disahkan|ditetapkan|pembuat daftar|yang membuat)\b"
    r"|[\w .]{3,40}, *([0-9]{1,2}|[._…]+) *[a-z]{3,9} *[0-9]{4}$",
    re.IGNORECASE,
)
"""How what is signed below a table begins: ``Mengetahui``, or ``Contoh, 1 Oktober 2024``."""
_SIGNER = re.compile(r"(a\. ?n\.|plt\.|plh\.|kepala\b|sekretaris\b|nip\b)", re.IGNORECASE)
"""What stands there too, but may be the office of somebody who is invited."""
_SECTION = re.compile(
    r"(bagian|kecamatan|distrik|kelurahan|dinas|badan|sekretariat|inspektorat|kelompok|unsur|bidang|opd|instansi|uptd"
    r"|perangkat daerah|puskesmas|narasumber|panitia|peserta|undangan)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"([A-Z]|[IVX]+)[.)]?")
_NUMBER = re.compile(r"[0-9]{1,5}[.)]?")


def strays(table: Table) -> dict[int, bool]:
    """The lines of rows that may be nobody, each with whether that is certain.

    Most certain is what a table says that numbers its rows: nobody stands below the last number, behind a sum or an
    empty row.
    """
    marks = _marks(table)
    last = max((index for index, mark in enumerate(marks) if _NUMBER.fullmatch(mark)), default=-1)
    return dict((*_titles(table, marks[: last + 1]), *_below(table, last)))


def _marks(table: Table) -> Sequence[str]:
    """The number of each row, or what stands in its place; nothing if no column numbers them."""
    for column, cell in enumerate(table.head):
        if column_name(cell) in NUMBERING:
            marks = [cells[column] if column < len(cells) else "" for _, cells in table.rows]
            if any(map(_NUMBER.fullmatch, marks)):
                return marks
        elif fields_of(column_name(cell)):
            break
    return [""] * len(table.rows)


def _titles(table: Table, marks: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Rows between numbered ones with one text where the names are: ``A. | BAGIAN UMUM``, or merged cells."""
    names = next(column for column, cell in enumerate(table.head) if "name" in fields_of(column_name(cell)))
    for index, mark in enumerate(marks):
        line, cells = table.rows[index]
        own = _own(table, index)
        is_lettered = len(own) == 2 and own[0] == mark and bool(_LETTER.fullmatch(mark))
        if _NUMBER.fullmatch(mark) or not (len(own) == 1 or is_lettered):
            continue
        text = own[-1]
        if cells[names : names + 1] != (text,) or SUM.match(text):
            continue
        is_merged = (line, names) in table.copies or cells[names + 1 : names + 2] == (text,)
        begins_anew = is_lettered and marks[index + 1].strip(".)") == "1"
        yield line, is_merged or begins_anew or bool(_SECTION.match(text))


def _below(table: Table, last: int) -> Iterator[tuple[int, bool]]:
    """Rows behind the last number: from a sum or an empty row on they may be nobody, and from what is signed there."""
    is_apart = is_summed = is_signed = False
    for index in range(last + 1, len(table.rows)):
        line, own = table.rows[index][0], _own(table, index)
        is_apart |= last >= 0 and line > table.rows[index - 1][0] + 1
        if not own:
            continue
        is_signed |= bool(_SIGNED_BELOW.match(own[0])) or (is_apart and bool(_SIGNER.match(own[0])))
        if SUM.match(own[0]) and all(map(_COUNT.fullmatch, own[1:])):
            is_apart = is_summed = True
            if any(text[-1:].isalpha() for text in own[1:]):
                yield line, True
        elif is_signed or is_apart:
            yield line, is_signed or (is_summed and last >= 0 and len(own) == 1)


def _own(table: Table, index: int) -> list[str]:
    """The texts of a row, each once, without those that repeat merged cells."""
    line, cells = table.rows[index]
    return [cell for column, cell in enumerate(cells) if cell and (line, column) not in table.copies]
