"""Make the fonts of paper from Atkinson Hyperlegible Next: the same letters, but a zero without a slash.

``python scripts/nol.py FOLDER`` reads its four static TTFs in ``FOLDER`` and writes ours. On a photocopy of a photocopy
the slash fills the zero, and 2018 is read as 2818. Needs fontTools; the same version of it gives the same bytes.
"""

import math
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

FAMILY = "Atkinson Nol Polos"
THEIRS = "Atkinson Hyperlegible Next"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FONTS = Path(__file__).parents[1] / "templates" / "cetak" / "huruf"


def open_zero(font: TTFont) -> None:
    """Draw the counter of the zero as its outline made smaller, instead of the two halves beside the slash."""
    glyph = font["glyf"]["zero"]
    slant = math.tan(math.radians(-font["post"].italicAngle))
    end = glyph.endPtsOfContours[0] + 1
    upright = [(x - slant * y, y) for x, y in glyph.coordinates]
    outline, halves = upright[:end], upright[end:]
    smaller = [_scaled(axis, outline, halves) for axis in (0, 1)]
    counter = [(round(x + slant * y), round(y)) for x, y in zip(*smaller, strict=True)][::-1]
    glyph.coordinates = GlyphCoordinates([*glyph.coordinates[:end], *counter])
    glyph.flags = glyph.flags[:end] + glyph.flags[:end][::-1]
    glyph.endPtsOfContours = [end - 1, 2 * end - 1]
    glyph.numberOfContours = 2
    glyph.recalcBounds(font["glyf"])


def _scaled(axis: int, outline: list[tuple[float, float]], into: list[tuple[float, float]]) -> list[float]:
    """One coordinate of the outline, so that it spans the same as ``into`` does."""
    values, wanted = ([point[axis] for point in points] for points in (outline, into))
    scale = (max(wanted) - min(wanted)) / (max(values) - min(values))
    return [min(wanted) + (value - min(values)) * scale for value in values]


def main(folder: str) -> None:
    for style in STYLES:
        font = TTFont(Path(folder, f"{THEIRS.replace(' ', '')}-{style}.ttf"), recalcTimestamp=False)
        open_zero(font)
        for name in font["name"].names:
            if name.nameID != 0:  # whose work it is stays as it is
                text = str(name).replace(THEIRS, FAMILY).replace(THEIRS.replace(" ", ""), FAMILY.replace(" ", ""))
                font["name"].setName(text, name.nameID, name.platformID, name.platEncID, name.langID)
        font.save(FONTS / f"{FAMILY.replace(' ', '')}-{style}.ttf")


if __name__ == "__main__":
    main(*sys.argv[1:])
