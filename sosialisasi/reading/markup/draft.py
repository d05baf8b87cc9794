"""The tree of a text while its blocks are built, with the items that are open, and what is told about its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from sosialisasi.ground.characters import TIDIED
from sosialisasi.ground.problems import Problem, Rule
from sosialisasi.reading.markup.marks import Number
from sosialisasi.reading.markup.source import line_mark


@dataclass(slots=True)
class Item:
    """An item of a list that more may belong to."""

    indent: int
    style: str
    """The style of its number, or ``-`` and the sign of its bullet."""
    number: Number
    list: Element
    element: Element
    mark: str
    ending: str
    """The end of its words so far."""

    @property
    def is_bullet(self) -> bool:
        return self.style.startswith("-")

    def is_near(self, indent: int) -> bool:
        """Whether it is about as far from the margin, for the eye."""
        return abs(self.indent - indent) < 2


class Draft:
    """The tree of a text from its first block to the one that is being read."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.root = self.place = Element("div")
        """The whole, and where the next block goes that belongs to no item."""
        self.items: list[Item] = []
        """The open items, the innermost last."""
        self.closed: dict[str, Number] = {}
        """The last number of the list of each style that was closed last."""
        self.index = 0
        """The line that is being read, from 0."""
        self.last: Literal["blank", "text", "item", "header", "table"] = "blank"
        """What the line above was; after the head of a table ``header``, until its separator is read."""
        self.letters = 0
        """How many letters the block has so far, or the outermost item in it."""
        self.marks = 0
        """How many signs that Markdown may mean something by, and cells of tables, there were so far."""
        self.lines: list[str] = []
        """The lines of the open paragraph."""
        self._paragraph: Element | None = None
        self._noted: set[str] = set()

    # --- what is told --------------------------------------------------------------------------------------------

    def note(self, what: str, read_as: str, kind: str = "") -> None:
        """Tell what was tidied, once a kind."""
        if (kind or what) not in self._noted:
            self._noted.add(kind or what)
            self.refuse(TIDIED, apa=what, menjadi=read_as)

    def refuse(self, rule: Rule, **details: str) -> None:
        """Tell that the line breaks a rule."""
        self.problems.append(rule.at("", self.first_line + self.index, **details))

    # --- blocks --------------------------------------------------------------------------------------------------

    @property
    def inside(self) -> Element:
        """Where the next block goes: the innermost open item, or the place outside of all."""
        return self.items[-1].element if self.items else self.place

    @property
    def goes_on(self) -> bool:
        """Whether the line above is one that this one may continue."""
        return self.last in ("text", "item")

    @property
    def mark(self) -> str:
        return line_mark(self.index)

    def begin(self, text: str, last: Literal["text", "item"]) -> None:
        """Begin a paragraph."""
        self._paragraph, self.last = SubElement(self.inside, "p"), last
        self.add(text)

    def add(self, text: str) -> None:
        """Go on with the open paragraph."""
        self.lines.append(text)
        self.letters += len(text)

    def end(self) -> None:
        """End the open paragraph or table, if there is one."""
        if self._paragraph is not None:
            self._paragraph.text = "\n".join(self.lines)
        self._paragraph, self.lines = None, []
        self.last = "blank"
        self.letters = 0

    # --- items ---------------------------------------------------------------------------------------------------

    def close(self) -> Item:
        """Close the innermost item."""
        item = self.items.pop()
        if item.number:
            self.closed[item.style] = item.number
        return item

    def close_all(self, indent: int = -2) -> None:
        """Close the items that a block so far from the margin does not belong to."""
        while self.items and indent < self.items[-1].indent + 2:
            self.close()

    def close_from(self, item: Item) -> None:
        """Close an open item with all that is below it."""
        while self.close() is not item:
            pass
