"""Paragraphs, items and tables of Word → lines of our dialect: what lies in what, told by levels and by indents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from sosialisasi.reading.markup.lists import MAX_DEPTH
from sosialisasi.reading.markup.marks import marker
from sosialisasi.reading.wordfile.marks import escaped, harmless_start
from sosialisasi.reading.wordfile.numbering import BULLET

_NEAR = 100
"""Twips by which two paragraphs may differ and still begin at the same place, for the eye."""
_MAX_OPEN = 50
_NEXT = 100
"""Blocks among which the next item of a list is looked for."""


class BlockKind(Enum):
    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    TABLE = auto()
    BORDER = auto()
    """Nothing, but lists end here."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph or a table. What has a ``list`` is an item of it, with the number that Word shows."""

    kind: BlockKind = BlockKind.TEXT
    text: str = ""
    label: str = ""
    level: int = 0
    """Of a heading, from 1; of an item, from 0."""
    list: str = ""
    indent: int = 0
    """Where its text begins, in twips."""
    rows: tuple[tuple[str, ...], ...] = ()
    bold: str = ""
    """Its words, if all of them are bold: in an office that is mostly a heading."""

    @cached_property
    def is_listed(self) -> bool:
        """Whether our dialect has such an item; another number stands in the text."""
        mark = marker(f"{self.label} {self.text}") if self.list else None
        return mark is not None and (self.label.startswith(BULLET) or mark.text == self.label)

    @property
    def flat(self) -> str:
        """All its words on one line, as they stand in a cell of a table."""
        cells = " ".join(cell for row in self.rows for cell in row)
        label = self.label.replace(BULLET, "•", 1) if self.label.startswith(BULLET) else as_word(self.label)
        return " ".join(f"{label} {self.text} {cells}".split())


class _Layout:
    """Writes blocks as lines one after another, and keeps the items that the next one may lie in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.open: list[Block] = []
        """The items that more may belong to, the innermost last."""
        self.lines: list[str] = []
        self.after_item = False
        self.too_deep = 0
        self.inner: set[tuple[str, str]] = set()
        """Lists that stood within another one though they begin at the same place."""
        self.margin = 0
        """Where the last text outside of all lists began."""
        self.last = {(each.list, each.level): index for index, each in enumerate(blocks) if each.list}
        for index, block in enumerate(blocks):
            self._put(index, block)

    def _put(self, index: int, block: Block) -> None:
        match block.kind:
            case BlockKind.TEXT if block.list:
                self._item(index, block)
            case BlockKind.TEXT:
                self._stay(block)
                self._write("    " * self._depth(), block.text, is_item=False)
            case BlockKind.HEADING:
                self._close(block)
                self._write("", f"{'#' * block.level} {block.text}", is_item=False)
            case BlockKind.TABLE:
                self._close(block)
                self._write("", _table(block.rows), is_item=False)
            case _:
                self._close(block)

    def _close(self, block: Block) -> None:
        self.open.clear()
        self.margin = block.indent

    def _depth(self) -> int:
        return sum(each.is_listed for each in self.open)

    def _stay(self, text: Block) -> None:
        """Close the items that a text does not belong to, which begins nearer to the margin than their words."""
        if text.indent <= self.margin + _NEAR:
            self._close(text)
        while self.open and text.indent < self.open[-1].indent - _NEAR:
            self.open.pop()
        if not self.open:
            self.margin = text.indent

    def _item(self, index: int, item: Block) -> None:
        before: Block | None = None
        while self.open and not self._holds(self.open[-1], item, index):
            before = self.open.pop()
        is_first = before is None or (before.list, before.level) != (item.list, item.level)
        if before and before.list != item.list:  # Another list, which does not go on with the one above.
            self.after_item = False
        elif is_first and item.label[:1].isupper() and not self._has_sibling(index, item):
            self.after_item = False  # Alone below a line, "A." might as well be a part of its sentence.
        while self._depth() >= MAX_DEPTH or len(self.open) >= _MAX_OPEN:
            self.too_deep += 1
            self.open.pop()
        margin = "    " * self._depth()
        self.open.append(item)
        if item.is_listed:
            self._write(margin, f"{item.label} {item.text}".rstrip(), is_item=True)
        else:
            self._write(margin, harmless_start(f"{as_word(item.label)} {item.text}".strip()), is_item=False)

    def _has_sibling(self, index: int, item: Block) -> bool:
        """Whether another item of its level follows."""
        for each in self.blocks[index + 1 : index + _NEXT]:
            if not each.list or (each.list == item.list and each.level <= item.level):
                return each.list == item.list and each.level == item.level
        return False

    def _holds(self, outer: Block, item: Block, index: int) -> bool:
        """Whether an item lies in one that is open. Levels tell it within a list, indents between two; and of two that
        begin at the same place the one that counts on later is the outer one.
        """
        if outer.list == item.list:
            return item.level > outer.level
        is_deeper = item.indent > outer.indent + _NEAR
        if any(each.list == item.list and not (each.level == item.level and is_deeper) for each in self.open):
            return False  # It comes back out of this one.
        if is_deeper or item.indent < outer.indent - _NEAR:
            return is_deeper
        counts_on = not outer.label.startswith(BULLET) and self.last[outer.list, outer.level] > index
        goes_on = counts_on or (item.list, outer.list) in self.inner
        if goes_on:
            self.inner.add((item.list, outer.list))
        return goes_on

    def _write(self, before: str, text: str, *, is_item: bool) -> None:
        if self.lines and not (is_item and self.after_item):
            self.lines.append("")
        first, *more = text.split("\n")
        deeper = before + "    " * is_item
        self.lines += [before + first, *(deeper + line for line in more)]
        self.after_item = is_item


def heading_level_below(above: list[int], level: int) -> int:
    """The level that a heading gets below those ``above``, so that none is passed over; it joins them."""
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    return min(len(above) + 1, 4)


def as_word(label: str) -> str:
    """A number that is no mark of our lists, as a word."""
    return re.sub(r"^([-+])(?=\s)", r"\\\1", escaped(label))


def laid_out(blocks: Iterable[Block]) -> tuple[str, int]:
    """The lines of all blocks, and how many items lay deeper than our lists go."""
    layout = _Layout(tuple(blocks))
    return "\n".join(layout.lines) + "\n", layout.too_deep


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]))
