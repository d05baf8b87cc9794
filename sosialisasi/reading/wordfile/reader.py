"""The document of a file of Word, from its first paragraph to its last.

What is read is marked as seen; at the end, all that nobody has seen is named: also what Word invents tomorrow.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from xml.etree.ElementTree import Element

from sosialisasi.ground.characters import HIDING, INVISIBLE
from sosialisasi.reading.wordfile import fields, numbering, styles
from sosialisasi.reading.wordfile.fields import Field, target
from sosialisasi.reading.wordfile.layout import MAX_NESTING, Block, Kind, laid_out, shown
from sosialisasi.reading.wordfile.marks import Run, address, is_of_symbols, marked, plainly, symbol, unescaped
from sosialisasi.reading.wordfile.names import ELEMENTS, PARTS, PROPERTIES, SAYS_NOTHING
from sosialisasi.reading.wordfile.parts import (
    BROKEN,
    MAX_FILE,
    TOO_LONG,
    NotReadable,
    Parts,
    all_of,
    attr,
    child,
    has,
    indent,
    integer,
    is_on,
    local,
)
from sosialisasi.reading.wordfile.styles import Style, heading_level

_MAX_CELLS = 100_000
_MAX_FIELDS = 50
"""Fields in each other; Word itself stops at twenty."""
_LONGEST_HEADING = 200
"""Letters; what is bold and longer is a warning, not a heading."""
_TOLD = 3
"""Of bold lines, so many are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What came of a file: its title if it has one, its text, and what was left behind, in words."""

    title: str | None
    markdown: str
    dropped: tuple[str, ...]


def read(data: bytes) -> Word:
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
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.dropped: Counter[str] = Counter()
        self.looks: Counter[str] = Counter()
        self.bold: list[str] = []
        self.seen: set[int] = set()
        self.path = parts.main()
        self.root = parts.root(self.path)
        self.links = self._links(self.path)
        looks, lists = (self._other(kind) for kind in ("styles", "numbering"))
        self.styles = dict(styles.read(parts.root(looks))) if looks else {}
        self.used: set[str] = set()
        """The ids of the styles of what is in the text."""
        self.numbering = numbering.read(parts.root(lists) if lists else None)
        self.notes: dict[tuple[str, str], int] = {}
        """The kind and id of each footnote and endnote → its number."""
        self.marked: list[tuple[str, str]] = []
        """The same, in the order of the text."""
        self.texts: dict[str, dict[str, Element]] = {}
        """Kinds of notes → what each says, by its id."""
        self.fields: list[Field] = []
        self.boxes: list[Element] = []
        """Of the paragraph that is being read."""
        self.pending: list[Run] = []
        """Words that the next paragraph begins with: a large first letter, or what is before a mark that is deleted."""
        self.in_contents = False

    def _other(self, kind: str) -> str | None:
        """The path of another part that belongs to the document, by its relation, or where Word puts it."""
        usual = f"{self.path.rpartition('/')[0]}/{kind}.xml"
        return next((path for path in (*self.parts.related(self.path, kind), usual) if path in self.parts), None)

    def _links(self, path: str) -> dict[str, str]:
        return {each.id: each.target for each in self.parts.relations(path) if each.kind == "hyperlink"}

    # --- the whole -------------------------------------------------------------------------------------------

    def word(self) -> Word:
        self.seen.add(id(self.root))
        body = self.child(self.root, "body")
        if body is None:
            raise NotReadable(BROKEN)
        title: str | None = None
        blocks: list[Block] = []
        above: list[int] = []
        """The levels, as Word counts them, of the headings above."""
        for block in self._blocks(body):
            if block.kind in (Kind.TITLE, Kind.HEADING) and title is None and not blocks:
                title = block.text
                above.clear()
            elif block.kind is Kind.TITLE:
                blocks.append(replace(block, kind=Kind.TEXT))
            elif block.kind is Kind.HEADING:
                while above and above[-1] >= block.level:
                    above.pop()
                above.append(block.level)
                blocks.append(replace(block, level=min(len(above) + 1, 4)))
            else:
                blocks.append(block)
                if block.bold:
                    self.bold.append(f"{block.label} {block.bold}".strip())
        marks = _MARK.findall(title or "")
        title = _MARK.sub("", title or "").strip()
        self.dropped["tanda catatan kaki di judul (catatannya ada di akhir)"] += len(marks)
        markdown, too_deep = laid_out((*blocks, *self._all_notes(without_mark={int(mark) for mark in marks})))
        self.dropped[f"butir yang lebih dalam dari tingkat {MAX_NESTING} (naik ke tingkat itu)"] += too_deep
        self._name_what_is_left()
        return Word(title=unescaped(title) if title else None, markdown=markdown, dropped=self._told())

    def _told(self) -> tuple[str, ...]:
        told = [f"{count} {what}" for what, count in self.dropped.items() if count]
        if self.bold:
            examples = ", ".join(f'"{text[:60]}"' for text in self.bold[:_TOLD])
            told.append(
                f"{len(self.bold)} baris yang seluruhnya tebal tetapi tidak bergaya judul, misalnya {examples} "
                '(bila itu judul bagian, tulis "## " di depannya tanpa tanda **)'
            )
        if self.looks:
            told.append(f"{self.looks.total()} tampilan dan setelan: {', '.join(self.looks)}")
        return tuple(told)

    def _name_what_is_left(self) -> None:
        for kind in self.numbering.unknown:
            self.dropped[f"bentuk nomor {kind} (menjadi 1, 2, 3)"] += 1
        self._name_unseen(self.root)
        for id in sorted(self.used & self.styles.keys()):
            self.looks.update(ELEMENTS.get(name, name) for name in sorted(self.styles[id].unread))
        for each in self.parts.relations(self.path):
            if each.kind in ("header", "footer"):
                continue
            if what := PARTS.get(each.kind, f'bagian berkas "{each.kind}"'):
                self.dropped[what] += 1
        for path in self._margins():
            part = self.parts.root(path)
            says_something = any((each.text or "").strip() for each in all_of(part, "t"))
            self.dropped["kepala atau kaki halaman"] += says_something or has(part, "drawing", "pict", "object")

    def _margins(self) -> Iterator[str]:
        """The parts of heads and feet of pages."""
        folder = self.path.rpartition("/")[0]
        usual = re.compile(rf"{re.escape(folder)}/(header|footer)\d*\.xml")
        related = {path for kind in ("header", "footer") for path in self.parts.related(self.path, kind)}
        yield from sorted(related | {path for path in self.parts.names if usual.fullmatch(path)})

    def _name_unseen(self, element: Element, *, as_look: bool = False) -> None:
        for each in element:
            name = local(each)
            if name in SAYS_NOTHING:
                continue
            if name in PROPERTIES:
                if not (as_look and name == "rPr"):  # What the mark of a paragraph would look like.
                    self._name_unseen(each, as_look=True)
            elif id(each) in self.seen:
                self._name_unseen(each, as_look=as_look)
            elif as_look:
                self.looks[ELEMENTS.get(name, name)] += 1
            else:
                text = " (teksnya tidak ikut)" if any((part.text or "").strip() for part in all_of(each, "t")) else ""
                self.dropped[ELEMENTS.get(name, f'unsur Word "{name}"') + text] += 1

    def child(self, element: Element | None, name: str) -> Element | None:
        """A child, which counts as seen from now on."""
        found = child(element, name)
        if found is not None:
            self.seen.add(id(found))
        return found

    def skip(self, element: Element) -> None:
        """Count an element as seen with all that is in it: what it is was told."""
        self.seen.update(map(id, element.iter()))

    def _branch(self, element: Element) -> Element:
        """Of what Word writes twice, for itself and for older programs, the one that says something."""
        self.skip(element)
        choices = [each for each in element if local(each) in ("Choice", "Fallback")]
        said = (each for each in choices if has(each, "t", "sym", "txbxContent", "imagedata", "blip"))
        chosen = next(said, choices[0] if choices else element)
        self.seen -= {id(each) for each in chosen.iter() if each is not chosen}
        return chosen

    # --- blocks ------------------------------------------------------------------------------------------------

    def _blocks(self, parent: Element) -> Iterator[Block]:
        """Each paragraph and table below an element that holds such."""
        for element in parent:
            name = local(element)
            if name in _AROUND:
                self._enter(element)
                yield from self._blocks(element)
            elif name == "p":
                self.seen.add(id(element))
                yield from self._paragraph(element)
            elif name == "tbl":
                self.seen.add(id(element))
                yield from self._table(element)
            elif name in ("del", "moveFrom"):
                self._leave(element)
            elif name == "AlternateContent":
                yield from self._blocks(self._branch(element))
            elif name in ("oMath", "oMathPara"):
                self._leave(element)

    def _enter(self, element: Element) -> None:
        """Go into what only stands around other elements, and tell what it says of them."""
        self.seen.add(id(element))
        match local(element):
            case "ins" | "moveTo":
                self.dropped["sisipan yang belum diterima (teksnya ikut)"] += 1
            case "sdt" if child(child(element, "sdtPr"), "showingPlcHdr") is not None:
                self.child(self.child(element, "sdtPr"), "showingPlcHdr")
                self.dropped["isian yang masih kosong (teks petunjuknya ikut)"] += 1

    def _leave(self, element: Element) -> None:
        """Pass over what is told by one word, whatever is in it."""
        self.skip(element)
        match local(element):
            case "del" | "moveFrom":
                self.dropped["penghapusan yang belum diterima (teksnya tidak ikut)"] += 1
            case _:
                self.dropped["rumus"] += 1

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = self.child(element, "pPr")
        style = self._style(properties, "pStyle")
        boxes, self.boxes = self.boxes, []
        self.in_contents = is_contents = style.name.startswith("toc")
        read = list(self._runs(element, style))
        mine, self.boxes = self.boxes, boxes
        if self._goes_on(properties):
            self.pending += read
            return
        runs, self.pending = [*self.pending, *read], []
        text = "".join(run.text for run in runs)
        if is_contents or (self.in_contents and not text.strip()):
            self.dropped["baris daftar isi"] += 1
        else:
            yield from self._said(properties, style, runs if text.strip() else [])
        for box in mine:
            self.dropped["kotak teks atau bentuk (teksnya ikut, sesudah paragrafnya)"] += 1
            yield Block(kind=Kind.BORDER)
            yield from self._blocks(box)
            yield Block(kind=Kind.BORDER)

    def _goes_on(self, properties: Element | None) -> bool:
        """Whether a paragraph is the beginning of the next one: a large first letter, or its mark is deleted."""
        if attr(child(properties, "framePr"), "dropCap") in ("drop", "margin"):
            self.child(properties, "framePr")
            return True
        mark = child(properties, "rPr")
        deleted = [each for each in mark if local(each) in ("del", "moveFrom")] if mark is not None else []
        self.seen.update(map(id, deleted))
        self.dropped["akhir paragraf yang dihapus tetapi belum diterima (paragrafnya disambung)"] += bool(deleted)
        return bool(deleted)

    def _said(self, properties: Element | None, style: Style, runs: list[Run]) -> Iterator[Block]:
        list_id, list_level = self._list(properties, style)
        label = self.numbering.label(list_id, list_level) if list_id else ""
        if not runs:
            self.dropped["butir bernomor yang kosong (nomornya tidak ikut)"] += label not in ("", numbering.BULLET)
            return
        if style.name == "title":
            yield Block(kind=Kind.TITLE, text=f"{shown(label)} {self._words(runs)}".strip())
            return
        outline = self.child(properties, "outlineLvl")
        level = heading_level("", outline) or style.level
        if level is not None:
            label = "" if label == numbering.BULLET else shown(label)
            yield Block(kind=Kind.HEADING, level=level, text=f"{label} {self._words(runs)}".strip())
            return
        if "quote" in style.name:
            self.dropped["kutipan (tulis ulang dengan nama, jabatan, tanggal, dan sumbernya)"] += 1
        words = [run for run in runs if not run.raw]
        plain = " ".join("".join(run.text for run in words).split())
        is_bold = all(run.bold for run in words if run.text.strip()) and not label.startswith(numbering.BULLET)
        if list_id and child(properties, "ind") is not None:
            self.child(properties, "ind")
        in_list = self.numbering.indent(list_id, list_level) if list_id else None
        of_style = style.list_indent if list_id == style.list else None
        said = (indent(properties), of_style, in_list, style.indent)
        begins = next((each for each in said if each is not None), 0)
        text = marked(runs)
        if text:
            bold = plain if is_bold and len(plain) <= _LONGEST_HEADING else ""
            yield Block(text=text, label=label, level=list_level, list=list_id, indent=begins, bold=bold)

    def _words(self, runs: list[Run]) -> str:
        self.dropped["tautan di dalam judul (teksnya tetap ada)"] += len({run.link for run in runs if run.link})
        return plainly(runs)

    def _list(self, properties: Element | None, style: Style) -> tuple[str, int]:
        """The list of a paragraph and its level in it; list ``0`` is none."""
        own = self.child(properties, "numPr")
        id = self._value(own, "numId")
        level = integer(self._value(own, "ilvl"))
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

    def _style(self, properties: Element | None, name: str) -> Style:
        id = self._value(properties, name) or ""
        self.used.add(id)
        return self.styles.get(id, Style())

    def _value(self, element: Element | None, name: str) -> str | None:
        return attr(self.child(element, name), "val")

    # --- tables ------------------------------------------------------------------------------------------------

    def _table(self, element: Element) -> Iterator[Block]:
        yield Block(kind=Kind.BORDER)
        rows = [list(self._cells(row)) for row in self._within(element, "tr")]
        width = max((sum(span for span, _ in row) for row in rows), default=0)
        if width * len(rows) > _MAX_CELLS:
            raise NotReadable(TOO_LONG)
        if width == 1:  # A frame around text.
            for row in rows:
                for _, blocks in row:
                    yield from blocks
                    yield Block(kind=Kind.BORDER)
            return
        lines = [[text for span, blocks in row for text in (self._flat(blocks), *[""] * (span - 1))] for row in rows]
        if lines:
            yield Block(kind=Kind.TABLE, rows=tuple((*line, *[""] * (width - len(line))) for line in lines))

    def _flat(self, blocks: list[Block]) -> str:
        """What is in a cell, on one line."""
        self.dropped["daftar di dalam sel tabel (butirnya menjadi satu baris)"] += any(each.list for each in blocks)
        self.dropped["tabel di dalam tabel (isinya menjadi teks)"] += sum(each.kind is Kind.TABLE for each in blocks)
        return " ".join(filter(None, (each.flat for each in blocks)))

    def _within(self, parent: Element, wanted: str) -> Iterator[Element]:
        """The rows of a table, or the cells of a row, whatever stands around them."""
        for element in parent:
            name = local(element)
            if name == wanted:
                if name == "tr" and child(child(element, "trPr"), "del") is not None:
                    self.skip(element)
                    self.dropped["baris tabel yang dihapus tetapi belum diterima (tidak ikut)"] += 1
                    continue
                self.seen.add(id(element))
                yield element
            elif name in _AROUND:
                self._enter(element)
                yield from self._within(element, wanted)
            elif name == "AlternateContent":
                yield from self._within(self._branch(element), wanted)

    def _cells(self, row: Element) -> Iterator[tuple[int, list[Block]]]:
        """The cells of a row, each with the columns that it takes."""
        properties = self.child(row, "trPr")
        for _ in range(min(integer(self._value(properties, "gridBefore")) or 0, 50)):
            yield 1, []
        for cell in self._within(row, "tc"):
            properties = self.child(cell, "tcPr")
            span = min(max(integer(self._value(properties, "gridSpan")) or 1, 1), 50)
            merged = self.child(properties, "vMerge")
            beside = self.child(properties, "hMerge")
            goes_on = any(
                each is not None and (attr(each, "val") or "continue") == "continue" for each in (merged, beside)
            )
            self.dropped["sel gabungan (diisi kosong)"] += goes_on or span > 1
            blocks = [each for each in self._blocks(cell) if each.kind is not Kind.BORDER]
            yield span, [] if goes_on else blocks

    # --- runs --------------------------------------------------------------------------------------------------

    def _runs(self, parent: Element, style: Style, link: str = "") -> Iterator[Run]:
        for element in parent:
            name = local(element)
            if name in _AROUND:
                self._enter(element)
                yield from self._runs(element, style, link)
                continue
            match name:
                case "r":
                    self.seen.add(id(element))
                    yield from self._run(element, style, link)
                case "hyperlink":
                    self.seen.add(id(element))
                    target = self.links.get(attr(element, "id") or "", "")
                    yield from self._runs(element, style, self._good(target, attr(element, "anchor") or ""))
                case "fldSimple":
                    self.seen.add(id(element))
                    self.fields.append(Field(attr(element, "instr") or ""))
                    self._show_field()
                    yield from self._runs(element, style, link)
                    yield from self._end_field()
                case "del" | "moveFrom" | "oMath" | "oMathPara":
                    self._leave(element)
                case "AlternateContent":
                    yield from self._runs(self._branch(element), style, link)

    def _good(self, target: str, anchor: str) -> str:
        """An address that may stand in our text, or nothing, which is told."""
        if not target:
            what = "tautan ke bagian lain di berkas Word (teksnya tetap ada)"
            self.dropped[what] += bool(anchor) and not self._is_in_contents()
            return ""
        good = address(f"{target}#{anchor}" if anchor and "#" not in target else target)
        self.dropped["tautan yang bukan https:// (teksnya tetap ada)"] += not good
        return good

    def _is_in_contents(self) -> bool:
        return self.in_contents or any(each.name in _CONTENTS and each.is_shown for each in self.fields)

    # Fields stand between three marks, in runs and paragraphs of their own: begin, separate, end.

    def _show_field(self) -> None:
        now = self.fields[-1]
        now.is_shown = True
        if now.name == "HYPERLINK":
            now.link = self._good(*target(now.code))

    def _end_field(self) -> Iterator[Run]:
        if not self.fields:
            return
        ended = self.fields.pop()
        if sign := fields.shown(ended.form, ended.name):
            yield Run(sign)
        elif ended.name not in _QUIET_FIELDS and not self._is_in_contents():
            how = "teksnya ikut seperti tersimpan" if ended.is_shown else "tidak tampil"
            self.dropped[f"isian otomatis {ended.name or 'tanpa nama'} ({how})"] += 1

    def _run(self, element: Element, style: Style, link: str) -> Iterator[Run]:
        properties = self.child(element, "rPr")
        own = self._style(properties, "rStyle")
        looks = {name: self._look(properties, name, own, style) for name in ("b", "i", "vanish")}
        font = attr(self.child(properties, "rFonts") if is_of_symbols(_font(properties)) else None, "ascii")
        out: list[Run] = []
        for each in element:
            out += self._piece(each, style, link, font or "")
        said = any(run.text.strip() and not run.raw for run in out)
        if looks["vanish"]:
            self.dropped["teks tersembunyi"] += said
            return
        for what, names in _LOOKS.items() if properties is not None else ():
            on = [self._look(properties, name, own) for name in names]
            self.dropped[what] += any(on) and said
        for run in out:
            self.dropped["tanda tersembunyi"] += len(HIDING.findall(run.text))
            # Between two runs it would keep their signs apart for our eyes alone.
            if text := run.text if run.raw else INVISIBLE.sub("", run.text):
                yield replace(run, text=text, bold=looks["b"] and not run.raw, italic=looks["i"] and not run.raw)

    def _look(self, properties: Element | None, name: str, *taken: Style) -> bool:
        """Whether words look so: they say it themselves, or their style does, or that of the paragraph."""
        if properties is not None:
            self.child(properties, name)
            if (said := is_on(properties, name)) is not None:
                return said
        return any(style.looks.get(name, False) for style in taken if style.looks)

    def _piece(self, element: Element, style: Style, link: str, font: str) -> Iterator[Run]:
        """What one element of a run shows."""
        name = local(element)
        text = ""
        self.seen.add(id(element))
        match name:
            case "rPr":
                return
            case "fldChar":
                yield from self._field_mark(element)
                return
            case "instrText" | "delInstrText":
                if self.fields and not self.fields[-1].is_shown:
                    self.fields[-1].add(element.text or "")
                else:
                    self.dropped["kode isian otomatis di luar isian"] += 1
                return
            case "drawing" | "pict" | "object":
                self._drawing(element)
                return
            case "AlternateContent":
                for each in self._branch(element):
                    yield from self._piece(each, style, link, font)
                return
            case "footnoteReference" | "endnoteReference":
                yield from self._note(name.removesuffix("Reference"), attr(element, "id") or "")
                return
            case "commentReference":
                self.dropped["komentar"] += 1
            case "t":
                text = self._letters(re.sub(r"[\t\r\n]", " ", element.text or ""), font)
            case "tab" | "ptab":
                text = " "
            case "br":
                text = "\n" if attr(element, "type") in (None, "textWrapping") else " "
                if text == " ":
                    self.looks["pindah halaman atau kolom"] += 1
            case "cr":
                text = "\n"
            case "noBreakHyphen":
                text = "-"
            case "sym":
                code = attr(element, "char") or ""
                text = symbol(attr(element, "font"), int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0)
                self.dropped["simbol"] += not text
            case "softHyphen" | "footnoteRef" | "endnoteRef" | "annotationRef" | "separator" | "continuationSeparator":
                return
            case "ruby":
                for base in all_of(element, "rubyBase"):
                    self.seen.add(id(base))
                    yield from self._runs(base, style, link)
                return
            case _:
                self.seen.discard(id(element))
                return
        if not text:
            return
        if any(each.name in _CONTENTS and each.is_shown for each in self.fields):
            self.in_contents = True
        elif hidden := next((each for each in self.fields if not each.is_shown), None):
            hidden.add(text)
        else:
            yield Run(text, link=next((each.link for each in reversed(self.fields) if each.link), link))

    def _letters(self, text: str, font: str) -> str:
        """The text of a run. In a font of symbols its letters are something else."""
        if not font and not any("\uf000" <= sign <= "\uf0ff" for sign in text):
            return text
        signs = [symbol(font or "wingdings", ord(sign)) for sign in text]
        self.dropped["simbol"] += sum(not sign for sign in signs)
        return "".join(signs)

    def _field_mark(self, element: Element) -> Iterator[Run]:
        match attr(element, "fldCharType"):
            case "begin":
                form = child(element, "ffData")
                if form is not None:
                    self.skip(form)
                if len(self.fields) >= _MAX_FIELDS:
                    raise NotReadable(BROKEN)
                self.fields.append(Field(form=form))
            case "separate" if self.fields:
                self._show_field()
            case "end":
                yield from self._end_field()

    def _drawing(self, element: Element) -> None:
        boxes = list(self._boxes(element))
        self.boxes += boxes
        self.dropped["tautan pada gambar"] += has(element, "hlinkClick")
        if boxes:
            return
        uris = {attr(each, "uri") or "" for each in all_of(element, "graphicData")}
        if any("chart" in uri for uri in uris):
            what = "bagan (tulis isinya sebagai teks)"
        elif any("diagram" in uri for uri in uris):
            what = "SmartArt (tulis isinya sebagai teks)"
        elif has(element, "textpath"):
            what = "teks hias (WordArt)"
        elif has(element, "OLEObject", "control", "objectEmbed", "objectLink"):
            what = "objek tertanam (misalnya tabel Excel)"
        elif has(element, "wsp", "shape", "rect", "line", "oval", "roundrect") and not has(
            element, "imagedata", "blip"
        ):
            what = "bentuk"
        else:
            what = "gambar (tulis isinya sebagai teks)"
        self.dropped[what] += 1

    def _boxes(self, element: Element) -> Iterator[Element]:
        """The texts within a drawing, each of which holds paragraphs."""
        for each in element:
            match local(each):
                case "txbxContent":
                    self.seen.add(id(each))
                    yield each
                case "AlternateContent":
                    yield from self._boxes(self._branch(each))
                case _:
                    self.seen.add(id(each))
                    yield from self._boxes(each)

    # --- notes -------------------------------------------------------------------------------------------------

    def _note(self, kind: str, id: str) -> Iterator[Run]:
        """The mark of a footnote or an endnote. Both count on together."""
        if id not in self._texts(kind):
            self.dropped["catatan kaki"] += 1
        elif any(not each.is_shown for each in self.fields):
            self.dropped["catatan kaki di dalam kode isian"] += 1
        else:
            if (kind, id) not in self.notes:
                self.marked.append((kind, id))
                self.notes[kind, id] = len(self.marked)
            yield Run(f"[^{self.notes[kind, id]}]", raw=True)

    def _texts(self, kind: str) -> dict[str, Element]:
        if kind not in self.texts:
            path = self._other(f"{kind}s")
            notes = all_of(self.parts.root(path), kind) if path else ()
            self.texts[kind] = {
                attr(each, "id") or "": each for each in notes if attr(each, "type") in (None, "normal")
            }
        return self.texts[kind]

    def _all_notes(self, without_mark: set[int]) -> Iterator[Block]:
        """What the notes say, each as a paragraph at the end. A note may bring another."""
        links = self.links
        told = 0
        while told < len(self.marked):
            kind, id = self.marked[told]
            told += 1
            note = self._texts(kind)[id]
            self.links = self._links(self._other(f"{kind}s") or "")
            text = self._flat([each for each in self._blocks(note) if each.kind is not Kind.BORDER])
            self._name_unseen(note)
            yield Block(kind=Kind.BORDER)
            yield Block(text=text if told in without_mark else f"[^{told}]: {text or '…'}")
        self.links = links


_AROUND = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "dir", "bdo"}
"""What stands around blocks, rows, cells or runs and says little of them."""
_LIST_STYLE = re.compile(r"list (bullet|number)(?: ([2-9]))?")
_MARK = re.compile(r"\[\^([0-9]+)\]")
_SHAPES = ("wsp", "shape", "rect", "line", "oval", "roundrect")
_QUIET_FIELDS = {"HYPERLINK", "TOC"}
_CONTENTS = {"TOC", "TOA", "INDEX"}
_LOOKS: Mapping[str, tuple[str, ...]] = {
    "teks berwarna atau disorot": ("color", "highlight", "shd"),
    "teks bergaris bawah": ("u",),
    "teks dicoret": ("strike", "dstrike"),
    "teks naik atau turun (pangkat)": ("vertAlign",),
}


def _font(properties: Element | None) -> str | None:
    return attr(child(properties, "rFonts"), "ascii")
