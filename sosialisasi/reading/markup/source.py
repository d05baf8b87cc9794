"""A source as rows: cleaned of what Word leaves between its letters, every line with its place in quotes and margins.

Each line of what is built from it bears an invisible mark with its number, so that whatever is wrong has a line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sosialisasi.ground.characters import HARD_HYPHEN, ODD_SPACE, hiding_or, one_line_end
from sosialisasi.reading.wording.suppressions import REMARK, is_remark

MAX_PARAGRAPH = 20_000
"""Letters of one paragraph or item; more is not prose, and would take seconds."""
INLINE = re.compile(r"\\|`|\*|_|\[|<|&|h(?i:ttps://)|H(?i:ttps://)|w(?i:ww\.)|W(?i:ww\.)|  \n")
"""What any span within a paragraph begins with. Each branch has its own first letter: ``re`` looks for these alone."""

# A mark is one private character for the line. Authors' own private characters are removed before.
LINE_BASE, _LAST_LINE = 0xF0000, 0xFFFFD
LINE_MARK = re.compile("[\U000f0000-\U000fffff]")
MARK = re.compile("[\U000f0000-\U0010ffff]")
UNPRINTABLE = hiding_or(
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
)
SPACES = re.compile(r"\s+")
CAPTION = re.compile(r"(?:[—–―]|--+)\s*(?=\S)|-\s++(?=[^;]+;[^;]+;[^;]+;)")
"""What the source of a quotation begins with."""

_USUAL = re.compile("[\t\n -~é–—‘’“”…•]*")
"""What most texts hold nothing else than."""
_LINE_LIKE = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_QUOTE = re.compile(r"\s*>(?:\s*>)*")
_LOOSE_LINK = re.compile(
    r"(\[[^\[\]\n]{1,200}\])[ \t]{1,8}(\((?:https://|mailto:|\.{1,2}/|#|[\w./-]{1,100}\.(?:md|yaml)\b)[^()\s]*\))"
)
_WORD_BULLET = re.compile(r"^([ ]*[Ø§¬o])\t+(?=\S)", re.MULTILINE)
"""How Word writes the bullets of its fonts of symbols into a text that is pasted elsewhere."""


class Row(NamedTuple):
    """A line: how deep in quotes, how far from the margin, its words, and whether it ends with a break."""

    depth: int
    indent: int
    body: str
    is_hard: bool

    @classmethod
    def of(cls, line: str) -> Row:
        m = _QUOTE.match(line) if ">" in line else None
        depth, rest = (m[0].count(">"), line[m.end() :].removeprefix(" ")) if m else (0, line)
        return cls(depth, len(rest) - len(rest.lstrip()), rest.strip(), rest.endswith("  "))


class SourceText:
    """The lines of a text: as they were written but for unprintable signs, in their normal form, and as rows."""

    def __init__(self, text: str) -> None:
        self.tidied: list[tuple[int, str, str]] = []
        """(line, what, what it is read as) of signs that were replaced in the whole text."""
        self.written = self._cleaned(text).split("\n")
        self.normal = [line.expandtabs(4) for line in self.written]
        """The source with the marks of our dialect, line for line; complete when all blocks are read."""
        self.remarks = {index for index, line in enumerate(self.normal) if is_remark(line)}
        self.rows = [Row.of(REMARK.sub("", line) if "<!--" in line else line) for line in self.normal]

    def _cleaned(self, text: str) -> str:
        text = one_line_end(text)
        if not _USUAL.fullmatch(text):
            if odd := ODD_SPACE.search(text):
                self.tidied.append((text.count("\n", 0, odd.start()), "Spasi khusus dari Word", "spasi biasa"))
            text = UNPRINTABLE.sub("", _LINE_LIKE.sub(" ", ODD_SPACE.sub(" ", HARD_HYPHEN.sub("-", text))))
        if loose := _LOOSE_LINK.search(text):
            self.tidied.append((text.count("\n", 0, loose.start()), 'Spasi di antara "]" dan "("', "tautan"))
            text = _LOOSE_LINK.sub(r"\1\2", text)
        return _WORD_BULLET.sub(r"\1 ", text) if "\t" in text else text

    def rewrite(self, index: int, body: str, normal: str) -> None:
        """Give the body of a line its normal form. Nothing else of the line changes."""
        if REMARK.search(self.normal[index]):
            return  # The body was read without the remark, so it is not what is written here.
        before, _, after = self.normal[index].rpartition(body)
        self.normal[index] = before + normal + after


def line_mark(index: int) -> str:
    return chr(min(LINE_BASE + index, _LAST_LINE))


def short(text: str) -> str:
    """The beginning of a text, to show it in a message."""
    text = SPACES.sub(" ", text).strip()
    return text if len(text) <= 60 else text[:59] + "…"


def reference_key(text: str) -> str:
    """What all spellings of the name of a footnote or of an address have in common."""
    return " ".join(MARK.sub("", text).split()).casefold()
