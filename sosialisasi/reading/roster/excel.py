"""A workbook of Excel (``.xlsx``) → the rows of its sheets, as text: what the cells show, never their formulas.

calamine reads it. It is given a copy of the texts in the workbook alone, after they were measured: two cells that are
far apart would take it gigabytes. No macro, picture or other file is opened, and nothing is computed.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat

from sosialisasi.ground.files import TOO_LARGE
from sosialisasi.ground.problems import Family, Misread, Rule

_rule = partial(Rule, Family.PEOPLE)

NOT_A_LIST = _rule(
    "daftar-bukan-csv",
    "Ini {jenis}, bukan daftar yang dapat dibaca.",
    "Daftar peserta dibaca dari Excel (.xlsx) atau dari CSV, yaitu tabel yang tersimpan sebagai teks.",
    'Buka berkas itu, lalu File > Save As > "Excel Workbook (.xlsx)" > Save, dan pakai berkas baru itu.',
    wrong="python3 build.py cetak lahat-2024 --peserta peserta.pdf",
    right="python3 build.py cetak lahat-2024 --peserta peserta.xlsx",
)

TOO_WIDE = _rule(
    "lembar-terlalu-luas",
    "Lembar kerja ini terlalu luas: {sebab}.",
    "Daftar peserta hanya ratusan baris; isi yang jauh di luarnya biasanya terketik tanpa sengaja.",
    "Di Excel tekan Ctrl+End untuk melihat sel terakhir, hapus baris dan kolom yang tidak diperlukan, lalu simpan.",
    wrong="Satu spasi terketik di sel XFD20000.",
    right="Hanya daftarnya.",
)

MAX_FILE = 20_000_000
"""Bytes of a workbook with its pictures."""
MAX_TEXTS = 40_000_000
"""Bytes of all its texts, unpacked. A list of two thousand people has a hundredth of that."""
MAX_CELLS = 500_000
"""Cells from the first one to the last one of a sheet, whether something is in them or not."""

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A sheet with something in it. Rows and columns count from 1 and from 0."""

    name: str
    is_hidden: bool = False
    rows: tuple[tuple[int, Cells], ...] = ()
    copies: frozenset[tuple[int, int]] = frozenset()
    """(row, column) of the cells that are merged with one above or before them, whose text they repeat."""
    hidden_rows: int = 0
    """Rows with something in them that Excel does not show."""
    unknown: int = 0
    """Formulas that no program has computed yet: their cells are empty."""


def worksheets(data: bytes) -> tuple[Worksheet, ...]:
    """The sheets of a workbook that hold something, in its order; ``Misread`` for what is none, or holds too much."""
    if len(data) > MAX_FILE:
        shown = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        raise Misread(TOO_LARGE, ukuran=shown, batas=str(MAX_FILE // 1_000_000))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            texts = dict(_texts(archive))
        measures = {path: _measured(text) for path, text in texts.items()}
        by_name = {name: measures[path] for name, path in _names(texts)}
    except Misread:
        raise
    except (*_FAILURES, expat.ExpatError, ElementTree.ParseError):
        raise Misread(NOT_A_LIST, jenis=_BROKEN) from None
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w") as archive:
        for path, text in texts.items():
            # calamine passes over what Excel could not compute; as words, it is told.
            archive.writestr(path, _FAILED.sub(rb"\1\2str\2", text))
    copy.seek(0)
    return tuple(_sheets(copy, by_name))


_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)
"""What reading a spoilt archive raises."""
_FAILED = re.compile(rb"""(<(?:\w{1,20}:)?c\s[^<>]{0,200}?\bt=)(["'])e\2""")
_NOT_READ = re.compile(r"(^|/)(media|drawings|charts|externalLinks|pivot\w*|theme|diagrams|embeddings|docProps)/")
_OTHERS = {
    "word/document.xml": "berkas Word",
    "xl/workbook.bin": "berkas Excel biner (.xlsb)",
    "content.xml": "berkas LibreOffice (.ods)",
    "ppt/presentation.xml": "berkas PowerPoint",
}
_BROKEN = "berkas Excel yang rusak"
_MAX_NAMES = 1_000_000
"""Bytes of the text that names the sheets."""


def _texts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise Misread(NOT_A_LIST, jenis=next((kind for path, kind in _OTHERS.items() if path in names), "berkas ZIP"))
    left = MAX_TEXTS
    for name in sorted(names):
        if name.endswith((".xml", ".rels")) and not _NOT_READ.search(name):
            with archive.open(name) as file:
                text = file.read(left + 1)
            left -= len(text)
            if left < 0:
                raise Misread(TOO_WIDE, sebab="isinya terlalu banyak")
            yield name, text


# --- before calamine sees it -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Measure:
    """How far a sheet goes, found without building anything of it."""

    row: int = 0
    column: int = 0
    width: int = 0
    height: int = 0
    hidden: int = 0
    unknown: int = 0
    is_hidden: bool = False
    has_formula: bool = False
    has_value: bool = False
    is_text: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self.row = _counted(attributes.get("r"), self.row + 1)
                self.column = 0
                self.is_hidden = attributes.get("hidden") in ("1", "true")
            case "c":
                place = re.fullmatch(r"([A-Za-z]{1,6})([0-9]{1,9})", attributes.get("r", ""))
                self.column = _column(place[1]) if place else self.column + 1
                self.row = int(place[2]) if place else self.row
                self.has_formula = self.has_value = False
                self.is_text = attributes.get("t") in ("str", "inlineStr")
            case "f":
                self.has_formula = True
            case "v" | "is":
                self.has_value = self.is_text  # calamine keeps a place for an empty text, too.

    def text(self, _: str) -> None:
        self.has_value = True

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "f":
            self.has_value = False
        elif name == "c" and self.has_value:
            self.width, self.height = max(self.width, self.column), max(self.height, self.row)
            if self.is_hidden:
                self.hidden += 1
                self.is_hidden = False
            if self.width * self.height > MAX_CELLS:
                raise Misread(TOO_WIDE, sebab=f"ada isi sampai baris {self.row}")
        elif name == "c" and self.has_formula:
            self.unknown += 1


def _measured(text: bytes) -> _Measure:
    """How far a text goes. ``Misread`` for one that names other files, or has cells too far apart."""
    measure = _Measure()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = measure.start, measure.end
    parser.CharacterDataHandler = measure.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(text, True)
    return measure


def _refuse(*_: object) -> None:
    raise Misread(NOT_A_LIST, jenis=_BROKEN)


def _counted(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch("[0-9]{1,9}", written) else otherwise


def _column(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _names(texts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and its part."""
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
        for each in _root(texts.get("xl/_rels/workbook.xml.rels", b"<r/>"))
    }
    for each in _root(texts["xl/workbook.xml"]).iter():
        if each.tag.rpartition("}")[2] == "sheet":
            id = next((value for key, value in each.attrib.items() if key.rpartition("}")[2] == "id"), None)
            path = targets.get(id, "")
            if path in texts:
                yield each.get("name", ""), path


def _root(text: bytes) -> ElementTree.Element:
    if len(text) > _MAX_NAMES:
        raise Misread(NOT_A_LIST, jenis=_BROKEN)
    return ElementTree.fromstring(text)


# --- what calamine reads ---------------------------------------------------------------------------------------


def _sheets(file: BytesIO, measures: Mapping[str, _Measure]) -> Iterator[Worksheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(file)
        for about in book.sheets_metadata:
            measure = measures.get(about.name)
            if measure is None or not measure.height:
                continue
            sheet = book.get_sheet_by_name(about.name)
            values = [list(map(_shown, row)) for row in sheet.to_python(skip_empty_area=False)]
            yield Worksheet(
                name=about.name,
                is_hidden=about.visible is not SheetVisibleEnum.Visible,
                copies=frozenset(_filled(values, sheet.merged_cell_ranges or ())),
                rows=tuple((number, tuple(row)) for number, row in enumerate(values, start=1)),
                hidden_rows=measure.hidden,
                unknown=measure.unknown,
            )
    except CalamineError:
        raise Misread(NOT_A_LIST, jenis=_BROKEN) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # A mistake of the library, which has no class to catch.
            raise Misread(NOT_A_LIST, jenis=_BROKEN) from None
        raise


def _filled(
    values: list[list[str]], ranges: tuple[()] | list[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[tuple[int, int]]:
    """Repeat the text of merged cells in all of them, and tell where."""
    looked_at = 0
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom + 1, len(values))):
            for column in range(left, min(right + 1, len(values[row]))):
                looked_at += 1
                if looked_at > MAX_CELLS:
                    raise Misread(TOO_WIDE, sebab="sel gabungannya terlalu banyak")
                if (row, column) != (top, left) and not values[row][column]:
                    values[row][column] = values[top][left]
                    yield row + 1, column


def _shown(value: object) -> str:
    """A value as Excel shows it to whoever has not chosen another form."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float):
        return f"{value:.15g}"  # Excel keeps fifteen digits: of a NIP the last three are lost.
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return str(value)
