"""What must be known of the lines below to read one: where there are marks of items, fences and pasted tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile

from sosialisasi.reading.markup.marks import Marker, Number, follows, marker
from sosialisasi.reading.markup.source import Row, SourceText

RULE = re.compile(r"([-*_])(?:\s*\1){2,}+")
HEADING = re.compile(r"(#{2,})(?=[^#])|(#)(?=\s)")
DEFINITION = re.compile(r"\[\^([^\[\]\s]{1,60})\]:[ ]*(?=\S)")
_BEGINS_END = ("-", "*", "_", "#", "[^")
"""What each of these begins with."""
_FENCE = re.compile(r"(`{3,}|~{3,})[^`~]*")
_LOOK_AHEAD = 20
"""Lines of the same mark that are looked at to find the next of a list: those between them are of other lists."""


class Survey:
    """One look at all lines of a source, whose fields (``Hari<tab>: Senin``) become rows with a colon."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.fences = dict(self._fences())
        """The first and the last line of each. Only what is closed is one: a forgotten sign swallows nothing."""
        self.tables: dict[int, list[list[str]]] = {}
        """The cells of each table that was pasted, by its first line."""
        self.tabs: set[int] = set()
        """The lines with tabs that are of no table."""
        self.fields: set[int] = set()
        """The lines of what letters write as ``Hari<tab>: Senin``."""
        self.markers: dict[int, Marker] = {}
        self._styles: dict[str, list[int]] = {}
        """The lines of each style of marks."""
        self._ends: list[int] = []
        """The lines that end all lists."""
        fenced = {line for first, last in self.fences.items() for line in range(first, last + 1)}
        self._find_markers(fenced | self._find_tables(fenced))

    def _find_markers(self, passed_over: set[int]) -> None:
        depth, was_blank = 0, True
        for index, row in enumerate(self.source.rows):
            if index in self.source.remarks:
                continue
            mark = marker(row.body) if row.body and index not in passed_over else None
            if mark:
                self.markers[index] = mark
                for style in [style for style, _ in mark.readings] or [f"-{mark.sign}"]:
                    self._styles.setdefault(style, []).append(index)
            ends = row.body.startswith(_BEGINS_END) and (
                RULE.fullmatch(row.body) or HEADING.match(row.body) or DEFINITION.match(row.body)
            )
            if row.depth != depth or ends or (was_blank and row.body and not mark and row.indent < 2):
                self._ends.append(index)
            depth, was_blank = row.depth, not row.body

    def _fences(self) -> list[tuple[int, int]]:
        fences: list[tuple[int, int]] = []
        opened: dict[str, int] = {}
        for index, row in enumerate(self.source.rows):
            if not row.body.startswith(("`", "~")) or not (m := _FENCE.fullmatch(row.body)):
                continue
            sign = m[1][0]
            if sign not in opened:
                if not opened:
                    opened[sign] = index
            elif row.body == m[1]:
                fences.append((opened.pop(sign), index))
        return fences

    def _find_tables(self, fenced: set[int]) -> set[int]:
        """Lines with tabs in them, of which Excel, Word and browsers make the rows of a table; gives all of them."""
        pasted: set[int] = set()
        block: list[int] = []
        for index, line in enumerate([*self.source.written, ""]):
            is_row = "\t" in line and index not in fenced and index not in self.source.remarks
            if is_row and (block or "\t" in line.strip()) and not self.source.rows[index].depth:
                block.append(index)
                continue
            if block:
                pasted.update(self._pasted(block))
            block = []
        return pasted

    def _pasted(self, block: list[int]) -> list[int]:
        """The lines of a block with tabs that are rows of a table, or fields; none if it is something else."""
        source = self.source
        written = [source.written[index] for index in block]
        rows = _cells(written)
        listed = [(m := marker(" ".join(row))) and len(row) == 2 and len(m.text) == len(row[0]) for row in rows]
        if all(listed):
            return []
        if all(len(row) == 2 and row[1].startswith(":") and row[0] for row in rows):
            self.fields.update(block)
            for index, (name, value) in zip(block, rows, strict=True):
                source.normal[index] = source.written[index]
                old = source.rows[index]
                source.rows[index] = Row(old.depth, old.indent, f"{name}: {value[1:].strip()}", True)
            return block
        if len(block) < 2:
            self.tabs.update(block)
            return []
        self.tables[block[0]] = rows
        for index in block:
            source.normal[index] = source.written[index].rstrip(" ")
        return block

    def next_of(self, style: str, number: Number, indent: int | None, *, after: int, end: float) -> float | None:
        """The line at about this indent, after one and before another, where a list goes on after this number or
        bullet."""
        lines = self._styles.get(style, [])
        start = bisect_right(lines, after)
        for index in lines[start : start + _LOOK_AHEAD]:
            if index >= end:
                break
            if indent is None or abs(self.source.rows[index].indent - indent) < 2:
                readings = dict(self.markers[index].readings)
                if not number or follows(readings[style], number):
                    return index
                if len(readings) == 1:
                    break
        return None

    def end_of_lists(self, index: int) -> float:
        """The line that ends all lists that are open at a line."""
        at = bisect_right(self._ends, index)
        return self._ends[at] if at < len(self._ends) else float("inf")


def _cells(lines: list[str]) -> list[list[str]]:
    """The cells of pasted lines, without the columns at the edges that were selected by accident."""
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    if any(len(row) != len(rows[0]) for row in rows):
        rows = [[cell.strip() for cell in line.strip().split("\t")] for line in lines]
    left = min(len(list(takewhile(lambda cell: not cell, row))) for row in rows)
    right = min(len(list(takewhile(lambda cell: not cell, reversed(row)))) for row in rows)
    return [row[left : len(row) - right] for row in rows]
