"""Words of Word → words of our dialect, with their signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. What is ``raw`` is Markdown already: a mark of a footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    raw: bool = False


def marked(runs: list[Run]) -> str:
    """The runs of a paragraph with their signs; a line break in it ends a line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=part)] for part in more]
    texts = [_line(line) for line in lines]
    return "  \n".join(harmless_start(text) for text in texts if text)


def _line(runs: list[Run]) -> str:
    # Word cuts a sentence wherever somebody corrected it.
    alike = groupby((run for run in runs if run.text), key=lambda run: replace(run, text=""))
    pieces = [replace(look, text="".join(run.text for run in group)) for look, group in alike]
    out = ""
    for piece in pieces:
        if piece.raw:
            out += piece.text
            continue
        core = piece.text.strip()
        before, _, after = piece.text.partition(core) if core else (piece.text, "", "")
        text = escaped(core, in_link=bool(piece.link))
        sign = "*" * (2 * piece.bold + piece.italic)
        if not core or (not before and out.endswith("*")):  # Signs that touch cannot be told apart.
            sign = ""
        text = f"{sign}{text}{sign}"
        out += before + (f"[{text}]({piece.link})" if piece.link and core else text) + after
    return " ".join(out.split())


def plainly(runs: list[Run]) -> str:
    """The words of a heading, which has no looks, on one line."""
    return " ".join("".join(run.text if run.raw else escaped(run.text) for run in joined(runs)).split())


def joined(runs: list[Run]) -> list[Run]:
    """As few runs as can be without their looks: a sign of the dialect may be cut in two."""
    return [Run("".join(run.text for run in group), raw=raw) for raw, group in groupby(runs, key=lambda run: run.raw)]


_SPECIAL = re.compile(r"[\\`*_<\[\]]")
_KEPT = re.compile(r"https://\S+|\[\[[^\[\]]+\]\]")


def escaped(text: str, *, in_link: bool = False) -> str:
    """Words as words: signs that our dialect would read are escaped. Citations in ``[[…]]`` and addresses stay."""
    text = re.sub(r"_{3,}", "………", text)
    out, end = "", 0
    for kept in () if in_link else _KEPT.finditer(text):
        out += _plain(text[end : kept.start()]) + kept[0]
        end = kept.end()
    return out + _plain(text[end:])


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", re.sub(r"&(?=#?\w+;)", "&amp;", text))


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).replace("&amp;", "&")


def harmless_start(line: str) -> str:
    """A line that begins like a heading or a quotation is neither: Word has its own for these."""
    return f"\\{line}" if line.startswith(("#", ">")) else line


def address(target: str) -> str:
    """An address that our dialect may link to, or nothing."""
    target = target.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    scheme, colon, rest = target.partition(":")
    target = f"{scheme.lower()}{colon}{rest}"
    return (
        target if re.fullmatch(r"(https://[^\s/?#@\\<>]+([/?#][^\s<>\\]*)?|mailto:[^\s@<>]+@[^\s@<>]+)", target) else ""
    )


# --- the fonts of symbols ------------------------------------------------------------------------------------

_WINGDINGS = {
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "☐",
    0x6F: "☐",
    0x71: "☐",
    0x72: "☐",
    0xA7: "▪",
    0x6E: "■",
    0x6C: "●",
    0xD8: "➢",
    0xE0: "→",
    0xDF: "←",
    0xE1: "↑",
    0xE2: "↓",
    0xF0: "⇒",
    0xE8: "➔",
    0x76: "❖",
    0x4A: "☺",
    0x28: "☎",
    0x2A: "✉",
    0x9F: "•",
    0xAB: "★",
}
_SYMBOL = {
    0xB7: "•",
    0xAE: "→",
    0xAC: "←",
    0xAD: "↑",
    0xAF: "↓",
    0xDE: "⇒",
    0xA3: "≤",
    0xB3: "≥",
    0xB9: "≠",
    0xBB: "≈",
    0xB4: "×",
    0xB8: "÷",
    0xB1: "±",
    0xB0: "°",
    0xD6: "√",
    0xD9: "∧",
    0xDA: "\u2228",
    0xA5: "∞",
    0xE5: "∑",
    0x2D: "\u2212",
    0xD7: "⋅",
    0xBC: "…",
    0x61: "\u03b1",
    0x62: "β",
    0x67: "\u03b3",
    0x64: "δ",
    0x6D: "μ",
    0x70: "π",
    0x73: "\u03c3",
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
}
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑"}
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL, "webdings": {}, "wingdings 2": _WINGDINGS_2}


def is_of_symbols(font: str | None) -> bool:
    return (font or "").lower() in (*_FONTS, "wingdings 3", "zapfdingbats")


def symbol(font: str | None, code: int) -> str:
    """The sign at a place of a font of symbols, or nothing if we do not know it."""
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    found = _FONTS.get((font or "").lower(), {}).get(code, "")
    return found or (" " if code == 0x20 else "")
