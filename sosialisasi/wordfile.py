"""A file of Word (``.docx``) → Markdown of our dialect, and what it holds that the dialect has no place for.

Only the text of the document is read, with limits: nothing is fetched, and no part is opened that is not text.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from sosialisasi import addresses
from sosialisasi.characters import HIDING, INVISIBLE

MAX_FILE = 50_000_000
"""Bytes of a file with its pictures."""
MAX_PART = 20_000_000
"""Bytes of one text in it, unpacked. A thousand pages have a tenth of that."""
MAX_ELEMENTS = 150_000
"""Elements of one text, each of which takes 10 µs and 200 bytes. What a meeting hands out has some thousands."""
MAX_LETTERS = 1_000_000
"""Letters of the text itself: what comes of it is a file of ``content/``, which may have no more."""
_MAX_CELLS = 100_000
_MAX_ANCESTORS = 50
"""Styles that a style is based on, one on the other; Word itself stops at eleven."""
_MAX_LEVEL = 8
_MAX_DEPTH = 200
"""How deep elements may lie in each other; Word itself needs about forty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What came of a file: its title if it has one, its text, and what was left behind, in words."""

    title: str | None
    markdown: str
    dropped: tuple[str, ...]


class NotReadable(Exception):
    """What cannot be read as a file of Word. Its text says why, and what to do, in Indonesian."""


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
            return _Document(archive).word()
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError) as error:
        raise NotReadable(_BROKEN) from error


_TOO_LONG = "Naskah di berkas ini terlalu panjang. Simpan bagian yang diperlukan saja."
_BROKEN = "Ini bukan berkas Word (.docx), atau berkasnya rusak. Buka di Word, lalu simpan lagi dengan File > Save As."


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    level: int | None = None
    """Of a heading, from 1."""
    number: tuple[str, int] | None = None


@dataclass(slots=True)
class _Lists:
    """Where the numbers of the lists stand, and how deep the last item was."""

    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    depth: int = -1


class _Document:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        self.dropped: Counter[str] = Counter()
        path = self._main_part()
        folder, _, name = path.rpartition("/")
        self.root = self._part(path)
        self.links = dict(self._links(f"{folder}/_rels/{name}.rels"))
        self.styles = dict(self._styles(f"{folder}/styles.xml"))
        self.formats = dict(self._formats(f"{folder}/numbering.xml"))
        self.lists = _Lists()
        self.path: list[int] = []
        """The levels, as Word counts them, of the headings above."""
        for part in sorted(self.names):
            if re.fullmatch(rf"{re.escape(folder)}/(header|footer)\d*\.xml", part):
                self.dropped["kepala atau kaki halaman"] += _first(self._part(part), "t") is not None

    def word(self) -> Word:
        body = next(_all(self.root, "body"), None)
        if body is None:
            raise NotReadable(_BROKEN)
        title: str | None = None
        blocks: list[tuple[str, str]] = []
        for kind, text in self._blocks(body):
            if kind in ("title", "heading") and title is None and not blocks:
                title = text.lstrip("# ")
                self.path.clear()
            elif kind == "title":
                blocks.append(("text", text))
            else:
                blocks.append((kind, text))
        lines: list[str] = []
        before = ""
        for kind, text in blocks:
            if lines and not kind == before == "item":
                lines.append("")
            lines.append(text)
            before = kind
        told = tuple(f"{count} {what}" for what, count in self.dropped.items() if count)
        return Word(title=_unescaped(title) if title else None, markdown="\n".join(lines) + "\n", dropped=told)

    # --- parts -----------------------------------------------------------------------------------------------

    def _main_part(self) -> str:
        for each in self._part("_rels/.rels") if "_rels/.rels" in self.names else ():
            if (_attr(each, "Type") or "").endswith("/officeDocument"):
                return (_attr(each, "Target") or "").lstrip("/")
        return "word/document.xml"

    def _part(self, path: str) -> Element:
        if path not in self.names:
            raise NotReadable(_BROKEN)
        with self.archive.open(path) as file:
            data = file.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise NotReadable(_TOO_LONG)
        # Word writes no document type; one that is there could name other files, or itself many times.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise NotReadable(_BROKEN)
        depth = count = letters = 0
        root: Element | None = None
        try:
            for event, element in ElementTree.iterparse(BytesIO(data), events=("start", "end")):
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                if depth > _MAX_DEPTH:
                    raise NotReadable(_BROKEN)
                count += event == "end"
                letters += len(element.text or "") if event == "end" else 0
                if count > MAX_ELEMENTS or letters > MAX_LETTERS:
                    raise NotReadable(_TOO_LONG)
        except ElementTree.ParseError as error:
            raise NotReadable(_BROKEN) from error
        assert root is not None
        return root

    def _links(self, path: str) -> Iterator[tuple[str, str]]:
        for each in self._part(path) if path in self.names else ():
            if (_attr(each, "Type") or "").endswith("/hyperlink"):
                yield _attr(each, "Id") or "", _attr(each, "Target") or ""

    def _styles(self, path: str) -> Iterator[tuple[str, _Style]]:
        found = (
            {_attr(each, "styleId") or "": each for each in _all(self._part(path), "style")}
            if path in self.names
            else {}
        )
        for id in found:
            name, level, number = "", None, None
            seen: set[str] = set()
            now = id
            # A style takes what it does not say from another.
            while now in found and now not in seen and len(seen) < _MAX_ANCESTORS:
                seen.add(now)
                style = found[now]
                name = name or (_value(style, "name") or "").lower()
                if level is None:
                    level = _heading_level((_value(style, "name") or "").lower(), _first(style, "outlineLvl"))
                number = number or _number(_first(style, "numPr"))
                now = _value(style, "basedOn") or ""
            yield id, _Style(name, level, number)

    def _formats(self, path: str) -> Iterator[tuple[tuple[str, int], str]]:
        """The mark of each level of each list, as the dialect writes its first: ``-``, ``1.``, ``a)`` …"""
        if path not in self.names:
            return
        root = self._part(path)
        abstract = {
            _attr(each, "abstractNumId"): {
                min(_integer(_attr(level, "ilvl")), _MAX_LEVEL): _mark(
                    _value(level, "numFmt"), _value(level, "lvlText")
                )
                for level in _all(each, "lvl")
            }
            for each in _all(root, "abstractNum")
        }
        for number in (each for each in root if _local(each) == "num"):
            for depth, mark in abstract.get(_value(number, "abstractNumId"), {}).items():
                yield (_attr(number, "numId") or "", depth), mark

    # --- blocks ------------------------------------------------------------------------------------------------

    def _blocks(self, parent: Element) -> Iterator[tuple[str, str]]:
        """``(kind, text)`` of each paragraph and table: a title, a heading, an item, a table or a text."""
        for element in parent:
            match _local(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    self.lists.depth = -1
                    yield from self._table(element)
                case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag":
                    yield from self._blocks(element)
                case "AlternateContent":
                    self.dropped[_BOXES] += 1

    def _paragraph(self, element: Element) -> Iterator[tuple[str, str]]:
        properties = _child(element, "pPr")
        style = self.styles.get(_value(properties, "pStyle") or "", _Style())
        if style.name.startswith("toc"):
            self.dropped["baris daftar isi"] += 1
            return
        runs = list(self._runs(element))
        text = "".join(run.text for run in runs)
        if not text.strip():
            return
        level = _heading_level("", _child(properties, "outlineLvl")) or style.level
        if style.name == "title":
            self.lists.depth = -1
            yield "title", _escaped(text)
            return
        if level is not None:
            self.lists.depth = -1
            while self.path and self.path[-1] >= level:
                self.path.pop()
            self.path.append(level)
            yield "heading", "#" * min(len(self.path) + 1, 4) + " " + _escaped(" ".join(text.split()))
            return
        if "quote" in style.name:
            self.dropped["kutipan (tulis ulang dengan nama, jabatan, tanggal, dan sumbernya)"] += 1
        number = _number(_child(properties, "numPr")) or style.number
        if number and number[0] != "0":
            yield "item", self._item(number, _marked(runs))
            return
        self.lists.depth = -1
        yield "text", "\n".join(map(_harmless_start, _marked(runs).split("\n")))

    def _item(self, number: tuple[str, int], text: str) -> str:
        id, level = number
        depth = min(level, self.lists.depth + 1)
        self.lists.depth = depth
        self.lists.counts[id, level] += 1
        for deeper in range(level + 1, _MAX_LEVEL + 1):
            self.lists.counts.pop((id, deeper), None)
        mark = self.formats.get((id, level), "-")
        if "?" in mark:
            self.dropped["nomor romawi atau huruf besar (menjadi 1, 2, 3)"] += 1
        return "    " * depth + f"{_numbered(mark, self.lists.counts[id, level])} {text}"

    def _table(self, element: Element) -> Iterator[tuple[str, str]]:
        rows = [list(self._row(row)) for row in element if _local(row) == "tr"]
        width = max(map(len, rows), default=0)
        if width * len(rows) > _MAX_CELLS:
            raise NotReadable(_TOO_LONG)
        if width == 1:  # A frame around text.
            yield from (("text", _harmless_start(cell)) for (cell,) in filter(None, rows) if cell)
            return
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        if lines:
            yield "table", "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))

    def _row(self, row: Element) -> Iterator[str]:
        for cell in (each for each in row if _local(each) == "tc"):
            properties = _child(cell, "tcPr")
            span = min(max(_integer(_value(properties, "gridSpan")), 1), 50)
            merged = _child(properties, "vMerge")
            goes_on = merged is not None and (_attr(merged, "val") or "continue") == "continue"
            self.dropped["sel gabungan (diisi kosong)"] += goes_on or span > 1
            self.dropped["tabel di dalam tabel (isinya menjadi teks)"] += sum(1 for _ in _all(cell, "tbl"))
            texts = [_marked(list(self._runs(each))).replace("\n", " ") for each in _all(cell, "p")]
            text = " ".join(" ".join(texts).split())
            yield "" if goes_on else re.sub(r"(?<!\\)\|", r"\\|", text)
            yield from [""] * (span - 1)

    # --- runs --------------------------------------------------------------------------------------------------

    def _runs(self, parent: Element, link: str = "") -> Iterator[_Run]:
        for element in parent:
            match _local(element):
                case "r":
                    yield from self._run(element, link)
                case "hyperlink":
                    target = self.links.get(_attr(element, "id") or "", "")
                    good = _address(target)
                    if target and not good:
                        self.dropped["tautan yang bukan https:// (teksnya tetap ada)"] += 1
                    yield from self._runs(element, good)
                case "ins" | "moveTo":
                    self.dropped["sisipan yang belum diterima (teksnya ikut)"] += 1
                    yield from self._runs(element, link)
                case "del" | "moveFrom":
                    self.dropped["penghapusan yang belum diterima (teksnya tidak ikut)"] += 1
                case "sdt" | "sdtContent" | "smartTag" | "fldSimple" | "customXml" | "dir" | "bdo":
                    yield from self._runs(element, link)
                case "oMath" | "oMathPara":
                    self.dropped["rumus"] += 1
                case "AlternateContent":
                    self.dropped[_BOXES] += 1

    def _run(self, element: Element, link: str) -> Iterator[_Run]:
        properties = _child(element, "rPr")
        if _is_on(properties, "vanish"):
            self.dropped["teks tersembunyi"] += 1
            return
        for look, names in _LOOKS.items():
            self.dropped[look] += any(_is_on(properties, name) for name in names)
        text = ""
        for each in element:
            match _local(each):
                case "t":
                    text += each.text or ""
                case "tab":
                    text += " "
                case "br" | "cr":
                    text += "\n" if _attr(each, "type") in (None, "textWrapping") else " "
                case "noBreakHyphen":
                    text += "-"
                case "sym":
                    self.dropped["simbol"] += 1
                case "footnoteReference" | "endnoteReference":
                    self.dropped["catatan kaki"] += 1
                case "commentReference":
                    self.dropped["komentar"] += 1
                case "drawing" | "pict" | "object" | "AlternateContent":
                    is_box = _first(each, "txbxContent") is not None
                    self.dropped[_BOXES if is_box else "gambar (tulis isinya sebagai teks)"] += 1
        self.dropped["tanda tersembunyi"] += len(HIDING.findall(text))
        if text := INVISIBLE.sub("", text):  # Between two runs it would keep their signs apart for our eyes alone.
            yield _Run(text, _is_on(properties, "b"), _is_on(properties, "i"), link)


_BOXES = "kotak teks atau bentuk"
_LOOKS: Mapping[str, tuple[str, ...]] = {
    "teks berwarna atau disorot": ("color", "highlight", "shd"),
    "teks bergaris bawah": ("u",),
    "teks dicoret": ("strike", "dstrike"),
    "teks naik atau turun (pangkat)": ("vertAlign",),
}


# --- text → Markdown -----------------------------------------------------------------------------------------


def _marked(runs: list[_Run]) -> str:
    """The runs of a paragraph with their signs; a line break in it ends a line."""
    lines: list[list[_Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(_Run(first, run.bold, run.italic, run.link))
        lines += [[_Run(part, run.bold, run.italic, run.link)] for part in more]
    texts = [_line(line) for line in lines]
    return "  \n".join(text for text in texts if text)


def _line(runs: list[_Run]) -> str:
    # Word cuts a sentence wherever somebody corrected it.
    alike = groupby((run for run in runs if run.text), key=lambda run: (run.bold, run.italic, run.link))
    pieces = [_Run("".join(run.text for run in group), *look) for look, group in alike]
    out = ""
    for piece in pieces:
        core = piece.text.strip()
        before, _, after = piece.text.partition(core) if core else (piece.text, "", "")
        text = _escaped(core, in_link=bool(piece.link))
        sign = "*" * (2 * piece.bold + piece.italic)
        if not core or (not before and out.endswith("*")):  # Signs that touch cannot be told apart.
            sign = ""
        text = f"{sign}{text}{sign}"
        out += before + (f"[{text}]({piece.link})" if piece.link and core else text) + after
    return " ".join(out.split())


_SPECIAL = re.compile(r"[\\`*_<\[\]]")
_KEPT = re.compile(rf"{addresses.IN_TEXT}|\[\[[^\[\]]+\]\]")


def _escaped(text: str, *, in_link: bool = False) -> str:
    """Words as words: signs that our dialect would read are escaped. Citations in ``[[…]]`` and addresses stay."""
    text = re.sub(r"_{3,}", "………", text)
    out, end = "", 0
    for kept in () if in_link else _KEPT.finditer(text):
        out += _plain(text[end : kept.start()]) + kept[0]
        end = kept.end()
    return out + _plain(text[end:])


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", re.sub(r"&(?=#?\w+;)", "&amp;", text))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).replace("&amp;", "&")


def _harmless_start(line: str) -> str:
    """A line that begins like a heading or a quotation is neither: Word has its own for these."""
    return f"\\{line}" if line.startswith(("#", ">")) else line


def _address(target: str) -> str:
    """An address that our dialect may link to, or nothing."""
    target = re.sub(r"[ ()<>\\]", lambda sign: f"%{ord(sign[0]):02X}", target.strip())
    return target if addresses.is_address(target) else ""


# --- XML -----------------------------------------------------------------------------------------------------


def _local(element: Element) -> str:
    """The name of an element without its namespace, of which Word has an old and a strict one."""
    return element.tag.rpartition("}")[2]


def _attr(element: Element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if _local(each) == name)


def _first(element: Element, name: str) -> Element | None:
    return next(_all(element, name), None)


def _child(element: Element | None, name: str) -> Element | None:
    if element is None:
        return None
    return next((each for each in element if _local(each) == name), None)


def _value(element: Element | None, name: str) -> str | None:
    """The ``val`` of a child."""
    child = _child(element, name)
    return _attr(child, "val") if child is not None else None


def _is_on(properties: Element | None, name: str) -> bool:
    """Whether a look is switched on: it is there, and not with a value that says no."""
    child = _child(properties, name)
    if child is None:
        return False
    value = _attr(child, "val")
    if name == "shd":
        value = _attr(child, "fill")
    return (value or "on").lower() not in ("0", "false", "off", "none", "auto", "baseline", "000000", "clear")


def _integer(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else 0


def _number(properties: Element | None) -> tuple[str, int] | None:
    """The list and the level of a paragraph; list ``0`` is none."""
    id = _value(properties, "numId")
    return (id, min(_integer(_value(properties, "ilvl")), _MAX_LEVEL)) if id else None


def _heading_level(name: str, outline: Element | None) -> int | None:
    if m := re.fullmatch(r"heading ([1-9])", name):
        return int(m[1])
    level = _integer(_attr(outline, "val")) if outline is not None else 9
    return level + 1 if level < 9 else None


def _mark(kind: str | None, text: str | None) -> str:
    """How the dialect writes the numbers of a list; with ``?`` if that is not how Word does."""
    if kind in (None, "bullet", "none"):
        return "-"
    ending = re.sub(r"%\d", "1", text or "").strip()
    letter = {"decimal": "1", "decimalZero": "1", "lowerLetter": "a"}.get(kind or "", "?1")
    if ending.startswith("(") and ending.endswith(")"):
        return f"({letter})"
    return f"{letter})" if ending.endswith(")") else f"{letter}."


def _numbered(mark: str, number: int) -> str:
    mark = mark.replace("?", "")
    if "a" in mark and number <= 26:
        return mark.replace("a", chr(ord("a") + number - 1))
    return re.sub("[1a]", str(number), mark)
