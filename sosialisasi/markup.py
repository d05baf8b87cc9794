"""Markdown → nodes → safe HTML and Typst; the only importer of ``markdown``.

Three steps. ``_Tidy`` scans the source line by line, rewrites what staff paste into one strict dialect and puts an
invisible mark with the line number on every line. Python-Markdown turns that into an element tree. ``_Reader`` turns
the tree into a few node types of our own (holes, statements, verdicts), refuses the rest, and two writers print them.

Typst output calls only: heading, list, enum, table, strong, emph, link, raw, linebreak, parbreak, and our own
``putusan(kind)[..]``, ``butir[..]``, ``garis()``, ``pernyataan(nama:, jabatan:, tanggal:, sumber:, koreksi:)[..]``.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import groupby
from typing import TypeGuard
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

from sosialisasi.model import Body, Heading, Ref, RefKind
from sosialisasi.problems import Problem, problem


class Typst(str):
    """Typst source that is safe to insert as it is; the counterpart of ``markupsafe.Markup``."""

    __slots__ = ()


_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))
_TYPST_ESCAPES = {**dict.fromkeys(_CONTROLS, " "), ord("\\"): "\\\\", ord('"'): '\\"'}


def typst_string(value: str) -> Typst:
    """A quoted string for code mode. Nothing in it can end the string; control characters become spaces."""
    return Typst(f'"{value.translate(_TYPST_ESCAPES)}"')


def typst_literal(value: str) -> Typst:
    """``#"…";`` for markup mode. The semicolon keeps a following ``(``, ``[`` or ``.`` from being read as code."""
    return Typst(f"#{typst_string(value)};")


def html(body: Body, resolve: Callable[[Ref], Markup]) -> Markup:
    """Join the HTML of a body with what ``resolve`` gives for each hole; a plain ``str`` is escaped."""
    return Markup("").join(Markup(part) if isinstance(part, str) else escape(resolve(part)) for part in body.html)


def typst(body: Body, resolve: Callable[[Ref], Typst]) -> Typst:
    """Join the Typst of a body with what ``resolve`` gives for each hole; a plain ``str`` becomes a literal."""
    return Typst("".join(part if isinstance(part, str) else _safe_typst(resolve(part)) for part in body.typst))


def _safe_typst(value: str) -> Typst:
    return value if isinstance(value, Typst) else typst_literal(value)


def parse(text: str, *, first_line: int = 1) -> tuple[Body, tuple[Problem, ...]]:
    """Markdown → Body. Problems have path "" (the loader fills it) and lines counted from ``first_line``.

    Never raises: what cannot be shown is a Problem, what was tidied is a notice (one a kind).
    """
    tidy = _Tidy(text, first_line)
    reader = _Reader(first_line, tidy.problems)
    lines = tidy.run()
    with _LOCK:
        _MARKDOWN.reset()
        root = Element("div")
        _MARKDOWN.parser.parseChunk(root, "\n".join(lines))
        reader.guard(root)
        _MARKDOWN.treeprocessors["inline"].run(root)
    nodes = reader.flow(root)
    body = Body(
        html=_merge(_html(nodes)),
        typst=_merge(_typst(nodes)),
        headings=tuple(reader.headings),
        text="\n".join(filter(None, (line.strip() for line in _plain(nodes).split("\n")))),
    )
    return body, tuple(sorted(reader.problems, key=lambda p: p.sort_key))


# --- tidying the source ------------------------------------------------------------------------

MAX_DEPTH = 6
"""How deep lists may nest; deeper items join the deepest list."""

_BAD = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_ODD_SPACE = re.compile("[\u00a0\u2007\u202f]")
_LINE_LIKE = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_QUOTE = re.compile(r"\s*>(?:\s*>)*")
_CAPTION = re.compile(r"(?:[—–―]|--+)\s*(?=\S)|-\s+(?=[^;]+;[^;]+;[^;]+;)")
_HEADING = re.compile(r"(#{2,})(?=[^#])|(#)(?=\s)")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}")
_BULLET = re.compile("([-*+])[ ]+(?=\\S)|([•·▪◦●‣\uf0b7])[ ]*(?=\\S)|(–)[ ]+(?=\\S)")
_NUMBER = re.compile(r"(\(?)(\d{1,3}|[a-z])([.)])[ ]+(?=\S)")
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_NOT_PIPE = re.compile(r"\\.|(`+)[^`]*\1")

# An invisible mark is one private character for the line. Authors' own private characters were removed before.
_LINE_BASE, _STYLE_BASE = 0xF0000, 0x100000
_LINE_MARK = re.compile("[\U000f0000-\U000fffff]")
_MARK = re.compile("[\U000f0000-\U0010ffff]")
_STYLES = ("1.", "a.", "1)", "a)", "(1)", "(a)")


@dataclass(slots=True)
class _Item:
    indent: int
    style: str
    number: int


class _Tidy:
    """Rewrites a source, line by line, into the strict dialect that the block parser reads without surprises."""

    def __init__(self, text: str, first_line: int) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.out: list[str] = []
        self.items: list[_Item] = []
        self.counts: dict[str, int] = {}
        self.index = 0
        self.quoted = False
        self.columns = 0
        self.level = 1
        self.last = "blank"
        self._noted: set[str] = set()
        self.rows = [self._row_of(line) for line in self._clean(text).split("\n")]

    def _clean(self, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if odd := _ODD_SPACE.search(text):
            self.index = text.count("\n", 0, odd.start())
            self._note("Spasi khusus dari Word", "spasi biasa")
        return _BAD.sub("", _LINE_LIKE.sub(" ", _ODD_SPACE.sub(" ", text)))

    @staticmethod
    def _row_of(line: str) -> tuple[int, str]:
        """(quote depth, the rest of the line)."""
        line = line.expandtabs(4)
        if not (m := _QUOTE.match(line)):
            return 0, line
        return m[0].count(">"), line[m.end() :].removeprefix(" ")

    def _note(self, what: str, read_as: str, kind: str = "") -> None:
        if (kind or what) not in self._noted:
            self._noted.add(kind or what)
            self._refuse("dirapikan", apa=what, menjadi=read_as)

    def _refuse(self, code: str, **details: str) -> None:
        self.problems.append(problem(code, line=self.first_line + self.index, **details))

    def run(self) -> list[str]:
        for index, (depth, rest) in enumerate(self.rows):
            self.index = index
            body = rest.strip()
            if depth > 1:
                self._note("Kutipan di dalam kutipan", "satu kutipan")
            if bool(depth) is not self.quoted:
                self._turn_quote(bool(depth), body)
            if not body or (self.items and body in ("-", "*", "•")):
                self._blank()
            else:
                self._line(body, len(rest) - len(rest.lstrip()), rest.endswith("  "))
        return self.out

    def _put(self, text: str, last: str) -> None:
        self.out.append(f"> {text}" if self.quoted else text)
        self.last = last

    def _blank(self) -> None:
        self._put("", "blank")
        self.columns = 0

    def _gap(self) -> None:
        if self.last != "blank":
            self._blank()

    def _break(self) -> None:
        """An empty marked paragraph, later dropped: it keeps the block parser from joining two blocks."""
        self._gap()
        self._put("    " * len(self.items) + self._mark(), "text")
        self._gap()

    def _mark(self) -> str:
        return chr(min(_LINE_BASE + self.index, _STYLE_BASE - 3))

    def _turn_quote(self, quoted: bool, body: str) -> None:
        """Cross the border of a quote. Two quotes stay two, unless the second is only the source of the first."""
        self._gap()
        self.quoted, self.items, self.columns, self.last = quoted, [], 0, "blank"
        if not quoted:
            self.out.append("")
            return
        while self.out and not self.out[-1].strip("> "):
            self.out.pop()
        after_quote = bool(self.out) and self.out[-1].startswith(">")
        if after_quote and (_CAPTION.match(body) or body.lower().startswith("koreksi:")):
            self.out.append(">")
        else:
            self.out += ["", self._mark(), ""] if after_quote else [""]

    def _line(self, body: str, indent: int, hard: bool) -> None:
        if self.columns:
            if "|" in body:
                return self._table_row(body)
            self._gap()
        if _RULE.fullmatch(body):
            return self._rule()
        if heading := _HEADING.match(body):
            return self._heading(body, len(heading[0]))
        if "|" in body and self._opens_table():
            return self._table(body, indent)
        if self.quoted and self._is_caption(body):
            self._gap()
            self.items = []
            return self._put(self._mark() + body, "text")
        if self._list_item(body, indent, hard):
            return None
        return self._text(body, indent, hard)

    def _is_caption(self, body: str) -> bool:
        if m := _CAPTION.match(body):
            return self.last == "blank" or ";" in body[m.end() :]
        return body.lower().startswith(("koreksi:", "**koreksi:"))

    def _rule(self) -> None:
        if self.last == "text":
            self._note("Garis --- tepat di bawah teks", "garis pemisah, bukan judul")
        self._gap()
        self.items = []
        self._put("---", "rule")
        self._gap()

    def _heading(self, body: str, hashes: int) -> None:
        text = body[hashes:].strip()
        bare = text.rstrip("#")
        text = bare.rstrip() if not bare or bare.endswith(" ") else text
        if not text:
            return self._text(body, 0, False)
        if hashes == 1:
            self._refuse("judul-tingkat-satu", judul=_short(text))
        elif not body[hashes].isspace():
            self._note("Judul tanpa spasi sesudah tanda #", "judul")
        # A skipped level is refused by PDF/UA and confuses screen readers.
        level = min(max(hashes, 2), self.level + 1, 4)
        if level < hashes:
            self._note(f"Judul dengan {hashes} tanda #", f"judul dengan {level} tanda #", "tingkat")
        self.level = level
        self._gap()
        self.items = []
        # The block parser would eat a "#" at the end ("C#"), so each is given in its escaped form.
        self._put("#" * level + " " + self._mark() + text.replace("#", "\x0235\x03"), "heading")
        self._gap()

    def _opens_table(self) -> bool:
        following = self.rows[self.index + 1] if self.index + 1 < len(self.rows) else (0, "")
        separator = following[1].strip()
        return bool(following[0]) is self.quoted and "|" in separator and bool(_SEPARATOR.fullmatch(separator))

    def _table(self, body: str, indent: int) -> None:
        self._close_items(indent)
        if self.last != "blank":
            self._note("Tabel tanpa baris kosong di atasnya", "tabel")
            self._gap()
        self.columns = _cells(body)
        self._table_row(body)
        self.last = "header"

    def _table_row(self, body: str) -> None:
        inner = _inner_row(body)
        if self.last == "header":
            if _cells(body) != self.columns:
                self._refuse(
                    "tabel-rusak", sebab=f"garis di bawah kepala tabel punya {_cells(body)} kolom, bukan {self.columns}"
                )
        else:
            inner = self._mark() + inner
            if _cells(body) > self.columns:
                self._refuse(
                    "tabel-rusak", sebab=f"baris ini punya {_cells(body)} kolom, padahal kepala tabel {self.columns}"
                )
        self._put("    " * len(self.items) + f"| {inner} |", "table")

    def _list_item(self, body: str, indent: int, hard: bool) -> bool:
        if m := _BULLET.match(body):
            style, number = "-", 0
            if not m[1]:
                self._note(f'Tanda "{(m[2] or m[3]).strip(chr(0xF0B7)) or "•"}"', "butir daftar", "butir")
        elif m := _NUMBER.match(body):
            style, number = f"{m[1]}{'a' if m[2].isalpha() else '1'}{m[3]}", _ordinal(m[2])
            if style not in _STYLES or not self._starts_number(style, number):
                return False
            if style != "1.":
                self._note(f'Nomor "{m[0].strip()}"', "daftar bernomor", "nomor")
            self.counts[style] = number
        else:
            return False
        self._place(_Item(indent, style, number))
        marker = "- " if style == "-" else f"{number}. {chr(_STYLE_BASE + _STYLES.index(style))}"
        text = self._mark() + body[m.end() :] + ("  " if hard else "")
        self._put("    " * (len(self.items) - 1) + marker + text, "item")
        return True

    def _starts_number(self, style: str, number: int) -> bool:
        """Whether a number at a line's start is a list: one that is open, that begins, or that goes on."""
        if any(item.style == style for item in self.items) or number == 1:
            return True
        if self.last in ("text", "item"):  # a sentence that was wrapped just before a number
            return False
        return style in ("1.", "1)", "(1)") or self.counts.get(style) == number - 1

    def _place(self, item: _Item) -> None:
        """Put a new item at its depth in ``items``, and what must stand before it into ``out``."""
        previous: _Item | None = None
        while self.items and item.indent < self.items[-1].indent:
            previous = self.items.pop()
        if self.last == "text":
            if not self.items and not previous:
                self._note("Daftar tanpa baris kosong di atasnya", "daftar")
            self._gap()
        if self.items and item.indent >= self.items[-1].indent + 2 and len(self.items) < MAX_DEPTH:
            if item.indent < self.items[-1].indent + 4 and self.items[-1].style == "-":
                self._note("Daftar bertingkat dengan dua spasi", "anak daftar")
        elif self.items:
            previous = self.items.pop()
        elif item.indent >= 4 and not previous:
            self._note("Teks yang menjorok (tab)", "teks biasa")
        if previous and previous.style != item.style:
            self._break()
        elif previous and item.number not in (previous.number, previous.number + 1):
            self._note(f"Nomor yang melompat dari {previous.number} ke {item.number}", "nomor urut", "melompat")
        self.items.append(item)

    def _close_items(self, indent: int) -> None:
        while self.items and indent < self.items[-1].indent + 2:
            self.items.pop()

    def _text(self, body: str, indent: int, hard: bool) -> None:
        body = self._mark() + body + ("  " if hard else "")
        if self.last in ("text", "item"):  # goes on with the paragraph or the item above
            return self._put(body, self.last)
        self._close_items(indent)
        if indent >= 4 and not self.items:
            self._note("Teks yang menjorok (tab)", "teks biasa")
        self._put("    " * len(self.items) + body, "text")


def _ordinal(number: str) -> int:
    return int(number) if number.isdigit() else ord(number) - ord("a") + 1


def _inner_row(row: str) -> str:
    """A table row without its outer pipes."""
    row = row.removeprefix("|")
    return (row if row.endswith("\\|") else row.removesuffix("|")).strip()


def _cells(row: str) -> int:
    return _NOT_PIPE.sub("", _inner_row(row)).count("|") + 1


def _short(text: str) -> str:
    text = _SPACES.sub(" ", text).strip()
    return text if len(text) <= 60 else text[:59] + "…"


# --- the parser --------------------------------------------------------------------------------


_Unescape = Callable[[str], str]
_CITATION = r"\[\[((?:[^\[\]\x02]|\x02\d+\x03){1,300})\]\]"
_LINK = r"(!?)\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)"
_ADDRESS = (
    r"<((?:https?|mailto|tel):[^<>\s]*)>|<([^<>\s@:/]+@[^<>\s@]+)>"
    r"|(https://[^\s<>\[\]()\"“”|\x02\x03]*[^\s<>\[\]()\"“”|\x02\x03.,;:!?'*_])"
)
_HTML = r"</?[A-Za-z][^<>]*>|<!--(?:[^<>]*-->)?|<[!?][A-Za-z\[][^<>]*>?"
# Python-Markdown's own emphasis loses letters of "*1**]*abc" (3.11.3), so ours is simpler: spans never overlap.
_STRONG_EM = r"(?<!\*)\*{3}(?=\S)([^*]+?)(?<=\S)\*{3}(?!\*)"
_STRONG = (
    r"\*\*(?=\S)((?:[^*]|\*(?!\*)|\*(?=\*\*(?!\*)))+?)(?<=\S)\*\*(?!\*)"
    r"|(?<!\w)__(?=\S)((?:[^_]|_(?!_))+?)(?<=\S)__(?!\w)"
)
_EM = r"(?<!\*)\*(?=\S)([^*]+?)(?<=\S)\*(?!\*)|(?<!\w)_(?=\S)((?:[^_]|_(?=\w))+?)(?<=\S)_(?!\w)"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"


class _Span(InlineProcessor):
    """An inline pattern whose whole match becomes what ``make(match, unescape)`` gives."""

    def __init__(self, pattern: str, md: Markdown, make: Callable[[re.Match[str], _Unescape], Element | str]) -> None:
        super().__init__(pattern, md)
        self.make = make

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        return self.make(m, self.unescape), m.start(), m.end()


class _AddressSpan(_Span):
    ANCESTOR_EXCLUDES = ("a",)


def _link(m: re.Match[str], plain: _Unescape) -> Element:
    """``[text](address)`` → <a>, ``![…](…)`` → <img>. A title stays in the address, which is then refused."""
    if m[1]:
        return _element("img", AtomicString(plain(m[0])))
    return _element("a", m[2], plain(m[3]).strip().strip("<>"))


def _address(m: re.Match[str], _: _Unescape) -> Element:
    """``<https://…>``, ``<nama@instansi.go.id>`` and a bare ``https://…`` → <a>."""
    href = f"mailto:{m[2]}" if m[2] else m[1] or m[3]
    return _element("a", AtomicString(m[2] or href), href)


def _strong_em(m: re.Match[str], _: _Unescape) -> Element:
    element = Element("strong")
    element.append(_element("em", m[1]))
    return element


def _element(tag: str, text: str, href: str = "") -> Element:
    """An element; a text that is an ``AtomicString`` is not searched for more spans."""
    element = Element(tag, {"href": href} if href else {})
    element.text = text
    return element


def _build() -> Markdown:
    """A Markdown with only what we allow. Regular expressions are linear: no pattern rescans for each bracket."""
    md = Markdown(extensions=[TableExtension(use_align_attribute=True), SaneListExtension()])
    for name in ("code", "setextheader", "reference"):
        md.parser.blockprocessors.deregister(name)
    unused = "reference image_link image_reference short_reference short_image_ref automail em_strong"
    for name in unused.split():
        md.inlinePatterns.deregister(name)
    md.ESCAPED_CHARS += ["<", "~"]
    for name, priority, span in (
        ("citation", 175, _Span(_CITATION, md, lambda m, _: _element("ref", AtomicString(m[1])))),
        ("link", 160, _Span(_LINK, md, _link)),
        ("autolink", 120, _AddressSpan(_ADDRESS, md, _address)),
        ("html", 90, _Span(_HTML, md, lambda m, plain: _element("html", AtomicString(plain(m[0]))))),
        ("entity", 80, _Span(_ENTITY, md, lambda m, _: _BAD.sub("", unescape(m[0])))),
        ("strong_em", 60, _Span(_STRONG_EM, md, _strong_em)),
        ("strong", 50, _Span(_STRONG, md, lambda m, _: _element("strong", m[1] or m[2]))),
        ("em", 40, _Span(_EM, md, lambda m, _: _element("em", m[1] or m[2]))),
    ):
        md.inlinePatterns.register(span, name, priority)
    return md


_MARKDOWN = _build()
_LOCK = threading.Lock()


# --- reading the tree --------------------------------------------------------------------------

MAX_PARAGRAPH = 20_000
"""Characters in one paragraph; more is not prose, and would take seconds."""
MAX_RUNS = 500
"""Runs of ``*`` and ``_`` in one paragraph."""

_BLOCKS = frozenset({"p", "ul", "ol", "table", "hr", "blockquote", "h1", "h2", "h3", "h4"})
_ESCAPED = re.compile("\x02(\\d{1,6})\x03")
_INLINE = re.compile(r"[\\`*_\[<&]|https://|  \n")
"""What any inline pattern begins with."""
_RUNS = re.compile(r"[*_]+")
_GUIDANCE = re.compile(r"[A-Za-z]-\d+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EXTERNAL = re.compile(
    r"https://[^\s/?#@\\]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9().-]+", re.IGNORECASE | re.ASCII
)
_URL = re.compile(r"https?://\S+")
_VERDICTS = {"boleh": "✓", "jangan": "✗", "bersyarat": "!"}


@dataclass(slots=True)
class _Node:
    tag: str
    children: list[_Child] = field(default_factory=list)
    attrs: dict[str, str] = field(default_factory=dict)


_Child = _Node | str | Ref


class _Reader:
    """Element tree → nodes. Follows the line marks, makes the holes, and refuses what is not allowed."""

    def __init__(self, first_line: int, problems: list[Problem]) -> None:
        self.first_line = self.line = first_line
        self.problems = problems
        self.headings: list[Heading] = []
        self.ids: set[str] = set()
        self.html_seen = False

    def _refuse(self, code: str, **details: str) -> None:
        self.problems.append(problem(code, line=self.line, **details))

    def guard(self, root: Element) -> None:
        """Keep away from the inline parser what it need not read, and what would take it seconds (with a problem)."""
        for element in root.iter():
            element.text, element.tail = self._guarded(element.text), self._guarded(element.tail)

    def _guarded(self, text: str | None) -> str | None:
        if not text or not _INLINE.search(text):
            return AtomicString(text) if text else text
        if len(text) < MAX_RUNS or (len(text) < MAX_PARAGRAPH and len(_RUNS.findall(text)) < MAX_RUNS):
            return text
        self._follow(_first_line_mark(text))
        self._refuse("naskah-terlalu-rumit")
        return AtomicString(text)

    def _follow(self, text: str) -> None:
        if marks := _LINE_MARK.findall(text):
            self.line = self.first_line + ord(marks[-1]) - _LINE_BASE

    def words(self, raw: str | None) -> list[_Child]:
        if not raw:
            return []
        self._follow(raw)
        if "[[" in raw:
            self._refuse("rujukan-tak-ditutup", potongan=_short(_bare(raw[raw.index("[[") :])))
        text = _SPACES.sub(" ", _bare(raw))
        return [text] if text else []

    def flow(self, element: Element) -> list[_Child]:
        """The children of an element, blocks and spans, as nodes."""
        out = self.words(element.text)
        for child in element:
            is_block = child.tag in _BLOCKS
            out += self.block(child) if is_block else self.span(child)
            if not (is_block and not (child.tail or "").strip()):
                out += self.words(child.tail)
        return _trim(out)

    def block(self, element: Element) -> list[_Child]:
        match element.tag:
            case "hr":
                return [_Node("hr")]
            case "ul" | "ol":
                return [self._list(element)]
            case "table":
                return [self._table(element)]
            case "blockquote":
                return self._quote(element)
            case "p":
                children = self.flow(element)
                return [_Node("p", children)] if children else []
            case _:
                return self._heading(element)

    def span(self, element: Element) -> list[_Child]:
        match element.tag:
            case "strong" | "em":
                return [_Node(element.tag, self.flow(element))]
            case "code":
                text = (element.text or "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                self._follow(text)
                return [_Node("code", [_SPACES.sub(" ", _bare(text)).strip()])]
            case "br":
                return [_Node("br")]
            case "ref":
                return [self._ref(element.text or "")]
            case "a":
                return self._link(element)
            case "img":
                self._refuse("gambar-dilarang", potongan=_short(_bare(element.text or "")))
            case "html":
                self._raw_html(_short(_bare(element.text or "")))
        raw = "".join(element.itertext())
        self._follow(raw)
        return [_SPACES.sub(" ", _bare(raw))]

    def _raw_html(self, snippet: str) -> None:
        if not (self.html_seen and snippet.startswith("</")):  # the end of a tag that was refused
            self._refuse("html-dilarang", potongan=snippet)
        self.html_seen = True

    def _ref(self, raw: str) -> Ref:
        target, line = _SPACES.sub(" ", _bare(raw)).strip(), self.line
        self._follow(raw)
        if _GUIDANCE.fullmatch(target):
            return Ref(kind=RefKind.GUIDANCE, target=target.upper(), text=target.upper(), line=line)
        return Ref(kind=RefKind.CITATION, target=target, text=target, line=line)

    def _link(self, element: Element) -> list[_Child]:
        href = _SPACES.sub(" ", _bare(element.get("href", ""))).strip()
        line = self.line
        is_nested = any(child is not element for tag in ("a", "ref") for child in element.iter(tag))
        children = self.flow(element)
        text = _plain(children) or href
        if _EXTERNAL.fullmatch(href) and len(href) <= 2000:
            return [_Node("a", [text] if is_nested or not children else children, {"href": href})]
        if not href or href.startswith("//") or "\\" in href or _SCHEME.match(href.replace(" ", "")):
            self.problems.append(problem("tautan-berbahaya", line=line, tautan=_short(href)))
            return children
        return [Ref(kind=RefKind.LINK, target=href, text=text, line=line)]

    def _heading(self, element: Element) -> list[_Child]:
        children = self.flow(element)
        if not children:
            return []
        level, text = int(element.tag[1]), _plain(children)
        identity = base = _slug(text)
        count = 1
        while identity in self.ids:
            count += 1
            identity = f"{base}-{count}"
        self.ids.add(identity)
        self.headings.append(Heading(level=level, id=identity, text=text))
        return [_Node(element.tag, children, {"id": identity})]

    def _list(self, element: Element) -> _Node:
        node = _Node(element.tag)
        if element.tag == "ol":
            first = next((text for text in element.itertext() if text.strip()), "")[:1]
            style = ord(first) - _STYLE_BASE if first >= chr(_STYLE_BASE) else 0
            node.attrs = {"style": _STYLES[style], "start": element.get("start", "1")}
        node.children = [self._item(child) for child in element]
        return node

    def _item(self, element: Element) -> _Node:
        children = self.flow(element)
        head = children[0] if children else ""
        if _is(head, "p") and sum(_is(child, "p") for child in children) == 1:
            children[:1] = head.children
        if len(children) == 1 and isinstance(children[0], Ref) and children[0].kind is RefKind.GUIDANCE:
            return _Node("li", [replace(children[0], kind=RefKind.GUIDANCE_BLOCK)], {"butir": "butir"})
        verdict = _take_label(children, _VERDICTS)
        return _Node("li", children, {"putusan": verdict} if verdict else {})

    def _table(self, element: Element) -> _Node:
        """A row without a mark was not written by the author: the block parser adds one below an empty table."""
        table = _Node("table")
        for row in element.iter("tr"):
            if any(cell.text for cell in row):
                cells = [_Node(cell.tag, self.flow(cell), dict(cell.attrib)) for cell in row]
                table.children.append(_Node("tr", [*cells]))
        return table

    def _quote(self, element: Element) -> list[_Child]:
        """A quotation is a statement of somebody, never a rule: its words, its source, and our correction."""
        start = _first_line_mark("".join(element.itertext()))
        children = self.flow(element)
        self._follow(start)
        special = [i for i, child in enumerate(children) if _CAPTION.match(_lead(child)) or _is_correction(child)]
        cut = special[0] if special else len(children)
        words, notes = children[:cut], children[cut:]
        captions = [child for child in notes if _CAPTION.match(_lead(child))]
        correction = [child for child in notes if child not in captions]
        attrs = self._caption(_plain(captions[:1], urls=True)) if len(captions) == 1 else {}
        if not words or not attrs or (correction and not _is_correction(correction[0])):
            self._refuse("kutipan-tanpa-sumber")
            return [_Node("blockquote", children)] if children else []
        _take_label(correction, {"koreksi"})
        if correction and _is(correction[0], "p"):
            correction[:1] = correction[0].children
        return [_Node("pernyataan", [_Node("ucapan", words), _Node("koreksi", _trim(correction))], attrs)]

    def _caption(self, text: str) -> dict[str, str]:
        """``— Nama; Jabatan; tanggal; sumber https://…`` as fields; nothing if one is missing."""
        url = _URL.search(text)
        address = url[0].rstrip(".,;:)") if url else ""
        if address and not _EXTERNAL.fullmatch(address):
            self._refuse("tautan-berbahaya", tautan=_short(address))
        text = _CAPTION.sub("", text.replace(address, "", 1) if address else text, count=1)
        fields = [part.strip() for part in text.split(";")]
        name, *office, day, source = fields if len(fields) >= 4 else [""] * 4
        source = re.sub(r"(?i)^sumber\b:?\s*", "", source).rstrip(" .,:(")
        if not (name and any(office) and day and (source or address)):
            return {}
        return {"nama": name, "jabatan": "; ".join(office), "tanggal": day, "sumber": source, "alamat": address}


def _bare(text: str) -> str:
    """Text without marks and with the parser's escapes undone."""
    text = _MARK.sub("", text)
    return _BAD.sub("", _ESCAPED.sub(lambda m: chr(int(m[1])), text)) if "\x02" in text else text


def _first_line_mark(text: str) -> str:
    mark = _LINE_MARK.search(text)
    return mark[0] if mark else ""


def _is(child: _Child, tag: str) -> TypeGuard[_Node]:
    return isinstance(child, _Node) and child.tag == tag


def _lead(child: _Child) -> str:
    """The plain text of a paragraph, or nothing."""
    return _plain(child.children).lstrip() if _is(child, "p") else ""


def _is_correction(child: _Child) -> bool:
    return _lead(child).lower().startswith("koreksi:")


def _trim(children: list[_Child]) -> list[_Child]:
    """Without the space at both ends."""
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
    return [child for child in children if child != ""]


def _take_label(children: list[_Child], words: Iterable[str]) -> str:
    """Take a leading ``Kata:`` or ``**Kata:**`` off; gives the word in lower case, or nothing."""
    head = children[0] if children else ""
    if isinstance(head, str):
        word, colon, rest = head.partition(":")
        consumed = 1
    elif _is(head, "p"):
        return _take_label(head.children, words)
    elif _is(head, "strong"):
        after = children[1] if len(children) > 1 and isinstance(children[1], str) else ""
        word, colon, rest = (_plain(head.children) + after).partition(":")
        consumed = 2 if after else 1
        if colon and word.strip() != _plain(head.children).removesuffix(":").strip():
            return ""
    else:
        return ""
    if not colon or word.strip().lower() not in words:
        return ""
    children[:consumed] = [rest.lstrip()] if rest.strip() else []
    return word.strip().lower()


def _slug(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text)[:80].strip("-") or "bagian"


# --- writing -----------------------------------------------------------------------------------

_Parts = list[str | Ref]
_OWN_LINE = frozenset({"p", "h2", "h3", "h4", "li", "th", "td", "ucapan", "koreksi"})


def _merge(parts: _Parts) -> tuple[str | Ref, ...]:
    out: _Parts = []
    for is_ref, group in groupby(parts, key=lambda part: isinstance(part, Ref)):
        run = list(group)
        out += run if is_ref else ["".join(map(str, run))]
    return tuple(out)


def _plain(children: Iterable[_Child], *, urls: bool = False) -> str:
    """Plain text; a block on its own lines. With ``urls``, the address of a link follows its text."""
    out = ""
    for child in children:
        if not isinstance(child, _Node):
            out += child if isinstance(child, str) else child.text
            continue
        text = _plain(child.children, urls=urls)
        if urls and child.tag == "a" and child.attrs["href"] not in text:
            text += " " + child.attrs["href"]
        if child.tag == "pernyataan":
            text += _source_line(child.attrs) + _source_name(child.attrs)
        if verdict := child.attrs.get("putusan"):
            text = f"{verdict.capitalize()}: {text}"
        out += f"\n{text}\n" if child.tag in _OWN_LINE else " " if child.tag == "br" else text
    return out


def _source_line(attrs: dict[str, str]) -> str:
    return f"{attrs['nama']}, {attrs['jabatan']}, {attrs['tanggal']}. Sumber: "


def _source_name(attrs: dict[str, str]) -> str:
    return attrs["sumber"] or attrs["alamat"]


def _html(children: Iterable[_Child]) -> _Parts:
    out: _Parts = []
    for child in children:
        if isinstance(child, _Node):
            out += _html_node(child)
        else:
            out.append(child if isinstance(child, Ref) else str(escape(child)))
    return out


def _html_node(node: _Node) -> _Parts:
    inner, tag, attrs = _html(node.children), node.tag, node.attrs
    match tag:
        case "br":
            return ["<br>"]
        case "hr":
            return ["<hr>\n"]
        case "h2" | "h3" | "h4":
            return [f'<{tag} id="{attrs["id"]}">', *inner, f"</{tag}>\n"]
        case "a":
            return [f'<a href="{escape(attrs["href"])}" rel="external">', *inner, "</a>"]
        case "ol":
            return [f"<ol{_html_numbering(attrs)}>\n", *inner, "</ol>\n"]
        case "li":
            return ["<li", *_html_item_start(attrs), *inner, "</li>\n"]
        case "table":
            return _html_table(node)
        case "pernyataan":
            return _html_statement(node)
        case "strong" | "em" | "code":
            return [f"<{tag}>", *inner, f"</{tag}>"]
        case _:
            return [f"<{tag}>", *inner, f"</{tag}>\n"]


def _html_numbering(attrs: dict[str, str]) -> str:
    style = attrs["style"]
    shape = "kurung" if style[0] == "(" else "tutup" if style[-1] == ")" else ""
    return (
        (' type="a"' if "a" in style else "")
        + (f' start="{attrs["start"]}"' if attrs["start"] != "1" else "")
        + (f' class="{shape}"' if shape else "")
    )


def _html_item_start(attrs: dict[str, str]) -> list[str]:
    if verdict := attrs.get("putusan"):
        sign = f'<span aria-hidden="true">{_VERDICTS[verdict]}</span> {verdict.capitalize()}'
        return [f' class="putusan putusan-{verdict}"><strong class="putusan-kata">{sign}</strong> ']
    return [' class="butir">' if "butir" in attrs else ">"]


def _html_table(table: _Node) -> _Parts:
    out: _Parts = ['<div class="tabel-gulir" tabindex="0" role="region" aria-label="Tabel"><table>\n<thead>\n']
    for number, row in enumerate(child for child in table.children if isinstance(child, _Node)):
        out.append("<tr>")
        for cell in row.children:
            if isinstance(cell, _Node):
                # An empty heading names no column, so it is not announced as one.
                tag = "th" if cell.tag == "th" and cell.children else "td"
                side = {"right": ' class="kanan"', "center": ' class="tengah"'}.get(cell.attrs.get("align", ""), "")
                scope = ' scope="col"' if tag == "th" else ""
                out += [f"<{tag}{scope}{side}>", *_html(cell.children), f"</{tag}>"]
        out.append("</tr>\n" if number else "</tr>\n</thead>\n<tbody>\n")
    return [*out, "</tbody>\n</table></div>\n"]


def _html_statement(node: _Node) -> _Parts:
    words, correction = (child.children for child in node.children if isinstance(child, _Node))
    attrs = node.attrs
    source = escape(_source_name(attrs))
    if attrs["alamat"]:
        source = Markup('<a href="{}" rel="external">{}</a>').format(attrs["alamat"], source)
    note: _Parts = ['<div class="koreksi"><strong>Catatan kami:</strong> ', *_html(correction), "</div>\n"]
    return [
        '<figure class="pernyataan"><p class="pernyataan-label">Pernyataan, bukan aturan</p>\n<blockquote>',
        *_html(words),
        f"</blockquote>\n<figcaption>{escape(_source_line(attrs))}{source}</figcaption>\n",
        *(note if correction else []),
        "</figure>\n",
    ]


def _typst(children: Iterable[_Child]) -> _Parts:
    out: _Parts = []
    for child in children:
        if isinstance(child, _Node):
            out += _typst_node(child)
        else:
            out.append(child if isinstance(child, Ref) else typst_literal(child))
    return out


def _call(name: str, children: Iterable[_Child], end: str = ";") -> _Parts:
    return [f"#{name}[", *_typst(children), f"]{end}"]


def _typst_node(node: _Node) -> _Parts:
    match node.tag:
        case "p":
            return [*_typst(node.children), "#parbreak();\n"]
        case "hr":
            return ["#garis();\n"]
        case "br":
            return ["#linebreak();"]
        case "strong":
            return _call("strong", node.children)
        case "em":
            return _call("emph", node.children)
        case "code":
            return [f"#raw({typst_string(_plain(node.children))});"]
        case "a":
            return _call(f"link({typst_string(node.attrs['href'])})", node.children)
        case "ul":
            return _typst_bullets(node)
        case "ol":
            numbering = f'enum(numbering: "{node.attrs["style"]}", start: {node.attrs["start"]})'
            return [f"#{numbering}", *_contents(node.children), ";\n"]
        case "li":
            return _typst_item(node)
        case "table":
            return _typst_table(node)
        case "pernyataan":
            return _typst_statement(node)
        case "blockquote":
            return _call("quote(block: true)", node.children, ";\n")
        case _:
            return _call(f"heading(level: {node.tag[1]})", node.children, ";\n")


def _typst_item(item: _Node) -> _Parts:
    if verdict := item.attrs.get("putusan"):
        return _call(f'putusan("{verdict}")', item.children, ";\n")
    return _call("butir", item.children, ";\n") if "butir" in item.attrs else _typst(item.children)


def _contents(nodes: Iterable[_Child], before: str = "[", after: str = "]") -> _Parts:
    out: _Parts = []
    for node in nodes:
        if isinstance(node, _Node):
            out += [before, *(_typst_item(node) if node.tag == "li" else _typst(node.children)), after]
    return out


def _typst_bullets(node: _Node) -> _Parts:
    """Verdicts and items stand by themselves; the bullets between them make lists."""
    out: _Parts = []
    for is_own, group in groupby(node.children, key=lambda item: isinstance(item, _Node) and bool(item.attrs)):
        items = list(group)
        out += _typst(items) if is_own else ["#list", *_contents(items), ";\n"]
    return out


def _typst_table(table: _Node) -> _Parts:
    head, *rows = [child for child in table.children if isinstance(child, _Node)]
    align = "".join(f"{cell.attrs.get('align', 'left')}, " for cell in head.children if isinstance(cell, _Node))
    out: _Parts = [f"#table(columns: {len(head.children)}, align: ({align}), table.header("]
    out += [*_contents(head.children, after="], "), "), "]
    for row in rows:
        out += _contents(row.children, after="], ")
    return [*out, ");\n"]


def _typst_statement(node: _Node) -> _Parts:
    words, correction = (child.children for child in node.children if isinstance(child, _Node))
    fields = {key: node.attrs[key] for key in ("nama", "jabatan", "tanggal")}
    fields["sumber"] = f"{node.attrs['sumber']} {node.attrs['alamat']}".strip()
    named = ", ".join(f"{key}: {typst_string(value)}" for key, value in fields.items())
    note: _Parts = ["[", *_typst(correction), "]"] if correction else ["none"]
    return [f"#pernyataan({named}, koreksi: ", *note, ")[", *_typst(words), "];\n"]
