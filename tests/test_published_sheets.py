"""Every PDF of the repository's own site, those of the office too: what printers, copiers and readers ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
import typst
from harness.ink import Line, Mark, Shade, Shape, Text, marks
from harness.pdf import FOLDERS, render
from harness.published import published
from harness.sheets import MAKERS, SIZES
from pdfua import validate

from sosialisasi.showing.sheetviews import Handout, SheetView
from sosialisasi.site.words import Paper

POINT = 25.4 / 72
THINNEST = 0.75
SMALLEST = 10.5
SMALLEST_IN_MARGIN = 8.0
_ROUNDING = 0.005


def findings(look: Callable[[pikepdf.Pdf, SheetView], Iterator[str]]) -> dict[str, set[str]]:
    """What is wrong in which sheet."""
    found: dict[str, set[str]] = {}
    for file, view in published().prints.items():
        with pikepdf.open(file) as pdf:
            if wrong := set(look(pdf, view)):
                found[file.name] = wrong
    return found


# --- ink -----------------------------------------------------------------------------------------------------


def weak(mark: Mark) -> str | None:
    """Why a copier would lose it, if it would."""
    match mark:
        case Shade(what):
            return what
        case Line(width) if width < THINNEST - _ROUNDING:
            return f"a line of {width:.2f} pt"
        case Shape() if mark.is_rule and mark.width < THINNEST - _ROUNDING:
            return f"a rule of {mark.width:.2f} pt"
        case Text(size, is_margin) if size < (SMALLEST_IN_MARGIN if is_margin else SMALLEST) - _ROUNDING:
            return f"text of {size:.2f} pt in the {'margin' if is_margin else 'body'}"
    return None


def weaknesses(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        for mark in marks(page):
            if why := weak(mark):
                yield f"page {number}: {why}"


def test_no_ink_is_grey_thin_or_small() -> None:
    """No grey, no colour, no rule under 0.75 pt, no text under 10.5 pt, or 8 pt in headers and footers."""
    assert findings(lambda pdf, view: weaknesses(pdf)) == {}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_no_ink_of_a_sample_is_grey_thin_or_small(make: Callable[[Paper], SheetView]) -> None:
    """Samples have all that a part may have, and a QR code."""
    assert list(weaknesses(pikepdf.open(BytesIO(render(make(Paper.A4)))))) == []


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" {}/></svg>'


def image(svg: str) -> str:
    return f'#image(bytes("{svg.replace(chr(34), chr(92) + chr(34))}"), format: "svg", width: 10mm)'


WEAK = {
    "#rect(fill: luma(90%), stroke: none)": "colour",
    "#rect(fill: red, stroke: none)": "colour",
    "#rect(fill: cmyk(0%, 0%, 0%, 40%), stroke: none)": "colour",
    "#rect(fill: black.transparentize(50%), stroke: none)": "seen through",
    "#rect(fill: gradient.linear(black, white), stroke: none)": "gradient",
    "#rect(fill: tiling(size: (5pt, 5pt), rect(fill: gray, width: 3pt, height: 3pt)), stroke: none)": "colour",
    "#rect(fill: tiling(size: (5pt, 5pt), line(length: 5pt, stroke: 0.4pt)), stroke: none)": "a line of 0.40 pt",
    "#text(fill: luma(40%))[abu-abu]": "colour",
    "#line(length: 3cm, stroke: 0.5pt)": "a line of 0.50 pt",
    "#scale(50%, line(length: 3cm, stroke: 1pt))": "a line of 0.50 pt",
    "#scale(x: 100%, y: 50%, line(length: 3cm, stroke: 1pt))": "a line of 0.50 pt",
    "#rect(width: 3cm, height: 0.5pt, fill: black, stroke: none)": "a rule of 0.50 pt",
    "#table(columns: 2, stroke: 0.5pt)[a][b]": "0.50 pt",
    "#text(10pt)[kecil]": "text of 10.00 pt in the body",
    "#scale(50%)[kecil]": "text of 6.00 pt in the body",
    "Kata#super(typographic: false)[1]": "in the body",
    "#set page(footer: text(7pt)[kaki])\nIsi": "text of 7.00 pt in the margin",
    "#text(stroke: 0.3pt)[garis]": "a line of 0.30 pt",
    '#image(bytes((128,)), format: (encoding: "luma8", width: 1, height: 1), width: 1cm)': "a picture with greys",
    image(SVG.format('fill="#888"')): "colour",
    image(SVG.format('fill-opacity="0.5"')): "seen through",
    image(SVG.format('fill="none" stroke="#000" stroke-width="0.1"')): "a line of 0.28 pt",
}
"""Typst code, and what is wrong with it."""


def made(code: str) -> pikepdf.Pdf:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FOLDERS[-1] / "huruf"])
    source = f'#set text(font: "Atkinson Nol Polos", size: 12pt)\n{code}'
    return pikepdf.open(BytesIO(typst.compile(source.encode(), format="pdf", font_paths=fonts)))


@pytest.mark.parametrize(("code", "why"), WEAK.items())
def test_weak_ink_is_found(code: str, why: str) -> None:
    found = list(weaknesses(made(code)))
    assert found
    assert any(why in each for each in found), found


def test_strong_ink_is_left_alone() -> None:
    code = """
    #set page(footer: text(8pt)[kaki])
    #rect(fill: black, text(fill: white)[putih])
    #rect(fill: tiling(size: (5pt, 5pt), line(length: 5pt, stroke: 0.75pt)))
    #table(columns: 2, stroke: 0.75pt)[a][b]
    #scale(200%, line(length: 1cm, stroke: 0.4pt))
    #rect(width: 3cm, height: 0.1pt, fill: white, stroke: none)
    #text(10.5pt)[isi] #scale(75%, text(14pt)[isi])
    #image(bytes((0, 255)), format: (encoding: "luma8", width: 2, height: 1), width: 1cm)
    """
    assert list(weaknesses(made(code))) == []


# --- structure -----------------------------------------------------------------------------------------------


def test_every_sheet_can_be_read_aloud() -> None:
    """Tagged, titled, Indonesian, with an outline of its parts; the checker of PDF/UA finds nothing."""

    def look(pdf: pikepdf.Pdf, view: SheetView) -> Iterator[str]:
        if not pdf.Root.MarkInfo.Marked or not len(pdf.Root.StructTreeRoot.get("/K", [])):
            yield "no tags"
        with pdf.open_metadata() as metadata:
            if str(metadata.get("dc:title")) != view.title or not pdf.Root.ViewerPreferences.DisplayDocTitle:
                yield "no title"
        if str(pdf.Root.Lang) != "id-ID":
            yield "another language"
        parts = [part.title for part in view.parts] if isinstance(view, Handout) else []
        with pdf.open_outline() as outline:
            titles = [str(entry.title) for entry in outline.root]
            if len(parts) > 1 and [title for title in titles if title in parts] != parts:
                yield f"outline {titles}"

    assert findings(look) == {}
    files = published().prints
    assert {file.name: found for file in files if (found := list(validate(str(file)).findings))} == {}


def test_every_sheet_brings_its_fonts() -> None:
    def look(pdf: pikepdf.Pdf, view: SheetView) -> Iterator[str]:
        for page in pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
                    yield str(descriptor.FontName)

    assert findings(look) == {}


def test_every_page_has_the_size_of_its_paper() -> None:
    """Upright or on its side, and shown in no other size or direction."""

    def look(pdf: pikepdf.Pdf, view: SheetView) -> Iterator[str]:
        for number, page in enumerate(pdf.pages, start=1):
            left, bottom, *size = (float(edge) * POINT for edge in page.mediabox)
            wanted = SIZES[view.imprint.paper]
            fits = any(size == pytest.approx(each, abs=0.01) for each in (wanted, wanted[::-1]))
            if (left, bottom) != (0, 0) or not fits or page.cropbox != page.mediabox or page.rotation:
                yield f"page {number}: {size}"

    assert findings(look) == {}
