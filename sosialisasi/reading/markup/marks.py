"""What the items of a list begin with: the bullets of Word, and the numbers of regulations in all their forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sosialisasi.ground.characters import BULLETS
from sosialisasi.ground.numerals import letters, roman

_BULLET = re.compile(
    rf"([-*+])[ ]+(?=\S)|([{BULLETS}])\ufe0f?[ ]*(?=\S)|(–)[ ]+(?=\S)|([-–])(?=[A-Z][a-z]|\*\*|\[\[)"
    r"|(o)[ ]+(?=\S)|([§Ø¬])[ ]+(?=[^\W\d])"
)
_SIGN = re.compile("(?:[✅☑✔✓❌❎✖✗✘⛔🚫⚠👉📌📍🔹🔸🔴🟢➡→⇒①-⑳❶-❿]|[0-9]\ufe0f?\u20e3)[\ufe0f ]*(?=\\S)")
"""What chats begin a line with. It says something, so it stays in the text."""
_NUMBER = re.compile(
    r"(\(?)(\d{1,3}(?:\.\d{1,2}){0,4}|[a-z]{1,2}|[ivxl]{1,7}|[A-Z]|[IVXL]{1,7})(\.\)|[.)]|(?=[ ]))([ ]*)(?=\S)"
)
_RANKS = ("•●·∙", "o◦○", "§▪■")
"""The bullets of Word by level, from the outermost."""
_ROMANS = ("", *map(roman, range(1, 50)))
_FORMS = ("1.", "a.", "A.", "i.", "I.")
STYLES = tuple(form.replace(".", end) if end != "()" else f"({form[0]})" for end in (".", ")", "()") for form in _FORMS)
"""The forms that a browser and Typst count by themselves: ``1.``, ``a)``, ``(I)`` …"""

Number = tuple[int, ...]
"""``(3,)`` for ``3.`` and ``c)``, ``(1, 2)`` for ``1.2``."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The beginning of a line that may be an item.

    ``text`` is the mark as written, ``end`` where the words begin. A number has the ``readings`` that it may have, a
    style with a number each (``i.`` is the first of a Roman list or the ninth letter); a bullet has a
    ``sign`` and none.
    """

    text: str
    end: int
    sign: str = ""
    readings: tuple[tuple[str, Number], ...] = ()
    is_tight: bool = False
    """Without a space behind it, as if somebody had forgotten it."""
    needs_proof: bool = False
    """Whether it more often is something else: ``A. Yani``, ``1.5 juta``, ``a.n. Camat``."""


def marker(body: str) -> Marker | None:
    """What a line begins with, if that may be the mark of an item."""
    first = body.partition(" ")[0]
    if len(first) > 1 and first.isalpha():  # A word, as most lines do.
        return None
    if m := _BULLET.match(body):
        sign = m[1] or m[2] or m[3] or m[4] or m[5] or m[6]
        return Marker(m[0].rstrip(" \ufe0f"), m.end(), "-" if sign in "-*+–" else sign, is_tight=bool(m[4]))
    if m := _SIGN.match(body):
        return Marker(m[0].rstrip(" \ufe0f"), 0, "✓")
    if not (m := _NUMBER.match(body)):
        return None
    before, token, after, space = m.groups()
    if (before and after != ")") or (not after and "." not in token):
        return None
    if not space and not _WORD.match(body, m.end()):
        return None
    readings = tuple((f"{before}{style}{after}", number) for style, number in _readings(token))
    is_doubtful = (
        not (space or before or _SENTENCE.match(body, m.end())) or token[0].isupper() or (not before and "." in token)
    )
    return Marker(m[0].rstrip(), m.end(), "", readings, not space, is_doubtful) if readings else None


_WORD = re.compile(r"[^\W\d]|\*\*|\[\[")
_SENTENCE = re.compile(r"[A-Z][a-z]|\*\*|\[\[")


def rank(sign: str) -> int:
    """The level that Word gives a bullet, from 1; 0 for those that say nothing of it."""
    return next((level for level, signs in enumerate(_RANKS, start=1) if sign in signs), 0)


def numeral(style: str, number: Number) -> str:
    """A number as a browser and Typst write it in one of ``STYLES``."""
    kind = style.strip("().")
    count = number[-1]
    if kind in ("a", "A"):
        token = letters(count)
    else:
        token = _ROMANS[count] if kind in ("i", "I") and count < len(_ROMANS) else str(count)
    return style.replace(kind, token.upper() if kind in ("A", "I") else token)


def follows(number: Number, last: Number) -> bool:
    """Whether a number is the next one: ``3`` after ``2``, ``1.3`` and ``2.1`` after ``1.2``."""
    if len(number) != len(last) or not number:
        return False
    return number == (*last[:-1], last[-1] + 1) or (number[-1] == 1 and follows(number[:-1], last[:-1]))


def _readings(token: str) -> list[tuple[str, Number]]:
    if token[0].isdigit():
        parts = token.split(".")
        if len(parts) > 1 and any(part.startswith("0") for part in parts):  # An hour or a sum.
            return []
        return [(".".join("1" * len(parts)), tuple(map(int, parts)))]
    lower = token.lower()
    readings: list[tuple[str, Number]] = []
    if len(set(token)) == 1 and len(token) < 3:  # After "z." regulations go on with "aa.", "bb."
        readings.append(("A" if token.isupper() else "a", (ord(lower[0]) - ord("a") + 1 + 26 * (len(token) - 1),)))
    if lower in _ROMANS and set(lower) <= set("ivx") | (set("l") if len(lower) > 1 else set()):
        readings.append(("I" if token.isupper() else "i", (_ROMANS.index(lower),)))
    return readings
