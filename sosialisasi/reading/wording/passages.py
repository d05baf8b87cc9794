"""A file as the pieces that are read as one, each with its line: a value, a paragraph, a heading, an item, a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from sosialisasi.reading.wording.suppressions import REMARK, Suppression, is_remark, suppressions_in

_COMMENT = re.compile(r"\s*#(?:\s|$)")
_KEY = re.compile(r"\s*(?:- +)*+(?:[\w-]+:(?: +|$))?(?:[>|][+-]?[ ]*$)?", re.MULTILINE)
_HEADING = re.compile(r"\s*#{1,6}\s")
_ITEM = re.compile(r"\s*(?:[-*+•]|\(?(?:\d{1,3}(?:\.\d{1,2}){0,4}|[A-Za-z]|[ivxIVX]{1,6})[.)])\s+")
_END = re.compile(r"[.!?:;\n](?:(?<!\n)[\"”'’)\]*_]*(?=\s)|(?<=\n)(?=[^\S\n]*\|))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a file as it is written, from ``line`` on; ``None`` is the file's name.

    ``field`` is its dotted path in YAML. ``context`` is what leads up to it: its heading, the sentence with a colon
    before a list, and the verdict of an item. ``is_prose`` tells what should be readable aloud from headings, rows and
    quotations.
    """

    text: str
    line: int | None
    field: str = ""
    context: str = ""
    is_prose: bool = False

    def line_at(self, position: int) -> int | None:
        return None if self.line is None else self.line + self.text.count("\n", 0, position)

    @property
    def last_line(self) -> int:
        return (self.line or 0) + self.text.count("\n")

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a part of the text."""
        before = [match.end() for match in _END.finditer(self.text, 0, start)]
        after = _END.search(self.text, end)
        return self.text[before[-1] if before else 0 : after.end() if after else len(self.text)]

    @property
    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with where it begins."""
        start = 0
        for match in _END.finditer(self.text):
            yield start, self.text[start : match.end()]
            start = match.end()
        yield start, self.text[start:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A file as the checks of its words read it."""

    passages: tuple[Passage, ...]
    suppressions: tuple[Suppression, ...]

    @classmethod
    def of(cls, source: str, lines: Mapping[str, int], body_line: int | None, stem: str) -> Self:
        """``lines`` are those of its YAML; ``body_line`` is where its Markdown begins, if it has any."""
        passages = tuple(_passages(source, lines, body_line, stem))
        spans = sorted((each.line, each.last_line) for each in passages if each.line is not None)
        return cls(passages=passages, suppressions=tuple(suppressions_in(source, spans, body_line)))


def _passages(source: str, lines: Mapping[str, int], body_line: int | None, stem: str) -> Iterator[Passage]:
    """All passages of a file, as for ``Wording.of``."""
    yield Passage(text=stem, line=None)
    rows = source.split("\n")
    yield from _values(rows, lines, len(rows) + 1 if body_line is None else body_line - 1)
    if body_line is not None:
        yield from _blocks(rows, body_line)


def _values(rows: list[str], lines: Mapping[str, int], end: int) -> Iterator[Passage]:
    """One passage for each line that begins a value; ``end`` is the line after the last."""
    fields: dict[int, str] = {}
    for path, line in sorted(lines.items(), key=lambda pair: (pair[0][-1:].isdigit(), -pair[0].count("."))):
        if path:
            fields.setdefault(line, path)
    starts = sorted(fields)
    verdict = rows[lines["putusan"] - 1] if "putusan" in lines else ""
    for start, following in pairwise([*starts, end]):
        text = "\n".join(
            "" if "#" in line and _COMMENT.match(line) else line for line in rows[start - 1 : following - 1]
        )
        key = _KEY.match(text)
        value = text[key.end() if key else 0 :]
        yield Passage(
            text=value.rstrip("\n").strip(" \"'"), line=start, field=fields[start], context=verdict, is_prose=True
        )


def _blocks(rows: list[str], first: int) -> Iterator[Passage]:
    """The paragraphs, headings, items and rows of a Markdown text."""
    heading = lead = ""
    block: list[str] = []
    start = first

    def passage() -> Passage:
        text = "\n".join(block)
        text = REMARK.sub("", text) if "<!--" in text else text
        is_item = bool(_ITEM.match(text))
        context = f"{heading}\n{lead}" if is_item else heading
        return Passage(text=text, line=start, context=context, is_prose=not text.lstrip().startswith(("#", "|", ">")))

    for number, line in enumerate([*rows[first - 1 :], ""], start=first):
        words = line.strip()
        if block and (not words or words.startswith("|") or _HEADING.match(line) or _ITEM.match(line)):
            yield passage()
            text = "\n".join(block).rstrip(" *_")
            if _HEADING.match(text):
                heading, lead = text, ""
            elif not _ITEM.match(text):
                lead = text if text.endswith(":") else ""
            block = []
        if words and (block or not is_remark(line)):
            start = start if block else number
            block.append(line)
