"""Long titles, lists, names and words stay on the paper, apart from each other and inside their cells.

Words and their boxes are those of ``pdftotext``, lines are read from the page itself. Every kind of sheet is tried with
what a careless author or a large province would put into it, whatever its parts are.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst
from harness.ink import Line, Mark, Shape, Text, marks
from harness.pdf import render
from harness.sheets import MAKERS, imprinted, poisoned

from sosialisasi.ground.dates import Span
from sosialisasi.showing.sheets import months
from sosialisasi.showing.sheets.posters import CalendarPoster
from sosialisasi.showing.sheets.texts import CalendarPart
from sosialisasi.showing.sheetviews import Part, SheetView
from sosialisasi.site.words import Format, Labelled, Paper

EDGE = 5 * 72 / 25.4
"""What an office printer leaves white at every edge, in points; a screen shows everything."""
_THIN = 3.0
"""Points. What is wider is a bar, on which words may stand."""
_WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


# --- what stands where ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A box in points, seen from the top left of the page, and what is in it."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def words(data: bytes) -> list[list[Box]]:
    """The words of each page. A box is as wide as its word and as high as the middle of its letters."""
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True)
    found = []
    for page in done.stdout.decode().split("<page ")[1:]:
        boxes = []
        for *edges, text in _WORD.findall(page):
            left, top, right, bottom = map(float, edges)
            third = (bottom - top) / 3
            boxes.append(Box(left + 0.5, top + third, right - 0.5, bottom - third, text))
        found.append(boxes)
    return found


def lines(drawn: Iterable[Mark], height: float) -> Iterator[tuple[Box, bool]]:
    """Every upright and level line of what is drawn on a page of this height, and whether it belongs to the margin."""
    for mark in drawn:
        if isinstance(mark, Line):
            (x, y), (to_x, to_y) = mark.start, mark.end
            if (x, y) != (to_x, to_y) and min(abs(x - to_x), abs(y - to_y)) < 0.1:
                yield Box(min(x, to_x), height - max(y, to_y), max(x, to_x), height - min(y, to_y)), mark.is_margin
        elif isinstance(mark, Shape) and mark.is_rule and mark.width < _THIN:
            left, bottom, right, top = mark.box
            yield Box(left, height - top, right, height - bottom), False


def spills(data: bytes, edge: float = EDGE) -> Iterator[str]:
    """What is outside the page or its frame, on top of something else, or across a line."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, (page, here) in enumerate(zip(pdf.pages, words(data), strict=True), start=1):
            width, height = (float(side) for side in page.mediabox[2:])
            ink = list(marks(page))
            for mark in ink:  # The words above are only those that begin on the page.
                if isinstance(mark, Text) and not (edge < mark.x < width - edge and edge < mark.y < height - edge):
                    yield f"page {number}: something is off the page"
            drawn = list(lines(ink, height))
            rules = [line for line, is_margin in drawn if is_margin]
            frame = Box(edge, edge, width - edge, height - edge)
            if rules:  # The rule above the footer is as wide as what may be printed.
                frame = Box(rules[0].left - 1, edge, rules[0].right + 1, height - edge)
            for word in here:
                if word.left < frame.left or word.right > frame.right or word.top < edge or word.bottom > frame.bottom:
                    yield f"page {number}: {word.text!r} is outside"
            for line, _ in drawn:
                for word in here:
                    if word.meets(line):
                        yield f"page {number}: {word.text!r} crosses a line"
            here.sort(key=lambda word: word.top)
            for place, word in enumerate(here):
                for other in here[place + 1 :]:
                    if other.top >= word.bottom:
                        break
                    if word.meets(other):
                        yield f"page {number}: {word.text!r} is on top of {other.text!r}"


BROKEN = {
    "#place(dx: -40mm)[keluar]": "off the page",
    "#box(width: 30mm, text(hyphenate: false)[" + "x" * 150 + "])": "is outside",
    "#place(dy: 400mm)[hilang]": "off the page",
    "#place[satu] #place[dua]": "is on top of",
    "#table(columns: 20mm)[mempertanggungjawabkannya]": "crosses a line",
    "Kata#place(dy: -1mm, line(length: 30mm))": "crosses a line",
    "#block(height: 5mm, width: 30mm)[" + "isi " * 30 + "]\n\nberikut": "is on top of",
}
"""Typst code, and what is wrong with it."""


@pytest.mark.parametrize(("code", "why"), BROKEN.items())
def test_what_spills_is_found(code: str, why: str) -> None:
    found = list(spills(typst.compile(f'#set page("a4")\n{code}'.encode(), format="pdf")))
    assert any(why in each for each in found), found


# --- long input ----------------------------------------------------------------------------------------------

SENTENCE = ("Rapat koordinasi netralitas aparatur sipil negara " * 4)[:200].strip()
NAME = "Fulan Contoh bin Fulan Panjang Sekali Namanya, S.Sos., M.Si."
WORD = "mempertanggungjawabkannya"


def repeated(value: Any, times: int) -> Any:
    """The same with every list of a part so often that ``times`` rows come of it; lists in a list stay as they are."""
    if isinstance(value, CalendarPart):
        shown = repeated(value.calendar, times)
        return replace(value, calendar=shown, timeline=months.timeline(shown))
    if isinstance(value, CalendarPoster):
        shown = repeated(value.calendar, times)
        chosen, left_out = months.choose(shown)
        return replace(value, calendar=shown, months=months.fill(shown, chosen, ()), left_out=left_out)
    if isinstance(value, tuple):
        is_list = value and all(is_dataclass(each) or _is_text(each) or _is_said(each) for each in value)
        if not is_list or isinstance(value[0], Part):
            return tuple(repeated(each, times) for each in value)
        count = max(len(value), times // max(_longest(each) for each in value))
        return tuple(value[number % len(value)] for number in range(count))
    if is_dataclass(value) and not isinstance(value, type | Span):
        return replace(value, **{f.name: repeated(getattr(value, f.name), times) for f in fields(value) if f.init})
    return value


def _is_said(value: Any) -> bool:
    """Whether this is a sentence with what it rests on."""
    return isinstance(value, tuple) and len(value) == 2 and _is_text(value[0])


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Labelled)


def _longest(value: Any) -> int:
    """How many things the longest list of a value holds."""
    lists = [getattr(value, f.name) for f in fields(value)] if is_dataclass(value) else []
    return max([1, *(len(each) for each in lists if isinstance(each, tuple))])


def filled(view: SheetView, text: str) -> SheetView:
    """The same with every text of an author replaced; what the program itself says stays."""
    new: SheetView = poisoned(view, text)
    return imprinted(replace(new, stamp=view.stamp), occasion=view.imprint.occasion)


INPUT: dict[str, Callable[[SheetView], SheetView]] = {
    "60 butir": lambda view: repeated(view, 60),
    "300 nama": lambda view: repeated(filled(view, NAME), 300),
    "kalimat": lambda view: filled(view, SENTENCE),
    "kata": lambda view: filled(view, WORD),
    "kata tanpa akhir": lambda view: filled(view, "x" * 120),
}


def looked_at(view: SheetView) -> list[str]:
    return list(spills(render(view), 0 if view.imprint.paper is Format.SLIDE else EDGE))


@pytest.mark.parametrize("given", INPUT)
@pytest.mark.parametrize("name", MAKERS)
def test_long_input_stays_in_its_place(name: str, given: str) -> None:
    assert looked_at(INPUT[given](MAKERS[name](Paper.A4))) == []


@pytest.mark.parametrize("name", MAKERS)
def test_usual_input_stays_in_its_place(name: str) -> None:
    for on in Paper:
        assert looked_at(MAKERS[name](on)) == []
