"""The look of what is pasted: what our dialect has a sign for, and what it has none for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sosialisasi.reading.pasting.elements import style_of, tag_of

LOST_LOOKS = {
    "u": "garis bawah",
    "ins": "garis bawah",
    **dict.fromkeys(("s", "strike", "del"), "coretan (teksnya tetap ada)"),
    **dict.fromkeys(("sup", "sub"), "huruf naik atau turun (teksnya tetap ada)"),
    "mark": "sorot",
    "blockquote": "kutipan (tulis ulang dengan nama, jabatan, tanggal, dan sumbernya)",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How words look that our dialect has a sign for, and whether their lines are kept."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    keeps_lines: bool = False

    def within(self, element: Any) -> Look:
        """The look of what stands in an element. The style says more than the element: Google wraps all in a ``b``."""
        name, style = tag_of(element), style_of(element)
        weight, slant = style.get("font-weight", ""), style.get("font-style", "")
        bold, italic = self.bold or name in ("b", "strong"), self.italic or name in ("i", "em", "cite", "dfn")
        if weight in ("normal", "bold", "bolder", "lighter") or weight.isdecimal():
            bold = weight.startswith("bold") or (weight.isdecimal() and int(weight[:5]) >= 600)
        if slant in ("normal", "italic", "oblique"):
            italic = slant != "normal"
        keeps = name == "pre" or style.get("white-space", "") in ("pre", "pre-wrap", "pre-line", "break-spaces")
        return replace(self, bold=bold, italic=italic, keeps_lines=self.keeps_lines or keeps)


def lost_looks(element: Any) -> Iterator[str]:
    """What of the look of an element our dialect has no sign for."""
    name, style = tag_of(element), style_of(element)
    if name in LOST_LOOKS:
        yield LOST_LOOKS[name]
    line = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    if "underline" in line and name != "a":
        yield LOST_LOOKS["u"]
    if "line-through" in line:
        yield LOST_LOOKS["s"]
    if is_colour(style.get("color", element.get("color", ""))) and name != "a":
        yield "warna"
    if any(is_colour(style.get(each, "")) for each in ("background", "background-color", "mso-highlight")):
        yield LOST_LOOKS["mark"]
    if style.get("vertical-align") in ("super", "sub"):
        yield LOST_LOOKS["sup"]


_GREYS = re.compile(
    r"(?:|black|white|auto|windowtext|window|canvastext|inherit|initial|unset|none|transparent|currentcolor|(?:var|url)\(.*"
    r"|\w*gr[ae]y|silver|whitesmoke|gainsboro|text1|rgba\(.*,\s*0\))"
)


def is_colour(value: str) -> bool:
    """Whether a colour says something: neither black nor white nor grey."""
    value = value.strip().lower()
    if _GREYS.fullmatch(value):
        return False
    if m := re.match(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", value):
        parts = [int(each, 16) for each in m.groups()]
    elif m := re.match(r"#([0-9a-f])([0-9a-f])([0-9a-f])", value):
        parts = [int(each * 2, 16) for each in m.groups()]
    elif m := re.match(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", value):
        parts = [int(each) for each in m.groups()]
    else:
        return value.isalpha()
    return max(parts) - min(parts) > 48
