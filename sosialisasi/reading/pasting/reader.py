"""What is pasted, from its first word to its last: HTML as elements, and text that has no markup."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from sosialisasi.ground.characters import BULLETS, one_line_end, plain_spaces
from sosialisasi.reading.markup.lists import MAX_DEPTH
from sosialisasi.reading.markup.source import UNPRINTABLE
from sosialisasi.reading.pasting.elements import clean, integer, label, seen_tree, style_of, tag_of, twips, words_in
from sosialisasi.reading.pasting.left import EMBEDDED, IMAGE, LINK, Left
from sosialisasi.reading.pasting.looks import Look, lost_looks
from sosialisasi.reading.pasting.tables import filled, holds
from sosialisasi.reading.wordfile.layout import Block, BlockKind, heading_level_below, laid_out
from sosialisasi.reading.wordfile.marks import Run, address, escaped, marked, plainly
from sosialisasi.reading.wordfile.numbering import BULLET

MOST_CELLS = 20_000
"""Cells of one table; more is no table of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a paste comes to: its text, and what was left behind, in words.

    What ``is_block`` must begin and end a line; the rest may stand within one.
    """

    markdown: str
    dropped: tuple[str, ...] = ()
    is_block: bool = False


def from_html(html: str, taken: Collection[str] = ()) -> Pasted:
    """Turn HTML into our dialect. ``taken`` are the names of the footnotes that the text has already."""
    left = Left()
    tree = seen_tree(html, left)
    if tree is None:
        return Pasted(markdown="")
    outside = [text for text in tree.itertext() if text.strip()]
    inside = [text for pre in tree.iter("pre") for text in pre.itertext() if text.strip()]
    if outside and outside == inside:  # An example from the guide, in our dialect.
        return from_text("\n".join("".join(pre.itertext()) for pre in tree.iter("pre")))
    reader = _Pasting(left, _notes(tree, taken))
    reader.walk(tree, Look())
    reader.end()
    blocks = [*reader.blocks, *reader.said_below()]
    return _laid(blocks, left)


def from_text(text: str) -> Pasted:
    """Turn text without markup into our dialect: a table of Excel, the signs of a chat.

    The rest stays as it is, for it may have been written in our dialect.
    """
    text = UNPRINTABLE.sub("", plain_spaces(one_line_end(text)))
    if rows := _tabbed(text):
        return _laid([Block(kind=BlockKind.TABLE, rows=rows)], Left())
    left = Left()
    for pattern, what in _CHAT:
        text, count = pattern.subn(r"\1", text)
        left.drop(what, count)
    if "**" not in text:
        text = _CHAT_BOLD.sub(r"**\1**", text)
    return Pasted(markdown=text, dropped=left.told(), is_block="\n" in text)


_CHAT_BOLD = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+)(?<=[^\s*\\])\*(?![\w*])")
_CHAT = (
    (re.compile(r"```([^`\n]+)```"), "huruf mesin tik"),
    (re.compile(r"(?<![\w~])~(?=[^\s~])([^~\n]+)(?<=[^\s~])~(?![\w~])"), "coretan"),
)


def _tabbed(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a piece of a spreadsheet; none if a text is no such piece."""
    if "\t" not in text:
        return ()
    try:
        rows = [row for row in csv.reader(text.strip("\n").splitlines(keepends=True), delimiter="\t") if any(row)]
    except csv.Error:
        return ()
    width = len(rows[0]) if rows else 0
    if width < 2 or len(rows) < 2 or any(len(row) != width for row in rows) or width * len(rows) > MOST_CELLS:
        return ()
    return tuple(tuple(escaped(" ".join(cell.split())) for cell in row) for row in rows)


def _laid(blocks: list[Block], left: Left) -> Pasted:
    """Blocks as text. A single paragraph may stand within a line."""
    markdown, too_deep = laid_out(blocks)
    left.drop(f"butir yang lebih dalam dari tingkat {MAX_DEPTH} (naik ke tingkat itu)", too_deep)
    shown = [block for block in blocks if block.kind is not BlockKind.BORDER]
    is_block = len(shown) > 1 or any(block.kind is not BlockKind.TEXT or block.list for block in shown)
    return Pasted(markdown=markdown.strip("\n"), dropped=left.told(), is_block=is_block)


_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "nav", "p"),
    *("pre", "section", "summary"),
}
_DROPPED = {
    **dict.fromkeys(("img", "svg", "canvas", "picture"), IMAGE),
    **dict.fromkeys(("video", "audio", "iframe", "object", "embed", "map", "frameset"), EMBEDDED),
    **dict.fromkeys(("input", "select", "textarea"), "kotak isian"),
}
_DEEPEST = 120
"""Elements in each other; what lies deeper is read as mere words."""


# --- footnotes of Word ---------------------------------------------------------------------------------------

_NOTE_ID = re.compile(r"(?:ftn|edn)\d{1,4}")
_MARK = re.compile(r"\W?\w{0,4}\W?")
"""What Word writes where a footnote is meant: ``[1]``, ``iv``, ``*``."""


def _notes(tree: Any, taken: Collection[str]) -> Mapping[str, str]:
    """The footnotes of a text of Word by their id, each with a name that is still free."""
    blocks = (element for element in tree.iter() if tag_of(element) in _BLOCKS)
    ids = [id for element in blocks if _NOTE_ID.fullmatch(id := element.get("id", ""))]
    free = (str(number) for number in range(1, len(ids) + len(taken) + 1) if str(number) not in taken)
    return dict(zip(dict.fromkeys(ids), free, strict=False))


# --- reading -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Item:
    """What an item of a list begins with, before its words are there."""

    label: str
    list: str
    level: int
    indent: int


@dataclass(slots=True)
class _Pasting:
    """Reads elements into blocks, one after another."""

    left: Left
    notes: Mapping[str, str]
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    item: _Item | None = None
    indent: int = 0
    level: int = -1
    """Of the list that is open, from 0."""
    lists: int = 0
    above: list[int] = field(default_factory=list)
    """The levels, as HTML counts them, of the headings above."""
    marked: set[str] = field(default_factory=set)
    """The names of the footnotes whose mark was read."""
    below: dict[str, list[Block]] = field(default_factory=dict)
    """What the footnotes say, by name."""
    is_below: bool = False
    """Whether this is what a footnote says: no mark of another stands there."""

    def walk(self, element: Any, look: Look, depth: int = 0) -> None:
        """Read what stands in an element, and what the element is."""
        name, style = tag_of(element), style_of(element)
        if not name or style.get("mso-list") == "ignore":
            return
        if style.get("display") == "none" or style.get("mso-hide") == "all" or element.get("hidden") is not None:
            self.left.drop("teks yang tersembunyi", bool(words_in(element)))
        elif depth > _DEEPEST:
            self._text("".join(element.itertext()), look)
        elif name in _DROPPED:
            self._picture(element, name, look)
        elif name == "br":
            self._break(look)
        elif name == "hr":
            self.end()
            self.blocks.append(Block(kind=BlockKind.BORDER))
        elif name in self._HOW:
            for each in lost_looks(element):
                self.left.drop(each)
            self._HOW[name](self, element, look.within(element), depth + 1)
        else:
            self._plain(element, look, depth + 1)

    def inside(self, element: Any, look: Look, depth: int) -> None:
        """Read what stands in an element, as if it were not there."""
        self._text(element.text, look)
        for child in element:
            self.walk(child, look, depth)
            self._text(child.tail, look)

    def end(self, level: int = 0) -> None:
        """End a paragraph, or a heading of a level, if there are words for one."""
        runs, self.runs = self.runs, []
        if not "".join(run.text for run in runs).strip():
            return
        if level and not self.item and self.level < 0:
            self.left.drop("tautan di dalam judul (teksnya tetap ada)", any(run.link for run in runs))
            shown = heading_level_below(self.above, level)
            self.blocks.append(Block(kind=BlockKind.HEADING, level=shown, text=plainly(runs)))
            return
        item, self.item = self.item, None
        text = marked(runs)
        if item:
            made = Block(text=text, label=item.label, list=item.list, level=item.level, indent=item.indent)
        else:
            made = Block(text=text, indent=self.indent)
        self.blocks.append(made)

    def said_below(self) -> Iterator[Block]:
        """What the footnotes say, as paragraphs at the end."""
        for name, blocks in self.below.items():
            text = " ".join(filter(None, (each.flat for each in blocks)))
            yield Block(kind=BlockKind.BORDER)
            yield Block(text=f"[^{name}]: {text or '…'}" if name in self.marked else text)
        for name in sorted(self.marked - self.below.keys()):  # It was hidden, or lies too deep.
            yield Block(kind=BlockKind.BORDER)
            yield Block(text=f"[^{name}]: …")

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        first, *more = one_line_end(text).split("\n") if look.keeps_lines else [text]
        self._run(first, look)
        for line in more:
            self._break(look)
            self._run(line, look)

    def _run(self, text: str, look: Look) -> None:
        if text := clean(text):
            self.runs.append(Run(text, look.bold, look.italic, look.link))

    def _break(self, look: Look) -> None:
        """A line ends; two ends are an end of the paragraph."""
        said = [run for run in self.runs if run.text != " "]
        if said and said[-1].text == "\n":
            self.end()
        else:
            self.runs.append(Run("\n", look.bold, look.italic, look.link))

    def _picture(self, element: Any, name: str, look: Look) -> None:
        """What is no text. A picture of a smiley is one."""
        alt = element.get("data-plain-text") or element.get("alt") or ""
        if name == "img" and alt.strip() and len(alt) <= 16 and not re.search(r"[\w\s]", alt):
            self._run(alt, look)
        elif not (name == "img" and element.get("width") == element.get("height") == "1"):
            self.left.drop(_DROPPED[name])

    def _plain(self, element: Any, look: Look, depth: int) -> None:
        """An element of a line, or a block that is only an end of what is before it and of itself."""
        for each in lost_looks(element):
            self.left.drop(each)
        name, look = tag_of(element), look.within(element)
        if name not in _BLOCKS:
            self.inside(element, look, depth)
            return
        self.end()
        note = self.notes.get(element.get("id", ""))
        if note and note not in self.below:
            self.below[note] = []
            self.below[note] += self._apart(element, look, depth, is_below=True)
            return
        before, self.indent = self.indent, self._begin(element)
        self.inside(element, look, depth)
        self.end(1 if "MsoTitle" in element.get("class", "") else 0)
        self.indent = before

    def _begin(self, element: Any) -> int:
        """Where the words of a block begin. A paragraph of Word may be an item of a list, which only its style says."""
        style, kind = style_of(element), element.get("class", "")
        if m := re.match(r"(l\d+) level(\d+) (lfo\d+)", style.get("mso-list", "")):
            level = min(int(m[2][:2]), 9) - 1
            signs = [each for each in element.iter() if style_of(each).get("mso-list") == "ignore"]
            sign = words_in(signs[0]) if signs else ""
            is_bullet = not sign or sign in "oØü§-–" or re.fullmatch(f"[{BULLETS}]|[^\\w\\s]", sign)
            indent = twips(style.get("margin-left", "")) or (level + 1) * 720
            self.item = _Item(BULLET if is_bullet else sign, m[1] + m[3], level, indent)
            return indent
        if kind.startswith("Mso"):
            return twips(style.get("margin-left", "")) or (720 if "ListParagraph" in kind else 0)
        return self.indent

    def _heading(self, element: Any, look: Look, depth: int) -> None:
        self.end()
        self._begin(element)
        is_item, self.item = self.item, None
        if is_item and is_item.label != BULLET:
            self._run(f"{is_item.label} ", look)
        self.inside(element, look, depth)
        self.end(int(tag_of(element)[1]))

    def _anchor(self, element: Any, look: Look, depth: int) -> None:
        href = element.get("href", "").strip()
        note = re.search(r"#_((?:ftn|edn)(ref)?\d{1,4})$", href)
        if note and note[2] and self.notes:
            return  # The way back from a footnote.
        if note and not self.is_below and (name := self.notes.get(note[1])):
            self.marked.add(name)
            self.runs.append(Run(f"[^{name}]", raw=True))
            if not _MARK.fullmatch(words_in(element)):
                self.inside(element, look, depth)
            return
        link = address(href) if href else ""
        self.left.drop(LINK, bool(href and not link and words_in(element)))
        self.inside(element, replace(look, link=link or look.link), depth)

    def _list(self, element: Any, look: Look, depth: int) -> None:
        self.end()
        self.lists += self.level < 0
        self.level += 1
        before, self.indent = self.indent, (self.level + 1) * 360
        number = integer(element.get("start"), 1)
        self._text(element.text, look)
        for child in element:
            if tag_of(child) == "li":
                self.end()
                number = integer(child.get("value"), number)
                self.item = _Item(label(element, number), f"html{self.lists}", self.level, self.indent)
                self.walk(child, look, depth)
                self.end()
                self.item = None
                number += 1
            else:
                self.walk(child, look, depth)
            self._text(child.tail, look)
        self.end()
        self.indent = before
        self.level -= 1

    def _quote(self, element: Any, look: Look, depth: int) -> None:
        self._run("“", look)
        self.inside(element, look, depth)
        self._run("”", look)

    def _apart(self, element: Any, look: Look, depth: int, *, is_below: bool = False) -> list[Block]:
        """What stands in an element that is a text of its own: a cell, a footnote."""
        is_below = is_below or self.is_below
        inner = _Pasting(self.left, self.notes, marked=self.marked, below=self.below, is_below=is_below)
        inner.inside(element, look, depth)
        inner.end()
        return [each for each in inner.blocks if each.kind is not BlockKind.BORDER]

    def _table(self, element: Any, look: Look, depth: int) -> None:
        self.end()
        rows = filled([self._cells(row, look, depth) for row in self._rows(element, look, depth)])
        self.end()
        if not rows:
            return
        self.left.drop("daftar di dalam sel tabel (butirnya menjadi satu baris)", holds(rows, is_list=True))
        self.left.drop("tabel di dalam tabel (isinya menjadi teks)", holds(rows, is_list=False))
        self.blocks.append(Block(kind=BlockKind.BORDER))
        if len(rows[0]) == 1 or len(rows[0]) * len(rows) > MOST_CELLS:  # A frame around text.
            self.blocks += [block for row in rows for cell in row for block in cell]
        else:
            texts = tuple(tuple(" ".join(filter(None, (each.flat for each in cell))) for cell in row) for row in rows)
            self.blocks.append(Block(kind=BlockKind.TABLE, rows=texts))
        self.blocks.append(Block(kind=BlockKind.BORDER))

    def _rows(self, element: Any, look: Look, depth: int) -> Iterator[Any]:
        """The rows of a table. What stands in a table but in no row comes before it."""
        self._text(element.text, look)
        for child in element:
            if tag_of(child) == "tr":
                yield child
            elif tag_of(child) in ("tbody", "thead", "tfoot"):
                yield from self._rows(child, look, depth)
            else:
                self.walk(child, look, depth)
                self.end()
            self._text(child.tail, look)

    def _cells(self, row: Any, look: Look, depth: int) -> list[tuple[int, int, list[Block]]]:
        """The cells of a row, each with the columns and the rows that it takes."""
        cells = []
        self._text(row.text, look)
        for child in row:
            if tag_of(child) in ("td", "th"):
                across, down = (min(max(integer(child.get(each), 1), 1), 50) for each in ("colspan", "rowspan"))
                self.left.drop("sel gabungan (diisi kosong)", across > 1 or down > 1)
                for each in lost_looks(child):
                    self.left.drop(each)
                cells.append((across, down, self._apart(child, look.within(child), depth)))
            else:
                self.walk(child, look, depth)
            self._text(child.tail, look)
        return cells

    _HOW: ClassVar[Mapping[str, Callable[[_Pasting, Any, Look, int], None]]] = {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
        **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
        "a": _anchor,
        "q": _quote,
        "table": _table,
    }
    """What is read otherwise than by what stands in it."""
