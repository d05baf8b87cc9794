"""The document of a file of Word, from its first paragraph to its last."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from xml.etree.ElementTree import Element

from sosialisasi.reading.markup.lists import MAX_DEPTH
from sosialisasi.reading.wordfile import numbering
from sosialisasi.reading.wordfile.layout import Block, BlockKind, as_word, heading_level_below, laid_out
from sosialisasi.reading.wordfile.marks import Run, marked, plainly, unescaped, without_signs
from sosialisasi.reading.wordfile.names import PARTS
from sosialisasi.reading.wordfile.parts import (
    BROKEN,
    MAX_FILE,
    TOO_LONG,
    NotReadable,
    Parts,
    attr,
    child,
    has,
    indent,
    integer,
    local,
)
from sosialisasi.reading.wordfile.remains import Remains, says_something
from sosialisasi.reading.wordfile.runs import Runs
from sosialisasi.reading.wordfile.styles import Style, heading_level, styles_of

_MAX_CELLS = 100_000
_LONGEST_HEADING = 200
"""Letters; what is bold and longer is a warning, not a heading."""
_LIST_STYLE = re.compile(r"list (bullet|number)(?: ([2-9]))?")
_MARK = re.compile(r"\[\^([0-9]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPassage:
    """A paragraph, an item, a heading, a table or a note as Word shows it, in words; and what of it was left behind.

    What has no words and no rows is only what was left behind.
    """

    kind: BlockKind
    text: str
    level: int
    rows: tuple[tuple[str, ...], ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What came of a file: its title if it has one, its text, and what was left behind, in words. And, to be compared
    with that, its ``passages`` in their order.
    """

    title: str | None
    markdown: str
    dropped: tuple[str, ...]
    passages: tuple[WordPassage, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of an element of a document, and what was left behind while it was read."""

    element: Element
    blocks: tuple[Block, ...]
    dropped: Counter[str]


def read_word(data: bytes) -> Word:
    """Read a file of Word. ``NotReadable`` for everything else, however it is spoilt."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotReadable(
            'Ini Word lama (.doc) atau berkas bersandi. Di Word: File > Save As > "Word Document (.docx)".'
        )
    if len(data) > MAX_FILE:
        raise NotReadable(f"Berkas ini lebih dari {MAX_FILE // 1_000_000} MB. Hapus dulu gambarnya di Word.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _Document(Parts(archive)).word()
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError) as error:
        raise NotReadable(BROKEN) from error


class _Document:
    """Reads the parts of one file, and keeps account of what is left behind."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.root = parts.root(parts.main)
        looks, lists = parts.beside("styles"), parts.beside("numbering")
        self.styles = dict(styles_of(parts.root(looks))) if looks else {}
        self.numbering = numbering.numbering_of(parts.root(lists) if lists else None)
        self.remains = Remains()
        self.runs = Runs(parts, self.styles, self.remains)
        self.pending: list[Run] = []
        """Words that the next paragraph begins with: a large first letter, or what is before a mark that is deleted."""
        self.read: list[_Read] = []
        """What was read of the text and of the notes, in order."""

    def word(self) -> Word:
        self.remains.see(self.root)
        body = self.remains.child(self.root, "body")
        if body is None:
            raise NotReadable(BROKEN)
        self.runs.links = self.parts.links(self.parts.main)
        title, blocks = self._titled(self._body(body))
        marks = _MARK.findall(title or "")
        title = _MARK.sub("", title or "").strip()
        self.remains.drop("tanda catatan kaki di judul (catatannya ada di akhir)", len(marks))
        markdown, too_deep = laid_out((*blocks, *self._notes(without_mark={int(mark) for mark in marks})))
        self.remains.drop(f"butir yang lebih dalam dari tingkat {MAX_DEPTH} (naik ke tingkat itu)", too_deep)
        self._name_what_is_left()
        return Word(
            title=unescaped(title) if title else None,
            markdown=markdown,
            dropped=self.remains.report(),
            passages=tuple(passage for each in self.read for passage in self._passages(each)),
        )

    def _body(self, body: Element) -> Iterator[Block]:
        """The blocks of the text, each element of which is kept with what came of it."""
        before = self.remains.dropped.copy()
        for element in self.remains.inside(body):
            if local(element) not in ("p", "tbl"):
                continue
            blocks = tuple(self._element(element))
            self.read.append(_Read(element, blocks, self.remains.dropped - before))
            before = self.remains.dropped.copy()
            yield from blocks

    def _passages(self, read: _Read) -> Iterator[WordPassage]:
        """What was read as it is to be compared; what was left behind stands with the first words after it."""
        unseen = Counter(what for what, is_look in self.remains.unseen(read.element) if not is_look)
        lost = tuple(f"{count} {what}" for what, count in (read.dropped + unseen).items())
        shown = [each for each in read.blocks if each.kind is not BlockKind.BORDER]
        if lost and not shown:
            yield WordPassage(kind=BlockKind.TEXT, text="", level=0, rows=(), lost=lost)
        for place, block in enumerate(shown):
            label = block.label.replace(numbering.BULLET, "•", 1)
            yield WordPassage(
                kind=block.kind,
                text=f"{label} {without_signs(block.text)}".strip(),
                level=block.level,
                rows=tuple(tuple(without_signs(cell) for cell in row) for row in block.rows),
                lost=() if place else lost,
            )

    def _titled(self, all_blocks: Iterator[Block]) -> tuple[str | None, list[Block]]:
        """The title of a text that begins with one, and its other blocks, with headings that follow each other."""
        title: str | None = None
        blocks: list[Block] = []
        above: list[int] = []
        """The levels, as Word counts them, of the headings above."""
        for block in all_blocks:
            if block.kind in (BlockKind.TITLE, BlockKind.HEADING) and title is None and not blocks:
                title = block.text
            elif block.kind is BlockKind.TITLE:
                blocks.append(replace(block, kind=BlockKind.TEXT))
            elif block.kind is BlockKind.HEADING:
                blocks.append(replace(block, level=heading_level_below(above, block.level)))
            else:
                blocks.append(block)
                if block.bold:
                    self.remains.bold.append(f"{block.label} {block.bold}".strip())
        return title, blocks

    def _name_what_is_left(self) -> None:
        for kind in self.numbering.unknown:
            self.remains.drop(f"bentuk nomor {kind} (menjadi 1, 2, 3)")
        self.remains.name_unseen(self.root)
        for id in sorted(self.runs.used & self.styles.keys()):
            self.remains.name_looks(sorted(self.styles[id].unread))
        for each in self.parts.relations(self.parts.main):
            if each.kind in ("header", "footer"):
                continue
            if what := PARTS.get(each.kind, f'bagian berkas "{each.kind}"'):
                self.remains.drop(what)
        for path in self._margins():
            part = self.parts.root(path)
            self.remains.drop(
                "kepala atau kaki halaman", says_something(part) or has(part, "drawing", "pict", "object")
            )

    def _margins(self) -> list[str]:
        """The parts of heads and feet of pages."""
        main = self.parts.main
        usual = re.compile(rf"{re.escape(main.rpartition('/')[0])}/(header|footer)\d*\.xml")
        related = {path for kind in ("header", "footer") for path in self.parts.related(main, kind)}
        return sorted(related | {path for path in self.parts.names if usual.fullmatch(path)})

    def _notes(self, without_mark: set[int]) -> Iterator[Block]:
        """What the notes say, each as a paragraph at the end. A note may bring another."""
        before = self.remains.dropped.copy()
        for number, (kind, note) in enumerate(self.runs.notes, start=1):
            self.runs.links = self.parts.links(self.parts.beside(f"{kind}s") or "")
            text = self._flat([each for each in self._blocks(note) if each.kind is not BlockKind.BORDER])
            self.remains.name_unseen(note)
            block = Block(text=text if number in without_mark else f"[^{number}]: {text or '…'}")
            self.read.append(_Read(note, (block,), self.remains.dropped - before))
            before = self.remains.dropped.copy()
            yield Block(kind=BlockKind.BORDER)
            yield block

    # --- blocks ------------------------------------------------------------------------------------------------

    def _blocks(self, parent: Element) -> Iterator[Block]:
        """Each paragraph and table below an element that holds such."""
        for element in self.remains.inside(parent):
            if local(element) in ("p", "tbl"):
                yield from self._element(element)

    def _element(self, element: Element) -> Iterator[Block]:
        self.remains.see(element)
        yield from self._paragraph(element) if local(element) == "p" else self._table(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = self.remains.child(element, "pPr")
        style = self.runs.style(properties, "pStyle")
        boxes, self.runs.boxes = self.runs.boxes, []
        self.runs.is_contents = is_contents = style.name.startswith("toc")
        read = list(self.runs.of(element, style))
        mine, self.runs.boxes = self.runs.boxes, boxes
        if self._goes_on(properties):
            self.pending += read
            return
        runs, self.pending = [*self.pending, *read], []
        text = "".join(run.text for run in runs)
        if is_contents or (self.runs.is_contents and not text.strip()):
            self.remains.drop("baris daftar isi")
        else:
            yield from self._said(properties, style, runs if text.strip() else [])
        for box in mine:
            self.remains.drop("kotak teks atau bentuk (teksnya ikut, sesudah paragrafnya)")
            yield Block(kind=BlockKind.BORDER)
            yield from self._blocks(box)
            yield Block(kind=BlockKind.BORDER)

    def _goes_on(self, properties: Element | None) -> bool:
        """Whether a paragraph is the beginning of the next one: a large first letter, or its mark is deleted."""
        if attr(child(properties, "framePr"), "dropCap") in ("drop", "margin"):
            self.remains.child(properties, "framePr")
            return True
        mark = child(properties, "rPr")
        deleted = [each for each in mark if local(each) in ("del", "moveFrom")] if mark is not None else []
        self.remains.see(*deleted)
        self.remains.drop("akhir paragraf yang dihapus tetapi belum diterima (paragrafnya disambung)", bool(deleted))
        return bool(deleted)

    def _said(self, properties: Element | None, style: Style, runs: list[Run]) -> Iterator[Block]:
        list_id, list_level = self._list(properties, style)
        label = self.numbering.label(list_id, list_level) if list_id else ""
        if not runs:
            is_shown = label not in ("", numbering.BULLET)
            self.remains.drop("butir bernomor yang kosong (nomornya tidak ikut)", is_shown)
            return
        if style.name == "title":
            yield Block(kind=BlockKind.TITLE, text=f"{as_word(label)} {self._words(runs)}".strip())
            return
        outline = self.remains.child(properties, "outlineLvl")
        level = heading_level("", outline) or style.level
        if level is not None:
            label = "" if label == numbering.BULLET else as_word(label)
            yield Block(kind=BlockKind.HEADING, level=level, text=f"{label} {self._words(runs)}".strip())
            return
        if "quote" in style.name:
            self.remains.drop("kutipan (tulis ulang dengan nama, jabatan, tanggal, dan sumbernya)")
        words = [run for run in runs if not run.raw]
        plain = " ".join("".join(run.text for run in words).split())
        is_bold = all(run.bold for run in words if run.text.strip()) and not label.startswith(numbering.BULLET)
        if list_id and child(properties, "ind") is not None:
            self.remains.child(properties, "ind")
        in_list = self.numbering.indent(list_id, list_level) if list_id else None
        of_style = style.list_indent if list_id == style.list else None
        said = (indent(properties), of_style, in_list, style.indent)
        begins = next((each for each in said if each is not None), 0)
        text = marked(runs)
        if text:
            bold = plain if is_bold and len(plain) <= _LONGEST_HEADING else ""
            yield Block(text=text, label=label, level=list_level, list=list_id, indent=begins, bold=bold)

    def _words(self, runs: list[Run]) -> str:
        self.remains.drop("tautan di dalam judul (teksnya tetap ada)", len({run.link for run in runs if run.link}))
        return plainly(runs)

    def _list(self, properties: Element | None, style: Style) -> tuple[str, int]:
        """The list of a paragraph and its level in it; list ``0`` is none."""
        own = self.remains.child(properties, "numPr")
        id = self.remains.value(own, "numId")
        level = integer(self.remains.value(own, "ilvl"))
        if id is None and style.list is not None:
            id = style.list
            if level is None:
                level = style.list_level
            if level is None:
                level = self.numbering.level_of(id, style.list_style)
        elif id is None and (m := _LIST_STYLE.fullmatch(style.name)):
            # A style of Word for lists whose list is not in the file: its name says what it is.
            return m[1], int(m[2] or 1) - 1
        return ("", 0) if id in (None, "0") else (id or "", min(level or 0, numbering.MAX_LEVEL))

    # --- tables ------------------------------------------------------------------------------------------------

    def _table(self, element: Element) -> Iterator[Block]:
        yield Block(kind=BlockKind.BORDER)
        rows = [list(self._cells(row)) for row in self._rows(element)]
        width = max((sum(span for span, _ in row) for row in rows), default=0)
        if width * len(rows) > _MAX_CELLS:
            raise NotReadable(TOO_LONG)
        if width == 1:  # A frame around text.
            for row in rows:
                for _, blocks in row:
                    yield from blocks
                    yield Block(kind=BlockKind.BORDER)
            return
        lines = [[text for span, blocks in row for text in (self._flat(blocks), *[""] * (span - 1))] for row in rows]
        if lines:
            yield Block(kind=BlockKind.TABLE, rows=tuple((*line, *[""] * (width - len(line))) for line in lines))

    def _flat(self, blocks: list[Block]) -> str:
        """What is in a cell, on one line."""
        self.remains.drop("daftar di dalam sel tabel (butirnya menjadi satu baris)", any(each.list for each in blocks))
        self.remains.drop(
            "tabel di dalam tabel (isinya menjadi teks)", sum(each.kind is BlockKind.TABLE for each in blocks)
        )
        return " ".join(filter(None, (each.flat for each in blocks)))

    def _rows(self, table: Element) -> Iterator[Element]:
        for row in self.remains.inside(table):
            if local(row) == "tr" and child(child(row, "trPr"), "del") is not None:
                self.remains.skip(row)
                self.remains.drop("baris tabel yang dihapus tetapi belum diterima (tidak ikut)")
            elif local(row) == "tr":
                self.remains.see(row)
                yield row

    def _cells(self, row: Element) -> Iterator[tuple[int, list[Block]]]:
        """The cells of a row, each with the columns that it takes."""
        properties = self.remains.child(row, "trPr")
        for _ in range(min(integer(self.remains.value(properties, "gridBefore")) or 0, 50)):
            yield 1, []
        for cell in self.remains.inside(row):
            if local(cell) != "tc":
                continue
            self.remains.see(cell)
            properties = self.remains.child(cell, "tcPr")
            span = min(max(integer(self.remains.value(properties, "gridSpan")) or 1, 1), 50)
            merged = self.remains.child(properties, "vMerge")
            beside = self.remains.child(properties, "hMerge")
            goes_on = any(
                each is not None and (attr(each, "val") or "continue") == "continue" for each in (merged, beside)
            )
            self.remains.drop("sel gabungan (diisi kosong)", goes_on or span > 1)
            blocks = [each for each in self._blocks(cell) if each.kind is not BlockKind.BORDER]
            yield span, [] if goes_on else blocks
