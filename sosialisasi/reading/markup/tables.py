"""Tables: rows between pipes, and what was pasted from Excel, Word or a page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from sosialisasi.ground.problems import Family, Rule
from sosialisasi.reading.markup.draft import Draft
from sosialisasi.reading.markup.source import Row

BROKEN_TABLE = Rule(
    Family.TEXT,
    "tabel-rusak",
    "Tabel ini tidak dapat dibaca: {sebab}.",
    "Isi sel yang berlebih akan hilang dari halaman.",
    "Samakan banyaknya kolom di setiap baris, dipisah tanda |. Tanda | di dalam sel ditulis \\|.",
    wrong="| tahap | boleh |\n| --- | --- |\n| kampanye | tidak | tetap netral |",
    right="| tahap | boleh | catatan |\n| --- | --- | --- |\n| kampanye | tidak | tetap netral |",
)

_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?")
_CELL = re.compile(r"\\.|(?<!(?<!\\)`)(`++)[^`]*+\1(?!`)|(\|)")


class Tables:
    """The last table of a draft, and the ``sides`` to which its columns are aligned."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.table = Element("table")
        self.columns = 0
        self.sides: list[str] = []

    @property
    def is_open(self) -> bool:
        return self.draft.last in ("header", "table")

    @staticmethod
    def may_open(body: str, below: Row) -> bool:
        """Whether a line with pipes is the head of a table, by the line below it."""
        if "|" in below.body and _SEPARATOR.fullmatch(below.body):
            return True
        return _is_piped(body) and _is_piped(below.body) and len(_cells(body)) == len(_cells(below.body))

    def begin(self, row: Row, below: Row) -> None:
        draft = self.draft
        draft.close_all(row.indent)
        if draft.last != "blank":
            draft.note("Tabel tanpa baris kosong di atasnya", "tabel")
        cells = _cells(row.body)
        self._open(len(cells))
        self._add(cells)
        draft.marks += self.columns
        draft.last = "header" if _SEPARATOR.fullmatch(below.body) else "table"
        if draft.last == "table":
            draft.note("Tabel tanpa garis | --- |", "tabel; baris pertama kepalanya")

    def row(self, body: str) -> None:
        """The next row of the open table, or the separator below its head."""
        cells = _cells(body)
        self.draft.marks += max(len(cells), self.columns)
        if self.draft.last == "header":
            if len(cells) != self.columns:
                self._refuse(f"garis di bawah kepala tabel punya {len(cells)} kolom, bukan {self.columns}")
            self.sides = [_side(cell) for cell in cells]
            self._align()
        else:
            if len(cells) > self.columns:
                self._refuse(f"baris ini punya {len(cells)} kolom, padahal kepala tabel {self.columns}")
            self._add(cells)
        self.draft.last = "table"

    def paste(self, rows: list[list[str]]) -> int:
        """A whole table that was pasted; gives the line after it."""
        draft = self.draft
        draft.note("Baris dengan tab", "tabel; baris pertama kepalanya")
        draft.close_all()
        self._open(max(map(len, rows)))
        first = draft.index
        for index, cells in enumerate(rows, start=first):
            draft.index = index
            if len(cells) != self.columns:
                self._refuse(f"baris ini punya {len(cells)} kolom, padahal yang terpanjang {self.columns}")
            elif any(cell.count('"') % 2 for cell in cells):
                self._refuse("ada sel yang berisi lebih dari satu baris")
            self._add(cells)
        return first + len(rows)

    def _open(self, columns: int) -> None:
        self.draft.end()
        self.table, self.columns, self.sides = SubElement(self.draft.inside, "table"), columns, []

    def _add(self, cells: list[str]) -> None:
        row = SubElement(self.table, "tr")
        for number in range(self.columns):
            cell = SubElement(row, "td" if len(self.table) > 1 else "th")
            cell.text = self.draft.mark + (cells[number] if number < len(cells) else "")
        self._align()

    def _align(self) -> None:
        """Align the last row like its columns."""
        for cell, side in zip(self.table[-1], self.sides, strict=False):
            if side:
                cell.set("align", side)

    def _refuse(self, cause: str) -> None:
        self.draft.refuse(BROKEN_TABLE, sebab=cause)


def _is_piped(body: str) -> bool:
    return len(body) > 2 and body.startswith("|") and body.endswith("|")


def _side(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "right" if right else ""


def _cells(row: str) -> list[str]:
    """The cells of a row, without its outer pipes. A pipe within backticks, or after a backslash, is text."""
    row = row.removeprefix("|")
    row = (row if row.endswith("\\|") else row.removesuffix("|")).strip()
    if "`" not in row and "\\" not in row:
        return [cell.strip() for cell in row.split("|")]
    cells, start = [], 0
    for m in _CELL.finditer(row):
        if m[2]:
            cells.append(row[start : m.start()].strip())
            start = m.end()
    return [*cells, row[start:].strip()]
