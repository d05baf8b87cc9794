"""What a page of a PDF puts on paper, read from its content: each text, line, filled shape and picture."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import hypot
from typing import Any

import pikepdf

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_BLACK = (0.0,)
_PAINTS = {"S": "s", "f": "f", "f*": "f", "B": "fs", "B*": "fs", "n": ""}


@dataclass(frozen=True, slots=True)
class Text:
    """Signs in a size in points; ``is_margin`` if they are a header, a footer or behind the page."""

    size: float
    is_margin: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke, ``width`` points wide, from a point to a point; a curve is the lines between its control points."""

    width: float
    is_margin: bool
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled area without an edge of its own, within a box of points: left, bottom, right, top."""

    box: tuple[float, float, float, float]

    @property
    def is_rule(self) -> bool:
        """Whether it looks like a line: much longer than it is wide."""
        sides = sorted((self.box[2] - self.box[0], self.box[3] - self.box[1]))
        return sides[1] > 4 * sides[0]

    @property
    def width(self) -> float:
        return min(self.box[2] - self.box[0], self.box[3] - self.box[1])


@dataclass(frozen=True, slots=True)
class Shade:
    """What is neither black nor white, in words."""

    what: str


Mark = Text | Line | Shape | Shade


@dataclass(slots=True)
class _State:
    matrix: Matrix = _UNIT
    fill: tuple[float, ...] | None = _BLACK
    stroke: tuple[float, ...] | None = _BLACK
    width: float = 1.0
    size: float = 0.0
    text_mode: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads one content stream and, where it draws another, that one too."""

    resources: Any
    state: _State
    is_margin: bool = False
    stack: list[_State] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    path: list[list[Point]] = field(default_factory=list)
    text: Matrix = _UNIT

    def read(self, stream: Any) -> Iterator[Mark]:
        for instruction in pikepdf.parse_content_stream(stream):
            yield from self._read(str(instruction.operator), list(instruction.operands))

    def _read(self, operator: str, operands: list[Any]) -> Iterator[Mark]:
        state = self.state
        match operator:
            case "q":
                self.stack.append(copy(state))
            case "Q":
                self.state = self.stack.pop()
            case "cm":
                state.matrix = _times(_numbers(operands), state.matrix)
            case "w":
                state.width = float(operands[0])
            case "gs":
                yield from self._look_through(self.resources.ExtGState[operands[0]])
            case "g" | "rg" | "k" | "sc" | "scn":
                state.fill = yield from self._colour(operator, operands)
            case "G" | "RG" | "K" | "SC" | "SCN":
                state.stroke = yield from self._colour(operator, operands)
            case "BDC" | "BMC":
                self.marked.append(self.is_margin)
                self.is_margin |= "/Pagination" in str(operands[1:])
            case "EMC":
                self.is_margin = self.marked.pop()
            case "m" | "l":
                if operator == "m":
                    self.path.append([])
                self.path[-1].append(self._point(*operands))
            case "c" | "v" | "y":
                self.path[-1] += [self._point(*operands[n : n + 2]) for n in range(0, len(operands), 2)]
            case "h":
                self.path[-1].append(self.path[-1][0])
            case "re":
                x, y, width, height = map(float, operands)
                corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
                self.path.append([self._point(*corner) for corner in corners])
            case _ if operator in _PAINTS:
                yield from self._paint(_PAINTS[operator])
                self.path = []
            case "Tf":
                state.size = float(operands[1])
            case "Tr":
                state.text_mode = int(operands[0])
            case "BT":
                self.text = _UNIT
            case "Tm":
                self.text = _numbers(operands)
            case "Td" | "TD" | "T*" | "'" | '"' | "BI" | "s" | "b" | "b*" | "F":
                raise NotImplementedError(operator)  # Typst has no use for these.
            case "Tj" | "TJ":
                yield from self._write()
            case "sh":
                yield Shade("a gradient")
            case "Do":
                yield from self._draw(self.resources.XObject[operands[0]])

    def _point(self, x: Any, y: Any) -> Point:
        a, b, c, d, e, f = self.state.matrix
        return a * float(x) + c * float(y) + e, b * float(x) + d * float(y) + f

    def _colour(self, operator: str, operands: list[Any]) -> Generator[Mark, None, tuple[float, ...] | None]:
        """The colour that is set, ``None`` for a pattern, whose own marks are read here."""
        if operands and isinstance(operands[-1], pikepdf.Name):
            pattern = self.resources.Pattern[operands[-1]]
            if "/Shading" in pattern:
                yield Shade("a gradient")
            else:
                matrix = _numbers(pattern.get("/Matrix", _UNIT))
                yield from _Reader(pattern.Resources, _State(matrix), self.is_margin).read(pattern)
            return None
        colour = tuple(float(each) for each in operands)
        if operator in ("k", "K"):
            colour = (1 - min(1, sum(colour)),)
        if len(set(colour)) != 1 or colour[0] not in (0, 1):
            yield Shade(f"colour {colour}")
        return colour

    def _look_through(self, settings: Any) -> Iterator[Mark]:
        for name in ("/ca", "/CA"):
            if float(settings.get(name, 1)) != 1:
                yield Shade("a colour that can be seen through")
        if str(settings.get("/SMask", "/None")) != "/None":
            yield Shade("a soft mask")

    def _paint(self, how: str) -> Iterator[Mark]:
        paths = [path for path in self.path if path]
        if "s" in how and self.state.stroke != (1.0,):
            width = self.state.width * _narrowest(self.state.matrix)
            for path in paths:
                yield from (Line(width, self.is_margin, *ends) for ends in pairwise(path))
        if how == "f" and self.state.fill is not None and set(self.state.fill) != {1.0}:
            for path in paths:
                across, up = zip(*path, strict=True)
                yield Shape((min(across), min(up), max(across), max(up)))

    def _write(self) -> Iterator[Mark]:
        _, _, c, d, x, y = _times(self.text, self.state.matrix)
        yield Text(self.state.size * hypot(c, d), self.is_margin, x, y)
        if self.state.text_mode in (1, 2):
            yield Line(self.state.width * _narrowest(self.state.matrix), self.is_margin, (x, y), (x, y))

    def _draw(self, drawn: Any) -> Iterator[Mark]:
        if drawn.Subtype == pikepdf.Name.Form:
            inner = replace(self.state, matrix=_times(_numbers(drawn.get("/Matrix", _UNIT)), self.state.matrix))
            yield from _Reader(drawn.get("/Resources", self.resources), inner, self.is_margin).read(drawn)
            return
        picture = pikepdf.PdfImage(drawn).as_pil_image().convert("L")
        if "/SMask" in drawn or any(picture.histogram()[1:-1]):
            yield Shade("a picture with greys")


def marks(page: pikepdf.Page) -> Iterator[Mark]:
    """All that is drawn on a page, in the order in which it is drawn."""
    return _Reader(page.Resources, _State()).read(page)


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _narrowest(matrix: Matrix) -> float:
    """By how much a length is scaled at least, in any direction."""
    a, b, c, d = matrix[:4]
    return abs(hypot(a + d, b - c) - hypot(a - d, b + c)) / 2
